extension Formula {
  /// What is known of the values of a formula of one variable on an interval.
  ///
  /// The range holds every value that the formula has there in exact arithmetic; it may be wider
  /// than needed. On small intervals it is close.
  public func interval(_ x: RealInterval) -> IntervalResult {
    interval(variables.map { _ in x })
  }

  /// What is known of the values on a box: one interval for each variable.
  ///
  /// Of a list, the range holds the values of all elements.
  public func interval(_ box: [RealInterval]) -> IntervalResult {
    guard box.count == variables.count, !box.contains(where: \.isEmpty) else { return .undefined }
    var evaluation = IntervalEvaluation(graph, box.map { IntervalResult($0) })
    let results = evaluation.results(roots)
    guard let first = results.first else { return .undefined }
    return results.dropFirst().reduce(first) { all, next in
      IntervalResult(
        all.range.union(next.range), isDefined: min(all.isDefined, next.isDefined),
        isContinuous: all.isContinuous == .yes && next.isContinuous == .yes)
    }
  }

  /// What is known where one variable runs over an interval and the others are as given.
  ///
  /// - Parameter values: the variables' values by their names; unknown where one is missing.
  public func interval(
    _ variable: String, over x: RealInterval, at values: [String: Double] = [:]
  ) -> IntervalResult {
    interval(variables.map { $0 == variable ? x : values[$0].map { RealInterval($0) } ?? .all })
  }
}
