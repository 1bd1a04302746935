extension Program {
  /// How many numbers a step takes at once: few enough that all slots stay in the first cache.
  private static let blockSize = 256
  /// How many numbers all slots may hold together.
  private static let largestBuffer = 262_144

  /// The values of one result for `count` rows of the inputs.
  ///
  /// - Parameter columns: one list for each input, of `count` numbers, or of one that holds for
  ///   every row.
  func values(
    _ columns: [[Double]], count: Int, result: Int = 0, budget: inout TermBudget
  ) -> [Double] {
    guard count > 0, results.indices.contains(result) else {
      return Array(repeating: .nan, count: count)
    }
    return [Double](unsafeUninitializedCapacity: count) { output, initialised in
      if let base = output.baseAddress {
        run(columns, count: count, budget: &budget) { slots, block, start, n in
          (base + start).update(from: slots + results[result] * block, count: n)
        }
      }
      initialised = count
    }
  }

  func values(_ columns: [[Double]], count: Int) -> [Double] {
    var budget = TermBudget()
    return values(columns, count: count, budget: &budget)
  }

  /// All results for one row.
  func results(_ row: [Double], budget: inout TermBudget) -> [Double] {
    var values: [Double] = []
    run(row.map { [$0] }, count: 1, budget: &budget) { slots, block, _, _ in
      for slot in results { values.append(slots[slot * block]) }
    }
    return values
  }

  /// The value for one row.
  func value(_ row: [Double]) -> Double {
    var budget = TermBudget()
    return results(row, budget: &budget).first ?? .nan
  }

  /// The value of a formula of one variable.
  func value(_ x: Double) -> Double { value(x, nil) }

  /// The value of a formula of one or two variables.
  func value(_ x: Double, _ y: Double?) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(2, slotCount)) { slots in
      slots.initialize(repeating: 0)
      guard let base = slots.baseAddress, let result = results.first else { return .nan }
      slots[0] = x
      if let y { slots[1] = y }
      for (i, constant) in constants.enumerated() { slots[inputCount + i] = constant }
      var budget = TermBudget()
      runSteps(base, block: 1, count: 1, budget: &budget)
      return base[result]
    }
  }

  private func run(
    _ columns: [[Double]], count: Int, budget: inout TermBudget,
    _ finish: (UnsafeMutablePointer<Double>, _ block: Int, _ start: Int, _ count: Int) -> Void
  ) {
    let block = max(1, min(Self.blockSize, count, Self.largestBuffer / max(1, slotCount)))
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, slotCount) * block) { slots in
      slots.initialize(repeating: 0)
      guard let base = slots.baseAddress else { return }
      fillConstants(columns, base, block)
      for start in stride(from: 0, to: count, by: block) {
        let n = min(block, count - start)
        for (i, column) in columns.enumerated() where column.count > 1 {
          column.withUnsafeBufferPointer { numbers in
            guard let first = numbers.baseAddress else { return }
            (base + i * block).update(from: first + start, count: n)
          }
        }
        runSteps(base, block: block, count: n, budget: &budget)
        finish(base, block, start, n)
      }
    }
  }

  /// Runs all steps; each where it lies, since a copy would retain what it holds.
  @inline(__always)
  private func runSteps(
    _ base: UnsafeMutablePointer<Double>, block: Int, count n: Int, budget: inout TermBudget
  ) {
    steps.withUnsafeBufferPointer { steps in
      for i in steps.indices { steps[i].run(base, block: block, count: n, budget: &budget) }
    }
  }

  /// Fills the blocks that stay the same: constants and inputs of one number.
  private func fillConstants(
    _ columns: [[Double]], _ base: UnsafeMutablePointer<Double>, _ block: Int
  ) {
    for (i, column) in columns.enumerated() where column.count == 1 {
      (base + i * block).update(repeating: column[0], count: block)
    }
    for (i, constant) in constants.enumerated() {
      (base + (inputCount + i) * block).update(repeating: constant, count: block)
    }
  }
}

extension Program.Step {
  /// Computes `n` numbers of the blocks at `base`.
  @inline(__always)
  fileprivate func run(
    _ base: UnsafeMutablePointer<Double>, block: Int, count n: Int, budget: inout TermBudget
  ) {
    switch operation {
    case .many(let f, let slots):
      for i in 0..<n { base[target * block + i] = f(slots.map { base[$0 * block + i] }) }
    case .reduction(let reduction):
      for i in 0..<n {
        base[target * block + i] = reduction.value(
          from: base[a * block + i], to: base[b * block + i],
          captured: reduction.captured.map { base[$0 * block + i] }, budget: &budget)
      }
    default:
      operation.run(
        base + target * block, base + a * block, base + b * block, base + c * block, count: n)
    }
  }
}
