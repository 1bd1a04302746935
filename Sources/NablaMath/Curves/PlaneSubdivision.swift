/// Where in a window of pixels a formula of two variables may be 0, or a condition may change from
/// false to true: boxes are halved until bounds by intervals decide them or they are small
/// (J. Tupper, Reliable two-dimensional graphing methods, SIGGRAPH 2001).
///
/// What is decided needs no sample. In the cells that are left the formula is evaluated at the
/// corners of all pixels, for whoever follows the lines through them.
package struct PlaneSubdivision: Sendable {
  /// What is looked for.
  package enum Quarry: Sendable {
    /// Places where the formula is 0.
    case zeros
    /// Places where the formula's truth changes.
    case changes
  }

  /// A square of pixels that bounds did not decide.
  package struct Cell: Hashable, Sendable {
    package let column: Int
    package let row: Int
    /// Its extent in pixels; those at the window's end are cut.
    package let size: Int
    /// Whether the formula is proved to be continuous there, so that a change of sign is a zero.
    package let isContinuous: Bool
  }

  /// The places of the pixels' edges, one more than there are pixels, ascending or descending.
  package let xs: [Double]
  package let ys: [Double]
  package private(set) var cells: [Cell] = []
  /// At each pixel's corner, row by row: the formula's value in the cells, elsewhere 1 or −1 for
  /// its sign, 1 or 0 for its truth, NaN where it is not defined.
  package private(set) var values: [Double]
  /// Whether all cells have the least size; false where there would be too many of them.
  package private(set) var isComplete = true

  private let program: BoxProgram
  private let formula: Formula
  private let quarry: Quarry

  /// The extent of the first boxes and of the last ones, in pixels.
  private static let first = 64
  package static let least = 2
  /// More undecided boxes are not cut further: the samples at all their pixels then have to do.
  private static let most = 24_000

  package var columns: Int { xs.count - 1 }
  package var rows: Int { ys.count - 1 }

  /// - Parameters:
  ///   - formula: of two variables.
  ///   - xs: finite places of the edges of the pixels' columns, at least two; `ys` of the rows.
  package init(
    _ quarry: Quarry, of formula: Formula, xs: [Double], ys: [Double]
  ) {
    self.quarry = quarry
    self.formula = formula
    self.xs = xs
    self.ys = ys
    program = BoxProgram(formula)
    values = Array(repeating: .nan, count: xs.count * ys.count)
    guard xs.count > 1, ys.count > 1, formula.variables.count == 2 else { return }
    subdivide()
    sample()
  }

  // MARK: - Boxes

  private mutating func subdivide() {
    var size = Self.first
    var places: [(column: Int, row: Int)] = []
    for row in stride(from: 0, to: rows, by: size) {
      for column in stride(from: 0, to: columns, by: size) { places.append((column, row)) }
    }
    while !places.isEmpty {
      let results = bounds(of: places, size)
      var undecided: [Cell] = []
      for (place, result) in zip(places, results) {
        if let value = decided(result) {
          fill(place.column, place.row, size, with: value)
        } else {
          undecided.append(
            Cell(
              column: place.column, row: place.row, size: size,
              isContinuous: result.isContinuous == .yes))
        }
      }
      if size <= Self.least || undecided.count > Self.most {
        isComplete = size <= Self.least
        cells = undecided
        return
      }
      let half = size / 2
      places = undecided.flatMap { cell in
        [(0, 0), (half, 0), (0, half), (half, half)].compactMap { dx, dy in
          let (column, row) = (cell.column + dx, cell.row + dy)
          return column < columns && row < rows ? (column, row) : nil
        }
      }
      size = half
    }
  }

  private func bounds(
    of places: [(column: Int, row: Int)], _ size: Int
  ) -> [IntervalResult] {
    program.results([
      places.map { Self.interval(xs, $0.column, $0.column + size) },
      places.map { Self.interval(ys, $0.row, $0.row + size) },
    ])
  }

  private static func interval(_ edges: [Double], _ from: Int, _ to: Int) -> RealInterval {
    let (a, b) = (edges[from], edges[min(to, edges.count - 1)])
    return RealInterval(min(a, b), max(a, b))
  }

  /// The value that stands for all of a box; nil where the box is not decided.
  private func decided(_ result: IntervalResult) -> Double? {
    let range = result.range
    if range.isEmpty { return .nan }
    switch quarry {
    case .zeros: return range.lower > 0 ? 1 : range.upper < 0 ? -1 : nil
    case .changes:
      return range == RealInterval(0) ? 0 : range.lower > 0 || range.upper < 0 ? 1 : nil
    }
  }

  private mutating func fill(_ column: Int, _ row: Int, _ size: Int, with value: Double) {
    let (right, below) = (min(column + size, columns), min(row + size, rows))
    for row in row...below {
      for node in (row * xs.count + column)...(row * xs.count + right) { values[node] = value }
    }
  }

  // MARK: - Samples

  /// Evaluates the formula at all corners of the pixels in the cells.
  private mutating func sample() {
    var isWanted = [Bool](repeating: false, count: values.count)
    var wanted: [Int] = []
    for cell in cells {
      for row in cell.row...min(cell.row + cell.size, rows) {
        for column in cell.column...min(cell.column + cell.size, columns) {
          let node = row * xs.count + column
          if !isWanted[node] {
            isWanted[node] = true
            wanted.append(node)
          }
        }
      }
    }
    let found = formula.values([
      wanted.map { xs[$0 % xs.count] }, wanted.map { ys[$0 / xs.count] },
    ])
    for (node, value) in zip(wanted, found) {
      values[node] = quarry == .changes ? (value != 0 && !value.isNaN ? 1 : 0) : value
    }
  }

  // MARK: - Small things

  /// The cells whose samples show nothing, but which still may hold zeros when they are cut to an
  /// eighth of a pixel: something very small, or a line that the formula touches without a change
  /// of sign.
  package func cellsWithHiddenZeros() -> [Cell] {
    guard quarry == .zeros, isComplete else { return [] }
    var kept: [Cell] = []
    let silent = cells.filter { !showsChange($0) }
    // Of each cell, the parts that are left, by their place in eighths of a pixel.
    var parts = silent.indices.map { (cell: $0, x: 0, y: 0) }
    var size = Self.least * 8
    while size > 1, !parts.isEmpty, parts.count <= Self.most {
      let half = size / 2
      parts = parts.flatMap { part in
        [(0, 0), (half, 0), (0, half), (half, half)].map { (part.cell, part.x + $0, part.y + $1) }
      }
      let results = program.results([
        parts.map { part in
          place(xs, silent[part.cell].column, part.x).union(
            place(xs, silent[part.cell].column, part.x + half))
        },
        parts.map { part in
          place(ys, silent[part.cell].row, part.y).union(
            place(ys, silent[part.cell].row, part.y + half))
        },
      ])
      parts = zip(parts, results).compactMap { decided($1) == nil ? $0 : nil }
      size = half
    }
    guard size == 1 else { return [] }
    var last = -1
    for part in parts where part.cell != last {
      last = part.cell
      kept.append(silent[part.cell])
    }
    return kept
  }

  /// The place so many eighths of a pixel behind an edge.
  private func place(_ edges: [Double], _ edge: Int, _ eighths: Int) -> RealInterval {
    let (whole, rest) = (edge + eighths / 8, Double(eighths % 8) / 8)
    guard whole + 1 < edges.count else { return RealInterval(edges[edges.count - 1]) }
    return RealInterval(edges[whole] + (edges[whole + 1] - edges[whole]) * rest)
  }

  private func showsChange(_ cell: Cell) -> Bool {
    var (low, high) = (false, false)
    for row in cell.row...min(cell.row + cell.size, rows) {
      for column in cell.column...min(cell.column + cell.size, columns) {
        let value = values[row * xs.count + column]
        if value.isNaN { continue }
        if value >= 0 { high = true }
        if value <= 0 { low = true }
      }
    }
    return low && high
  }
}
