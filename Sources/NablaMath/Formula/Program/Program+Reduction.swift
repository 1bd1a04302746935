extension Program.Reduction {
  /// How many terms are computed at once.
  private static let chunk = 256

  /// The sum, product or integral; NaN where an end is NaN or the budget does not suffice.
  func value(
    from: Double, to: Double, captured: [Double], budget: inout TermBudget
  ) -> Double {
    guard !from.isNaN, !to.isNaN else { return .nan }
    let columns = captured.map { [$0] }
    return budget.within { budget in
      kind == .integral
        ? integral(from, to, columns, &budget) : series(from, to, columns, &budget)
    }
  }

  /// Over from, from + 1, … as far as they are not above `to`.
  private func series(
    _ from: Double, _ to: Double, _ columns: [[Double]], _ budget: inout TermBudget
  ) -> Double {
    guard to >= from else { return kind == .sum ? 0 : 1 }
    let count = (to - from).rounded(.down) + 1
    guard from.isFinite, budget.take(count) else { return .nan }
    // The rounding errors are added up apart (Neumaier 1974).
    var (sum, correction, product) = (0.0, 0.0, 1.0)
    var done = 0
    while done < Int(count) {
      let n = min(Self.chunk, Int(count) - done)
      let places = (done..<(done + n)).map { from + Double($0) }
      for term in body.values([places] + columns, count: n, budget: &budget) {
        if kind == .product {
          product *= term
          continue
        }
        let next = sum + term
        correction += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
        sum = next
      }
      done += n
    }
    if kind == .product { return product }
    return sum.isFinite ? sum + correction : sum
  }

  private func integral(
    _ from: Double, _ to: Double, _ columns: [[Double]], _ budget: inout TermBudget
  ) -> Double {
    if from == to { return 0 }
    if from > to { return -integral(to, from, columns, &budget) }
    return Quadrature.integral(from, to) { x in
      guard budget.take(Double(x.count)) else { return x.map { _ in .nan } }
      return body.values([x] + columns, count: x.count, budget: &budget)
    }
  }
}
