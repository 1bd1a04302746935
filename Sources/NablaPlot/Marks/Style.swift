public import NablaScene

/// What marks take colours and sizes from: the theme and the panel's fitted colour scale.
public struct Style: Sendable {
  public let theme: Theme
  public let color: PanelColor
  /// The places of the categories in the palette.
  private let places: [String: Int]

  init(theme: Theme, color: PanelColor) {
    self.theme = theme
    self.color = color
    var places: [String: Int] = [:]
    if case .categories(let names, _) = color {
      for (i, name) in names.enumerated() { places[name] = i }
    }
    self.places = places
  }

  /// A colour scale fitted to a panel's data.
  public enum PanelColor: Sendable {
    case none
    case categories([String], Palette)
    case numbers(ColorScale)
  }

  /// One colour for the whole mark.
  public func one(_ values: ColorValues) -> ColorPair {
    switch values {
    case .series(let index): theme.series(index)
    case .fixed(let color): color
    case .role(let role): theme.color(role: role) ?? theme.ink
    case .categories, .numbers: theme.ink
    }
  }

  /// The colour of a category.
  public func category(_ name: String) -> ColorPair {
    guard case .categories(_, let palette) = color, let index = places[name] else {
      return theme.muted
    }
    return palette.color(at: index)
  }

  /// The colours of the rows `indices`.
  public func many(_ values: ColorValues, _ indices: [Int]) -> OneOrMany<ColorPair> {
    switch values {
    case .series, .fixed, .role: return .one(one(values))
    case .categories(let codes, let names):
      let colors = names.map(category)
      return .many(indices.map { codes[$0] >= 0 ? colors[Int(codes[$0])] : theme.muted })
    case .numbers(let numbers):
      return .many(indices.map { number(numbers[$0]) })
    }
  }

  /// The colour of a number; for NaN that of what is missing.
  public func number(_ value: Double) -> ColorPair {
    guard case .numbers(let scale) = color else { return theme.absent }
    return scale.color(of: value)
  }
}
