package import NablaPlot
package import NablaScene

/// Which comparator decides, as a suite or a command line names it.
package struct ComparatorChoice: Sendable, OptionValue {
  package var comparator: any Comparator = ExactComparator()

  package init() {}

  package init(_ comparator: any Comparator) { self.comparator = comparator }

  package static var optionType: OptionType {
    .other("a metric (\(Comparators.names.joined(separator: ", "))) or {metric: …, its options}")
  }

  /// From `yiq` or `{metric: yiq, threshold: 0.05}`.
  package init(option node: Node) throws(OptionProblem) {
    guard let name = node.text ?? node["metric"]?.text else {
      throw .expected(Self.optionType, node)
    }
    guard let known = Comparators.named(name) else {
      throw OptionProblem(
        "is \"\(Nearest.clipped(name))\"",
        Nearest.unknown("", "metric", name, known: Comparators.names).remedy,
        at: node["metric"] ?? node)
    }
    comparator = known
    guard node.map != nil else { return }
    do throws(NablaError) {
      comparator = try Self.configured(known, node)
    } catch {
      throw OptionProblem(error.problem, error.remedy, at: node)
    }
  }

  private static func configured<C: Comparator>(
    _ comparator: C, _ node: Node
  ) throws(NablaError) -> any Comparator {
    var copy = comparator
    try copy.configure(node, place: OptionPlace(owner: C.name), ignoring: ["metric"])
    return copy
  }

  package var optionNode: Node {
    let options = Self.options(of: comparator)
    return options.isEmpty
      ? Node(comparator.name) : Node([.init("metric", Node(comparator.name))] + options)
  }

  private static func options<C: Comparator>(of comparator: C) -> [Node.Entry] {
    comparator.encoded()
  }

  /// From the command line: a name or a map of options as YAML, and a tolerance where one is given.
  ///
  /// - Throws: for an unknown name or option, a tolerance that is not a number at least 0, or one
  ///   for `exact`.
  package init(text: String, tolerance: Double?) throws(NablaError) {
    do throws(OptionProblem) {
      let node = try? YAMLReader.read(text, name: "--metric")
      try self.init(option: node?.map == nil ? Node(text) : node ?? Node(text))
    } catch {
      throw NablaError("--metric", error.problem, error.remedy)
    }
    guard let tolerance else { return }
    guard tolerance.isFinite, tolerance >= 0 else {
      throw NablaError(
        "--tolerance", "is \(formatPlain(tolerance))", "give a number that is at least 0")
    }
    guard comparator.name != ExactComparator.name else {
      throw NablaError(
        "--tolerance", "is \(formatPlain(tolerance)), and exact tolerates nothing",
        "name another --metric, for example ulp or yiq")
    }
    comparator.tolerance = tolerance
  }
}
