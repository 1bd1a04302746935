extension Program {
  /// How many numbers a step takes at once: few enough that all slots stay in the first cache.
  private static let blockSize = 256
  /// How many numbers all slots may hold together.
  private static let largestBuffer = 262_144

  /// The values for `count` rows of the variables.
  ///
  /// - Parameter columns: one list for each variable, of `count` numbers, or of one that holds for
  ///   every row.
  func values(_ columns: [[Double]], count: Int) -> [Double] {
    guard count > 0 else { return [] }
    return [Double](unsafeUninitializedCapacity: count) { output, initialised in
      if let base = output.baseAddress { run(columns, into: base, count: count) }
      initialised = count
    }
  }

  /// The value for one row.
  func value(_ row: [Double]) -> Double {
    var result = Double.nan
    run(row.map { [$0] }, into: &result, count: 1)
    return result
  }

  /// The value of a formula of one variable.
  func value(_ x: Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: slotCount) { slots in
      slots[0] = x
      for (i, constant) in constants.enumerated() { slots[variableCount + i] = constant }
      for i in (variableCount + constants.count)..<slotCount { slots[i] = 0 }
      guard let base = slots.baseAddress else { return .nan }
      for step in steps {
        step.operation.run(
          base + step.target, base + step.a, base + step.b, base + step.c, count: 1)
      }
      return base[result]
    }
  }

  private func run(_ columns: [[Double]], into output: UnsafeMutablePointer<Double>, count: Int) {
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
        for step in steps {
          step.operation.run(
            base + step.target * block, base + step.a * block, base + step.b * block,
            base + step.c * block, count: n)
        }
        (output + start).update(from: base + result * block, count: n)
      }
    }
  }

  /// Fills the blocks that stay the same: constants and variables of one number.
  private func fillConstants(
    _ columns: [[Double]], _ base: UnsafeMutablePointer<Double>, _ block: Int
  ) {
    for (i, column) in columns.enumerated() where column.count == 1 {
      (base + i * block).update(repeating: column[0], count: block)
    }
    for (i, constant) in constants.enumerated() {
      (base + (variableCount + i) * block).update(repeating: constant, count: block)
    }
  }
}
