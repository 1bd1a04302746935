import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `sgd-vs-batch`.
struct BatchFigure {
  let recipe: SGDvsBatch
  let loss: LineLoss
  let runs: [BatchRun]
  let seed: UInt64

  private var n: Int { loss.points.count }
  private func number(_ value: Double) -> String { format(value, significant: 3) }
  private func color(_ index: Int) -> String { ["s2", "s3", "s4", "s5", "s6", "s8"][index % 6] }
  private func name(_ run: BatchRun) -> String {
    run.size == n ? "all \(n)" : "batch \(run.size)"
  }

  /// Where the gradients of batches are compared: where the largest batch arrives.
  private var place: SIMD2<Double> {
    runs.max { $0.size < $1.size }?.path.last ?? .zero
  }

  // MARK: - Figure

  var figure: Figure {
    let warnings = runs.filter(\.hasDiverged).map {
      "\(name($0)) diverges after \($0.steps) steps"
    }
    var figure = Figure(
      title: title,
      subtitle:
        "Fitting $y = wx + b$ to \(n) points, $\\eta = \(number(recipe.lr))$, loss $= \\frac{1}{n}\\sum (wx_i + b - y_i)^2$",
      caption: warnings.map(\.sentence)
        .joined(separator: " "),
      size: Size(860, 600),
      grid: Grid(
        [
          [.panel(mapPanel), .panel(cloudPanel)],
          [.panel(lossPanel(byEpoch: false)), .panel(lossPanel(byEpoch: true))],
        ], rowWeights: [1.4, 1]))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private var title: String {
    guard let small = runs.min(by: { $0.size < $1.size }),
      let large = runs.max(by: { $0.size < $1.size }), small.size < large.size
    else { return SGDvsBatch.title }
    return
      "\(recipe.epochs) times through the data: \(small.steps) noisy steps of \(name(small)), \(large.steps) smooth ones of \(name(large))"
  }

  // MARK: - The map

  private var mapPanel: Panel {
    let loss = loss
    let minimum = loss.minimum
    let all = runs.flatMap(\.path) + (minimum.map { [$0] } ?? [])
    func side(_ values: [Double]) -> ClosedRange<Double> {
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let room = high > low ? 0.14 * (high - low) : 1
      return low - room...high + room
    }
    let (x, y) = (side(all.map(\.x)), side(all.map(\.y)))
    var contour = Contour(x: x, y: y, levels: .about(14), labels: false, samples: 120) {
      loss([$0, $1])
    }
    contour.levelScale = .log
    var marks: [any Mark] = [contour]
    // Long paths lie under short ones, which they would hide.
    for (i, run) in runs.enumerated().sorted(by: { $0.element.steps > $1.element.steps }) {
      let isLong = run.steps > 200
      marks.append(Line(run.path, color: color(i), width: isLong ? 0.8 : 2, halo: !isLong))
      if run.steps <= 60 { marks.append(Scatter(run.path, color: color(i), size: 5.5)) }
    }
    marks.append(Scatter([.zero], color: "ink", size: 10))
    // Places along all paths that names keep off.
    let dense = runs.flatMap { run in
      run.path.indices.filter { $0 % max(1, run.steps / 300) == 0 }
        .map { (x: run.path[$0].x, y: run.path[$0].y) }
    }
    var start = Annotation(x: [0.0], y: [0.0], text: ["start"], bold: true, leader: false)
    start.clearOf = runs.flatMap { run in
      zip(run.path, run.path.dropFirst()).prefix(12).flatMap { a, b in
        (0...4).map { i in
          let p = a + (b - a) * (Double(i) / 4)
          return (x: p.x, y: p.y)
        }
      }
    }
    marks.append(start)
    var names = Annotation(
      x: runs.compactMap(\.path.last?.x), y: runs.compactMap(\.path.last?.y), text: runs.map(name),
      bold: true)
    (names.clearOf, names.roles) = (start.clearOf + dense, runs.indices.map(color))
    marks.append(names)
    if let minimum {
      marks.append(Scatter([minimum], color: "ink", size: 12, shape: .star))
      marks.append(
        Annotation(x: [minimum.x], y: [minimum.y], text: ["least squares"], leader: false))
    }
    marks.append(Scatter([place], color: "ink", size: 12, shape: .plus))
    return Panel(
      title: "Paths of the parameters", marks: marks, x: AxisOptions("slope w", domain: x),
      y: AxisOptions("intercept b", domain: y),
      color: ColorOptions(colormap: "attention_r", legend: false))
  }

  // MARK: - The cloud

  /// The steps that batches of each size would make from one place, and their mean.
  private var cloudPanel: Panel {
    var marks: [any Mark] = []
    let mean = loss.gradient(place, over: loss.points.indices)
    for (i, run) in runs.enumerated().sorted(by: { $0.element.size < $1.element.size }) {
      let cloud = loss.cloud(place, size: run.size, seed: seed)
      let isWhole = run.size == n
      marks.append(
        Arrow(
          x: cloud.map { _ in 0.0 }, y: cloud.map { _ in 0.0 }, x2: cloud.map { -$0.x },
          y2: cloud.map { -$0.y }, color: color(i), width: isWhole ? 3 : 1.5,
          head: isWhole ? 12 : 7, opacity: cloud.count > 40 ? 0.4 : 0.9))
    }
    marks.append(Scatter([.zero], color: "ink", size: 12, shape: .plus))
    marks.append(
      Annotation(
        x: [-mean.x], y: [-mean.y],
        text: ["mean of all: (\(number(-mean.x)), \(number(-mean.y)))"], size: 11, bold: true))
    return Panel(
      title: "Downhill at + as each batch sees it", marks: marks,
      x: AxisOptions("$-\\partial_w$"), y: AxisOptions("$-\\partial_b$"))
  }

  // MARK: - The loss

  /// Whether losses end so close together that no name could tell which is whose; the map names
  /// them too.
  private var endsMeet: Bool {
    let ends = runs.compactMap(\.losses.last).sorted()
    return zip(ends, ends.dropFirst()).contains { $1 < $0 * 1.05 }
  }

  private func lossPanel(byEpoch: Bool) -> Panel {
    let marks = runs.enumerated().map { i, run -> any Mark in
      let x = byEpoch ? run.epochs : run.losses.indices.map(Double.init)
      return Line(
        x: x, y: run.losses, color: color(i), width: run.steps > 200 ? 1 : 1.75,
        name: byEpoch && !endsMeet ? name(run) : "")
    }
    let dots = runs.enumerated().compactMap { i, run -> (any Mark)? in
      guard run.steps <= 24 else { return nil }
      let x = byEpoch ? run.epochs : run.losses.indices.map(Double.init)
      return Scatter(x: x, y: run.losses, color: color(i), size: 5.0, opacity: 1)
    }
    let all = runs.flatMap(\.losses)
    let isLog = (all.min() ?? 0) > 0 && (all.max() ?? 1) / (all.min() ?? 1) > 8
    return Panel(
      title: byEpoch ? "A fair look: by samples seen" : "By updates", marks: marks + dots,
      x: AxisOptions(byEpoch ? "epochs" : "updates", ticks: TickOptions(count: 5)),
      y: AxisOptions("loss of all", scale: isLog ? "log" : nil))
  }

  // MARK: - Words and numbers

  private var alt: String {
    let parts = runs.map {
      "\(name($0)): \($0.steps) steps from loss \(number($0.losses[0])) to \(number($0.losses[$0.steps]))"
    }
    return
      "Contours of the mean squared error over slope and intercept with paths of gradient descent. \(parts.joined(separator: "; "))."
  }

  var series: [Node.Entry] {
    let mean = loss.gradient(place, over: loss.points.indices)
    var entries: [Node.Entry] = [
      .init("batch", Node(runs.map { Node($0.size) })), .init("place", Node(place)),
      .init("gradient", Node(mean)),
    ]
    if let minimum = loss.minimum {
      entries += [
        .init("minimum", Node(minimum)), .init("least_loss", Node(loss(minimum))),
      ]
    }
    for (i, run) in runs.enumerated() {
      let cloud = loss.cloud(place, size: run.size, seed: seed)
      entries += [
        .init("w_\(i + 1)", Node(run.path.map(\.x))), .init("b_\(i + 1)", Node(run.path.map(\.y))),
        .init("loss_\(i + 1)", Node(run.losses)), .init("epoch_\(i + 1)", Node(run.epochs)),
        .init("cloud_w_\(i + 1)", Node(cloud.map(\.x))),
        .init("cloud_b_\(i + 1)", Node(cloud.map(\.y))),
      ]
    }
    return entries
  }
}
