import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite("Data of figure files")
struct FigureDataTests {
  private static let marks = "\nmarks: [{mark: scatter, x: a, y: b}]\n"

  private func figure(_ data: String, in folder: TemporaryFolder) throws(NablaError) -> Figure {
    try FigureDocument(text: "data: " + data + Self.marks, file: "f.yaml")
      .load(files: .below(folder.path))
  }

  /// A folder with the same table in every form.
  private func withFiles(_ body: (TemporaryFolder) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try folder.write("a,b\n1,3\n2,4\n", to: "f.csv")
      try folder.write("a\tb\n1\t3\n2\t4\n", to: "f.tsv")
      try folder.write("% by hand\na;b\n1;3\n2;4\n", to: "semicolons.csv")
      try folder.write("[{\"a\": 1, \"b\": 3}, {\"a\": 2, \"b\": 4}]", to: "f.json")
      try folder.write("{\"a\": 1, \"b\": 3}\n{\"a\": 2, \"b\": 4}\n", to: "f.jsonl")
      try folder.write(
        NPYReaderTests.file(NPYReaderTests.header("|i1", "(2, 2)"), [1, 3, 2, 4]), to: "f.npy")
      try folder.write(try TableData.archive("savez"), to: "f.npz")
      try folder.write(try TableData.archive("lengths"), to: "lengths.npz")
      try folder.write(try TableData.database(), to: "f.db")
      try body(folder)
    }
  }

  @Test("every source gives the same table, by its file's name or by its own")
  func sources() throws {
    let expected = try Table([("a", .numbers([1, 2])), ("b", .numbers([3, 4]))])
    try withFiles { (folder: TemporaryFolder) throws in
      for data in [
        "f.csv", "f.tsv", "f.json", "f.jsonl", "{csv: f.csv}", "{json: f.json}",
        "{jsonl: f.jsonl}", "{csv: semicolons.csv, delimiter: ;, comment: '%'}",
        "{csv: f.tsv, delimiter: tab}", "{npy: f.npy, names: [a, b]}",
        "{columns: {a: [1, 2], b: [3, 4]}}", "{records: [{a: 1, b: 3}, {a: 2, b: 4}]}",
        "{sqlite: f.db, query: 'SELECT 1 AS a, 3 AS b UNION ALL SELECT 2, 4'}",
        "{sqlite: f.db, query: 'SELECT ? AS a, ? AS b UNION ALL SELECT 2, 4', parameters: [1, 3]}",
      ] {
        #expect(try figure(data, in: folder).table == expected, "\(data)")
      }
      #expect(try figure("f.npy", in: folder).table.names == ["c0", "c1"])
      #expect(try figure("f.npz", in: folder).table.names == ["x", "y", "z0", "z1"])
      #expect(try figure("{npz: f.npz, arrays: [y]}", in: folder).table.rowCount == 50)
    }
  }

  @Test("a transform's steps follow each other, and a panel's may be of the figure's data")
  func transforms() throws {
    try withFiles { folder in
      let figure = try figure(
        """
        {csv: f.csv, transform: [{filter: b > 3}, {derive: {c: a b}}, {sort: a}]}
        """, in: folder)
      #expect(figure.table.columns == [.numbers([2]), .numbers([4]), .numbers([8])])
      let panels = try FigureDocument(
        text: """
          data: f.csv
          panels:
            - - marks: [{mark: scatter, x: a, y: b}]
                data: {transform: [{filter: a = 1}]}
          """, file: "f.yaml"
      ).load(files: .below(folder.path))
      guard case .panel(let panel) = panels.grid.rows[0][0] else {
        Issue.record("no panel")
        return
      }
      #expect(panel.table?.rowCount == 1)
    }
  }

  @Test(
    "mistakes have the figure file's place",
    arguments: [
      ("{cvs: f.csv}", "f.yaml:1:8: unknown data \"cvs\"; did you mean \"csv\"?"),
      (
        "{csv: f.csv, delimeter: ;}",
        "f.yaml:1:20: csv: has no option \"delimeter\"; did you mean \"delimiter\"?"
      ),
      (
        "{csv: f.csv, delimiter: ab}",
        "f.yaml:1:31: csv: delimiter is \"ab\"; give one ASCII character, neither \" nor a line end."
      ),
      ("{csv: f.csv, json: f.json}", "f.yaml:1:20: data is both csv and json; give one of them."),
      (
        "{transform: []}",
        "f.yaml:1:7: data has a transform of nothing; "
          + "say what data, for example {csv: f.csv, transform: […]}."
      ),
      (
        "f.db",
        "f.yaml:1:7: sqlite: query is missing; give {sqlite: f.db, query: \"SELECT …\"}."
      ),
      (
        "{sqlite: f.db, query: SELECT x FROM penguins}",
        "f.yaml:1:29: f.db: the query fails: no such column: x; correct the query."
      ),
      (
        "{sqlite: ../f.db, query: SELECT 1}",
        "f.yaml:1:16: the path \"../f.db\" leads out of the figure's folder; "
          + "put the file beside the figure file or below it."
      ),
      (
        "{npy: f.npy, names: [a]}",
        "f.npy: the shape [2, 2] makes 2 columns, and names has 1; give a name for each column."
      ),
      (
        "lengths.npz",
        "lengths.npz, array \"rate\": the array has 1 rows and \"x\" has 50; "
          + "name arrays of one length: arrays: [x]."
      ),
      (
        "{csv: f.csv, transform: [{fliter: a}]}",
        "f.yaml:1:33: unknown step \"fliter\"; did you mean \"filter\"?"
      ),
      (
        "{csv: f.csv, transform: [{filter: {column: c, in: [1]}}]}",
        "f.yaml:1:50: filter: column names no column \"c\"; known: a, b."
      ),
      (
        "{csv: f.csv, transform: [{group: {by: a, aggregate: {m: {maen: b}}}}]}",
        "f.yaml:1:64: group: aggregate.m has no option \"maen\"; did you mean \"mean\"?"
      ),
      (
        "{csv: f.csv, transform: [{derive: {c: a +}}]}",
        "f.yaml:1:45: derive: c is \"a +\", and at column 4: the formula ends too early; "
          + "give a formula of columns such as \"mass > 3000\"."
      ),
      (
        "{csv: f.csv, transform: [sort]}",
        "f.yaml:1:32: a step of transform is \"sort\"; give a map of one of bin, derive, filter, "
          + "group, melt, pivot, rolling, sort, stack."
      ),
      (
        "{columns: [1]}",
        "f.yaml:1:17: columns is a list; "
          + "give a map from names to lists: {columns: {name: [values]}}."
      ),
    ])
  func mistakes(data: String, message: String) throws {
    try withFiles { folder in
      #expect(errorText { () throws(NablaError) in try figure(data, in: folder) } == message)
    }
  }

  @Test("a channel may be a formula of columns, which names its axis")
  func channelFormula() throws {
    let text = """
      data: {columns: {mass: [1, 100], kind: [x, y]}}
      marks: [{mark: scatter, x: {formula: log10(mass)}, y: {formula: "kind = 'x'"}}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let drawn = try figure.drawn()
    let series = drawn.report.panels[0].marks[0].series
    #expect(series.first { $0.name == "x" }?.column == .numbers([0, 2]))
    #expect(series.first { $0.name == "y" }?.column == .numbers([1, 0]))
    let wrong = text.replacing("log10(mass)", with: "log10(mas)")
    #expect(
      errorText { () throws(NablaError) in
        try FigureDocument(text: wrong, file: "f.yaml").load(files: nil).drawn()
      } == "f.yaml:2:28: marks[0] (scatter).x: formula is \"log10(mas)\", and at column 7: "
        + "unknown name \"mas\"; did you mean \"mass\"?")
    let node = Node([.init("formula", "log10(mass)")])
    #expect(try Channel(option: node) == .formula("log10(mass)"))
    #expect(Channel.formula("log10(mass)").optionNode == node)
  }

  @Test("the lists of sources and steps hold what the folders hold")
  func registries() throws {
    #expect(
      TableSources.standard.kinds == [
        "csv", "columns", "jsonl", "json", "npy", "npz", "records", "sqlite",
      ])
    #expect(
      TableSteps.standard.kinds == [
        "bin", "derive", "filter", "group", "melt", "pivot", "rolling", "sort", "stack",
      ])
    for type in TableSteps.standard.types { #expect(type.summary.hasSuffix(".")) }
  }
}
