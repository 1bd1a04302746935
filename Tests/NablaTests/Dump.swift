import Foundation
import Nabla
import NablaScene
import TestSupport
import Testing

@Suite struct Dump {
  @Test func dump() throws {
    guard let text = try? String(contentsOfFile: "/tmp/seeds", encoding: .utf8) else { return }
    var lines = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let r = word.split(separator: "-").compactMap { UInt64($0) }
      for seed in r[0]...(r.last ?? r[0]) {
        var random = RandomFigure(seed: seed); let f = random.figure()
        do {
          let d = try f.drawn(); let p = problems(of: d)
          if !p.isEmpty || r.count == 1 {
            lines +=
              "\(seed) \(f.size) \(f.theme.name) \(f.theme.context) panels \(d.report.panels.count) -> \(d.scene.size): \(p.prefix(4))\n"
            if let b = try? f.png(scale: 1) {
              try? Data(b).write(to: URL(fileURLWithPath: "/tmp/seeds.d/\(seed).png"))
            }
          }
        } catch { lines += "\(seed) ERROR \(error)\n" }
      }
    }
    try lines.write(toFile: "/tmp/seeds.out", atomically: true, encoding: .utf8)
  }
}
