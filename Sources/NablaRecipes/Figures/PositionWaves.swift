import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `positional-encoding`.
struct PositionWaves {
  let recipe: PositionalEncoding
  let encoding: SinusoidalEncoding
  let frequencies: [Double]
  /// The positions and dimensions that the matrix shows.
  let positions: [Int]
  let columns: [Int]

  init(recipe: PositionalEncoding, encoding: SinusoidalEncoding) {
    (self.recipe, self.encoding, frequencies) = (recipe, encoding, encoding.frequencies)
    func spread(_ count: Int, _ most: Int) -> [Int] {
      count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
    }
    positions = spread(recipe.length, 400)
    columns = spread(recipe.d, 256)
  }

  /// The angle that a column's wave has at a position, a quarter turn on for cosines.
  func wave(_ column: Int) -> (frequency: Double, isSine: Bool) {
    let half = recipe.d / 2
    return recipe.layout == .interleaved
      ? (frequencies[column / 2], column.isMultiple(of: 2))
      : (frequencies[column % half], column < half)
  }

  private func value(_ position: Double, _ column: Int) -> Double {
    let (frequency, isSine) = wave(column)
    return isSine ? sin(position * frequency) : cos(position * frequency)
  }

  func color(_ i: Int) -> String { "s\(i + 1)" }
  private func has(_ part: PositionalEncoding.Part) -> Bool { recipe.panels.contains(part) }
  private func wavelength(_ dim: Int) -> Double { 2 * .pi / wave(dim).frequency }
  private var last: Double { Double(recipe.length) - 0.5 }
  /// The similarities at the distances that the figure shows.
  private var distances: [Int] {
    let step = max(1, recipe.length / 400)
    return Array(stride(from: 0, to: recipe.length, by: step))
  }

  // MARK: - Figure

  var figure: Figure {
    let left = (has(.heatmap) ? [heatmap] : []) + (has(.curves) ? [curves] : [])
    let right = has(.similarity) ? [similarity, bumps] : []
    let across = (left.isEmpty ? 0 : 1) + (right.isEmpty ? 0 : 1)
    var rows: [[Cell]] = []
    var heights: [Double] = []
    for row in 0..<max(left.count, right.count) {
      let isFlat = row == 1 || right.isEmpty && !has(.heatmap)
      var cells: [Cell] =
        left.count == 1 && row == 0 && right.count == 2
        ? [.spanning(.panel(left[0]), rows: 2)]
        : left.count > row && left.count != 1 || right.isEmpty
          ? [.panel(left[row])] : []
      if right.count > row { cells.append(.panel(right[row])) }
      rows.append(cells)
      heights.append(isFlat ? 40 + 32 * Double(max(3, recipe.dims.count)) : 250)
    }
    for (part, circles) in [(PositionalEncoding.Part.clock, clocks), (.shift, shifts)]
    where has(part) {
      rows.append([.spanning(.grid(Grid([circles.map { .panel($0) }])), columns: max(1, across))])
      heights.append(170)
    }
    var figure = Figure(
      title: "Each position gets its own pattern of waves", subtitle: subtitle, caption: caption,
      size: Size(
        max(
          across == 2 ? 880 : 640, has(.clock) || has(.shift) ? 120 * Double(recipe.dims.count) : 0),
        130 + heights.reduce(0, +) + 50 * Double(rows.count)),
      grid: Grid(rows, columnWeights: across == 2 ? [1.5, 1] : [], rowWeights: heights))
    figure.alt =
      "Positional encoding of \(recipe.length) positions in \(recipe.d) dimensions: waves whose lengths grow from \(format(2 * .pi, significant: 3)) to \(format(encoding.wavelengths.last ?? 0, significant: 3)) positions. The product of two positions is \(recipe.d / 2) at distance 0 and depends on their distance only."
    return figure
  }

  private var subtitle: String {
    let i = recipe.layout == .interleaved ? "p,2i" : "p,i"
    let next = recipe.layout == .interleaved ? "p,2i+1" : "p,d/2+i"
    let base = formatPlain(recipe.base)
    let rate = recipe.timescales == .paper ? "\(base)^{-2i/d}" : "\(base)^{-i/(d/2-1)}"
    return
      "$PE_{\(i)}=\\sin(p\\,\\omega_i)$, $PE_{\(next)}=\\cos(p\\,\\omega_i)$, $\\omega_i=\(rate)$ with $d=\(recipe.d)$"
  }

  private var caption: String {
    let layout = recipe.layout == .interleaved ? "sines and cosines in turn" : "all sines first"
    let scale =
      recipe.timescales == .paper ? "the paper's frequencies" : "tensor2tensor's frequencies"
    let steps = positions.count < recipe.length || columns.count < recipe.d
    return "Layout: \(layout), \(scale)."
      + (steps
        ? " The matrix shows \(positions.count) positions and \(columns.count) dimensions in even steps."
        : "")
  }

  private func along(_ label: String) -> AxisOptions {
    AxisOptions(label, domain: -0.5...last, ticks: wholes(recipe.length))
  }

  /// Ticks at whole numbers below a count, where that needs saying.
  private func wholes(_ count: Int) -> TickOptions {
    count > 40
      ? TickOptions()
      : TickOptions(
        values: stride(from: 0, to: count, by: count > 20 ? 10 : count > 8 ? 5 : 1).map(Double.init)
      )
  }

  private var matrix: Matrix {
    Matrix(rows: columns.count, columns: positions.count) { row, column in
      value(Double(positions[column]), columns[row])
    }
  }

  private var heatmap: Panel {
    var map = Heatmap(matrix, annotate: .never, values: .diverging)
    (map.xExtent, map.square) = (Interval(-0.5, last), false)
    map.yExtent = Interval(-0.5, Double(recipe.d) - 0.5)
    var marks: [any Mark] = [map]
    for (i, dim) in recipe.dims.enumerated() {
      // The row itself stays in sight between its two dots.
      marks.append(
        Scatter(
          x: [-0.5, last], y: [Double(dim), Double(dim)], color: color(i), size: 9.0, opacity: 1))
    }
    return Panel(
      title: "the code of a position is its column", marks: marks, x: along("position $p$"),
      y: AxisOptions(
        "dimension", domain: -0.5...(Double(recipe.d) - 0.5), ticks: wholes(recipe.d),
        reversed: true, secondary: wavelengthAxis),
      color: ColorOptions("value", domain: -1...1))
  }

  /// The length of a dimension's wave, where neighbours have neighbouring ones.
  private var wavelengthAxis: SecondaryAxis? {
    guard recipe.layout == .interleaved, recipe.d >= 16 else { return nil }
    let base = formatPlain(recipe.base)
    let steps = recipe.timescales == .paper ? recipe.d : recipe.d - 2
    return SecondaryAxis(
      "wavelength $\\lambda$", forward: "2 * pi * \(base)^(x / \(steps))",
      inverse: "\(steps) * ln(x / (2 * pi)) / ln(\(base))", scale: .log)
  }

  /// The rows of the matrix that are marked, one lane each.
  private var curves: Panel {
    // More waves than this are a solid band.
    let shown = min(recipe.length, 400)
    let end = Double(shown - 1)
    let count = max(2, shown * 8)
    let steps = (0..<count).map { end * Double($0) / Double(count - 1) }
    let lanes = recipe.dims.indices.map { Double(-$0) }
    var marks: [any Mark] = [Rule(y: lanes, color: "grid", width: 1, dash: .solid)]
    for (i, dim) in recipe.dims.enumerated() {
      let length = "λ = \(format(wavelength(dim), significant: 3))"
      marks.append(
        Line(
          x: steps, y: steps.map { lanes[i] + 0.4 * value($0, dim) }, color: color(i),
          // Equal words would be one line's.
          name: has(.heatmap) ? "" : length + String(repeating: "\u{200A}", count: i)))
      // Below the matrix there is room beside the plot.
      if has(.heatmap) {
        marks.append(
          Text(
            x: [end], y: [lanes[i]], text: [length], anchor: .start, dx: 8, bold: true,
            color: color(i), repel: false))
      }
    }
    let panel = Panel(
      title: "the marked rows as waves of length $\\lambda$", marks: marks,
      x: shown < recipe.length
        ? AxisOptions("the first \(shown) positions") : along("position $p$"),
      y: AxisOptions(
        "dimension", domain: (-Double(lanes.count) + 0.45)...0.55,
        ticks: TickOptions(values: lanes, labels: recipe.dims.map(String.init))))
    return panel.with(\.minimumSize, Size(0, 16 * Double(lanes.count)))
  }

  private var probes: [Int] {
    recipe.length < 4 ? [0] : [positions[positions.count / 4], positions[positions.count * 3 / 4]]
  }
  /// Colours that the first dimensions do not have.
  private var probeColors: [String] { recipe.dims.count < 4 ? ["s4", "s5"] : ["s7", "s8"] }

  private var similarity: Panel {
    let shown = Array(
      positions.enumerated().filter { $0.offset.isMultiple(of: max(1, positions.count / 200)) }.map(
        \.element))
    var known: [Int: Double] = [:]
    for a in shown {
      for b in shown where known[abs(a - b)] == nil {
        known[abs(a - b)] = encoding.similarity(distance: a - b)
      }
    }
    var map = Heatmap(
      Matrix(rows: shown.count, columns: shown.count) {
        known[abs(shown[$0] - shown[$1])] ?? .nan
      },
      annotate: .never, values: .sequential)
    (map.xExtent, map.yExtent) = (Interval(-0.5, last), Interval(-0.5, last))
    var marks: [any Mark] = [map]
    for (i, p) in probes.enumerated() {
      marks.append(Rule(y: [Double(p)], color: probeColors[i], width: 2, dash: .solid))
    }
    return Panel(
      title: "products of two positions", marks: marks, x: along("position $q$"),
      y: AxisOptions(
        "position $p$", domain: -0.5...last, ticks: wholes(recipe.length), reversed: true),
      color: ColorOptions("$PE_p\\cdot PE_q$"))
  }

  private var bumps: Panel {
    let q = positions.map(Double.init)
    let marks = probes.enumerated().flatMap { i, p -> [any Mark] in
      [
        Line(
          x: q, y: positions.map { encoding.similarity(distance: $0 - p) }, color: probeColors[i]),
        Text(
          x: [Double(p)], y: [encoding.similarity(distance: 0)], text: ["$p=\(p)$"],
          anchor: .start, dx: 7, dy: 2, color: probeColors[i]),
      ]
    }
    return Panel(
      title: "one bump, wherever $p$ is", marks: marks, x: along("position $q$"),
      y: AxisOptions("$PE_p\\cdot PE_q$"))
  }

  var series: [Node.Entry] {
    [
      .init("encoding", Node(positions.map { p in Node(columns.map { value(Double(p), $0) }) })),
      .init("positions", positions.optionNode), .init("dimensions", columns.optionNode),
      .init("frequencies", Node(frequencies)), .init("wavelengths", Node(encoding.wavelengths)),
      .init("distances", distances.optionNode),
      .init("similarity", Node(distances.map { encoding.similarity(distance: $0) })),
    ]
  }
}
