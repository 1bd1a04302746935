import NablaScene

/// Measured values by place and group: what boxes, violins, strips and swarms are made of.
struct PlacedValues: Sendable {
  /// The values of one place and group.
  struct Cell: Sendable {
    let name: String
    let group: String?
    /// Finite, in the order of the rows.
    var values: [Double] = []
    /// The rows that the values stand in.
    var rows: [Int] = []
  }

  let way: Orientation
  /// In the order of their first rows.
  let cells: [Cell]
  /// The places of the cells, by their numbers.
  let places: BarPlaces
  let color: ColorValues
  let warnings: [String]

  /// What the axes and the legend are titled where nobody says it.
  let placeLabel, valueLabel, colorLabel: String

  func train(_ scales: inout ScaleTraining, width: Double) {
    way.places(&scales) {
      places.train(&$0, width: width)
      $0.suggest(label: placeLabel)
    }
    way.values(&scales) { $0.suggest(label: valueLabel) }
    color.train(&scales.color)
    scales.color.suggest(label: colorLabel)
  }

  /// The colour of a cell.
  func color(_ cell: Cell, _ style: Style) -> ColorPair {
    style.groupColor(cell.group, color)
  }

  /// A legend's entries: none where the axis names the groups already.
  func legend(
    _ name: String, _ style: Style, _ swatches: (ColorPair) -> [LegendEntry.Swatch]
  ) -> [LegendEntry] {
    if case .categories = color, places.groupsArePlaces { return [] }
    return style.legend(name, color, swatches)
  }
}

extension MarkContext {
  /// Reads values and where they stand; without places all stand in one.
  ///
  /// - Parameters:
  ///   - color: a column of texts parts each place into groups.
  ///   - dodge: whether groups stand side by side; where several meet, if nil.
  func placedValues(
    x: Channel?, y: Channel?, color: Channel?, orientation: Orientation?, dodge: Bool? = nil
  ) throws(NablaError) -> PlacedValues {
    let way: Orientation
    if orientation == nil, y == nil, x != nil {
      way = .horizontal
    } else {
      way = try self.orientation(orientation, x: x, y: y)
    }
    let (valueName, placeName) = way == .vertical ? ("y", "x") : ("x", "y")
    let values = try numbers(way.values(x, y), valueName)
    let placed =
      try way.places(x, y) == nil
      ? PositionValues(.categories(codes: values.map { _ in 0 }, names: [""]))
      : position(way.places(x, y), placeName, count: values.count)
    try checkLengths((placeName, placed.count), (valueName, values.count))
    let colors = try groups(color, count: values.count, of: valueName)
    let sorted = sort(values, placed, colors)
    return PlacedValues(
      way: way, cells: sorted.cells,
      places: BarPlaces(
        placed.rows(at: sorted.first), colors.rows(at: sorted.first), dodge: dodge),
      color: colors,
      warnings: leftOut(
        sorted.skipped, of: values.count, "values have no number or no category", place: place),
      placeLabel: way.places(x, y)?.name ?? "", valueLabel: way.values(x, y)?.name ?? "",
      colorLabel: color?.name ?? "")
  }

  /// The values by place and group, each with its first row.
  private func sort(
    _ values: [Double], _ placed: PositionValues, _ colors: ColorValues
  ) -> (cells: [PlacedValues.Cell], first: [Int], skipped: Int) {
    let places = placed.names
    var groups: (codes: [Int32], names: [String])?
    if case .categories(let codes, let names) = colors { groups = (codes, names) }
    let width = groups?.names.count ?? 1
    var (cells, first): ([PlacedValues.Cell], [Int]) = ([], [])
    var numbers: [Int: Int] = [:]
    var skipped = 0
    for row in values.indices {
      let (place, group) = (Int(places.codes[row]), Int(groups?.codes[row] ?? 0))
      guard values[row].isFinite, place >= 0, group >= 0 else {
        skipped += 1
        continue
      }
      let key = place * width + group
      let cell: Int
      if let known = numbers[key] {
        cell = known
      } else {
        cell = cells.count
        numbers[key] = cell
        first.append(row)
        let (placeName, groupName) = (places.names[place], groups?.names[group])
        let words = [placeName, groupName ?? ""].filter { !$0.isEmpty }
        cells.append(
          PlacedValues.Cell(
            name: groupName == placeName ? placeName : words.joined(separator: ", "),
            group: groupName))
      }
      cells[cell].values.append(values[row])
      cells[cell].rows.append(row)
    }
    return (cells, first, skipped)
  }
}

extension PositionValues {
  /// The values of some rows.
  func rows(at rows: [Int]) -> PositionValues {
    switch values {
    case .numbers(let all): PositionValues(.numbers(rows.map { all[$0] }))
    case .times(let all): PositionValues(.times(rows.map { all[$0] }))
    case .categories(let codes, let names):
      PositionValues(.categories(codes: rows.map { codes[$0] }, names: names))
    }
  }
}

extension ColorValues {
  /// The colours of some rows.
  func rows(at rows: [Int]) -> ColorValues {
    switch self {
    case .series, .fixed, .role: self
    case .categories(let codes, let names):
      .categories(codes: rows.map { codes[$0] }, names: names)
    case .numbers(let all): .numbers(rows.map { all[$0] })
    }
  }
}
