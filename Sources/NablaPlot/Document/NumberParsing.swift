internal import NablaMath

/// Reads decimal numbers from users' text, and nothing else: no `0x10`, `nan`, `inf` or spaces.
package enum NumberParsing {
  /// The finite number that a text spells, or nil.
  ///
  /// An optional sign, digits with an optional point (`1.`, `.5` and `1.5` all count) and an
  /// optional exponent. Too large a number gives nil, one too small for a `Double` gives 0.
  package static func decimal(_ text: some StringProtocol) -> Double? {
    var copy = String(text)
    return copy.withUTF8 { decimal(UnsafeRawBufferPointer($0)) }
  }

  /// The whole number that a text spells in decimal digits with an optional sign, or nil.
  package static func integer(_ text: some StringProtocol) -> Int? {
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "+") || digits.first == UInt8(ascii: "-") {
      digits = digits.dropFirst()
    }
    guard !digits.isEmpty, digits.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  /// The finite number that bytes of UTF-8 spell, or nil.
  static func decimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    switch literal(bytes, form: .free) {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .overflow, nil: nil
    }
  }

  enum Literal {
    case integer(Int)
    case number(Double)
    /// A well-formed number beyond the range of a `Double`.
    case overflow
  }

  /// Which spellings count.
  enum Form {
    /// RFC 8259: no plus sign, no leading zero, digits on both sides of the point.
    case json
    /// YAML 1.2 core, which is also the free form: `+1`, `007`, `1.` and `.5` count.
    case yaml
    static let free = Form.yaml
  }

  static func literal(_ bytes: [UInt8], form: Form) -> Literal? {
    bytes.withUnsafeBytes { literal($0, form: form) }
  }

  /// Reads the whole of the bytes; nil where they are no number of that form.
  static func literal(_ bytes: UnsafeRawBufferPointer, form: Form) -> Literal? {
    var scan = Scan(bytes)
    guard scan.run(form), scan.position == bytes.count else { return nil }
    return scan.literal()
  }
}

extension NumberParsing {
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// One left-to-right reading of a number: its digits as an integer and a power of ten.
  struct Scan {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0
    private var mantissa: UInt64 = 0
    private var significant = 0
    private var exponent = 0
    private var isNegative = false
    private(set) var isWhole = true

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    /// Moves past a number; false where none stands here.
    mutating func run(_ form: Form) -> Bool {
      if byte == UInt8(ascii: "-") {
        isNegative = true
        position += 1
      } else if byte == UInt8(ascii: "+"), form == .yaml {
        position += 1
      }
      let start = position
      digits(scale: 0)
      let whole = position - start
      if form == .json, whole == 0 || (whole > 1 && bytes[start] == UInt8(ascii: "0")) {
        return false
      }
      var fraction = 0
      if byte == UInt8(ascii: ".") {
        position += 1
        isWhole = false
        let start = position
        digits(scale: -1)
        fraction = position - start
        if form == .json, fraction == 0 { return false }
      }
      guard whole + fraction > 0 else { return false }
      return byte | 0x20 == UInt8(ascii: "e") ? power() : true
    }

    private mutating func digits(scale: Int) {
      while NumberParsing.isDigit(byte) {
        let digit = UInt64(byte &- 0x30)
        if significant < 19 {
          mantissa = mantissa &* 10 &+ digit
          if mantissa > 0 { significant += 1 }
          exponent += scale
        } else {
          // Beyond 19 digits only the place value counts here; `literal` reads such text again.
          significant += 1
          exponent += scale + 1
        }
        position += 1
      }
    }

    private mutating func power() -> Bool {
      position += 1
      isWhole = false
      var sign = 1
      if byte == UInt8(ascii: "-") {
        sign = -1
        position += 1
      } else if byte == UInt8(ascii: "+") {
        position += 1
      }
      guard NumberParsing.isDigit(byte) else { return false }
      var value = 0
      while NumberParsing.isDigit(byte) {
        if value < 1_000_000 { value = value * 10 + Int(byte &- 0x30) }
        position += 1
      }
      exponent += sign * value
      return true
    }

    /// The number read by `run`.
    func literal() -> Literal {
      if isWhole, significant <= 19 {
        let limit = isNegative ? UInt64(1) << 63 : UInt64(Int.max)
        if mantissa <= limit {
          return .integer(Int(truncatingIfNeeded: isNegative ? 0 &- mantissa : mantissa))
        }
      }
      // Both factors are exact, so one rounding gives the nearest double (Clinger 1990).
      if significant <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
        let whole = Double(mantissa)
        let power = exactPowers[abs(exponent)]
        let value = exponent < 0 ? whole / power : whole * power
        return .number(isNegative ? -value : value)
      }
      let text = UnsafeRawBufferPointer(rebasing: bytes[..<position])
      return parseDouble(text).map { .number($0) } ?? .overflow
    }
  }

  private static let exactPowers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
