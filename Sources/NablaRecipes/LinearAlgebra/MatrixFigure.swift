import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// The panels of `matrix-heatmap`, and what was done to the matrix before.
struct MatrixFigure {
  let recipe: MatrixHeatmap
  let given: Matrix
  var rowLabels: [String]?
  var columnLabels: [String]?
  private var shown: Matrix
  private var warnings: [String] = []
  private var rowOrder: [Int]
  private var columnOrder: [Int]
  /// The finite numbers that are shown.
  private var finite: [Double] = []

  /// More cells than this along a side are drawn as means of blocks.
  private static let most = 1024

  init(recipe: MatrixHeatmap, given: Matrix) {
    self.recipe = recipe
    self.given = given
    shown = given
    rowOrder = Array(0..<given.rows)
    columnOrder = Array(0..<given.columns)
  }

  // MARK: - Numbers

  private var missing: Int { given.values.count { !$0.isFinite } }

  /// Makes rows or columns comparable.
  mutating func scale() throws(NablaError) {
    func peak(_ values: [Double]) -> Double {
      let peak = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
      return peak > 0 ? peak : 1
    }
    let source = given
    switch recipe.norm {
    case .none: break
    case .row:
      let peaks = (0..<source.rows).map { peak(source.row($0)) }
      shown = Matrix(rows: source.rows, columns: source.columns) { source[$0, $1] / peaks[$0] }
    case .col:
      let peaks = (0..<source.columns).map { peak(source.column($0)) }
      shown = Matrix(rows: source.rows, columns: source.columns) { source[$0, $1] / peaks[$1] }
    case .zscore:
      let moments = (0..<source.rows).map { Moments(source.row($0).filter(\.isFinite)) }
      let flat = moments.indices.filter { !(moments[$0].standardDeviation > 0) }
      if !flat.isEmpty {
        let names = flat.prefix(5).map(String.init).joined(separator: ", ")
        warnings.append(
          "\(flat.count == 1 ? "row \(names) does" : "rows \(names) do") not vary: zeros instead of z-scores"
        )
      }
      shown = Matrix(rows: source.rows, columns: source.columns) {
        let cell = source[$0, $1]
        guard cell.isFinite, moments[$0].standardDeviation > 0 else {
          return cell.isFinite ? 0 : cell
        }
        return (cell - moments[$0].mean) / moments[$0].standardDeviation
      }
    case .softmaxRow:
      let rows = (0..<source.rows).map { row -> [Double] in
        let cells = source.row(row).map { $0.isFinite ? $0 : -.infinity }
        return zip(Softmax.probabilities(cells), source.row(row)).map { $1.isFinite ? $0 : $1 }
      }
      shown = Matrix(rows) ?? source
    }
  }

  /// Puts rows and columns in their order; false where they cannot be compared.
  mutating func arrange() -> Bool {
    let matrix = shown
    finite = matrix.values.filter(\.isFinite)
    switch recipe.sort {
    case .none: return true
    case .sum:
      let (rows, columns) = (rowSums, columnSums)
      rowOrder.sort { (rows[$0], $1) > (rows[$1], $0) }
      columnOrder.sort { (columns[$0], $1) > (columns[$1], $0) }
    case .cluster:
      let (rows, columns) = (
        AverageLinkage(rows: (0..<matrix.rows).map { matrix.row($0) }),
        AverageLinkage(rows: (0..<matrix.columns).map { matrix.column($0) })
      )
      guard let rows, let columns else { return false }
      (rowOrder, columnOrder) = (rows.leaves, columns.leaves)
    }
    let (rows, columns) = (rowOrder, columnOrder)
    shown = Matrix(rows: matrix.rows, columns: matrix.columns) { matrix[rows[$0], columns[$1]] }
    rowLabels = rowOrder.map { rowLabels?[$0] ?? "\($0)" }
    columnLabels = columnOrder.map { columnLabels?[$0] ?? "\($0)" }
    return true
  }

  /// The sum of what is finite; 0 where nothing but rounding is left.
  private func sum(_ values: [Double]) -> Double {
    let finite = values.filter(\.isFinite)
    let sum = finite.reduce(0, +)
    return abs(sum) < 1e-14 * Norm.taxicab(finite) * Double(finite.count) ? 0 : sum
  }
  private var mean: Double { finite.isEmpty ? .nan : sum(finite) / Double(finite.count) }

  /// Numbers from 0 up of which most are small, as weights and probabilities are.
  private var areWeights: Bool {
    let sorted = finite.sorted()
    guard let low = sorted.first, let high = sorted.last, low >= 0 else { return false }
    return sorted.count > 8 && sorted[sorted.count / 2] < 0.2 * high
  }

  private var rowSums: [Double] { (0..<shown.rows).map { sum(shown.row($0)) } }
  private var columnSums: [Double] { (0..<shown.columns).map { sum(shown.column($0)) } }

  private var limits: (Double, Double) {
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    switch recipe.limits {
    case .range(let range): return (range.lower, range.upper)
    case .minmax: return (low, high)
    case .robust:
      let sorted = finite.sorted()
      guard sorted.count > 1 else { return (low, high) }
      return (quantile(0.02, ofSorted: sorted), quantile(0.98, ofSorted: sorted))
    case .symmetric: return (-max(-low, high, 0), max(-low, high, 0))
    case .auto:
      return low < 0 && high > 0 ? (-max(-low, high), max(-low, high)) : (low, high)
    }
  }

  var series: [Node.Entry] {
    var entries: [Node.Entry] = [
      .init("shape", Node([Double(given.rows), Double(given.columns)])),
      .init("missing", Node(missing)), .init("min", Node(finite.min() ?? .nan)),
      .init("max", Node(finite.max() ?? .nan)), .init("mean", Node(mean)),
      .init("frobenius", Node(Norm.euclidean(finite))),
      .init("limits", Node([limits.0, limits.1])), .init("row_sums", Node(rowSums)),
      .init("column_sums", Node(columnSums)),
      .init("row_order", Node(rowOrder.map(Double.init))),
      .init("column_order", Node(columnOrder.map(Double.init))),
    ]
    if shown.values.count <= 20_000 { entries.append(.init("values", Node(shown))) }
    return entries
  }

  // MARK: - Figure

  private func number(_ value: Double) -> String { format(value, significant: 3) }

  /// Whether every row sums to the same, 0 or 1, which says nothing.
  private var hasEqualRows: Bool { recipe.norm == .zscore || recipe.norm == .softmaxRow }

  /// Means of blocks where there are more cells than can be seen, with a block's side.
  private var reduced: (matrix: Matrix, block: Int) {
    let block = (max(shown.rows, shown.columns) + Self.most - 1) / Self.most
    guard block > 1 else { return (shown, 1) }
    let source = shown
    let matrix = Matrix(
      rows: (source.rows + block - 1) / block, columns: (source.columns + block - 1) / block
    ) { row, column in
      var (total, count) = (0.0, 0)
      for i in row * block..<min(source.rows, (row + 1) * block) {
        for j in column * block..<min(source.columns, (column + 1) * block)
        where source[i, j].isFinite {
          total += source[i, j]
          count += 1
        }
      }
      return count > 0 ? total / Double(count) : .nan
    }
    return (matrix, block)
  }

  var figure: Figure {
    let (matrix, block) = reduced
    var color = ColorOptions(
      recipe.norm == .softmaxRow ? "probability" : recipe.norm == .zscore ? "z-score" : "value")
    let (low, high) = limits
    if low < high { color.domain = Interval(low, high) }
    let isSigned = low < 0 && high > 0
    if isSigned { color.scale = .diverging }
    var heatmap = Heatmap(
      matrix.known, xLabels: block == 1 ? columnLabels : nil, yLabels: block == 1 ? rowLabels : nil,
      mask: missing > 0 ? matrix.gaps : nil, annotate: recipe.annotate,
      values: isSigned ? .diverging : areWeights ? .weights : .sequential)
    heatmap.decimals = decimals
    let hasMargins = max(given.rows, given.columns) <= 40 && min(given.rows, given.columns) > 1
    heatmap.square =
      !hasMargins && max(matrix.rows, matrix.columns) < 4 * min(matrix.rows, matrix.columns)
    let main = Panel(
      marks: [heatmap], x: AxisOptions(block == 1 ? "column" : "block of columns"),
      y: AxisOptions(block == 1 ? "row" : "block of rows"))
    let side = min(90, max(18, 420 / Double(max(given.rows, given.columns))))
    var figure: Figure
    if hasMargins {
      figure = Figure(
        size: Size(
          max(560, min(900, Double(given.columns) * side + 330)),
          max(400, min(760, Double(given.rows) * side + 240))),
        grid: hasEqualRows
          ? Grid([[.panel(columnBars)], [.panel(main)]], rowWeights: [1, 4])
          : Grid(
            [[.panel(columnBars), .empty], [.panel(main), .panel(rowBars)]],
            columnWeights: [4.5, 1], rowWeights: [1, 4]), color: color)
    } else {
      figure = Figure(size: Size(640, 480), grid: Grid([[.panel(main)]]), color: color)
    }
    let shape = "\(given.rows) × \(given.columns) matrix"
    figure.title =
      finite.isEmpty
      ? "\(shape) without a finite number"
      : "\(shape): \(number(finite.min() ?? 0)) to \(number(finite.max() ?? 0)), mean \(number(mean))"
    figure.subtitle = subtitle
    var notes = warnings
    if missing > 0 {
      let infinite = given.values.count { $0.isInfinite }
      notes.append(
        "hatched: \(missing) of \(given.values.count) cells without a finite number"
          + (infinite > 0 ? ", \(infinite) of them infinite" : ""))
    }
    if block > 1 { notes.append("drawn as means of blocks of \(block) by \(block) cells") }
    figure.warnings = notes
    figure.caption = notes.map(\.sentence).joined(separator: " ")
    figure.alt = alt
    return figure
  }

  /// As few decimals as tell all cells exactly, up to 2; else three digits of the largest.
  private var decimals: Int {
    let peak = finite.map(\.magnitude).max() ?? 0
    guard peak > 0, peak < 1e9 else { return 0 }
    for (decimals, scale) in [1.0, 10, 100].enumerated()
    where finite.allSatisfy({
      ($0 * scale - ($0 * scale).rounded()).magnitude < 1e-9 * scale * peak
    }) {
      return decimals
    }
    return min(6, max(0, 2 - Int(log10(peak).rounded(.down))))
  }

  private var subtitle: String {
    var parts: [String] = []
    switch recipe.norm {
    case .none: break
    case .row: parts.append("every row divided by its largest size")
    case .col: parts.append("every column divided by its largest size")
    case .zscore: parts.append("z-scores of every row")
    case .softmaxRow: parts.append("the softmax of every row")
    }
    switch recipe.sort {
    case .none: break
    case .sum: parts.append("rows and columns by their sums")
    case .cluster: parts.append("alike rows and columns together")
    }
    return parts.joined(separator: ", ").capitalizedFirst
  }

  private static func bare(_ domain: ClosedRange<Double>, reversed: Bool = false) -> AxisOptions {
    var axis = AxisOptions("", domain: domain, reversed: reversed)
    (axis.ticks.visible, axis.grid) = (false, false)
    return axis
  }

  private var columnBars: Panel {
    let sums = columnSums
    return Panel(
      marks: [Bar(x: sums.indices.map(Double.init), y: sums, color: "muted", width: 0.7)],
      x: Self.bare(-0.5...(Double(sums.count) - 0.5)),
      y: AxisOptions("sum", ticks: TickOptions(count: 3)))
  }

  private var rowBars: Panel {
    let sums = rowSums
    return Panel(
      marks: [
        Bar(
          x: sums, y: sums.indices.map(Double.init), color: "muted", orientation: .horizontal,
          width: 0.7)
      ], x: AxisOptions("sum", ticks: TickOptions(count: 3)),
      y: Self.bare(-0.5...(Double(sums.count) - 0.5), reversed: true))
  }

  private var alt: String {
    let most =
      shown.values.indices.filter { shown.values[$0].isFinite }.max {
        shown.values[$0].magnitude < shown.values[$1].magnitude
      } ?? 0
    return
      "A heatmap of \(given.rows) rows and \(given.columns) columns with values from \(number(finite.min() ?? .nan)) to \(number(finite.max() ?? .nan)); \(missing) cells are missing. The value of largest size, \(number(shown.values[most])), stands in row \(rowOrder[most / shown.columns]), column \(columnOrder[most % shown.columns])."
  }
}
