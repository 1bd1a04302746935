import NablaMath
import NablaScene

/// A vector field on a part of the plane: formulas of x and y, or values at the nodes of a grid.
struct PlaneField: Sendable {
  let x: Interval
  let y: Interval
  /// Where its numbers are taken for scales and tables.
  let places: [(x: Double, y: Double)]
  /// The vector at a place; not finite where there is none.
  let vector: @Sendable (_ x: Double, _ y: Double) -> (u: Double, v: Double)

  /// - Parameter count: the places along each side.
  init(u: Formula, v: Formula, x: Interval, y: Interval, count: Int = 41) {
    (self.x, self.y) = (x, y)
    func side(_ interval: Interval) -> [Double] {
      evenPlaces(from: interval.lower, to: interval.upper, count: count)
    }
    let columns = side(x)
    places = side(y).flatMap { y in columns.map { ($0, y) } }
    vector = { (u($0, $1), v($0, $1)) }
  }

  /// - Parameter nodes: with u and v; nil for fewer than two columns or rows.
  init?(_ nodes: GridNodes) {
    let (xs, ys) = (nodes.xs, nodes.ys)
    guard let x = Interval(xs.first ?? 0, xs.last ?? 0),
      let y = Interval(ys.first ?? 0, ys.last ?? 0), nodes.values.count == 2,
      let grid = try? GridField(
        columns: xs.count, rows: ys.count, u: nodes.values[0], v: nodes.values[1])
    else { return nil }
    (self.x, self.y) = (x, y)
    places = ys.flatMap { y in xs.map { ($0, y) } }
    vector = { x, y in
      guard let column = Self.place(x, in: xs), let row = Self.place(y, in: ys),
        let vector = grid(SIMD2(column, row))
      else { return (.nan, .nan) }
      return (vector.x, vector.y)
    }
  }

  /// A place in nodes from 0, evenly between two of them; nil outside.
  private static func place(_ value: Double, in nodes: [Double]) -> Double? {
    let last = nodes.count - 1
    guard value >= nodes[0], value <= nodes[last] else { return nil }
    // Even grids are the rule: the guess is right, or one beside.
    let guess = (value - nodes[0]) / (nodes[last] - nodes[0]) * Double(last)
    var (low, high) = (0, last)
    if let i = Int(exactly: min(guess.rounded(.down), Double(last - 1))), nodes[i] <= value,
      value <= nodes[i + 1]
    {
      (low, high) = (i, i + 1)
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if nodes[middle] <= value { low = middle } else { high = middle }
    }
    return Double(low) + (value - nodes[low]) / (nodes[high] - nodes[low])
  }
}

extension MarkContext {
  /// The field of two formulas of x and y, on −10 … 10 where nothing else is said; nil without
  /// formulas.
  ///
  /// - Parameter count: the places along each side where its numbers are taken.
  func planeField(
    _ formulas: [PlaneFormula], x: Interval?, y: Interval?, count: Int = 41
  ) throws(NablaError) -> PlaneField? {
    guard !formulas.isEmpty else { return nil }
    guard formulas.count == 2 else {
      throw NablaError(
        "\(place).field", "has \(formulas.count) formulas", "give two: along x and along y")
    }
    if let list = formulas.first(where: { $0.formula.isList }) {
      throw NablaError("\(place).field", "\"\(list.formula.text)\" is a list", "give one formula")
    }
    guard let far = Interval(-10, 10) else { return nil }
    return PlaneField(
      u: formulas[0].formula, v: formulas[1].formula, x: x ?? self.x.domain ?? far, y: y ?? far,
      count: count)
  }
}
