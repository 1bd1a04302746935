import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// What stands beside the curve: losses by step, and steps as they are worked out by hand.
extension HopFigure {
  /// Where a path runs away, powers of ten tell how fast.
  var isLog: Bool { tracks.contains { $0.values[$0.steps] > $0.values[0] } }

  var lossPanel: Panel {
    var marks: [any Mark] = []
    var names = Annotation(x: [0.0], y: [0.0], text: [""], size: 11, bold: true, leader: false)
    let floor = isLog ? min(bottom, tracks.flatMap(\.values).min() ?? bottom, 0) : 0
    let lines = tracks.map { track in
      track.values.enumerated().map { SIMD2(Double($0), $1 - floor) }
        .filter { !isLog || $0.y > 0 }
    }
    for (track, points) in zip(tracks, lines) {
      marks.append(Line(points, color: color(track)))
      if points.count <= 60 { marks.append(Scatter(points, color: color(track), size: 5)) }
    }
    if tracks.count > 1 {
      let places = lines.map { $0.dropFirst($0.count / 12).first ?? .zero }
      (names.x, names.y) = (places.map(\.x).channel, places.map(\.y).channel)
      names.text = tracks.map { "from \(number($0.xs[0]))" }.channel
      (names.roles, names.clearOf) = (tracks.map(color), lines.joined().map { ($0.x, $0.y) })
      marks.append(names)
    }
    return Panel(
      marks: marks, x: AxisOptions("step"),
      y: isLog
        ? AxisOptions(floor < 0 ? "f(x) + \(number(-floor))" : "f(x)", scale: "log")
        : AxisOptions("f(x)", domain: y))
  }

  /// The first steps of each path and its last one, as they are worked out by hand.
  var table: TextTable {
    var rows: [[String]] = []
    var colors: [String] = []
    for track in tracks {
      let last = track.steps - 1
      let count = tracks.count == 1 ? 4 : tracks.count == 2 ? 3 : 1
      for i in Array(0..<min(count, track.steps)) + (last >= count ? [last] : []) {
        let (x, slope) = (track.xs[i], track.gradients[i][0])
        colors.append(color(track))
        rows.append(
          [String(i + 1)]
            + [x, slope, recipe.lr * slope, track.xs[i + 1]].map { format($0, significant: 4) })
      }
    }
    return TextTable(
      header: ["step", "$x$", "$f'(x)$", "$\\eta f'(x)$", "$x - \\eta f'(x)$"], rows: rows,
      alignments: Array(repeating: .end, count: 5), rowColors: colors)
  }
}
