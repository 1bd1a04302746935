import NablaNotes
import TestSupport
import Testing

/// Documents of fences, lists, quotes, comments and noise from seeds.
@Suite struct RandomNoteTests {
  /// Lines of a note, some of them fences, with the given indents.
  private static func note(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var text = ""
    let ends = ["\n", "\n", "\n", "\r\n", "\r"]
    let end = ends[Int.random(in: 0..<ends.count, using: &random)]
    var names = 0
    let noise = [
      "Text with *stars* and $x_1$.", "", "", "# Heading", "> quote", "- item", "  - deeper",
      "1. one", "<!-- comment -->", "<!--", "-->", "<details>", "</details>", "```", "~~~",
      "    code",
      "\ttab", "| a | b |", "|---|---|", "$$", "[x](#fig-f0)", "[Figure ?](#fig-f1)", "---",
      "ä 大 😀",
      "![p](q.png)", "<div>", "```python", "  ", "\u{FEFF}", "> > deep", "* * *", "[a]: b",
    ]
    let prefixes = ["", "", "", "  ", "> ", "    ", "- ", "\t", ">"]
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      if Int.random(in: 0..<3, using: &random) > 0 {
        text += noise[Int.random(in: 0..<noise.count, using: &random)] + end
        continue
      }
      let prefix = prefixes[Int.random(in: 0..<prefixes.count, using: &random)]
      let inner = prefix == "- " ? "  " : prefix
      let mark = ["```", "````", "~~~"][Int.random(in: 0..<3, using: &random)]
      text += "\(prefix)\(mark)nabla f\(names)\(end)"
      text +=
        "\(inner)recipe: \(["bell", "heat", "failing"][Int.random(in: 0..<3, using: &random)])\(end)"
      if Bool.random(using: &random) { text += "\(inner)---\(end)\(inner)caption: C\(end)" }
      if Int.random(in: 0..<8, using: &random) > 0 { text += "\(inner)\(mark)\(end)" }
      names += 1
    }
    return Bool.random(using: &random) ? String(text.dropLast()) : text
  }

  /// What is left of a note without regions: each marker line up to its end, and the line end
  /// before it.
  private static func withoutRegions(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var pending: [UInt8] = []
    var isInside = false
    for line in lines(Array(text.utf8)) {
      let words = String(decoding: line.content, as: UTF8.self)
      if words.contains("<!-- nabla:begin ") { isInside = true }
      if !isInside {
        result += pending + line.content
        pending = line.end
      }
      if words.contains("<!-- nabla:end ") {
        isInside = false
        pending = line.end
      }
    }
    return result + pending
  }

  private static func lines(_ bytes: [UInt8]) -> [(content: [UInt8], end: [UInt8])] {
    var lines: [(content: [UInt8], end: [UInt8])] = []
    var content: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard byte == 0x0A || byte == 0x0D else {
        content.append(byte)
        continue
      }
      var end = [byte]
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A {
        end.append(0x0A)
        position += 1
      }
      lines.append((content, end))
      content = []
    }
    if !content.isEmpty { lines.append((content, [])) }
    return lines
  }

  @Test(arguments: 0..<20)
  func onlyRegionsChangeAndASecondRunChangesNothing(group: Int) throws {
    try TemporaryFolder.with { folder in
      var inputs: [String: String] = [:]
      for seed in 0..<20 {
        try folder.makeFolder("\(seed)")
        let note = Self.note(UInt64(group * 1000 + seed))
        inputs["\(seed)/n.md"] = note
        try folder.write(note, to: "\(seed)/n.md")
      }
      _ = try folder.build()
      for (name, input) in inputs {
        #expect(Self.withoutRegions(try folder.text(name)) == Array(input.utf8), "\(input)")
      }
      let built = try folder.contents()
      let second = try folder.build()
      #expect(second.written == [])
      #expect(second.drawn == 0)
      #expect(try folder.contents() == built)
      _ = try NotesStripper().strip([folder.path])
      for (name, input) in inputs {
        #expect(try folder.bytes(name) == Array(input.utf8), "\(input)")
      }
      _ = try folder.build()
      #expect(try folder.contents() == built)
    }
  }
}
