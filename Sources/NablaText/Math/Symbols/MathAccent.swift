/// A mark over or under a formula, by its command.
struct MathAccent: Hashable, Sendable {
  /// The combining character that is drawn.
  var scalar: Unicode.Scalar
  /// Whether it grows with what it stands over.
  var isWide = false
  var isBelow = false
  /// What is said of it ("hat").
  var name: String

  static func named(_ command: String) -> MathAccent? { table[command] }
  static var names: some Sequence<String> { table.keys }

  private static let table: [String: MathAccent] = {
    var table: [String: MathAccent] = [:]
    func add(
      _ scalar: Unicode.Scalar, _ name: String, _ commands: String, wide: Bool = false,
      below: Bool = false
    ) {
      for command in commands.split(separator: " ") {
        table[String(command)] = MathAccent(
          scalar: scalar, isWide: wide, isBelow: below, name: name)
      }
    }
    add("\u{300}", "grave", "grave ` combininggraveaccent")
    add("\u{301}", "acute", "acute ' combiningacuteaccent")
    add("\u{302}", "hat", "hat ^ circumflexaccent")
    add("\u{303}", "tilde", "tilde ~ combiningtilde")
    add("\u{304}", "bar", "bar combiningoverline")
    add("\u{306}", "breve", "breve u combiningbreve")
    add("\u{307}", "dot", "dot . combiningdotabove")
    add("\u{308}", "double dot", "ddot \" combiningdiaeresis")
    add("\u{30A}", "ring", "mathring ocirc r")
    add("\u{30B}", "double acute", "H")
    add("\u{30C}", "check", "check v")
    add("\u{310}", "candra", "candra")
    add("\u{311}", "arc", "overarc")
    add("\u{361}", "tie", "t")
    add("\u{20D7}", "vector", "vec combiningrightarrowabove")
    add("\u{20D0}", "left harpoon", "leftharpoonaccent")
    add("\u{20D1}", "right harpoon", "rightharpoonaccent")
    add("\u{20DB}", "triple dot", "dddot combiningthreedotsabove")
    add("\u{20DC}", "quadruple dot", "ddddot combiningfourdotsabove")
    add("\u{323}", "dot below", "d", below: true)
    add("\u{327}", "cedilla", "c", below: true)
    add("\u{328}", "ogonek", "k", below: true)
    add("\u{331}", "bar below", "underbar", below: true)
    add("\u{302}", "hat", "widehat", wide: true)
    add("\u{303}", "tilde", "widetilde", wide: true)
    add("\u{30C}", "check", "widecheck", wide: true)
    add("\u{306}", "breve", "widebreve", wide: true)
    add("\u{305}", "bar", "widebar", wide: true)
    add("\u{20D7}", "right arrow", "overrightarrow", wide: true)
    add("\u{20D6}", "left arrow", "overleftarrow", wide: true)
    add("\u{20E1}", "left right arrow", "overleftrightarrow", wide: true)
    add("\u{20EF}", "right arrow below", "underrightarrow", wide: true, below: true)
    add("\u{20EE}", "left arrow below", "underleftarrow", wide: true, below: true)
    add("\u{330}", "tilde below", "utilde", wide: true, below: true)
    return table
  }()
}
