import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The figure of `rope-rotation`: a plane for each pair, products by positions and by distance.
struct RopeFigure {
  let recipe: RopeRotation
  let encoding, other: RotaryEncoding
  private let rotated: [[Double]]
  private let otherRotated: [[Double]]
  private let longest: RotaryEncoding
  /// The distance that is followed from the matrix to the curve.
  private static let followed = 3
  static let mostPlanes = 6

  init(_ recipe: RopeRotation) throws(MathError) {
    self.recipe = recipe
    encoding = try recipe.encoding(recipe.pairing, dimension: recipe.q.count)
    other = try recipe.encoding(recipe.pairing.other, dimension: recipe.q.count)
    longest = try recipe.encoding(recipe.pairing, dimension: max(128, recipe.q.count))
    var (turned, others): ([[Double]], [[Double]]) = ([], [])
    for position in recipe.positions {
      turned.append(try encoding.rotated(recipe.q, position: Double(position)))
      others.append(try other.rotated(recipe.q, position: Double(position)))
    }
    (rotated, otherRotated) = (turned, others)
  }

  var pairs: Int { recipe.q.count / 2 }
  var frequencies: [Double] { encoding.frequencies }
  private func has(_ part: RopeRotation.Part) -> Bool { recipe.panels.contains(part) }
  func color(_ i: Int) -> String { "s\(i % 8 + 1)" }

  /// The product of the turned query and key, m − n apart.
  private func score(_ distance: Double) -> Double { score(distance, encoding) }

  private func score(_ distance: Double, _ encoding: RotaryEncoding) -> Double {
    encoding.frequencies.enumerated().reduce(0) { sum, item in
      let (a, b) = encoding.pair(item.offset)
      let (q, k) = (recipe.q, recipe.k)
      let angle = distance * item.element
      return sum + (q[a] * k[a] + q[b] * k[b]) * cos(angle)
        + (q[a] * k[b] - q[b] * k[a]) * sin(angle)
    }
  }

  /// Positions 0 … reach stand in the matrix.
  private var reach: Int { min(40, max(12, recipe.positions.map(abs).max() ?? 12)) }

  // MARK: - Figure

  var figure: Figure {
    var rows: [[Cell]] = []
    var heights: [Double] = []
    if has(.planes) {
      rows.append([.grid(Grid([(planes + [pairings]).map { .panel($0) }]))])
      heights.append(shown.count > 3 ? 170 : 220)
    }
    if has(.score) {
      rows.append([.grid(Grid([[.panel(matrix), .panel(curve)]], columnWeights: [1, 1.35]))])
      heights.append(250)
    }
    if has(.decay) {
      rows.append([.grid(Grid([[.panel(wavelengths), .panel(decay)]], columnWeights: [1, 1.35]))])
      heights.append(200)
    }
    var figure = Figure(
      title: "Turned by their positions, q and k match by their distance alone",
      subtitle:
        "$\\langle R_mq,R_nk\\rangle=g(q,k,m-n)$ with $\\theta_i=\(formatPlain(recipe.base))^{-2i/d}$\(scalingText)",
      caption: caption,
      size: Size(
        max(760, Double(shown.count + 1) * 165 + 40),
        heights.reduce(0, +) + 62 * Double(heights.count) + 85),
      grid: Grid(rows, rowWeights: heights))
    figure.alt = alt
    return figure
  }

  private var scalingText: String {
    switch recipe.scaling {
    case .none: ""
    case .linear: ", positions divided by \(format(RopeRotation.factor))"
    case .ntk: ", base raised for texts \(format(RopeRotation.factor)) times as long"
    }
  }

  private var caption: String {
    let planes =
      has(.planes) && shown.count < pairs ? "\(shown.count) of \(pairs) pairs are shown. " : ""
    return planes
      + (has(.planes)
        ? "Arrows: the query at the positions m, turned by θ radians a step. Weights made for one pairing do not work with the other."
        : "")
  }

  private var alt: String {
    let rates = frequencies.prefix(4).map { format($0, significant: 3) }
    return
      "A query of \(recipe.q.count) components turned at the positions \(recipe.positions.map(String.init).joined(separator: ", ")): its pairs turn by \(rates.joined(separator: ", ")) radians a position. The product with the key is \(format(score(0), significant: 4)) at distance 0 and \(format(score(Double(Self.followed)), significant: 4)) at distance \(Self.followed), the same along each diagonal."
  }

  // MARK: - Products

  private var matrix: Panel {
    let reach = reach
    let known = (-reach...reach).map { score(Double($0)) }
    let last = Double(reach)
    let distance = Double(Self.followed)
    return Panel(
      title: "constant diagonals",
      marks: [
        Heatmap(
          Matrix(rows: reach + 1, columns: reach + 1) { known[$0 - $1 + reach] }, annotate: .never,
          values: known.contains { $0 < 0 } ? .diverging : .sequential),
        Line(
          x: [-0.5, last - distance + 0.5], y: [distance - 0.5, last + 0.5], color: "ink",
          width: 2.5, halo: true),
        Text(
          x: [(last - distance) / 2], y: [(last + distance) / 2],
          text: ["m − n = \(Self.followed)"], dx: 9, dy: -9, size: 11, bold: true, angle: 45,
          repel: false),
      ],
      x: AxisOptions("key position $n$", ticks: positionTicks),
      y: AxisOptions("query position $m$", ticks: positionTicks),
      color: ColorOptions("$R_mq\\cdot R_nk$"))
  }

  private var positionTicks: TickOptions {
    TickOptions(values: stride(from: 0, through: reach, by: reach > 20 ? 10 : 4).map(Double.init))
  }

  private var curve: Panel {
    let last = Double(reach)
    let x = (0...480).map { last * (Double($0) / 240 - 1) }
    let whole = (-reach...reach).map(Double.init)
    let at = Double(Self.followed)
    // The same vectors under the other pairing match differently.
    let others =
      pairs == 1
      ? []
      : [
        Line(
          x: x, y: x.map { score($0, other) }, color: "muted", width: 1.25, dash: .dashed,
          name: recipe.pairing.other.rawValue)
      ]
    return Panel(
      title: "the same numbers by distance",
      marks: others + [
        Line(x: x, y: x.map(score), color: "s1", name: pairs == 1 ? "" : recipe.pairing.rawValue),
        Scatter(x: whole, y: whole.map(score), color: "s1", size: 5.0, opacity: 1),
        Scatter(x: [at], y: [score(at)], color: "ink", size: 9.0, opacity: 1),
        Annotation(
          x: [at], y: [score(at)],
          text: ["m − n = \(Self.followed): \(format(score(at), significant: 4))"], bold: true),
      ], x: AxisOptions("distance $m-n$"), y: AxisOptions("$g(q,k,m-n)$"))
  }

  // MARK: - Decay

  private var wavelengths: Panel {
    let waves = frequencies.map { 2 * .pi / $0 }
    var stems = Stem(x: waves.indices.map(Double.init), y: waves, color: "s2")
    stems.base = (waves.min() ?? 1) / 2
    stems.size = pairs > 40 ? 3 : 7
    return Panel(
      title: "pairs slow down", marks: [stems],
      x: AxisOptions(
        "pair $i$",
        ticks: pairs > 12 ? TickOptions() : TickOptions(values: (0..<pairs).map(Double.init))),
      y: AxisOptions(
        "wavelength $2\\pi/\\theta_i$", scale: "log",
        domain: ((waves.min() ?? 1) / 2)...((waves.max() ?? 1) * 2)))
  }

  /// The mean size of the partial sums of e^{i(m−n)θ}, which bounds the product (RoFormer, §3.4.3).
  private func bound(_ distance: Double) -> Double {
    var (re, im, total) = (0.0, 0.0, 0.0)
    let rates = longest.frequencies
    for rate in rates {
      re += cos(distance * rate)
      im += sin(distance * rate)
      total += hypot(re, im)
    }
    return total / Double(rates.count)
  }

  private var decay: Panel {
    let x = (0...250).map(Double.init)
    return Panel(
      title: "far tokens can match less, d = \(longest.dimension)",
      marks: [Line(x: x, y: x.map(bound), color: "s3")], x: AxisOptions("distance $m-n$"),
      y: AxisOptions("relative upper bound"))
  }

  var series: [Node.Entry] {
    let distances = Array(-reach...reach)
    return [
      .init("frequencies", Node(frequencies)),
      .init("rotated", Node(rotated.map { Node($0) })),
      .init("rotated by the other pairing", Node(otherRotated.map { Node($0) })),
      .init("distances", distances.optionNode),
      .init("scores", Node(distances.map { score(Double($0)) })),
      .init(
        "scores of the other pairing", Node(distances.map { score(Double($0), other) })),
      .init("bounds", Node((0...250).map { bound(Double($0)) })),
    ]
  }
}
