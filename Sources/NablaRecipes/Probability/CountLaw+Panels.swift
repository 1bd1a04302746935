import NablaMath
import NablaPlot
import NablaScene
import NablaText

extension CountLaw {
  /// Ticks at every count where there are few.
  private var axis: AxisOptions {
    AxisOptions(counted, ticks: ks.count <= 12 ? TickOptions(values: ks) : TickOptions())
  }

  var probabilities: Panel {
    let inside = isInEvent
    var marks: [any Mark] = []
    let width = ks.count > 60 ? 1.0 : 0.8
    if event == nil {
      marks.append(Bar(x: ks, y: pmf, color: "s1", width: width))
    } else {
      marks.append(
        Bar(
          x: ks, y: zip(pmf, inside).map { $1 ? 0 : $0 }, color: "s1", width: width, opacity: 0.45))
      marks.append(
        Bar(
          x: ks, y: zip(pmf, inside).map { $1 ? $0 : 0 }, color: "s2", width: width))
    }
    let top = pmf.max() ?? 1
    if let approximation {
      if approximation.name.hasPrefix("Normal") {
        marks.append(
          Line(x: approximation.x, y: approximation.y, color: "ink", width: 1.5))
      } else {
        marks.append(
          Scatter(x: approximation.x, y: approximation.y, color: "ink", size: 5.0, opacity: 1))
      }
    }
    // The mean with one standard deviation to each side, above the bars.
    let (m, s) = (distribution.mean, deviation)
    let level = top * 1.12
    marks.append(Line(x: [m - s, m + s], y: [level, level], color: "ink", width: 1.5))
    marks.append(Scatter(x: [m], y: [level], color: "ink", opacity: 1))
    marks.append(
      Text(
        x: [m + s], y: [level], text: ["mean ± SD"], anchor: .start, dx: 8, size: 11,
        color: "muted"))
    if event != nil { marks += eventLabel(inside) }
    return Panel(
      marks: marks, x: axis,
      y: AxisOptions(
        "P(X = k)", domain: 0...(max(top, 1e-300) * 1.24), ticks: TickOptions(count: 4)))
  }

  /// The event's probability at its highest bar, or beside the bars where it holds the highest of
  /// all.
  private func eventLabel(_ inside: [Bool]) -> [any Mark] {
    let words = "\(eventText) = \(number(eventProbability))"
    let shaded = ks.indices.filter { inside[$0] && pmf[$0] > 0 }
    guard let highest = shaded.max(by: { pmf[$0] < pmf[$1] }) else { return [] }
    if pmf[highest] < (pmf.max() ?? 0) * 0.6 {
      var label = Annotation(
        x: [ks[highest]], y: [pmf[highest]], text: [words], color: "s2", bold: true)
      label.clearOf = zip(ks, pmf).flatMap { k, p in
        (0...6).flatMap { step in
          [-0.35, 0, 0.35].map { (x: k + $0, y: p * Double(step) / 6) }
        }
      }
      return [label]
    }
    guard let spot = labelSpot(inside) else { return [] }
    return [
      Text(
        x: [spot.x], y: [spot.y], text: [words], anchor: spot.isRight ? .start : .end,
        baseline: .bottom, dx: spot.isRight ? 12 : -12, dy: -6, bold: true, color: "s2")
    ]
  }

  /// Beside the shaded bars, on the side of the mean where bars are low.
  private func labelSpot(_ inside: [Bool]) -> (x: Double, y: Double, isRight: Bool)? {
    guard let top = pmf.max(), top > 0 else { return nil }
    let shaded = ks.indices.filter { inside[$0] }
    guard !shaded.isEmpty else { return nil }
    let span = (ks.last ?? 1) - (ks.first ?? 0)
    let low = distribution.mean - max(deviation * 1.35, span * 0.08)
    // Left of the bars there must be room for the words.
    let hasRoom = low - (ks.first ?? 0) > span * 0.3
    let isRight = ks[shaded[shaded.count / 2]] >= distribution.mean || !hasRoom
    let edge = distribution.mean + (isRight ? 1 : -1) * max(deviation * 1.35, span * 0.08)
    let height =
      ks.indices.filter { isRight ? ks[$0] >= edge : ks[$0] <= edge }
      .map { pmf[$0] }.max() ?? 0
    return (edge, max(height * 1.03, top * 0.3), isRight)
  }

  var sums: Panel {
    let sums = ks.map { distribution.cdf($0) }
    let first = ks.first ?? 0
    let edges = [first - 0.5] + ks + [(ks.last ?? first) + 0.5]
    let levels = [distribution.cdf(first - 1)] + sums
    var marks: [any Mark]
    if ks.count <= 40 {
      marks = levels.indices.map { i in
        Line(x: [edges[i], edges[i + 1]], y: [levels[i], levels[i]], color: "s1")
      }
    } else {
      // Steps this narrow read better with their risers.
      marks = [
        Line(
          x: levels.indices.flatMap { [edges[$0], edges[$0 + 1]] },
          y: levels.flatMap { [$0, $0] }, color: "s1")
      ]
    }
    if ks.count <= 40 {
      marks.append(Scatter(x: ks, y: sums, color: "s1", size: 6.0, opacity: 1))
    }
    return Panel(
      marks: marks, x: axis,
      y: AxisOptions("P(X ≤ k)", domain: 0...1.04, ticks: TickOptions(values: [0, 0.5, 1])))
  }
}
