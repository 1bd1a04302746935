public import NablaScene

/// Colours along 0…1, one row for light pages and one for dark.
public struct Colormap: Hashable, Sendable {
  /// What the map is made to show.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// From low to high, in one direction of lightness.
    case sequential
    /// Two directions away from a middle.
    case diverging
    /// Its ends meet: angles and phases.
    case cyclic
    /// Many hues, not even in lightness.
    case rainbow
  }

  /// The name in figure files, in lower case with hyphens.
  public let id: String
  public let kind: Kind
  /// Evenly spaced from 0 to 1, at least two, opaque.
  let light: [Color]
  let dark: [Color]

  init(_ id: String, _ kind: Kind, light: [Color], dark: [Color]) {
    self.id = id
    self.kind = kind
    self.light = light
    self.dark = dark
  }

  /// A map through the colours at even distances, interpolated in OKLab; nil for fewer than two.
  public init?(_ id: String, _ kind: Kind = .sequential, through colors: [ColorPair]) {
    guard colors.count >= 2 else { return nil }
    func row(_ side: Appearance.Side) -> [Color] {
      let labs = colors.map { OKLab($0.color(side)) }
      return (0..<256).map { step in
        let place = Double(step) / 255 * Double(labs.count - 1)
        let index = min(labs.count - 2, Int(place))
        return labs[index].mixed(with: labs[index + 1], place - Double(index)).color
      }
    }
    self.init(id, kind, light: row(.light), dark: row(.dark))
  }

  /// Whether light and dark pages see the same colours.
  public var isSameOnBothSides: Bool { light == dark }

  /// The colour at `place`, which is clamped to 0…1; NaN counts as 0.
  public func color(at place: Double) -> ColorPair {
    ColorPair(
      light: Self.interpolated(light, at: place), dark: Self.interpolated(dark, at: place))
  }

  /// `count` colours at even distances from 0 to 1 (at least two).
  public func table(_ side: Appearance.Side, count: Int) -> [Color] {
    let row = side == .light ? light : dark
    let count = max(2, count)
    return (0..<count).map { Self.interpolated(row, at: Double($0) / Double(count - 1)) }
  }

  /// The same colours from the last to the first, named `<id>_r`.
  public var reversed: Colormap {
    Colormap(ReversedName.toggled(id), kind, light: light.reversed(), dark: dark.reversed())
  }

  /// Neighbours differ so little that a straight line in sRGB is as good as any.
  private static func interpolated(_ row: [Color], at place: Double) -> Color {
    let scaled = (place > 0 ? min(1, place) : 0) * Double(row.count - 1)
    let index = min(row.count - 2, Int(scaled))
    let share = scaled - Double(index)
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded())
    }
    let (a, b) = (row[index], row[index + 1])
    return Color(red: mix(a.red, b.red), green: mix(a.green, b.green), blue: mix(a.blue, b.blue))
  }
}
