/// A style of letters that has characters of its own in Unicode.
enum MathAlphabet: String, Hashable, Sendable {
  /// What TeX does by itself: Latin and small Greek letters slant, capitals of Greek do not.
  case automatic
  case roman, italic, bold, boldItalic, blackboard, script, boldScript, fraktur, boldFraktur
  case sans, boldSans, sansItalic, mono

  /// The bold sister, for `\boldsymbol`.
  var emboldened: MathAlphabet {
    switch self {
    case .automatic, .italic, .boldItalic: .boldItalic
    case .roman, .bold: .bold
    case .script, .boldScript: .boldScript
    case .fraktur, .boldFraktur: .boldFraktur
    case .sans, .boldSans, .sansItalic: .boldSans
    case .blackboard, .mono: self
    }
  }

  /// The character of the alphabet for a plain letter or digit; the character itself where the
  /// alphabet has none of it.
  func character(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    switch plain.value {
    case 0x41...0x5A: latin(plain, 0x41, small: false)
    case 0x61...0x7A: latin(plain, 0x61, small: true)
    case 0x30...0x39: digit(plain)
    case 0x391...0x3A9, 0x3B1...0x3C9: greek(plain)
    case 0x131 where slants: Self.scalar(0x1D6A4, plain)
    case 0x237 where slants: Self.scalar(0x1D6A5, plain)
    default: greekVariant(plain)
    }
  }

  private var slants: Bool { self == .automatic || self == .italic }

  /// Where the alphabet's capital A is.
  private var latinStart: UInt32? {
    switch self {
    case .roman: nil
    case .automatic, .italic: 0x1D434
    case .bold: 0x1D400
    case .boldItalic: 0x1D468
    case .script: 0x1D49C
    case .boldScript: 0x1D4D0
    case .fraktur: 0x1D504
    case .blackboard: 0x1D538
    case .boldFraktur: 0x1D56C
    case .sans: 0x1D5A0
    case .boldSans: 0x1D5D4
    case .sansItalic: 0x1D608
    case .mono: 0x1D670
    }
  }

  private func latin(_ plain: Unicode.Scalar, _ first: UInt32, small: Bool) -> Unicode.Scalar {
    guard let start = latinStart else { return plain }
    if let old = Self.older[self]?[plain] { return old }
    return Self.scalar(start + (small ? 26 : 0) + plain.value - first, plain)
  }

  /// Letters that Unicode had before the alphabets, which have a hole there.
  private static let older: [MathAlphabet: [Unicode.Scalar: Unicode.Scalar]] = [
    .automatic: ["h": "ℎ"], .italic: ["h": "ℎ"],
    .script: [
      "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
      "g": "ℊ", "o": "ℴ",
    ],
    .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
  ]

  private func digit(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    let zero: UInt32
    switch self {
    case .bold, .boldItalic, .boldScript, .boldFraktur: zero = 0x1D7CE
    case .blackboard: zero = 0x1D7D8
    case .sans, .sansItalic: zero = 0x1D7E2
    case .boldSans: zero = 0x1D7EC
    case .mono: zero = 0x1D7F6
    case .automatic, .roman, .italic, .script, .fraktur: return plain
    }
    return Self.scalar(zero + plain.value - 0x30, plain)
  }

  /// Where the alphabet's capital Alpha is; nil where it has no Greek.
  private func greekStart(isCapital: Bool) -> UInt32? {
    switch self {
    case .automatic: isCapital ? nil : 0x1D6E2
    case .italic: 0x1D6E2
    case .bold: 0x1D6A8
    // TeX's capitals of Greek stand upright in bold, too.
    case .boldItalic: isCapital ? 0x1D6A8 : 0x1D71C
    case .boldSans: 0x1D756
    case .roman, .script, .boldScript, .fraktur, .boldFraktur, .blackboard, .sans, .sansItalic,
      .mono:
      nil
    }
  }

  private func greek(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    let isCapital = plain.value < 0x3B1
    guard let start = greekStart(isCapital: isCapital) else { return plain }
    return Self.scalar(start + plain.value - (isCapital ? 0x391 : 0x3B1 - 26), plain)
  }

  /// ∂, ∇ and the second forms of small letters, which follow the small omega.
  private func greekVariant(_ plain: Unicode.Scalar) -> Unicode.Scalar {
    let order: [Unicode.Scalar] = ["∂", "ϵ", "ϑ", "ϰ", "ϕ", "ϱ", "ϖ"]
    if plain == "∇" {
      guard let start = greekStart(isCapital: true) else { return plain }
      return Self.scalar(start + 25, plain)
    }
    guard let place = order.firstIndex(of: plain), let start = greekStart(isCapital: false)
    else { return plain }
    return Self.scalar(start + 51 + UInt32(place), plain)
  }

  private static func scalar(_ value: UInt32, _ fallback: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? fallback
  }
}
