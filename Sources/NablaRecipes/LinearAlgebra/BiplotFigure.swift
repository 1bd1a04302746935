import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `pca-biplot`.
struct BiplotFigure {
  let recipe: PCABiplot
  let sample: SampleTable
  let pca: PCA
  /// The same table with the other choice of scaling, where that is possible.
  let other: PCA?

  private static let shapes: [MarkerShape] = [.circle, .square, .triangle, .diamond]

  private func shows(_ part: PCABiplot.Part) -> Bool { recipe.panels.contains(part) }
  private static let mostArrows = 20

  private func color(_ group: Int) -> String {
    sample.groupName == nil ? "s1" : "s\(group % 8 + 1)"
  }
  private func percent(_ share: Double) -> String { "\(format(share * 100, decimals: 1))%" }
  /// The variables' names as words.
  private var variables: [String] { sample.names.map { $0.replacing("_", with: " ") } }
  private var axes: (Int, Int) { (recipe.components[0] - 1, recipe.components[1] - 1) }

  private func axis(_ pca: PCA, _ component: Int) -> String {
    "PC\(component + 1) (\(percent(pca.explainedRatio[component])))"
  }

  var figure: Figure {
    var beside: [[Cell]] = []
    if shows(.scree) { beside.append([.panel(scree)]) }
    if shows(.loadings) { beside.append([.panel(loadings)]) }
    if shows(.strip) { beside.append([.panel(strip)]) }
    if shows(.scores), beside.count == 1, shows(.scree), let other {
      beside.append([.panel(scores(other, isSmall: true))])
    }
    let grid: Grid
    // As high as the map with its equal units needs in about 520 px of width.
    let box = box(pca)
    let map = min(640, max(400, 520 * box.height / box.width + 160))
    var size = Size(640, max(120, Double(beside.count) * 220))
    if shows(.scores) {
      let main = Cell.panel(scores(pca, isSmall: false))
      size = Size(beside.isEmpty ? 640 : 900, map)
      if beside.count > 2 {
        // Three stand below the map, where beside it they would leave half of the page empty.
        grid = Grid([[main], [.grid(Grid([beside.flatMap { $0 }]))]], rowWeights: [1.6, 1])
        size = Size(760, map + 260)
      } else {
        grid =
          beside.isEmpty
          ? Grid([[main]]) : Grid([[main, .grid(Grid(beside))]], columnWeights: [1.9, 1])
        size.height = max(map, Double(beside.count) * 220)
      }
    } else {
      grid = Grid(beside)
    }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(size.width, size.height.rounded()), grid: grid)
    figure.alt = alt
    if sample.groupNumbers != nil { figure.color = ColorOptions(sample.groupName) }
    return figure
  }

  private var title: String {
    let (i, j) = axes
    let kept = pca.explainedRatio[i] + pca.explainedRatio[j]
    return
      "\(percent(kept)) of the variation of \(sample.names.count) variables on two axes"
  }

  private var subtitle: String {
    recipe.scale
      ? "\(sample.matrix.rows) rows, every variable divided by its standard deviation"
      : "\(sample.matrix.rows) rows, variables in their own units"
  }

  private var caption: String {
    var parts = sample.warnings.map(\.sentence)
    if shows(.scores), hasEllipses {
      parts.append("Ellipses: where 95% of a group would lie if it were normal.")
    }
    if shows(.scores), recipe.arrows {
      let most = Self.mostArrows
      let which =
        sample.names.count > most
        ? "the \(most) longest of \(sample.names.count) loadings" : "loadings"
      parts.append("Arrows: \(which), times \(format(stretch(pca), significant: 2)).")
    }
    return parts.joined(separator: " ")
  }

  private var hasEllipses: Bool {
    sample.groupName != nil && sample.members.count <= 8
      && sample.members.contains { $0.rows.count > 3 }
  }

  // MARK: - Scores

  private func points(_ pca: PCA, _ rows: [Int]) -> [SIMD2<Double>] {
    rows.map { [pca.scores[$0, axes.0], pca.scores[$0, axes.1]] }
  }

  /// What loadings are multiplied by so that the longest arrow reaches as far as most points.
  private func stretch(_ pca: PCA) -> Double {
    let far =
      points(pca, Array(0..<sample.matrix.rows)).map { max(abs($0.x), abs($0.y)) }.max() ?? 1
    let longest = arrows(pca).map(\.length).max() ?? 1
    return longest > 0 ? 0.8 * far / longest : 1
  }

  private func arrows(_ pca: PCA) -> [SIMD2<Double>] {
    sample.names.indices.map { [pca.loadings[$0, axes.0], pca.loadings[$0, axes.1]] }
  }

  /// The ellipse of a group that holds 95 % of a normal distribution.
  private func ellipse(_ points: [SIMD2<Double>]) -> [SIMD2<Double>]? {
    guard points.count > 3, hasEllipses else { return nil }
    let (x, y) = (points.map(\.x), points.map(\.y))
    guard let eigen = try? SymmetricEigen(Correlation.covarianceMatrix([x, y])) else { return nil }
    let reach = eigen.values.map { Ellipse.radius(holding: 0.95) * max(0, $0).squareRoot() }
    let (a, b) = (
      SIMD2<Double>(eigen.vectors[0, 0], eigen.vectors[1, 0]) * reach[0],
      SIMD2<Double>(eigen.vectors[0, 1], eigen.vectors[1, 1]) * reach[1]
    )
    return PlaneMap(a, b)(PlaneMap.unitCircle).map { $0 + [Moments(x).mean, Moments(y).mean] }
  }

  /// What the map of the rows must show.
  private func box(_ pca: PCA) -> PlaneBox {
    var seen = sample.members.flatMap { group -> [SIMD2<Double>] in
      let points = points(pca, group.rows)
      return points + (ellipse(points) ?? [])
    }
    let factor = stretch(pca)
    if recipe.arrows { seen += arrows(pca).map { $0 * factor } }
    return PlaneBox(around: seen, margin: hasEllipses ? 0.07 : 0.12, slimmest: 0.4)
  }

  private func scores(_ pca: PCA, isSmall: Bool) -> Panel {
    let (i, j) = axes
    let members = sample.members
    let everyone = points(pca, Array(0..<sample.matrix.rows))
    // Few rows are few points, which may be large.
    let size = (isSmall ? 4.5 : 7) + (everyone.count > 12 ? 0 : 3)
    var marks: [any Mark] = []
    var names: [any Mark] = []
    if let numbers = sample.groupNumbers {
      marks.append(
        Scatter(x: everyone.map(\.x), y: everyone.map(\.y), color: numbers, size: size))
    }
    for (g, group) in members.enumerated() where sample.groupNumbers == nil {
      let points = points(pca, group.rows)
      let ellipse = ellipse(points)
      if let ellipse {
        marks.append(Polygon(around: ellipse, color: color(g), opacity: 0.1, width: 1.25))
      }
      marks.append(
        Scatter(
          x: points.map(\.x), y: points.map(\.y), color: color(g), size: size,
          shape: Self.shapes[g / 8 % 4]))
      guard !isSmall, sample.groupName != nil, members.count <= 12 else { continue }
      let top = (ellipse ?? points).max { $0.y < $1.y } ?? .zero
      var name = Annotation(
        x: [top.x], y: [top.y], text: [group.name], color: color(g), size: 13, bold: true,
        leader: false)
      name.clearOf = everyone.map { ($0.x, $0.y) }
      names.append(name)
    }
    let factor = stretch(pca)
    let tips = arrows(pca).map { $0 * factor }
    if !isSmall, recipe.arrows {
      let long = sample.names.indices.sorted { tips[$0].length > tips[$1].length }
      let drawn = long.prefix(Self.mostArrows).map { tips[$0] }
      marks.append(
        Arrow(
          x: drawn.map { _ in 0.0 }, y: drawn.map { _ in 0.0 }, x2: drawn.map(\.x),
          y2: drawn.map(\.y), color: "ink", width: 1.75, head: 9, halo: true))
      // Names are written where arrows are long enough to matter.
      let named = Array(long.prefix(8))
      names.append(
        Annotation(
          x: named.map { tips[$0].x }, y: named.map { tips[$0].y },
          text: named.map { variables[$0] }, leader: true))
    }
    let labels = (axis(pca, i), axis(pca, j))
    let title = isSmall ? (recipe.scale ? "Without scaling" : "With scaling") : ""
    return box(pca).panel(title: title, marks + names, labels: labels)
  }

  // MARK: - Scree, loadings, strip

  private var scree: Panel {
    let shares = Array(pca.explainedRatio.prefix(10))
    let x = shares.indices.map { Double($0 + 1) }
    var sum = 0.0
    let sums = shares.map { share -> Double in
      sum += share
      return sum
    }
    let chosen = recipe.components.filter { $0 <= shares.count }
    var marks: [any Mark] = [true, false].map { isChosen in
      Bar(
        x: x,
        y: shares.indices.map { chosen.contains($0 + 1) == isChosen ? shares[$0] : 0 },
        color: isChosen ? "s5" : "muted", width: 0.7)
    }
    marks.append(Line(x: x, y: sums, color: "ink", width: 1.25))
    marks.append(Scatter(x: x, y: sums, color: "ink", size: 5.0, opacity: 1))
    let said = shares.count > 4 ? chosen.map { $0 - 1 } : Array(shares.indices)
    marks.append(
      Text(
        x: said.map { x[$0] }, y: said.map { sums[$0] }, text: said.map { percentage(sums[$0]) },
        baseline: .bottom, dy: -6, size: 11))
    var ticks = TickOptions(values: [0, 0.5, 1])
    ticks.format = .percent
    return Panel(
      title: "Variation, summed up", marks: marks,
      x: AxisOptions("component", ticks: TickOptions(values: x)),
      y: AxisOptions("", domain: 0...1.22, ticks: ticks))
  }

  private var loadings: Panel {
    let count = min(4, pca.explainedRatio.count)
    let kept = pca.loadings.firstColumns(count)
    var color = ColorOptions("loading", scale: .diverging)
    color.domain = Interval(-1, 1)
    var heatmap = Heatmap(
      kept, xLabels: (0..<count).map { "PC\($0 + 1)" }, yLabels: variables, values: .diverging)
    heatmap.square = false
    return Panel(
      title: "Loadings", marks: [heatmap], x: AxisOptions(""), y: AxisOptions(""), color: color)
  }

  private var strip: Panel {
    let members = sample.members
    let marks = members.enumerated().map { g, group -> any Mark in
      let values = points(pca, group.rows).map(\.x)
      let name = group.name.isEmpty ? "all" : group.name
      return Strip(x: values, y: values.map { _ in name }, color: color(g))
    }
    return Panel(
      title: "On one axis", marks: marks, x: AxisOptions(axis(pca, axes.0)), y: AxisOptions(""))
  }

  private var alt: String {
    let (i, j) = axes
    let groups =
      sample.groupName.map {
        "; groups by \($0): \(sample.members.prefix(8).map(\.name).joined(separator: ", "))"
      } ?? ""
    let strongest =
      sample.names.indices.max { abs(pca.loadings[$0, i]) < abs(pca.loadings[$1, i]) } ?? 0
    return
      "\(sample.matrix.rows) rows on the principal components \(i + 1) and \(j + 1), which hold \(percent(pca.explainedRatio[i])) and \(percent(pca.explainedRatio[j])) of the variation\(groups). The first of them is led by \(sample.names[strongest])."
  }
}
