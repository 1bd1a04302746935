import NablaMath
public import NablaPlot
public import NablaScene

/// Activation functions over their derivatives.
public struct ActivationFunctions: Recipe {
  public static let id = "activation-functions"
  public static let title = "Activations and their gradients"
  public static let topic = "3.1 Calculus"
  public static let question = "What does each activation do to a signal and to its gradient?"
  public static let formulas = [
    #"\mathrm{GELU}(x)=x\Phi(x)"#, #"\mathrm{SiLU}(x)=x\sigma(x)"#,
    #"\prod_l\sigma'(z_l)\le 0.25^L"#,
  ]
  public static let references = [
    "D. Hendrycks and K. Gimpel, Gaussian Error Linear Units (GELUs), 2016",
    "P. Ramachandran, B. Zoph and Q. V. Le, Searching for Activation Functions, 2017",
  ]

  /// The functions that are known.
  public enum Name: String, OptionChoice {
    case sigmoid, tanh, relu
    case leakyRelu = "leaky_relu"
    case elu, selu, gelu, silu, softplus, mish, softsign
  }

  /// How GELU is computed.
  public enum Variant: String, OptionChoice {
    case exact, tanh
  }

  public var functions: [Name] = [.sigmoid, .tanh, .relu, .leakyRelu, .gelu, .silu]
  public var x = Interval(-5, 5)
  public var alpha = 0.01
  public var gelu = Variant.exact
  public var depth = 0

  public init() {}

  public static let fields: [Field<ActivationFunctions>] = [
    Field(
      "functions", \.functions,
      help: "One to twelve of \(Name.allCases.map(\.rawValue).joined(separator: ", "))."),
    Field("x", \.x, help: "The shown inputs."),
    Field(
      "alpha", \.alpha, bounds: .atLeast(0), explore: 0...0.5,
      help: "The slope of leaky_relu below 0."),
    Field("gelu", \.gelu, help: "With the normal distribution's Φ, or with its approximation."),
    Field(
      "depth", \.depth, bounds: .within(0...100), explore: 0...30,
      help: "The layers through which slopes are multiplied; 0 leaves the panel out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...12).contains(functions.count) else {
      throw refuse("functions", "has \(functions.count) names", "give 1 to 12")
    }
    guard let x else { throw refuse("x", "is missing", "give two numbers [a, b]") }
    let shapes = functions.enumerated().map { i, name in
      ActivationShape(activation(name), name.rawValue, color: "s\(i % 8 + 1)", over: x)
    }
    return RecipeResult(figure: figure(shapes, x), series: series(shapes, x))
  }

  private func activation(_ name: Name) -> Activation {
    switch name {
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .relu: .relu
    case .leakyRelu: .leakyRelu(alpha)
    case .elu: .elu(1)
    case .selu: .selu
    case .gelu: gelu == .exact ? .gelu : .geluTanh
    case .silu: .silu
    case .softplus: .softplus
    case .mish: .mish
    case .softsign: .softsign
    }
  }

  // MARK: - Figure

  private func figure(_ shapes: [ActivationShape], _ x: Interval) -> Figure {
    let columns = shapes.count == 4 ? 2 : min(3, shapes.count)
    // Its title would stand below the panel of the depth, which has another one.
    let axis = AxisOptions(depth > 0 ? "" : "x", domain: x.lower...x.upper)
    var rows: [[Cell]] = []
    for start in stride(from: 0, to: shapes.count, by: columns) {
      let group = start..<min(start + columns, shapes.count)
      rows.append(group.map { .panel(shapes[$0].values(axis, isFirst: $0 == start)) })
      rows.append(group.map { .panel(shapes[$0].slopes(axis, isFirst: $0 == start)) })
    }
    let panels = Grid(
      rows, rowWeights: rows.indices.map { $0 % 2 == 0 ? 1.15 : 1 }, sharesX: true)
    var figure = Figure(
      title: Self.title, subtitle: "f above, its slope f′ below",
      caption: shapes.allSatisfy(\.saturated.isEmpty)
        ? "" : "Shaded: the gradient is below 0.01, and learning stops there.",
      size: Size(
        columns == 1 ? 520 : columns == 2 ? 640 : 760,
        96 + 128 * Double(rows.count) + (depth > 0 ? 210 : 0)),
      grid: depth == 0
        ? panels
        : Grid(
          [[.grid(panels)], [.panel(products(shapes))]],
          rowWeights: [Double(rows.count) * 118, 170]))
    figure.alt = alt(shapes, x)
    return figure
  }

  private func products(_ shapes: [ActivationShape]) -> Panel {
    let marks: [any Mark] = shapes.enumerated().map { i, shape in
      // Equal products lie on one another, so later lines are dashed over earlier ones.
      Line(
        x: (0...depth).map(Double.init), y: shape.products(depth).map { $0 > 0 ? $0 : .nan },
        color: shape.color, dash: i < 3 ? .solid : i < 6 ? .dashed : .dotted,
        name: shape.name)
    }
    return Panel(
      title: "What is left of a gradient: the product of the slopes met by x = 1 on its way",
      marks: marks, x: AxisOptions("layers", domain: 0...Double(max(1, depth))),
      y: AxisOptions("∏ f′", scale: "log", ticks: TickOptions(count: 4)))
  }

  // MARK: - Words and numbers

  private func alt(_ shapes: [ActivationShape], _ x: Interval) -> String {
    var text =
      "The activation functions \(functions.map(\.rawValue).joined(separator: ", ")) for x from \(format(x.lower)) to \(format(x.upper)), each above its derivative."
    for shape in shapes {
      if let low = shape.minimum {
        text +=
          " \(shape.name) has its minimum \(format(shape.activation.value(low), decimals: 3)) at x = \(format(low, decimals: 3))."
      }
      text += " The largest slope of \(shape.name) is \(format(shape.steepest, significant: 3))."
      if depth > 0 {
        let left = format(shape.products(depth).last ?? 0, significant: 3)
        text += " After \(depth) layers of \(shape.name) there is \(left) left of the gradient."
      }
    }
    return text
  }

  private func series(_ shapes: [ActivationShape], _ x: Interval) -> [Node.Entry] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: 401)
    var entries = [Node.Entry("x", Node(places))]
    for (i, name) in functions.enumerated() where !functions[..<i].contains(name) {
      let key = name.rawValue
      entries.append(.init(key, Node(places.map(shapes[i].activation.value))))
      entries.append(.init("\(key)_slope", Node(places.map(shapes[i].slope))))
      if let low = shapes[i].minimum { entries.append(.init("\(key)_minimum", Node(low))) }
      if depth > 0 { entries.append(.init("\(key)_product", Node(shapes[i].products(depth)))) }
    }
    return entries
  }
}
