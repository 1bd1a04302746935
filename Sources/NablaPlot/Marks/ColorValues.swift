public import NablaScene

/// What decides a mark's colours.
public enum ColorValues: Sendable {
  /// The palette's colour for the mark's place in the figure.
  case series(Int)
  case fixed(ColorPair)
  /// A role or colour by name, looked up in the theme when drawing.
  case role(String)
  case categories(codes: [Int32], names: [String])
  case numbers([Double])

  func train(_ color: inout ColorTraining) {
    switch self {
    case .series, .fixed, .role: break
    case .categories(_, let names): color.add(categories: names)
    case .numbers(let values): color.add(values)
    }
  }

  /// Whether the mark takes the palette's next colour.
  var isSeries: Bool {
    if case .series = self { true } else { false }
  }

  /// The number of values, nil for one colour.
  var count: Int? {
    switch self {
    case .series, .fixed, .role: nil
    case .categories(let codes, _): codes.count
    case .numbers(let values): values.count
    }
  }

  /// The groups that the rows fall into: each category with its rows, or all rows.
  func groups(count: Int) -> [(name: String?, rows: Rows)] {
    guard case .categories(let codes, let names) = self else { return [(nil, Rows(0..<count))] }
    var rows = [[Int]](repeating: [], count: names.count)
    for (i, code) in codes.enumerated() where code >= 0 { rows[Int(code)].append(i) }
    return zip(names, rows).filter { !$0.1.isEmpty }.map { ($0.0, Rows($0.1)) }
  }
}

extension MarkContext {
  /// A colour channel: nil is the mark's series colour; text that names no column is a role, a
  /// series (`s1` …) or a colour as CSS writes it.
  public func color(_ channel: Channel?) throws(NablaError) -> ColorValues {
    guard let channel else { return .series(series) }
    if case .column(let name) = channel, !table.names.contains(name) {
      if Theme.roles.contains(name) { return .role(name) }
      do throws(OptionProblem) {
        return .fixed(ColorPair(try ColorText.color(name, others: table.names + Theme.roles)))
      } catch {
        if name.first == "#" || name.contains("(") {
          throw NablaError("\(place).color", error.problem, error.remedy)
        }
        throw NablaError(
          "\(place).color", "\"\(name)\" is neither a column nor a colour",
          Nearest.advice(name, among: table.names + Theme.roles + CSSColorNames.all))
      }
    }
    switch try channel.resolve(table, option: "\(place).color") {
    case nil:
      throw NablaError("\(place).color", "is a single number", "give a colour, a column or a list")
    case .numbers(let values): return .numbers(values)
    case .time(let values): return .numbers(PositionValues.numbers(values))
    case .text(let text): return .categories(codes: text.codes, names: text.categories)
    }
  }

  /// A colour channel that holds one colour, or as many values as the option `option`.
  func colors(
    _ channel: Channel?, count: Int, of option: String
  ) throws(NablaError) -> ColorValues {
    let colors = try color(channel)
    if let rows = colors.count { try checkLengths(("color", rows), (option, count)) }
    return colors
  }

  /// A colour channel that holds one colour and no column; nil is the mark's series colour.
  func onlyColor(_ channel: Channel?, _ option: String) throws(NablaError) -> ColorValues {
    let colors = try color(channel)
    guard colors.count == nil else {
      throw NablaError("\(place).\(option)", "is a column", "give one colour")
    }
    return colors
  }
}
