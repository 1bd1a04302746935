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

    /// How it is computed, where that fits beside the name.
    var formula: String {
      switch self {
      case .sigmoid: #"1/(1+e^{-x})"#
      case .relu: #"\max(0,x)"#
      case .leakyRelu: #"\max(\alpha x,x)"#
      case .gelu: #"x\,\Phi(x)"#
      case .silu: #"x\,\sigma(x)"#
      case .softplus: #"\ln(1+e^x)"#
      case .mish: #"x\tanh\ln(1+e^x)"#
      case .softsign: #"x/(1+|x|)"#
      case .tanh, .elu, .selu: ""
      }
    }
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
      ActivationShape(
        activation(name), name.rawValue, formula: name.formula, color: "s\(i % 8 + 1)", over: x)
    }
    let plan = ActivationFigure(shapes: shapes, x: x, depth: depth)
    return RecipeResult(figure: plan.figure, series: plan.series)
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
}
