import NablaMath
public import NablaScene

/// Nodes with names and the links between them.
public struct GraphMark: Mark {
  public static let kind = "graph"
  public static let summary = "Nodes and links: networks, trees, pipelines, Markov chains."

  /// Where nodes stand.
  public enum Layout: String, OptionChoice {
    /// In layers along the links, as in pipelines and networks.
    case layered
    /// Below their parents.
    case tree
    /// On a circle in their order.
    case circular
    /// As far apart as the ways between them are long.
    case force
    /// In rows in their order, as blocks.
    case rows
  }

  /// Where layers and trees grow to.
  public enum Direction: String, OptionChoice {
    case down, right
  }

  /// A node's outline.
  public enum Shape: String, OptionChoice {
    case circle, box
    /// A circle, or a box where a name is longer than the circle is wide.
    case auto
  }

  public var from: Channel?
  public var to: Channel?
  public var weight: Channel?
  public var label: Channel?
  public var nodes: Channel?
  public var layout = Layout.layered
  public var direction = Direction.down
  public var perRow: Int?
  public var directed = true
  public var shape = Shape.auto
  public var size: Double?
  public var color: Channel?
  public var width = 1.5
  public var head = 8.0
  public var opacity = 1.0
  public var name = ""

  public init() {}

  /// - Parameters:
  ///   - from: the names or numbers of the nodes that links leave; `to` of those they lead to.
  ///   - weight: the links' widths, as shares of the largest; all the same without.
  ///   - label: words at the links.
  ///   - nodes: the names in their order, for those without links too; otherwise as they first
  ///     come in the links.
  ///   - color: one colour, or a list for the nodes.
  public init(
    from: some ChannelConvertible, to: some ChannelConvertible,
    weight: (any ChannelConvertible)? = nil, label: (any ChannelConvertible)? = nil,
    nodes: (any ChannelConvertible)? = nil, layout: Layout = .layered,
    direction: Direction = .down, directed: Bool = true, color: (any ChannelConvertible)? = nil
  ) {
    self.from = from.channel
    self.to = to.channel
    self.weight = weight?.channel
    self.label = label?.channel
    self.nodes = nodes?.channel
    self.layout = layout
    self.direction = direction
    self.directed = directed
    self.color = color?.channel
  }

  public static let fields: [Field<GraphMark>] = [
    Field("from", \.from, help: "The nodes that links leave, by their names."),
    Field("to", \.to, help: "The nodes that links lead to."),
    Field("weight", \.weight, help: "The links' weights: the largest has the full width."),
    Field("label", \.label, help: "Words or numbers at the links."),
    Field("nodes", \.nodes, help: "The names in order; as they come in the links."),
    Field("layout", \.layout, help: "Where nodes stand."),
    Field("direction", \.direction, help: "Where layers and trees grow to."),
    Field("perRow", \.perRow, bounds: .within(1...2000), help: "How many stand in a row of rows."),
    Field("directed", \.directed, help: "Whether links bear arrow heads."),
    Field("shape", \.shape, help: "The nodes' outline."),
    Field(
      "size", \.size, bounds: .within(2...1000), unit: "px",
      help: "The nodes' size; as their names need."),
    Field("color", \.color, help: "One colour, or one for each node: names or numbers."),
    Field("width", \.width, bounds: .within(0...1000), unit: "px", help: "The links' width."),
    Field("head", \.head, bounds: .within(0...1000), unit: "px", help: "The arrow heads' length."),
    Field("opacity", \.opacity, bounds: .within(0...1), help: "The links': 0 invisible, 1 opaque."),
    Field("name", \.name, help: "The legend's text for the nodes."),
  ]

  public static var sample: Figure {
    let from = ["sunny", "sunny", "sunny", "cloudy", "cloudy", "cloudy", "rainy", "rainy"]
    let to = ["sunny", "cloudy", "rainy", "sunny", "cloudy", "rainy", "cloudy", "rainy"]
    let chance = [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.6, 0.4]
    return Figure(
      title: "Tomorrow's weather", size: Size(480, 400),
      marks: [
        GraphMark(
          from: from, to: to, weight: chance, label: chance.map { format($0) }, layout: .circular)
      ])
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard from != nil || nodes != nil else {
      throw NablaError(context.place, "has no links", "give from and to, or nodes")
    }
    let sources = from == nil ? PositionValues(.numbers([])) : try context.position(from, "from")
    let targets = to == nil ? PositionValues(.numbers([])) : try context.position(to, "to")
    try context.checkLengths(("to", targets.count), ("from", sources.count))
    let count = sources.count
    var names = NodeNames()
    if nodes != nil { names.add(try context.position(nodes, "nodes")) }
    let links = names.links(sources, targets)
    let weights = try weight == nil ? nil : context.numbers(weight, "weight", count: count)
    if let weights {
      try context.checkLengths(("weight", weights.count), ("from", count))
      if let bad = weights.first(where: { $0 < 0 || $0.isInfinite }) {
        throw NablaError("\(context.place).weight", "is \(formatPlain(bad))", "give 0 or more")
      }
    }
    let labels = try label == nil ? nil : context.words(label, "label", count: count)
    if let labels { try context.checkLengths(("label", labels.count), ("from", count)) }
    let colors = try context.colors(color, count: names.all.count, of: "nodes")
    // Rows without a node at both ends are no links.
    let kept = links.indices.filter { links[$0] != nil }
    do throws(MathError) {
      let graph = try NodeLinkGraph(count: names.all.count, links: links.compactMap { $0 })
      return Prepared(
        mark: self, graph: graph, places: places(of: graph), names: names.all,
        weights: weights.map { weights in kept.map { weights[$0].isNaN ? 0 : weights[$0] } },
        labels: labels.map { labels in kept.map { labels[$0] } }, color: colors,
        missing: count - kept.count, place: context.place)
    } catch {
      throw NablaError(context.place, error.problem, error.remedy)
    }
  }

  private func places(of graph: NodeLinkGraph) -> GraphPlaces {
    let places =
      switch layout {
      case .layered: graph.layered()
      case .tree: graph.tree()
      case .circular: graph.circular()
      case .force: graph.stress()
      case .rows: graph.rows(perRow: perRow)
      }
    let grows = layout == .layered || layout == .tree
    return grows && direction == .right ? places.turned : places
  }
}

/// The nodes by name in the order in which they first come.
struct NodeNames {
  private(set) var all: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func add(_ values: PositionValues) {
    for name in values.names.names { _ = number(of: name) }
  }

  private mutating func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = all.count
    all.append(name)
    return all.count - 1
  }

  /// The links of rows, nil where an end is missing.
  mutating func links(
    _ from: PositionValues, _ to: PositionValues
  ) -> [NodeLinkGraph.Link?] {
    let (sources, targets) = (from.names, to.names)
    // Numbers come in their order, words as the rows name them.
    if case .numbers = from.values, case .numbers = to.values {
      let values = [from, to].flatMap { part -> [Double] in
        if case .numbers(let numbers) = part.values { numbers } else { [] }
      }
      add(PositionValues(.numbers(values)))
    }
    return zip(sources.codes, targets.codes).map { a, b in
      guard a >= 0, b >= 0 else { return nil }
      let start = number(of: sources.names[Int(a)])
      return NodeLinkGraph.Link(from: start, to: number(of: targets.names[Int(b)]))
    }
  }
}
