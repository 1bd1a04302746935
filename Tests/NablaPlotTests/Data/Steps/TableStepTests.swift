import NablaPlot
import NablaScene
import Testing

@Suite("Steps of tables beside pandas")
struct TableStepTests {
  private let penguins: Table

  init() throws { penguins = try TableData.penguins() }

  /// The numbers of the rows that pandas leaves, in its order.
  private func rows(_ step: String) throws -> [Double] {
    try #require(try TableData.result(step).numbers)
  }

  /// The numbers of the rows that a step leaves of the penguins.
  private func left(_ step: (Table) throws(NablaError) -> Table) throws -> [Double] {
    let numbered = try Table(
      zip(penguins.names, penguins.columns).map { ($0, $1) }
        + [("row", .numbers((0..<penguins.rowCount).map(Double.init)))])
    return try #require(try step(numbered)["row"].numbers)
  }

  @Test("filter keeps the rows where a formula of texts and numbers is true")
  func filter() throws {
    for formula in [
      "species != \"Adelie\"", "'Adelie'≠species", "species = 'Gentoo' or species = 'Chinstrap'",
    ] {
      #expect(
        try left { (table) throws(NablaError) in try table.filtered(formula) }
          == (try rows("filterNot")), "\(formula)")
    }
    let both = "species = 'Adelie' and mass > 3400"
    #expect(
      try left { (table) throws(NablaError) in try table.filtered(both) } == (try rows("filter")))
    #expect(try penguins.filtered("mass").rowCount == 10)
    #expect(try penguins.filtered("1 < 0").rowCount == 0)
  }

  @Test("filter keeps or leaves out the rows with some values, missing ones too")
  func filterValues() throws {
    #expect(
      try left { (table) throws(NablaError) in
        try table.filtered("species", in: ["Gentoo", "Chinstrap"])
      } == (try rows("filterNot")))
    #expect(
      try left { (table) throws(NablaError) in
        try table.filtered("species", notIn: ["Adelie", nil])
      } == (try rows("filterNot")))
    #expect(try penguins.filtered("species", in: [nil]).rowCount == 1)
    #expect(try penguins.filtered("mass", in: [3200, 3750.5, nil]).rowCount == 4)
    #expect(try penguins.filtered("year", notIn: [2007]).rowCount == 8)
  }

  @Test("sort is stable, and missing values come last either way")
  func sort() throws {
    #expect(
      try left { (table) throws(NablaError) in try table.sorted(by: "mass") }
        == (try rows("sort")))
    #expect(
      try left { (table) throws(NablaError) in try table.sorted(by: "mass", descending: true) }
        == (try rows("sortDescending")))
    #expect(
      try left { (table) throws(NablaError) in try table.sorted(by: "species", "mass") }
        == (try rows("sortBoth")))
  }

  @Test("group gives the statistics of pandas' groupby")
  func group() throws {
    let expected = try TableData.result("group")
    let table = try penguins.grouped(
      by: ["species", "island"],
      aggregating: [
        "n": .count, "count": .count("mass"), "mean": .mean("mass"), "median": .median("mass"),
        "sum": .sum("mass"), "min": .min("mass"), "max": .max("mass"), "sd": .sd("mass"),
        "q90": .quantile("mass", q: 0.9),
      ])
    #expect(table.names == (expected.map ?? []).map(\.key))
    #expect(
      try table["species"].text.map { text in (0..<text.count).map { text[$0] } }
        == expected["species"]?.list?.map(\.text))
    for name in table.names.dropFirst(2) {
      #expect(
        isNear(try expected[name]?.column().numbers, try table[name]), "\(name)")
    }
  }

  @Test("group by nothing is one row, and without aggregates the different values")
  func groupEdges() throws {
    let all = try penguins.grouped(by: [], aggregating: ["n": .count, "gone": .sum("mass")])
    #expect(all.columns[0] == .numbers([12]))
    #expect(
      try penguins.grouped(by: ["year"], aggregating: [:]).columns == [
        .numbers([2007, 2008, 2009])
      ])
    let none = try penguins.filtered("1 < 0").grouped(by: ["year"], aggregating: ["n": .count])
    #expect(none.rowCount == 0)
    #expect(none.names == ["year", "n"])
  }

  @Test("bootstrap intervals are seeded, and near those of two hundred thousand samples")
  func bootstrap() throws {
    let aggregates: NamedValues<Aggregate> = ["m": .bootstrap("mass", resamples: 20_000, seed: 3)]
    let table = try penguins.grouped(by: [], aggregating: aggregates)
    #expect(table.names == ["m_lower", "m_upper"])
    let expected = try #require(try TableData.result("bootstrap")["mean"]?.numbers)
    #expect(isNear([expected[0]], table.columns[0], 0.01))
    #expect(isNear([expected[1]], table.columns[1], 0.01))
    #expect(try penguins.grouped(by: [], aggregating: aggregates) == table)
    let single = try penguins.grouped(
      by: ["mass"], aggregating: ["m": .bootstrap("mass", .median)])
    #expect(single.columns[0].numbers?.first == single.columns[1].numbers?.first)
    #expect(single.columns[1].missingCount == 1)
  }

  @Test("rolling means are those of pandas for all windows, centred and trailing")
  func rolling() throws {
    for node in try #require(try TableData.result("rolling").list) {
      let window = try #require(node["window"]?.int)
      let table = try penguins.rolling(
        "mass", window: window, align: node["center"]?.bool == true ? .center : .trailing,
        minimum: node["minimum"]?.int)
      #expect(
        isNear(try node["values"]?.column().numbers, try table["mass_mean"]), "\(node.json())")
    }
    let byIsland = try penguins.rolling("mass", window: 2, by: ["island"], minimum: 1, name: "m")
    #expect(
      isNear(try TableData.result("rollingByIsland").column().numbers, try byIsland["m"]))
  }

  @Test("rolling means of long series lose no digits")
  func longRolling() throws {
    let values = (0..<5000).map { (i: Int) in 1e9 + Double(i % 7) / 8 }
    let table = try Table([("v", .numbers(values))]).rolling("v", window: 7)
    let means = try #require(try table["v_mean"].numbers)
    #expect(means[6...].allSatisfy { ($0 - (1e9 + 0.375)).magnitude < 2e-7 })
    let infinite = try Table([("v", .numbers([1, .infinity, 3, 4, -.infinity]))])
      .rolling("v", window: 2)
    #expect(try infinite["v_mean"].numbers?[1...4] == [.infinity, .infinity, 3.5, -.infinity])
  }

  @Test("pivot and melt are those of pandas")
  func pivotAndMelt() throws {
    let expected = try TableData.result("pivot")
    let wide = try penguins.pivoted(
      names: "species", values: "mass", by: ["year"], statistic: .mean)
    #expect(Set(wide.names) == Set((expected.map ?? []).map(\.key)))
    for name in wide.names {
      #expect(isNear(try expected[name]?.column().numbers, try wide[name]), "\(name)")
    }
    let melted = try TableData.result("melt")
    let long = try Table([
      ("id", .numbers([1, 2, 3])), ("a", .numbers([0.5, .nan, 2.5])),
      ("b", .numbers([10, 20, 30])),
    ]).melted(["a", "b"], names: "variable")
    #expect(long.names == ["id", "variable", "value"])
    #expect(try long["variable"] == (try melted["variable"]?.column()))
    for name in ["id", "value"] {
      #expect(isNear(try melted[name]?.column().numbers, try long[name]))
    }
  }

  @Test("what is melted and pivoted again is what it was")
  func roundTrip() throws {
    let table = try Table([
      ("id", .texts(["p", "q"])), ("a", .numbers([1, .nan])), ("b", .numbers([3, 4])),
    ])
    let again = try table.melted(["a", "b"]).pivoted(names: "name", values: "value")
    #expect(again.names == table.names)
    #expect(again.columns[0] == table.columns[0])
    #expect(isNear([1, .nan], again.columns[1]))
    #expect(again.columns[2] == table.columns[2])
  }

  @Test("bins have NumPy's edges, and what has no bin has missing ones")
  func bin() throws {
    let expected = try TableData.result("bin")
    let table = try penguins.binned("mass", bins: .count(4))
    #expect(isNear(try expected["low"]?.column().numbers, try table["mass_low"]))
    #expect(isNear(try expected["high"]?.column().numbers, try table["mass_high"]))
    let given = try penguins.binned("mass", bins: .edges([3000, 4000, 5000]), name: "m")
    #expect(try given["m_low"].missingCount == 5)
  }

  @Test("stacks add up, downwards for negative numbers, and to 1 where normalized")
  func stack() throws {
    let table = try penguins.stacked("mass", by: ["year"])
    #expect(
      isNear(try TableData.result("stack")["high"]?.column().numbers, try table["mass_high"]))
    let both = try Table([("v", .numbers([1, -2, 3, -4]))]).stacked("v", by: [])
    #expect(try both["v_low"] == .numbers([0, -2, 1, -6]))
    #expect(try both["v_high"] == .numbers([1, 0, 4, -2]))
    let shares = try Table([("v", .numbers([1, -2, .nan, 1]))])
      .stacked("v", by: [], normalized: true)
    #expect(try shares["v_high"].numbers?.prefix(2) == [0.25, 0])
    #expect(try shares["v_high"].numbers?[3] == 0.5)
  }

  @Test("derived columns see those before them")
  func derive() throws {
    let table = try penguins.deriving(["size": "log10(mass)", "ratio": "size / year"])
    #expect(isNear(try TableData.result("derive").column().numbers, try table["ratio"]))
    #expect(table.names == ["species", "island", "mass", "year", "size", "ratio"])
    #expect(try penguins.deriving(["mass": "mass / 1000"]).names == penguins.names)
  }

  @Test(
    "mistakes name the option and the way out",
    arguments: [
      (
        { @Sendable (table: Table) throws(NablaError) in try table.sorted(by: "mas") },
        "sort: by names no column \"mas\"; did you mean \"mass\"?"
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.filtered("species", in: []) },
        nil
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.filtered("mass", in: ["a"]) },
        "filter: in holds \"a\", and the column holds numbers; give numbers."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in
          try table.grouped(by: [], aggregating: ["m": .mean("species")])
        },
        "group: aggregate.m.mean names \"species\", which holds text; name a column of numbers."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in
          try table.grouped(by: [], aggregating: ["m": .quantile("mass", q: 2)])
        },
        "group: aggregate.m.q is 2; give 0 to 1."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in
          try table.grouped(by: ["year"], aggregating: ["year": .count])
        },
        "group: makes a table in which two columns are named \"year\"; rename one of them."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.rolling("mass", window: 0) },
        "rolling: window is 0; give at least 1."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in
          try table.rolling("mass", window: 2, minimum: 3)
        },
        "rolling: minimum is 3; give 1 to 2, the window."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in
          try table.pivoted(names: "species", values: "mass", by: ["year"])
        },
        "pivot: has several values for \"Adelie\", in the rows 1 and 7; "
          + "say statistic: mean, or name by more columns."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.melted(["mass", "species"]) },
        "melt: columns names \"mass\", which holds numbers, and \"species\", which holds text; "
          + "name columns of one kind."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.binned("mass", bins: .count(0))
        },
        "bin: bins is 0; give 1 to 10000, or edges in ascending order."
      ),
      (
        { @Sendable (table: Table) throws(NablaError) in try table.deriving(["x": "mas + 1"]) },
        "derive: x is \"mas + 1\", and at column 1: unknown name \"mas\"; did you mean \"mass\"?"
      ),
    ] as [(@Sendable (Table) throws(NablaError) -> Table, String?)])
  func mistakes(step: @Sendable (Table) throws(NablaError) -> Table, message: String?) {
    #expect(errorText { () throws(NablaError) in try step(penguins) } == message)
  }
}
