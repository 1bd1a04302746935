import NablaScene
import NablaText
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The formulas of the test sheet, by name.
enum FormulaSheet {
  static let formulas: [(name: String, tex: String)] = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return lines(of: "/\(folder)/formulas.txt").compactMap { line in
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { return nil }
      let tex = line[line.index(after: colon)...].drop { $0 == " " }
      return (String(line[..<colon]), String(tex))
    }
  }()

  static func lines(of path: String) -> [Substring] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

/// The line of a formula in a text of 100 px, where 1 px is a hundredth of the em.
func set(_ tex: String, display: Bool = true, size: Double = 100) throws -> TextLine {
  try typesetFormula(tex, TextStyle(size: size), display: display)
}

/// The ink of every glyph of a line with the source that it stands for.
func ink(of line: TextLine) -> [(text: String, box: Rect)] {
  let bytes = Array(line.source.utf8)
  return line.runs.flatMap { run in
    run.glyphs.compactMap { glyph -> (String, Rect)? in
      guard let box = outline(of: glyph.id, font: run.font).controlBox else { return nil }
      let place = run.offset + glyph.position
      let scaled = Rect(
        x: box.x * run.size + place.x, y: box.y * run.size + place.y,
        width: box.width * run.size, height: box.height * run.size)
      let rest = bytes.dropFirst(glyph.cluster)
      return (String(String(decoding: rest, as: UTF8.self).prefix(1)), scaled)
    }
  }
}
