import NablaMath
import NablaPlot

/// What is said of graphs.
extension PlottedCurves {
  /// The functions, and how many special points there are.
  var title: String {
    let names = curves.map { curve in
      let text = curve.formula.displayText
      return text.contains("^") && !text.contains("/") ? "$\(curve.formula.latex)$" : text
    }
    let text = "y = \(names.listed)"
    guard text.count <= 60 else { return "\(names.count) functions" }
    let (zeros, extrema) = (points(.roots).count, points(.extrema).count)
    let meetings = points(.intersections).count
    let poles = curves.reduce(0) { $0 + $1.samples.poles.count }
    let holes = curves.reduce(0) { $0 + $1.samples.holes.count }
    let found =
      curves.count == 1
      ? [
        (zeros, counted(zeros, "zero")),
        (extrema, extrema == 1 ? "1 extremum" : "\(extrema) extrema"),
        (poles, counted(poles, "pole")), (holes, counted(holes, "hole")),
      ] : [(meetings, counted(meetings, "intersection"))]
    let words = found.filter { (1...20).contains($0.0) }.map(\.1)
    return words.isEmpty || text.count > 44 ? text : "\(text): \(words.listed)"
  }

  /// Conditions, zeros and extrema of one curve.
  func subtitle(_ conditions: [Formula]) -> String {
    var parts: [String] = []
    if !conditions.isEmpty {
      parts.append("where \(conditions.map(\.displayText).joined(separator: " and "))")
    }
    let kinds: [(FunctionPlot.Feature, String, String)] = [
      (.roots, "zero", "zeros"), (.extrema, "extremum", "extrema"),
    ]
    for (kind, one, many) in kinds where curves.count == 1 {
      let found = points(kind)
      guard (1...4).contains(found.count) else { continue }
      let list = found.map(\.x.text).joined(separator: ", ")
      parts.append("\(found.count == 1 ? one : many) at x = \(list)")
    }
    return parts.joined(separator: "; ")
  }

  /// What is seen, in words.
  var alt: String {
    var text =
      "Graph of \(curves.map { "y = \($0.formula.displayText)" }.joined(separator: ", ")) for x from \(shownNumber(x.lower)) to \(shownNumber(x.upper))."
    func tell(_ what: String, _ values: [String]) {
      guard (1...12).contains(values.count) else { return }
      text += " \(what) \(values.joined(separator: ", "))."
    }
    tell("Zeros at x =", points(.roots).map(\.label))
    for kind in [FunctionPlot.Feature.extrema, .inflections, .intersections] {
      tell("\(kind.rawValue.capitalizedFirst) at", points(kind).map(\.label))
    }
    tell("Holes at x =", curves.flatMap(\.samples.holes).map { shownNumber($0.x) })
    tell("Poles at x =", curves.flatMap(\.samples.poles).map { shownNumber($0) })
    tell("Jumps at x =", curves.flatMap(\.samples.jumps).map { shownNumber($0.x) })
    tell("Horizontal asymptotes at y =", levels.map(\.text))
    return text
  }

  func series(_ features: [FunctionPlot.Feature]) -> [Node.Entry] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 401)
    var entries = [Node.Entry("x", Node(places))]
    for (i, curve) in curves.enumerated() {
      entries.append(.init("f\(i + 1)", Node(places.map(curve.f))))
    }
    for kind in FunctionPlot.Feature.allCases where features.contains(kind) && kind != .asymptotes {
      let found = points(kind)
      entries.append(
        .init(
          kind.rawValue,
          Node([
            .init("x", Node(found.map(\.x.value))), .init("y", Node(found.map(\.y.value))),
          ])))
    }
    if features.contains(.asymptotes) {
      entries.append(.init("poles", Node(curves.flatMap(\.samples.poles).sorted())))
      entries.append(.init("horizontalAsymptotes", Node(levels.map(\.value))))
    }
    return entries
  }
}
