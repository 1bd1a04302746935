import NablaMath
public import NablaPlot
public import NablaScene

/// A small network with every number of a forward pass, a backward pass and an update.
public struct BackpropGraph: Recipe {
  public static let id = "backprop-graph"
  public static let title = "Backpropagation on a graph"
  public static let topic = "3.1 Calculus"
  public static let question = "How does the loss assign blame to every weight?"
  public static let formulas = [#"\bar v=\sum_{w\in ch(v)}\bar w\,\frac{\partial w}{\partial v}"#]
  public static let references = [
    "D. E. Rumelhart, G. E. Hinton and R. J. Williams, Learning representations by "
      + "back-propagating errors, 1986",
    "M. Mazur, A Step by Step Backpropagation Example, 2015",
  ]

  /// How far the figure goes.
  public enum Stage: String, OptionChoice {
    case forward, backward, update, all
  }

  public var network = NetworkSource.mazur
  public var inputs = [0.05, 0.1]
  public var targets = [0.01, 0.99]
  public var lr = 0.5
  public var stage = Stage.all
  public var decimals = 4

  public init() {}

  public static let fields: [Field<BackpropGraph>] = [
    Field(
      "network", \.network,
      help: "mazur, softplus-neuron, or JSON: inputs, neurons (name, from, weights, bias, "
        + "activation) and outputs."),
    Field("inputs", \.inputs, help: "A number for each input."),
    Field("targets", \.targets, help: "A number for each output."),
    Field("lr", \.lr, bounds: .above(0), explore: 0.01...2, help: "The learning rate η."),
    Field("stage", \.stage, help: "What is shown: forward, backward, update, or all."),
    Field(
      "decimals", \.decimals, bounds: .within(1...12), explore: 2...8,
      help: "The numbers' decimals."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let graph = try network.graph(files: context.files, place: "\(Self.id).network")
    guard graph.names.count <= 24 else {
      throw refuse("network", "has \(graph.names.count) inputs and neurons", "give at most 24")
    }
    guard inputs.count == graph.inputs.count else {
      throw refuse(
        "inputs", "has \(inputs.count) numbers for \(graph.inputs.joined(separator: ", "))",
        "give \(graph.inputs.count)")
    }
    guard targets.count == graph.outputs.count else {
      let names = graph.outputs.map { graph.neurons[$0].name }
      throw refuse(
        "targets", "has \(targets.count) numbers for \(names.joined(separator: ", "))",
        "give \(names.count)")
    }
    let pass = graph.pass(inputs, targets: targets)
    let plan = BackpropFigure(
      recipe: self, graph: graph, pass: pass, after: graph.stepped(pass, rate: lr))
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
