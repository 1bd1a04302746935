import NablaMath
public import NablaPlot
public import NablaScene

/// The distribution of means of more and more values.
public struct CentralLimitTheorem: Recipe {
  public static let id = "central-limit-theorem"
  public static let title = "Averages become bell-shaped"
  public static let topic = "2.3 Statistics for ML"
  public static let question = "Why do averages of almost anything look normal?"
  public static let formulas = [
    #"\frac{\bar X_n-\mu}{\sigma/\sqrt n}\Rightarrow N(0,1)"#,
    #"\text{skew}(\bar X_n)=\gamma_1/\sqrt n"#,
  ]
  public static let references = [
    "P. S. Laplace, Théorie analytique des probabilités, 1812",
    "P. Billingsley, Probability and Measure, 3rd edition, 1995, §27",
  ]

  public var dist = Population.named(.exponential)
  public var n = [1, 2, 5, 30]
  public var samples = 5000
  public var exact = true
  public var standardize = false

  public init() {}

  public static let fields: [Field<CentralLimitTheorem>] = [
    Field("dist", \.dist, help: "What is averaged: a population by name, or probabilities."),
    Field(
      "n", \.n, bounds: .within(1...1000), help: "How many values each mean is of: 1 to 8 sizes."),
    Field(
      "samples", \.samples, bounds: .within(100...1_000_000), explore: 100...20_000,
      help: "How many means are drawn for each size."),
    Field("exact", \.exact, help: "Whether the exact distribution is drawn where one is known."),
    Field("standardize", \.standardize, help: "Whether means are shown in standard errors from μ."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(n.count) else {
      throw refuse("n", "has \(n.count) sizes", "give 1 to 8")
    }
    let drawn = ParallelWork.map(n.count) {
      try? dist.means(of: n[$0], count: samples, seed: context.seed).sorted()
    }
    var panels: [MeansPanel] = []
    for (size, means) in zip(n, drawn) {
      guard let means else {
        throw refuse(
          "samples", "is \(samples), and n is \(size)", "give numbers whose product is at most 10⁸")
      }
      panels.append(MeansPanel(recipe: self, size: size, means: means))
    }
    return RecipeResult(figure: figure(panels), series: series(panels))
  }

  /// What is drawn behind and over each other, in its colours.
  private func key(isExact: Bool) -> String {
    #"$\color{muted}{\text{population}}$, $\color{s1}{\text{means\#(isExact ? ", drawn and exact" : "")}}$, "#
      + #"$\color{s2}{\text{normal with the same }\mu\text{ and }\sigma/\sqrt{n}}$"#
  }

  private func figure(_ panels: [MeansPanel]) -> Figure {
    let top = sharesY ? panels.map(\.peak).max().map { $0 * 1.1 } : nil
    let columns = panels.count <= 4 ? panels.count : (panels.count + 1) / 2
    var rows: [[Cell]] = []
    for group in panels.rows(of: columns) {
      rows.append(group.enumerated().map { .panel($1.density(isFirst: $0 == 0, top: top)) })
      rows.append(group.enumerated().map { .panel($1.quantiles(isFirst: $0 == 0)) })
    }
    var figure = Figure(
      title: "Averages of \(dist.text) become bell-shaped",
      subtitle: key(isExact: panels.contains { $0.law != nil }),
      size: Size(max(460, min(960, 130 + 205 * Double(columns))), 130 + 165 * Double(rows.count)),
      grid: Grid(rows, rowWeights: rows.indices.map { $0 % 2 == 0 ? 1.25 : 1 }))
    figure.caption =
      "skew: 0 for a bell; gap: the largest distance between the cumulative curves of means and normal."
    if exact, panels.contains(where: { $0.law == nil }) {
      let warning = "no closed form is known for means of \(dist.text): simulated only"
      figure.warnings = [warning]
      figure.caption += " No closed form is known for these means: simulated only."
    }
    let parts = panels.map {
      "n = \($0.size): skewness \(short($0.skewness)), gap \(short($0.gap))"
    }
    figure.alt =
      "Distributions of \(samples) means of \(dist.text) beside the normal one; below, quantiles "
      + "against normal quantiles. \(parts.joined(separator: "; "))."
    return figure
  }

  /// Heights are compared unless the narrowest would dwarf the others.
  private var sharesY: Bool {
    !standardize && Double(n.max() ?? 1) / Double(n.min() ?? 1) <= 60 && n.count <= 4
  }

  private func series(_ panels: [MeansPanel]) -> [Node.Entry] {
    [
      .init("mean", Node(dist.mean)), .init("deviation", Node(dist.deviation)),
      .init("n", Node(n.map(Double.init))),
      .init("standardErrors", Node(panels.map(\.normal.standardDeviation))),
      .init("skewness", Node(panels.map(\.skewness))), .init("gap", Node(panels.map(\.gap))),
      .init("drawnMeans", Node(panels.map { Moments($0.means).mean })),
      .init("drawnDeviations", Node(panels.map { Moments($0.means).standardDeviation })),
    ]
      + panels.enumerated().flatMap { i, panel in
        let curve = panel.curve
        return curve.x.isEmpty
          ? []
          : [
            Node.Entry("x\(i + 1)", Node(curve.x)), .init("exact\(i + 1)", Node(curve.y)),
          ]
      }
  }
}
