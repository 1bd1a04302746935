import NablaScene
import NablaText
import Testing

@Suite struct SheetTests {
  @Test func `the sheet holds at least 120 formulas with names of their own`() {
    #expect(FormulaSheet.formulas.count >= 120)
    #expect(Set(FormulaSheet.formulas.map(\.name)).count == FormulaSheet.formulas.count)
  }

  @Test(arguments: FormulaSheet.formulas)
  func `a formula is set without a missing character, the same each time`(
    name: String, tex: String
  ) throws {
    for display in [true, false] {
      let line = try set(tex, display: display)
      #expect(line.width > 0 && line.ascent > 0 && line.descent >= 0)
      #expect(line.missing == [])
      #expect(line == (try set(tex, display: display)))
      #expect(line.formulas.map(\.sourceRange) == [0..<line.source.utf8.count])
    }
  }

  @Test(arguments: FormulaSheet.formulas)
  func `ink and rules lie within the formula's box`(name: String, tex: String) throws {
    let line = try set(tex)
    let box = Rect(x: 0, y: -line.ascent, width: line.width, height: line.height)
    for rule in line.rules {
      // A boxed formula's frame and rlap's content are at the edge.
      #expect(box.contains(rule.rect, tolerance: 0.01), "\(rule.rect) in \(box)")
    }
    for glyph in ink(of: line) {
      // Slanting letters and accents may reach out sideways.
      let allowed = Rect(
        x: box.x - 35, y: box.y - 3, width: box.width + 70, height: box.height + 6)
      #expect(allowed.contains(glyph.box), "\(glyph.text) at \(glyph.box) in \(box)")
    }
  }

  @Test(arguments: FormulaSheet.formulas)
  func `neither glyphs nor rules collide`(name: String, tex: String) throws {
    // What is laid over each other on purpose.
    guard !["boxed", "not", "spacing"].contains(name) else { return }
    let line = try set(tex)
    let glyphs = ink(of: line)
    for (i, a) in glyphs.enumerated() {
      for b in glyphs.dropFirst(i + 1) {
        let (x, y) = a.box.overlap(with: b.box)
        // Parts of one tall delimiter join; slanted letters reach over each other's boxes.
        let isAssembly = abs(a.box.midX - b.box.midX) < 12 || abs(a.box.midY - b.box.midY) < 12
        let isFar = min(x, y) < 16 || isAssembly && min(x, y) < 45
        // A root's degree lies in the bend of its sign.
        #expect(isFar || a.text == "√", "\(a.text) \(a.box) and \(b.text) \(b.box)")
      }
      for rule in line.rules {
        let (x, y) = a.box.overlap(with: rule.rect)
        #expect(min(x, y) < 4 || a.text == "√" || a.text == "[", "\(a.text) on a rule")
      }
    }
  }

  @Test(arguments: FormulaSheet.formulas)
  func `runs tile the source and clusters lie in them`(name: String, tex: String) throws {
    let line = try set(tex)
    let count = line.source.utf8.count
    var end = 0
    for run in line.runs {
      #expect(run.sourceRange.lowerBound == end)
      end = run.sourceRange.upperBound
      for glyph in run.glyphs {
        #expect(run.sourceRange.contains(glyph.cluster) || run.sourceRange.isEmpty)
      }
    }
    #expect(end == count)
    #expect(!line.source.hasSuffix(" ") && !line.source.contains("  "))
  }

  @Test(arguments: FormulaSheet.formulas)
  func `MathML is well-formed and speech is words`(name: String, tex: String) throws {
    let formula = try MathFormula(tex)
    for display in [true, false] { #expect(isWellFormed(formula.mathML(display: display))) }
    let spoken = formula.spoken
    #expect(!spoken.isEmpty && !spoken.contains("  ") && !spoken.contains(" ,"))
    #expect(!spoken.contains("\\") && !spoken.contains("{"))
  }
}

extension Rect {
  /// How far two boxes reach into each other, negative where they are apart.
  fileprivate func overlap(with other: Rect) -> (x: Double, y: Double) {
    (
      min(maxX, other.maxX) - max(minX, other.minX), min(maxY, other.maxY) - max(minY, other.minY)
    )
  }
}

/// Whether tags are nested and closed, attributes quoted and signs escaped.
///
/// Looks at bytes: a combining mark behind a `>` makes one `Character` with it.
func isWellFormed(_ xml: String) -> Bool {
  var open: [[UInt8]] = []
  var rest = Array(xml.utf8)[...]
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    guard isText(rest[..<start]), let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else {
      return false
    }
    var tag = rest[(start + 1)..<end]
    rest = rest[(end + 1)...]
    let quotes = tag.count { $0 == UInt8(ascii: "\"") }
    guard !tag.contains(UInt8(ascii: "<")),
      quotes == 2 * tag.count(where: { $0 == UInt8(ascii: "=") })
    else { return false }
    let closes = tag.first == UInt8(ascii: "/")
    if closes { tag.removeFirst() }
    let name = Array(tag.prefix { (0x61...0x7A).contains($0) })
    guard !name.isEmpty else { return false }
    if closes {
      guard open.popLast() == name, name.count == tag.count else { return false }
    } else if tag.last != UInt8(ascii: "/") {
      open.append(name)
    }
  }
  return open.isEmpty && rest.isEmpty
}

private func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard !bytes.contains(UInt8(ascii: ">")), !bytes.contains(where: { $0 < 0x20 }) else {
    return false
  }
  return bytes.indices.allSatisfy { i in
    bytes[i] != UInt8(ascii: "&")
      || ["&amp;", "&lt;", "&gt;"].contains { bytes[i...].starts(with: Array($0.utf8)) }
  }
}
