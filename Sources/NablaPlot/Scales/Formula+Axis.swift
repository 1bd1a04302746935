import NablaMath

extension Formula {
  /// A formula of x that an axis's option `option` gives.
  init(axis text: String, option: String) throws(OptionProblem) {
    do throws(FormulaError) {
      self = try Formula(text)
    } catch {
      throw OptionProblem(
        "\"\(Nearest.clipped(text))\" cannot be read: \(error.message) at column \(error.column)",
        error.remedy.isEmpty ? "give a formula of x" : error.remedy
      ).inside(option, nil)
    }
  }

  /// Whether the values fall from the domain's start to its end.
  ///
  /// - Parameter value: the value at a share 0…1 of the axis.
  /// - Throws: where the formula is not finite, or neither rises nor falls all the way.
  @discardableResult
  func checkDirection(
    over domain: (Double, Double), mayFall: Bool, option: String, at value: (Double) -> Double
  ) throws(OptionProblem) -> Bool {
    let steps = 64
    let xs = (0...steps).map { value(Double($0) / Double(steps)) }
    let ys = values(xs)
    for (x, y) in zip(xs, ys) where !y.isFinite {
      throw OptionProblem(
        "\"\(text)\" has no value at \(formatPlain(x, significant: 6))",
        "give a formula that is defined on the whole axis, or a smaller domain"
      ).inside(option, nil)
    }
    let isFalling = mayFall && ys[steps] < ys[0]
    for i in 0..<steps where isFalling ? ys[i + 1] >= ys[i] : ys[i + 1] <= ys[i] {
      throw OptionProblem(
        "\"\(text)\" does not \(mayFall ? "go one way" : "rise") from \(formatPlain(xs[i], significant: 6)) to \(formatPlain(xs[i + 1], significant: 6))",
        mayFall ? "give a formula that only rises or only falls" : "give a formula that rises"
      ).inside(option, nil)
    }
    return isFalling
  }
}
