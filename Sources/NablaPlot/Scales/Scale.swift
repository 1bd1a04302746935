/// A fitted position scale: data values to canvas coordinates along one axis and back.
public struct Scale: Sendable {
  package let kind: any ScaleKind
  /// The first and last data value, smaller first.
  public let domain: (lower: Double, upper: Double)
  /// The labels of a band scale, in order; empty for numbers.
  public let bands: [String]
  private let bandIndices: [String: Int]
  public let isReversed: Bool
  /// The canvas coordinates of the domain's start and end.
  public private(set) var range: (start: Double, end: Double) = (0, 1)

  private let low: Double
  private let span: Double
  private var slope = 1.0
  private var intercept = 0.0

  init(
    kind: any ScaleKind, domain: (Double, Double), training: AxisTraining, reversed: Bool
  ) {
    let isBand = type(of: kind).name == BandScale.name
    let bands = isBand ? training.bandLabels : []
    // Categories may be used beside position labels; repeated labels have no single index.
    var indices: [String: Int] = [:]
    for (i, name) in bands.enumerated() where indices[name] == nil { indices[name] = i }
    self.init(
      kind: kind, domain: domain, bands: bands, bandIndices: indices, reversed: reversed)
  }

  private init(
    kind: any ScaleKind, domain: (Double, Double), bands: [String], bandIndices: [String: Int],
    reversed: Bool
  ) {
    self.kind = kind
    self.domain = domain
    self.isReversed = reversed
    self.bands = bands
    self.bandIndices = bandIndices
    let (a, b) = (kind.forward(domain.0), kind.forward(domain.1))
    low = a
    span = b - a
    spread(0, 1)
  }

  /// The same kind of scale over another domain.
  func between(_ ends: (lower: Double, upper: Double)) -> Scale {
    Scale(kind: kind, domain: ends, bands: bands, bandIndices: bandIndices, reversed: isReversed)
  }

  /// The scale's kind by the name that figure files use.
  public var name: String { type(of: kind).name }
  public var isBand: Bool { name == BandScale.name }

  /// The same scale from `start` to `end` on the canvas (reversed if the scale is).
  func over(_ start: Double, _ end: Double) -> Scale {
    var copy = self
    copy.spread(start, end)
    return copy
  }

  private mutating func spread(_ start: Double, _ end: Double) {
    range = isReversed ? (end, start) : (start, end)
    // The span of the widest domains overflows; halves do not.
    slope = span.isFinite ? (range.end - range.start) / span : .nan
    intercept = range.start - low * slope
    if !intercept.isFinite { intercept = .nan }
  }

  /// The canvas coordinate of a value; NaN where it has none.
  public func position(_ value: Double) -> Double {
    let t = kind.forward(value)
    if isNearOrigin { return t * slope + intercept }
    // Far from the origin, differences come first, so that no digits are lost.
    let share = span.isFinite ? (t - low) / span : (t / 2 - low / 2) / (kindSpanHalf)
    return range.start + share * (range.end - range.start)
  }

  /// Whether one multiplication and one addition are exact to far below 1/256 px.
  private var isNearOrigin: Bool {
    slope.isFinite && intercept.isFinite && (abs(low) < 1e6 * span || span == 0)
  }

  /// The slope and intercept where one multiplication and one addition give every position.
  var affine: (slope: Double, intercept: Double)? {
    kind.isIdentity && isNearOrigin ? (slope, intercept) : nil
  }

  private var kindSpanHalf: Double { kind.forward(domain.upper) / 2 - low / 2 }

  /// The canvas coordinates of many values.
  public func positions(_ values: [Double]) -> [Double] {
    if let (a, b) = affine {
      return values.map { $0 * a + b }
    }
    return values.map(position)
  }

  /// The data value at a canvas coordinate.
  public func value(at coordinate: Double) -> Double {
    let share = (coordinate - range.start) / (range.end - range.start)
    let (a, b) = (low, kind.forward(domain.upper))
    return kind.inverse(a * (1 - share) + b * share)
  }

  /// The position on a band scale of a category, nil for an unknown one.
  public func index(of category: String) -> Int? { bandIndices[category] }

  /// How many pixels one data unit is long (on linear and band scales).
  public var unit: Double { abs(range.end - range.start) / (domain.upper - domain.lower) }
}
