/// Base 64 with padding, on one line (RFC 4648, section 4): how text files hold pictures and fonts.
package enum Base64 {
  /// The digits in ASCII.
  package static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits: UInt32 = 0
      for i in 0..<3 { bits = bits << 8 | (i < count ? UInt32(bytes[start + i]) : 0) }
      for i in 0..<4 {
        text.append(
          i <= count ? digits[Int(bits >> (18 - 6 * UInt32(i)) & 63)] : UInt8(ascii: "="))
      }
    }
    return text
  }
}
