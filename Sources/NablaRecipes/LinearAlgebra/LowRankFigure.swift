import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `svd-low-rank`: pictures in columns, one a rank, over the spectrum.
struct LowRankFigure {
  let recipe: SVDLowRank
  let matrix: Matrix
  let svd: SVD
  /// ‖A − Aₖ‖ / ‖A‖ for each rank; NaN for a matrix of zeros.
  let relative: [Double]
  /// The numbers to keep, k (m + n + 1), as a share of m n.
  let storage: [Double]

  private func shows(_ part: SVDLowRank.Part) -> Bool { recipe.panels.contains(part) }
  private func color(_ i: Int) -> String { "s\(i + 1)" }
  private func percent(_ share: Double) -> String {
    if share.isNaN { return "undefined" }
    return share < 1 && share > 0.9995 ? "over 99.9%" : "\(format(share * 100, significant: 3))%"
  }

  /// About what a picture's height is in a column of 170 px.
  private var pictureHeight: Double {
    min(260, max(60, 170 * Double(matrix.rows) / Double(matrix.columns)))
  }

  func figure() throws(MathError) -> Figure {
    let columns = recipe.ranks.count + 1
    var rows: [[Cell]] = []
    var weights: [Double] = []
    if shows(.approx) {
      rows.append([.panel(picture(matrix, "$A$", "\(matrix.rows) × \(matrix.columns) numbers"))])
      weights.append(pictureHeight)
      for (i, k) in recipe.ranks.enumerated() {
        let words = "error \(percent(relative[i])), storage \(percent(storage[i]))"
        let title = "$\\color{\(color(i))}{k=\(k)}$"
        rows[0].append(.panel(picture(try svd.lowRank(k), title, words)))
      }
    }
    if shows(.error) {
      let differences = try recipe.ranks.map { k throws(MathError) in
        try matrix.subtracting(try svd.lowRank(k))
      }
      let reach = differences.map { Norm.maximum($0.values) }.max() ?? 1
      rows.append(
        [.text("**What is lost**\n$A-A_k$, all on one scale")]
          + differences.enumerated().map { i, difference in
            .panel(lost(difference, reach, isLast: i == differences.count - 1))
          })
      weights.append(pictureHeight)
    }
    if shows(.layers) {
      rows.append(try layers(columns))
      weights.append(pictureHeight)
    }
    var curves: [Cell] = []
    if shows(.spectrum) { curves.append(.panel(spectrum)) }
    if shows(.energy) { curves.append(.panel(energy)) }
    if !curves.isEmpty {
      // A grid of its own has its axes' words inside its height.
      rows.append([.spanning(.grid(Grid([curves])), columns: columns)])
      weights.append(205)
    }
    let height = weights.reduce(80) { $0 + $1 + 36 }
    var figure = Figure(
      title: title, size: Size(max(560, Double(columns) * 205), min(900, height)),
      grid: Grid(rows, rowWeights: weights))
    figure.alt = alt
    return figure
  }

  private var title: String {
    let middle = recipe.ranks.count / 2
    let energy = 1 - relative[middle] * relative[middle]
    if energy.isNaN { return "A matrix of zeros has no singular values to keep" }
    let kept =
      "Rank \(recipe.ranks[middle]) of \(min(matrix.rows, matrix.columns)) keeps \(percent(energy)) of the energy"
    let numbers = percent(storage[middle])
    return storage[middle] < 1
      ? "\(kept) in \(numbers) of the numbers" : "\(kept), yet needs \(numbers) of the numbers"
  }

  // MARK: - Pictures

  /// Whether the numbers are grey values, black at 0.
  private var isPicture: Bool {
    matrix.rows > 20 && matrix.columns > 20 && matrix.values.allSatisfy { $0 >= 0 && $0 <= 255 }
  }

  /// Whether the numbers themselves are written in their cells.
  private var isSmall: Bool { max(matrix.rows, matrix.columns) <= 6 }
  private func isWhole(_ matrix: Matrix) -> Bool {
    matrix.values.allSatisfy { $0 == $0.rounded() }
  }

  private func picture(_ matrix: Matrix, _ title: String, _ words: String) -> Panel {
    let (low, high) = (self.matrix.values.min() ?? 0, self.matrix.values.max() ?? 1)
    let isSigned = low < 0 && high > 0
    var color = ColorOptions(colormap: isPicture ? "greys_r" : nil, legend: false)
    color.domain = isSigned ? Interval(-max(-low, high), max(-low, high)) : Interval(low, high)
    return Panel(
      title: title,
      marks: [
        Heatmap(
          matrix, annotate: isSmall ? .auto : .never, decimals: isWhole(matrix) ? 0 : 2,
          values: isSigned ? .diverging : .sequential)
      ], x: .blank(nil, words), y: .blank(nil), color: color)
  }

  /// Signed numbers in a frame, as zeros have the paper's colour.
  private func framed(_ matrix: Matrix) -> [any Mark] {
    let (right, bottom) = (Double(matrix.columns) - 0.5, Double(matrix.rows) - 0.5)
    return [
      Heatmap(matrix, annotate: isSmall ? .auto : .never, values: .diverging),
      Polygon.rectangle(-0.5...right, -0.5...bottom, color: "muted", opacity: 0),
    ]
  }

  private func lost(_ difference: Matrix, _ reach: Double, isLast: Bool) -> Panel {
    var color = ColorOptions("$A-A_k$", scale: .diverging, legend: isLast)
    color.domain = Interval(-reach, reach)
    return Panel(marks: framed(difference), x: .blank(nil), y: .blank(nil), color: color)
  }

  /// A sum of pictures: Aₘ and the layers σᵢuᵢvᵢᵀ that add up to it.
  private func layers(_ columns: Int) throws(MathError) -> [Cell] {
    let count = min(columns - 1, svd.values.count)
    let reach = Norm.maximum(matrix.values)
    func cell(_ title: String, _ matrix: Matrix, _ words: String) -> Cell {
      var color = ColorOptions(scale: .diverging, legend: false)
      color.domain = Interval(-reach, reach)
      return .panel(
        Panel(
          title: title, marks: framed(matrix), x: .blank(nil, words), y: .blank(nil), color: color))
    }
    var cells = [
      cell(
        "$A_{\(count)}=$", try svd.lowRank(count), count > 1 ? "the layers' sum" : "one layer")
    ]
    for i in 0..<count {
      let layer = "$\\sigma_{\(i + 1)}u_{\(i + 1)}v_{\(i + 1)}^\\top$"
      cells.append(
        cell(
          i == 0 ? layer : "+ \(layer)", try svd.layer(i),
          "$\\sigma_{\(i + 1)}=\(texNumber(svd.values[i], significant: 3))$"))
    }
    return cells
  }

  // MARK: - Curves

  private var marked: [(rank: Double, color: String)] {
    recipe.ranks.enumerated().map { (Double($1), color($0)) }
  }

  private var spectrum: Panel {
    let isLog = recipe.logY && svd.rank() > 0
    let kept = svd.values.indices.filter { !isLog || $0 < svd.rank() }
    let (x, y) = (kept.map { Double($0 + 1) }, kept.map { svd.values[$0] })
    var marks: [any Mark] = []
    for mark in marked where kept.contains(Int(mark.rank) - 1) {
      let (low, high) = (y.last ?? 0, svd.values[Int(mark.rank) - 1])
      marks.append(
        Arrow(segments: [[[mark.rank, low], [mark.rank, high]]], color: mark.color, width: 1.25))
    }
    marks.append(Line(x: x, y: y, color: "ink", width: 1.25))
    if kept.count <= 80 { marks.append(Scatter(x: x, y: y, color: "ink", size: 4.0, opacity: 1)) }
    for (i, mark) in marked.enumerated() where kept.contains(recipe.ranks[i] - 1) {
      let k = recipe.ranks[i]
      let value = svd.values[k - 1]
      let isLate = mark.rank > 0.7 * Double(kept.count)
      // Many ranks leave no room for what the pictures say too.
      let error = marked.count > 3 ? "" : ", error \(percent(relative[i]))"
      let words = "$\\sigma_{\(k)}=\(texNumber(value, significant: 3))$\(error)"
      marks += [
        Scatter(x: [mark.rank], y: [value], color: mark.color, size: 9.0, opacity: 1),
        Text(
          x: [mark.rank], y: [value], text: [words], anchor: isLate ? .end : .start,
          baseline: .bottom, dx: isLate ? -8 : 8, dy: -3, color: mark.color),
      ]
    }
    // Room above the first value for its words.
    let (low, high) = (y.last ?? 0, y.first ?? 1)
    let domain: ClosedRange<Double> =
      isLog
      ? low / 1.5...high * max(3, pow(high / low, 0.2))
      : 0...(high > 0 ? high * 1.2 : 1)
    var panel = Panel(
      title: "Singular values", marks: marks,
      x: AxisOptions("number $i$", ticks: .counting(svd.values.count)),
      y: AxisOptions("$\\sigma_i$", scale: isLog ? "log" : nil, domain: domain))
    panel.minimumSize = Size(200, 70)
    return panel
  }

  private var energy: Panel {
    let shares = svd.cumulativeEnergy
    let x = shares.indices.map { Double($0 + 1) }
    var marks: [any Mark] = marked.map { Rule(x: [$0.rank], color: $0.color, width: 1.25) }
    guard shares.allSatisfy(\.isFinite) else {
      marks.append(Text(x: [1.0], y: [0.5], text: ["undefined"], color: "muted"))
      return Panel(
        title: "Energy kept", marks: marks, x: AxisOptions("rank $k$"),
        y: AxisOptions("share of $\\sum\\sigma^2$", domain: 0...1))
    }
    marks.append(Line(x: x, y: shares, color: "ink", width: 1.5))
    for mark in marked {
      let share = shares[min(Int(mark.rank), shares.count) - 1]
      marks.append(Scatter(x: [mark.rank], y: [share], color: mark.color, size: 9.0, opacity: 1))
      marks.append(
        Text(
          x: [mark.rank], y: [share], text: [percent(share)], anchor: .start, baseline: .top, dx: 7,
          dy: 5, color: mark.color))
    }
    var ticks = TickOptions()
    ticks.format = .percent
    return Panel(
      title: "Energy kept", marks: marks,
      x: AxisOptions("rank $k$", ticks: .counting(shares.count)),
      y: AxisOptions(
        "share of $\\sum\\sigma^2$", domain: min(0.98, shares[0] * 0.95)...1.02, ticks: ticks))
  }

  private var alt: String {
    let parts = recipe.ranks.indices.map {
      "rank \(recipe.ranks[$0]) leaves an error of \(percent(relative[$0])) with \(percent(storage[$0])) of the numbers"
    }
    return
      "A matrix of \(matrix.rows) by \(matrix.columns) numbers beside its approximations of low rank: \(parts.joined(separator: ", ")). The largest singular value is \(format(svd.values.first ?? 0, significant: 4))."
  }
}
