package import NablaPlot
package import NablaScene

/// One case of a suite: what is drawn, how, and what may differ.
package struct SuiteCase: Sendable, Configurable, OptionValue {
  package var name = ""
  /// A recipe's id or a figure file, relative to the suite's folder.
  package var draw = ""
  /// Options to change, as `--set` does.
  package var set: Node = Node([] as [Node.Entry])
  package var themes: [String] = []
  package var scale: Double?
  package var compare = ComparatorChoice()
  package var reason = ""
  package var ignore: [String] = []
  package var mask: String?
  package var scene = true

  package init() {}

  package static let fields: [Field<SuiteCase>] = [
    Field("name", \.name, help: "The case's name: a to z, 0 to 9 and -."),
    Field("draw", \.draw, help: "A recipe's id or a figure file beside the suite."),
    Field("set", \.set, help: "Options to change, as --set does."),
    Field(
      "themes", \.themes,
      help: "light, dark or both, the first one kept as a picture; the suite's where left out."),
    Field(
      "scale", \.scale, bounds: .within(0.1...8),
      help: "Device pixels per logical pixel; the suite's where left out."),
    Field("compare", \.compare, help: "The metric that decides, alone or with its options."),
    Field("reason", \.reason, help: "Why anything but exact is tolerated or left out."),
    Field(
      "ignore", \.ignore, help: "Rectangles x,y,w,h in pixels and roles as #legend to leave out."),
    Field("mask", \.mask, help: "A PNG file whose light pixels are left out."),
    Field("scene", \.scene, help: "Whether the scene's text must be the same too."),
  ]

  /// Whether anything but the same pixels may pass.
  package var isTolerant: Bool {
    compare.comparator.name != ExactComparator.name || !ignore.isEmpty || mask != nil || !scene
  }

  package var sides: [Appearance.Side] { themes.compactMap { Appearance.Side(rawValue: $0) } }
}
