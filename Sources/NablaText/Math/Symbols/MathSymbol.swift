/// One character of a formula.
struct MathSymbol: Hashable, Sendable {
  /// Whether limits stand above and below a large operator in display style.
  enum Kind: Hashable, Sendable {
    case plain
    /// A letter or digit, which alphabets restyle.
    case letter
    /// ∑: drawn large in display style, with its limits above and below.
    case limits
    /// ∫: drawn large in display style, with its limits beside it.
    case integral
  }

  /// As it is drawn, in its alphabet.
  var scalar: Unicode.Scalar
  /// The character without its alphabet.
  var plain: Unicode.Scalar
  var kind: Kind
  var atom: MathClass

  init(
    _ plain: Unicode.Scalar, _ atom: MathClass = .ordinary, kind: Kind = .plain,
    alphabet: MathAlphabet = .roman
  ) {
    self.plain = plain
    self.kind = kind
    self.atom = atom
    scalar = kind == .letter ? alphabet.character(plain) : plain
  }

  /// The symbol in another alphabet; signs have none.
  func styled(_ alphabet: MathAlphabet) -> MathSymbol {
    MathSymbol(plain, atom, kind: kind, alphabet: alphabet)
  }
}
