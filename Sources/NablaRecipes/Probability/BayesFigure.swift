import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The square, the formula, the bars that are made of its areas, and the curve.
struct BayesFigure {
  let table: BayesTable
  /// The column of the table that is observed.
  let seen: Int
  let names: [String]

  private var prior: Double { table.priors[0] }
  private var likelihoods: [Double] { table.likelihoods.map { $0[seen] } }
  private var joint: [Double] { table.joint.map { $0[seen] } }
  private var evidence: Double { table.evidence[seen] }
  private var posterior: Double? { table.posterior(seen)?[0] }
  private var ratio: Double { likelihoods[0] / likelihoods[1] }
  private var e: String { seen == 0 ? "E" : #"\neg E"# }

  private var outcome: String { posterior.map { percentage($0) } ?? "undefined" }
  private var observed: String { escapingMarkup(names[1]) }

  var figure: Figure {
    let right = Grid([[.panel(bars)], [.panel(curve)]], rowWeights: [110, 200])
    var figure = Figure(
      title: posterior == nil
        ? "What cannot happen teaches nothing: P(\(seen == 0 ? "" : "not ")\(observed)) = 0"
        : prior == 0 || prior == 1
          ? "No evidence moves a prior of \(percentage(prior))"
          : "\(seen == 0 ? "Seeing" : "Not seeing") \(observed) moves P(\(escapingMarkup(names[0]))) from \(percentage(prior)) to \(outcome)",
      subtitle: (names == ["H", "E"]
        ? "" : "H: \(escapingMarkup(names[0])), E: \(escapingMarkup(names[1])). ")
        + "Of the square, only what agrees with the evidence stays.",
      size: Size(900, 560),
      grid: Grid(
        [[.spanning(.panel(formula), columns: 2)], [.panel(square), .grid(right)]],
        columnWeights: [1, 1], rowWeights: [48, 400]))
    figure.alt =
      "Unit square split at P(H) = \(short(prior)): the evidence covers \(short(joint[0])) of it "
      + "where H holds and \(short(joint[1])) where it does not, so that the posterior "
      + "is \(posterior.map { short($0) } ?? "undefined"). Bars show the two areas and their shares, a "
      + "curve the posterior for every prior."
    return figure
  }

  // MARK: - The square

  private func box(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, _ role: String, _ opacity: Double = 0.55
  ) -> any Mark {
    Polygon.rectangle(x, y, color: role, opacity: opacity, edge: "paper")
  }

  private var boxes: [any Mark] {
    [(0...prior, likelihoods[0], "s1"), (prior...1, likelihoods[1], "s2")].flatMap {
      [box($0.0, 0...$0.1, $0.2), box($0.0, $0.1...1, $0.2, 0.14)]
    }
  }

  private func areaName(_ i: Int) -> String {
    let h = i == 0 ? "H" : #"\neg H"#
    return "$P(\(h))P(\(e)\\mid \(h))$ = \(short(joint[i]))"
  }

  private var square: Panel {
    var marks = boxes
    let thin = min(prior, 1 - prior)
    let hasLens = thin > 0 && thin < 0.12
    let starts = [0, prior, 1]
    for i in 0...1 where starts[i + 1] - starts[i] > 0.36 {
      let fits = likelihoods[i] > 0.07
      // In the corner where the lens and its lines leave room.
      let middle = hasLens ? min(likelihoods[i] / 2, 0.1) : likelihoods[i] / 2
      let place = !hasLens ? (starts[i] + starts[i + 1]) / 2 : i == 0 ? 0.04 : 0.96
      marks.append(
        Text(
          x: [place], y: [fits ? middle : likelihoods[i] + 0.035], text: [areaName(i)],
          anchor: !hasLens ? .middle : i == 0 ? .start : .end, halo: !fits))
    }
    var panel = Panel(
      marks: marks,
      x: AxisOptions(
        "$P(H)$ = \(short(prior)), the rest is $P(\\neg H)$ = \(short(1 - prior))",
        domain: 0...1, ticks: TickOptions(values: [0, 0.5, 1])),
      y: AxisOptions(
        "$\\color{s1}{P(\(e)\\mid H)}$ = \(short(likelihoods[0])), $\\color{s2}{P(\(e)\\mid\\neg H)}$ = \(short(likelihoods[1]))",
        domain: 0...1, ticks: TickOptions(values: [0, 0.5, 1])),
      coordinates: .cartesian(aspect: 1))
    if hasLens { panel.insets = [lens(thin)] }
    return panel
  }

  /// The thin strip at six times its share of the width.
  private func lens(_ thin: Double) -> Inset {
    let i = prior < 0.5 ? 0 : 1
    let x = i == 0 ? 0...(thin * 3) : (1 - thin * 3)...1
    let middle = i == 0 ? thin / 2 : 1 - thin / 2
    // Inside the area where it is high enough, else above it.
    let fits = likelihoods[i] > 0.3
    let marks: [any Mark] =
      boxes + [
        Text(
          x: [middle], y: [fits ? likelihoods[i] / 2 : likelihoods[i]], text: [short(joint[i])],
          baseline: fits ? .middle : .bottom, dy: fits ? 0 : -5, size: 11, bold: true, halo: !fits)
      ]
    return Inset(
      Panel(
        title: "\(i == 0 ? "" : "not ")\(names[0]), magnified", marks: marks,
        x: AxisOptions("", domain: x, ticks: .hidden),
        y: AxisOptions("", domain: 0...1, ticks: .hidden)),
      size: (0.5, 0.6), corner: (prior < 0.5 ? 0.22 : 0.28, 0.25))
  }

  // MARK: - The formula and its terms as bars

  private var formula: Panel {
    let top = #"\color{s1}{P(H)P(\#(e)\mid H)}"#
    let other = #"\color{s2}{P(\neg H)P(\#(e)\mid\neg H)}"#
    let values = joint.map { short($0) }
    let whole =
      "$P(H\\mid \(e))=\\dfrac{\(top)}{\(top)+\(other)}"
      + "=\\dfrac{\\color{s1}{\(values[0])}}{\\color{s1}{\(values[0])}+\\color{s2}{\(values[1])}}$"
      + " = **\(posterior.map { short($0) } ?? "undefined")**"
    return .words(whole, size: 16, width: 480)
  }

  private var bars: Panel {
    let after = posterior ?? .nan
    let rows: [(Double, Double, Double)] = [
      (2, prior, 1), (1, joint[0], evidence), (0, after, posterior == nil ? .nan : 1),
    ]
    var marks: [any Mark] = []
    for (y, first, end) in rows where end.isFinite {
      let height = (y - 0.32)...(y + 0.32)
      marks += [box(0...first, height, "s1"), box(first...end, height, "s2")]
    }
    let notes = [
      "H: \(percentage(prior))", "\(short(joint[0])) of \(short(evidence))", "H: \(outcome)",
    ]
    for (row, note) in zip(rows, notes) {
      let isWide = row.1 > 0.4
      let end = row.2.isFinite ? row.2 : 0
      marks.append(
        Text(
          x: [isWide ? row.1 / 2 : end > 0.6 ? row.1 : end], y: [row.0], text: [note],
          anchor: isWide ? .middle : .start, dx: isWide ? 0 : 6, bold: true,
          halo: false))
    }
    let odds = prior / (1 - prior)
    let product =
      posterior == nil || prior == 1 || likelihoods[1] == 0
      ? "" : "odds \(short(odds)) × likelihood ratio \(short(ratio)) = \(short(odds * ratio))"
    return Panel(
      title: product, marks: marks, x: AxisOptions("probability", domain: 0...1),
      y: AxisOptions(
        "", domain: -0.5...2.5,
        ticks: TickOptions(
          values: [2, 1, 0], labels: ["before", "what stays", "its shares"])
      ).with(\.grid, false))
  }

  // MARK: - Every prior

  /// The priors under which the evidence can be seen.
  private var places: [Double] {
    (0...200).map { Double($0) / 200 }.filter { !posterior(at: $0).isNaN }
  }

  private func posterior(at prior: Double) -> Double {
    let all = prior * likelihoods[0] + (1 - prior) * likelihoods[1]
    return all > 0 ? prior * likelihoods[0] / all : .nan
  }

  private var curve: Panel {
    var marks: [any Mark] = [
      Line(x: [0.0, 1], y: [0.0, 1], color: "muted", width: 1, dash: .dashed)
    ]
    if let posterior {
      marks += [
        Line(x: places, y: places.map(posterior(at:)), color: "s1"),
        Line(
          x: [prior, prior, 0], y: [0, posterior, posterior], color: "ink", width: 1,
          dash: .dashed),
        Scatter(x: [prior], y: [posterior], color: "ink", size: 8.0, opacity: 1),
        Annotation(
          x: [prior], y: [posterior], text: ["\(percentage(prior)) → \(outcome)"],
          dx: prior < 0.6 ? 28 : -28, dy: posterior < 0.6 ? (prior < posterior ? -26 : -14) : 22,
          color: "ink", bold: true),
      ]
    }
    return Panel(
      marks: marks, x: AxisOptions("prior $P(H)$", domain: 0...1),
      y: AxisOptions("posterior $P(H\\mid \(e))$", domain: 0...1))
  }

  var series: [Node.Entry] {
    let undefined = Node("undefined")
    return [
      .init("prior", Node(prior)), .init("likelihoods", Node(likelihoods)),
      .init("joint", Node(joint)), .init("evidence", Node(evidence)),
      .init("posterior", posterior.map { Node($0) } ?? undefined),
      .init("likelihoodRatio", likelihoods[1] > 0 ? Node(ratio) : undefined),
      .init(
        "odds",
        Node([
          prior < 1 ? Node(prior / (1 - prior)) : undefined,
          evidence > 0 && joint[1] > 0 ? Node(joint[0] / joint[1]) : undefined,
        ])),
      .init("priors", Node(places)), .init("posteriors", Node(places.map(posterior(at:)))),
    ]
  }
}
