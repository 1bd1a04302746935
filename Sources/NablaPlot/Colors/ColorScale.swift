public import NablaScene

/// From numbers to colours: what a colorbar shows and a heatmap is painted with.
///
/// A value has a place 0…1 along the colorbar (`place(of:)`, inverse `value(at:)`), and a place
/// has a colour. Values beyond the ends have the colours `under` and `over`, or count as the ends
/// where these are nil; NaN has the colour `missing`.
public struct ColorScale: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// In proportion between two values.
    case linear(ClosedRange<Double>)
    /// In proportion to the logarithm, between two values above 0; values that are not count as
    /// the lower end.
    case log(ClosedRange<Double>)
    /// Linear within ± the threshold, logarithmic beyond it, with one slope where they meet.
    case symlog(ClosedRange<Double>, threshold: Double)
    /// In proportion on both sides of a midpoint, which has the map's middle colour: the same
    /// distance from it is as strong on either side, so the shorter side does not reach the map's
    /// end.
    case diverging(ClosedRange<Double>, midpoint: Double)
    /// Classes between the thresholds, one more than there are of them: below the first, from
    /// the first (inclusive) to the second … Along the colorbar all are equally long.
    case thresholds([Double])
    /// Category 0, 1, 2 … up to the number of categories; other values are missing.
    case categorical(Palette, count: Int)
    /// One colour for each of some numbers, which rise; other numbers are missing.
    case values([Double], Palette)
  }

  public let kind: Kind
  /// Without effect for categories.
  public let colormap: Colormap
  /// The colour of NaN.
  public let missing: ColorPair
  /// The colour of values below the lower end; of the first class, for classes.
  public let under: ColorPair?
  /// The colour of values above the upper end; of the last class, for classes.
  public let over: ColorPair?
  let map: ColorScaleMap

  /// - Throws: `NablaError` for infinite ends, a logarithm of a value that is not above 0, a
  ///   midpoint outside the ends, thresholds that do not rise, or more than 1000 classes.
  public init(
    _ kind: Kind, colormap: Colormap = Colormaps.viridis, missing: ColorPair = .clear,
    under: ColorPair? = nil, over: ColorPair? = nil
  ) throws(NablaError) {
    map = try ColorScaleMap(kind)
    self.kind = kind
    self.colormap = colormap
    self.missing = missing
    self.under = under
    self.over = over
  }

  /// 0…1 along the colorbar; nil for NaN and for values that are no category.
  public func place(of value: Double) -> Double? { map.place(of: value) }

  /// The value at a place of the colorbar, which is clamped to 0…1.
  ///
  /// For thresholds the ends have no value and give the outermost threshold.
  public func value(at place: Double) -> Double { map.value(at: place) }

  public func color(of value: Double) -> ColorPair {
    guard let place = place(of: value) else { return missing }
    if let under, map.isUnder(value) { return under }
    if let over, map.isOver(value) { return over }
    return color(at: place)
  }

  /// The colour at a place of the colorbar, which is clamped to 0…1.
  public func color(at place: Double) -> ColorPair {
    switch kind {
    case .categorical(let palette, _), .values(_, let palette):
      return palette.color(at: map.classIndex(at: place))
    case .thresholds(let thresholds):
      let index = map.classIndex(at: place)
      if let under, index == 0 { return under }
      if let over, index == thresholds.count { return over }
    case .linear, .log, .symlog, .diverging: break
    }
    return colormap.color(at: map.mapPlace(place))
  }

  /// The colorbar's colours from 0 to 1: `count` of them, or two for each class.
  public func stops(count: Int = 33) -> [LinearGradient.Stop] {
    guard let classes = map.classCount else {
      let last = Double(max(2, count) - 1)
      return (0..<max(2, count)).map { step in
        LinearGradient.Stop(Double(step) / last, color(at: Double(step) / last))
      }
    }
    return (0..<classes).flatMap { index in
      let color = color(at: (Double(index) + 0.5) / Double(classes))
      return [Double(index), Double(index + 1)].map {
        LinearGradient.Stop($0 / Double(classes), color)
      }
    }
  }
}
