extension Range<Int> {
  /// The longest runs of numbers one after another that all satisfy a condition.
  package func runs(where holds: (Int) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for number in self {
      if holds(number) {
        start = start ?? number
      } else if let first = start {
        runs.append(first..<number)
        start = nil
      }
    }
    if let start { runs.append(start..<upperBound) }
    return runs
  }
}
