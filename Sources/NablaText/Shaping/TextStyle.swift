/// The size and cut of a text; colour is no part of it.
public struct TextStyle: Hashable, Sendable {
  public enum Weight: String, Hashable, Sendable, CaseIterable {
    case regular
    case semibold

    /// As CSS counts: 400 and 600.
    var css: Int {
      switch self {
      case .regular: 400
      case .semibold: 600
      }
    }
  }

  /// The em in logical pixels, 0…4096; defaults to 13. Other values are clamped, NaN is 13.
  public var size: Double { didSet { size = Self.valid(size) } }
  /// Defaults to regular.
  public var weight: Weight
  /// Whether letters slant. Defaults to false.
  public var isItalic: Bool
  /// Whose letters are used; the theme's, which is Inter, where nil, the default.
  public var family: FontFamily?
  /// OpenType features to switch on (`tnum` for digits of equal width), kept in alphabetical
  /// order and once each; anything but four printable ASCII characters is left out.
  public var features: [String] { didSet { features = Self.valid(features) } }

  public init(
    size: Double = 13, weight: Weight = .regular, italic: Bool = false,
    family: FontFamily? = nil, features: [String] = []
  ) {
    self.size = Self.valid(size)
    self.weight = weight
    isItalic = italic
    self.family = family
    self.features = features.isEmpty ? [] : Self.valid(features)
  }

  private static func valid(_ size: Double) -> Double {
    size.isNaN ? 13 : min(4096, max(0, size))
  }

  private static func valid(_ features: [String]) -> [String] {
    let tags = features.filter { tag in
      tag.utf8.count == 4 && tag.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
    return Set(tags).sorted()
  }
}
