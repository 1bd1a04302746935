import NablaMath

/// Values of a function at even steps; between them it is a straight line.
struct SampledFunction: Configurable, OptionValue {
  /// The first and the last place.
  private var x: Interval?
  /// The values, NaN where there is none.
  private var y: Channel?
  private var note: String?

  /// How many values of a function in code are written to a file.
  static let count = 2001

  init() {}

  /// - Parameter span: -10…10 where nil.
  init(_ f: (Double) -> Double, over span: Interval?) {
    let (low, high) = (span?.lower ?? -10, span?.upper ?? 10)
    x = Interval(low, high)
    let values = evenPlaces(from: low, to: high, count: Self.count).map(f)
    y = .values(.numbers(values))
    note = "\(Self.count) samples of a function in code"
  }

  static let fields: [Field<SampledFunction>] = [
    Field("x", \.x, help: "The first and the last place [a, b]."),
    Field("y", \.y, help: "A list of the values at even steps."),
    Field("note", \.note, help: "Where the values come from."),
  ]

  /// JSON has no NaN: a missing value is null.
  var optionNode: Node {
    Node(
      encoded().map { entry in
        guard entry.key == "y", let values = entry.value.list else { return entry }
        return Node.Entry(
          "y", Node(values.map { $0.double.map { $0.isNaN ? .null : Node($0) } ?? .null }))
      })
  }

  /// The value at a place; NaN outside and beside missing values.
  func value(_ place: Double) -> Double {
    guard let x, case .values(.numbers(let y)) = y, y.count > 1, place >= x.lower,
      place <= x.upper
    else { return .nan }
    let at = (place - x.lower) / (x.upper - x.lower) * Double(y.count - 1)
    guard let left = Int(exactly: min(at.rounded(.down), Double(y.count - 2))) else { return .nan }
    let t = at - Double(left)
    return t == 0 ? y[left] : t == 1 ? y[left + 1] : y[left] * (1 - t) + y[left + 1] * t
  }
}
