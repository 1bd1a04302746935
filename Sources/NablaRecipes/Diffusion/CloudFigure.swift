import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The panels of `diffusion-forward` for points of the plane: a strip there, and one back.
struct CloudFigure {
  let run: DiffusionRun
  let points: [[Double]]
  let shown: [Int]
  let isStandardized: Bool

  private static let most = 600

  /// The points that are drawn, evenly chosen.
  private var kept: [[Double]] {
    let count = min(points.count, Self.most)
    return (0..<count).map { points[$0 * points.count / count] }
  }

  func figure() throws(MathError) -> Figure {
    let start = kept
    var clouds: [[[Double]]] = []
    for step in shown { clouds.append(try run.schedule.noised(start, step: step).points) }
    let sizes = clouds.joined().flatMap { $0 }.map(\.magnitude).sorted()
    let reach = max(3.2, sizes[sizes.count * 98 / 100] * 1.1)
    // Each point keeps the colour of where it came from.
    let angles = start.map { atan2($0[1], $0[0]) }
    var rows: [[Cell]] = [
      zip(shown, clouds).map { step, cloud in
        .panel(panel("t = \(step)", cloud, angles, reach))
      }
    ]
    if !run.backward.isEmpty {
      let ends = run.backward.map { atan2($0[0][1], $0[0][0]) }
      rows.append(
        shown.map { step in
          let k = run.times.lastIndex { $0 <= step } ?? 0
          return .panel(panel("back, t = \(step)", run.backward.map { $0[k] }, ends, reach))
        })
    }
    let width = Double(shown.count)
    var figure = Figure(
      title: "Noise dissolves the shape"
        + (run.backward.isEmpty ? "" : "; the exact score brings it back"),
      subtitle:
        #"$x_t=\sqrt{\bar\alpha_t}\,x_0+\sqrt{1-\bar\alpha_t}\,\varepsilon$; each point keeps the colour of where it came from"#,
      caption: (points.count > Self.most ? "\(Self.most) of \(points.count) points. " : "")
        + (isStandardized ? "Each coordinate has mean 0 and deviation 1." : ""),
      size: Size(max(520, min(1200, 175 * width + 70)), run.backward.isEmpty ? 300 : 470),
      grid: Grid(rows, sharesX: true, sharesY: true))
    figure.alt =
      "\(points.count) points of the plane after \(shown.map(String.init).joined(separator: ", ")) steps of noise"
      + (run.backward.isEmpty
        ? "." : ", and \(run.backward.count) points on their way back from noise.")
    return figure
  }

  private func panel(
    _ title: String, _ cloud: [[Double]], _ colors: [Double], _ reach: Double
  ) -> Panel {
    let inside = cloud.indices.filter { cloud[$0].allSatisfy { $0.magnitude < reach } }
    return Panel(
      title: title,
      marks: [
        Scatter(
          x: inside.map { cloud[$0][0] }, y: inside.map { cloud[$0][1] },
          color: inside.map { colors[$0] },
          size: cloud.count > 90 ? 4 : 5.5, opacity: 0.8)
      ], x: AxisOptions("x", domain: -reach...reach), y: AxisOptions("y", domain: -reach...reach),
      color: ColorOptions(domain: -Double.pi...Double.pi, colormap: "turbo", legend: false),
      coordinates: .cartesian(aspect: 1))
  }

  var series: [Node.Entry] {
    [
      .init("t", Node(shown.map { Node($0) })),
      .init("alpha_bar", Node(shown.map(run.schedule.alphaBar))),
      .init("points", Node(points.map { Node($0) } as [Node])),
      .init("path_count", Node(run.forward.count)),
      .init("reverse_end", Node(run.backward.map { Node($0[0]) } as [Node])),
    ]
  }
}
