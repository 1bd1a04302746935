import NablaPlot
import NablaScene
import TestSupport
import Testing

/// What holds for figures that nobody thought of.
@Suite struct RandomFigureTests {
  @Test(arguments: 0..<12)
  func noTextMeetsAnotherOrIsCutAndPlotAreasLineUp(batch: Int) throws {
    for i in 0..<25 {
      let seed = UInt64(batch * 25 + i)
      var random = RandomFigure(seed: seed)
      let figure = random.figure()
      let drawn: DrawnFigure
      do {
        drawn = try figure.drawn()
      } catch {
        // Many panels may need more than a small canvas can become.
        let words = error.description
        #expect(
          words.contains("give that size"), "\(seed): \(words)")
        continue
      }
      #expect(problems(of: drawn) == [], "figure \(seed)")
      expectAligned(drawn.report.panels.map(\.plot), "figure \(seed)")
      for panel in drawn.report.panels {
        expectReadable(panel.x, "figure \(seed) x")
        expectReadable(panel.y, "figure \(seed) y")
      }
    }
  }

  /// Plot areas in one row have one top and bottom, those in one column one left and right side.
  private func expectAligned(_ plots: [Rect], _ what: Comment) {
    for a in plots {
      for b in plots where abs(a.minY - b.minY) < a.height / 2 {
        #expect(abs(a.minY - b.minY) < 1e-6 && abs(a.maxY - b.maxY) < 1e-6, what)
      }
      for b in plots where abs(a.minX - b.minX) < a.width / 2 {
        #expect(abs(a.minX - b.minX) < 1e-6 && abs(a.maxX - b.maxX) < 1e-6, what)
      }
    }
  }

  /// Labels of numbers say their ticks' values.
  private func expectReadable(_ axis: AxisReport, _ what: Comment) {
    guard axis.scale == "linear" else { return }
    #expect(
      Set(axis.ticks.map(\.label)).count == axis.ticks.count || axis.ticks.first?.label == "", what)
    for tick in axis.ticks where !tick.label.isEmpty {
      let plain = tick.label.replacing("\u{2212}", with: "-")
        .filter { !$0.isWhitespace && $0 != "\u{2009}" && $0 != "\u{202F}" }
      guard let read = NumberParsing.decimal(plain) else {
        Issue.record("\(tick.label) is no number; \(what)")
        continue
      }
      let said = read * NumberParsing.power(axis.exponent) + axis.offset
      #expect(abs(said - tick.value) <= 1e-9 * max(abs(tick.value), abs(axis.offset)), what)
    }
  }
}

extension NumberParsing {
  /// 10 to a whole power, by the number's own text.
  fileprivate static func power(_ exponent: Int) -> Double { decimal("1e\(exponent)") ?? .nan }
}
