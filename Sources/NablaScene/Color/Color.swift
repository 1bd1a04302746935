/// An sRGB colour with straight (not premultiplied) alpha, 8 bits a channel.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8
  public var alpha: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
    self.red = red
    self.green = green
    self.blue = blue
    self.alpha = alpha
  }

  /// From `0xRRGGBB`.
  public init(_ rgb: UInt32) {
    self.init(
      red: UInt8(rgb >> 16 & 255), green: UInt8(rgb >> 8 & 255), blue: UInt8(rgb & 255))
  }

  /// From `#rgb`, `#rrggbb` or `#rrggbbaa`, upper or lower case; nil for anything else.
  public init?(hex: some StringProtocol) {
    guard hex.first == "#" else { return nil }
    let digits = hex.dropFirst()
    var nibbles: [UInt8] = []
    for c in digits {
      guard c.isASCII, let v = c.hexDigitValue else { return nil }
      nibbles.append(UInt8(v))
    }
    switch nibbles.count {
    case 3: self.init(red: nibbles[0] * 17, green: nibbles[1] * 17, blue: nibbles[2] * 17)
    case 6, 8:
      let bytes = stride(from: 0, to: nibbles.count, by: 2).map {
        nibbles[$0] << 4 | nibbles[$0 + 1]
      }
      self.init(
        red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes.count == 4 ? bytes[3] : 255)
    default: return nil
    }
  }

  /// `#rrggbb`, without the alpha.
  public var hex: String { Self.hex([red, green, blue]) }

  /// `#rrggbbaa`.
  public var hexWithAlpha: String { Self.hex([red, green, blue, alpha]) }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = [UInt8(ascii: "#")]
    for b in bytes {
      text.append(digits[Int(b >> 4)])
      text.append(digits[Int(b & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The alpha multiplied by `opacity`, which is clamped to 0…1.
  public func opacity(_ opacity: Double) -> Color {
    var result = self
    let share = opacity.isNaN ? 1 : min(1, max(0, opacity))
    result.alpha = UInt8((Double(alpha) * share).rounded())
    return result
  }

  public static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)
}
