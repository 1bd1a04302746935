extension Line.Step {
  /// The points of a line with the corners of its steps put between them.
  ///
  /// A missing value ends a step where its place is known.
  func points(_ xs: [Double], _ ys: [Double]) -> (x: [Double], y: [Double]) {
    if self == .none { return (xs, ys) }
    let stepped = points(xs, ys, ys)
    return (stepped.x, stepped.y)
  }

  /// The same with a value at each point, which a corner takes from the point on its level.
  func points(
    _ xs: [Double], _ ys: [Double], _ values: [Double]
  ) -> (x: [Double], y: [Double], values: [Double]) {
    guard self != .none, let x = xs.first, let y = ys.first, let value = values.first else {
      return (xs, ys, values)
    }
    var result = (x: [x], y: [y], values: [value])
    func add(_ x: Double, _ row: Int) {
      result.x.append(x)
      result.y.append(ys[row])
      result.values.append(values[row])
    }
    for i in 1..<max(1, min(xs.count, ys.count)) {
      switch self {
      case .none: break
      case .before: add(xs[i - 1], i)
      case .after: add(xs[i], i - 1)
      case .middle:
        let middle = xs[i - 1] / 2 + xs[i] / 2
        add(middle, i - 1)
        add(middle, i)
      }
      add(xs[i], i)
    }
    return result
  }
}
