import NablaScene

extension FigureReport {
  /// The report as `nabla inspect --json` prints it.
  public var node: Node {
    Node([
      .init(
        "figure",
        Node([
          .init("width", Node(size.width)), .init("height", Node(size.height)),
          .init("title", Node(title)), .init("alt", Node(alt)),
          .init("boxes", Node(boxes.map(\.node))),
        ])),
      .init("panels", Node(panels.map(\.node))),
      .init("lint", Node(lint.map(\.node))),
    ])
  }
}

extension Finding {
  package var node: Node {
    Node([Node.Entry("rule", Node(rule)), Node.Entry("message", Node(message))])
  }
}

extension PanelReport {
  var node: Node {
    var entries: [Node.Entry] = [.init("plot", plot.node), .init("x", x.node), .init("y", y.node)]
    if let z { entries.append(.init("z", z.node)) }
    if let x2 { entries.append(.init("x2", x2.node)) }
    if let y2 { entries.append(.init("y2", y2.node)) }
    entries += [
      .init("coordinates", Node(coordinates)), .init("color", color),
      .init("marks", Node(marks.map(\.node))), .init("boxes", Node(boxes.map(\.node))),
    ]
    return Node(entries)
  }
}

extension AxisReport {
  var node: Node {
    Node([
      .init("scale", Node(scale)), .init("domain", Node([domain.lower, domain.upper])),
      .init("label", Node(label)), .init("offset", Node(offset)), .init("exponent", Node(exponent)),
      .init(
        "ticks",
        Node(
          ticks.map { tick in
            Node([
              .init("value", Node(tick.value)), .init("label", Node(tick.label)),
              .init("position", Node(tick.position)),
            ])
          })),
    ])
  }
}

extension MarkReport {
  var node: Node {
    Node([.init("mark", Node(kind))] + computed.map { Node.Entry($0.key, $0.value) })
  }
}

extension TextBox {
  var node: Node {
    Node([
      .init("role", Node(role)), .init("text", Node(text)), .init("rect", rect.node),
      .init("angle", Node(angle)),
    ])
  }
}

extension Rect {
  var node: Node { Node([x, y, width, height]) }
}

extension Style.PanelColor {
  /// The colour scale as `inspect` prints it; null where colours show nothing.
  var node: Node {
    switch self {
    case .none: return Node(.null)
    case .categories(let names, let palette):
      return Node([
        .init("scale", "categorical"), .init("domain", Node(names)),
        .init("palette", Node(palette.id)),
      ])
    case .numbers(let scale):
      let kind: String
      var domain = Node(.null)
      switch scale.kind {
      case .linear(let range):
        (kind, domain) = ("linear", Node([range.lowerBound, range.upperBound]))
      case .log(let range): (kind, domain) = ("log", Node([range.lowerBound, range.upperBound]))
      case .symlog(let range, _):
        (kind, domain) = ("symlog", Node([range.lowerBound, range.upperBound]))
      case .diverging(let range, _):
        (kind, domain) = ("diverging", Node([range.lowerBound, range.upperBound]))
      case .thresholds(let values): (kind, domain) = ("thresholds", Node(values))
      case .categorical: kind = "categorical"
      case .values(let values, let palette):
        return Node([
          .init("scale", "categorical"), .init("domain", Node(values)),
          .init("palette", Node(palette.id)),
        ])
      }
      var entries: [Node.Entry] = [
        .init("scale", Node(kind)), .init("domain", domain),
        .init("colormap", Node(scale.colormap.id)),
      ]
      for (name, color) in [("under", scale.under), ("over", scale.over)] {
        if let color { entries.append(.init(name, Node(color.light.hex))) }
      }
      return Node(entries)
    }
  }
}
