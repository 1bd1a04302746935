import NablaMath
import NablaPlot
import NablaScene

/// The figure of `desmos-explorer`: one page, or a page for each of some values.
struct ExplorerFigure {
  let recipe: DesmosExplorer
  let pages: [ExplorerPage]
  let titles: [String]
  let tables: [(x: [Double], y: [Double])]
  let fit: FormulaFit?

  var figure: Figure {
    let across = pages.count == 1 ? 1 : pages.count == 4 ? 2 : min(3, pages.count)
    let rows = zip(pages, titles).map { Cell.panel(panel($0, $1)) }.rows(of: across)
    let (x, y) = (recipe.x, recipe.y)
    let ratio =
      if let x, let y { (y.upper - y.lower) / (x.upper - x.lower) } else { 1.0 }
    let isEqual = recipe.aspect == .equal
    let width = pages.count == 1 ? 470.0 : 250
    let height = isEqual ? min(max(width * ratio, width * 0.4), width * 1.4) : width * 0.65
    // Regions leave their legend no room inside.
    let beside = pages[0].regionCount > 1 ? 170.0 : 60
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(
        Double(across) * (width + 30) + 60 + (pages.count == 1 ? beside : 120),
        Double(rows.count) * (height + 50) + 95),
      grid: Grid(rows, sharesX: pages.count > 1, sharesY: pages.count > 1))
    figure.warnings = warnings
    figure.alt = alt
    return figure
  }

  private func panel(_ page: ExplorerPage, _ title: String) -> Panel {
    var marks = page.marks
    if let fit {
      marks.append(
        FunctionMark(
          domain: recipe.x.map { $0.lower...$0.upper }, color: "s\(recipe.items.count % 8 + 1)",
          name: "fit: \(equation(fit))"
        ) { fit($0) })
    }
    if pages.count == 1 { marks += page.labelMarks }
    func axis(_ label: String, _ interval: Interval?) -> AxisOptions {
      var axis = AxisOptions(label)
      axis.domain = interval
      return axis
    }
    return Panel(
      title: title, marks: marks, x: axis("x", recipe.x), y: axis("y", recipe.y),
      coordinates: .cartesian(aspect: recipe.aspect == .equal ? 1 : nil))
  }

  // MARK: - Words

  private var title: String {
    let page = pages[0]
    if let fit {
      let quality = fit.rSquared.isFinite ? format(fit.rSquared, significant: 3) : "undefined"
      return "\(equation(fit)) fitted to \(counted(tables[0].x.count, "point")): R² = \(quality)"
    }
    let lines = counted(recipe.items.count, "expression")
    if pages.count > 1 {
      return "\(lines) as \(recipe.frames?.entries.first?.name ?? "a name") changes"
    }
    if page.isCorner.contains(true) {
      return "All \(page.regionCount) inequalities hold inside the outline"
    }
    if let only = page.only { return only }
    let count = page.crossings.count
    return count == 0
      ? "\(lines) in one plane"
      : "\(lines) that meet in \(count == 1 ? "one point" : "\(count) points")"
  }

  private func equation(_ fit: FormulaFit) -> String {
    recipe.fit?.split(separator: "~").last.map { "y = \($0.drop(while: \.isWhitespace))" } ?? ""
  }

  private var subtitle: String {
    let names = recipe.parameters.entries.filter { fit?.names.contains($0.name) != true }
    let given = names.map { "\($0.name) = \(format($0.value, significant: 5))" }
    guard let fit else { return given.joined(separator: ", ") }
    let found = zip(fit.names, fit.values).map { "\($0) = \(format($1, significant: 4))" }
    let quality = fit.rSquared.isFinite ? format(fit.rSquared, significant: 4) : "undefined"
    return (given + found + ["R² = \(quality)"]).joined(separator: ", ")
  }

  private var warnings: [String] {
    guard let fit, !fit.hasConverged else { return [] }
    return ["the fit did not converge; give starting values with params"]
  }

  private var caption: String {
    var notes = warnings.map(\.sentence)
    if pages.contains(where: { !$0.isFeasible }) {
      notes.append("No place of the view satisfies all inequalities.")
    }
    if pages[0].hasStrictEdges { notes.append("Dashed edges do not belong to a region.") }
    return notes.joined(separator: " ")
  }

  private var alt: String {
    let lines = recipe.items.prefix(6).map { item in
      switch item {
      case .expression(let text): text
      case .file(let path): "the table \(path)"
      case .points(let points): "\(points.count) points"
      }
    }
    let places = pages[0].labelled.map { ExplorerPage.coordinates($0.x, $0.y) }
    return "The plane with \(lines.joined(separator: "; ")). "
      + (places.isEmpty ? "" : "Marked points: \(places.joined(separator: ", ")). ")
      + (fit == nil ? "" : "Fit: \(subtitle).")
  }

  var series: [Node.Entry] {
    let page = pages[0]
    var entries: [Node.Entry] = [
      .init("crossings x", Node(page.crossings.map(\.x))),
      .init("crossings y", Node(page.crossings.map(\.y))),
      .init("corners", Node(page.isCorner.map { Node($0) })),
    ]
    for (i, table) in tables.enumerated() {
      let name = tables.count == 1 ? "table" : "table \(i + 1)"
      entries += [.init("\(name) x", Node(table.x)), .init("\(name) y", Node(table.y))]
    }
    if let fit {
      entries += zip(fit.names, fit.values).map { .init("fit \($0)", Node($1)) }
      entries += [
        .init("fit r2", Node(fit.rSquared)), .init("fit converged", Node(fit.hasConverged)),
      ]
    }
    return entries
  }
}
