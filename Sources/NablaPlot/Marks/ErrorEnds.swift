import NablaScene

extension MarkContext {
  /// Where error bars and bands end: ±`error` around the values, or `low` and `high` themselves.
  func ends(
    of values: [Double], _ option: String, error: Channel?, low: Channel?, high: Channel?
  ) throws(NablaError) -> (low: [Double], high: [Double]) {
    if let error {
      guard low == nil, high == nil else {
        throw NablaError(place, "has error and low or high", "give error, or low and high")
      }
      let errors = try numbers(error, "error", count: values.count)
      try checkLengths(("error", errors.count), (option, values.count))
      if let row = errors.firstIndex(where: { $0 < 0 }) {
        throw NablaError(
          "\(place).error", "is \(formatPlain(errors[row])) in row \(row)",
          "give values of at least 0")
      }
      return (zip(values, errors).map { $0 - $1 }, zip(values, errors).map { $0 + $1 })
    }
    guard let low, let high else {
      throw NablaError(place, "has no error", "give error, or low and high")
    }
    let lows = try numbers(low, "low", count: values.count)
    let highs = try numbers(high, "high", count: values.count)
    try checkLengths(("low", lows.count), (option, values.count))
    try checkLengths(("high", highs.count), (option, values.count))
    if let row = values.indices.first(where: { lows[$0] > highs[$0] }) {
      throw NablaError(
        place,
        "low is \(formatPlain(lows[row])) and high is \(formatPlain(highs[row])) in row \(row)",
        "give low ends that are not above the high ones")
    }
    return (lows, highs)
  }
}
