import NablaScene

extension Box {
  /// Boxes whose statistics are given, one a row.
  func readyMade(_ context: MarkContext) throws(NablaError) -> Prepared {
    let way = orientation ?? (x == nil && y != nil ? .horizontal : .vertical)
    let placeName = way == .vertical ? "x" : "y"
    guard way.values(x, y) == nil else {
      throw NablaError(
        context.place, "has \(way == .vertical ? "y" : "x") and quartiles",
        "give values, or q1, median, q3, low and high")
    }
    let medians = try context.numbers(median, "median")
    func column(_ channel: Channel?, _ option: String) throws(NablaError) -> [Double] {
      let values = try context.numbers(channel, option, count: medians.count)
      try context.checkLengths((option, values.count), ("median", medians.count))
      return values
    }
    func optional(_ channel: Channel?, _ option: String) throws(NablaError) -> [Double]? {
      channel == nil ? nil : try column(channel, option)
    }
    let quartiles = (try column(q1, "q1"), try column(q3, "q3"))
    let ends = (try column(low, "low"), try column(high, "high"))
    let (means, counts) = (try optional(means, "means"), try optional(count, "count"))
    let placed =
      try way.places(x, y) == nil
      ? PositionValues(.categories(codes: medians.map { _ in 0 }, names: [""]))
      : context.position(way.places(x, y), placeName, count: medians.count)
    try context.checkLengths((placeName, placed.count), ("median", medians.count))
    let colors = try context.groups(color, count: medians.count, of: "median")
    let lists = try outlierLists(count: medians.count, context)
    let (names, groups) = (placed.names, colors.groupNames(count: medians.count))
    var boxes: [Shape] = []
    var rows: [Int] = []
    for row in medians.indices {
      let five = [ends.0[row], quartiles.0[row], medians[row], quartiles.1[row], ends.1[row]]
      guard five.allSatisfy(\.isFinite), names.codes[row] >= 0 else { continue }
      guard zip(five, five.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw NablaError(
          context.place,
          "row \(row) has low, q1, median, q3 and high \(five.map { formatPlain($0) }.joined(separator: ", "))",
          "give them in ascending order")
      }
      let cell = PlacedValues.Cell(name: names.names[Int(names.codes[row])], group: groups[row])
      boxes.append(
        Shape(
          cell, quartiles: (five[1], five[2], five[3]), ends: (five[0], five[4]),
          outliers: lists[row].filter(\.isFinite), mean: means?[row], count: counts?[row],
          hasNotch: notch))
      rows.append(row)
    }
    let values = PlacedValues(
      way: way, cells: boxes.map(\.cell),
      places: BarPlaces(placed.rows(at: rows), colors.rows(at: rows), dodge: dodge), color: colors,
      warnings: leftOut(
        medians.count - boxes.count, of: medians.count, "boxes have a number that is not finite",
        place: context.place),
      placeLabel: way.places(x, y)?.name ?? "", valueLabel: median?.name ?? "",
      colorLabel: color?.name ?? "")
    return Prepared(mark: self, values: values, boxes: boxes)
  }

  private func outlierLists(
    count: Int, _ context: MarkContext
  ) throws(NablaError) -> [[Double]] {
    guard case .values(let lists) = outliers else { return Array(repeating: [], count: count) }
    guard lists.count == count else {
      throw NablaError(
        context.place, "outliers has \(lists.count) lists and median has \(count) values",
        "give a list for each box, [] for none")
    }
    return lists
  }
}

extension ColorValues {
  /// The name of each row's group; nil for none.
  func groupNames(count: Int) -> [String?] {
    guard case .categories(let codes, let names) = self else {
      return Array(repeating: nil, count: count)
    }
    return codes.map { $0 >= 0 ? names[Int($0)] : nil }
  }
}
