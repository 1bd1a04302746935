import NablaMath
public import NablaPlot
public import NablaScene

/// Softmax of scores at several temperatures.
public struct SoftmaxTemperature: Recipe {
  public static let id = "softmax-temperature"
  public static let title = "Softmax and temperature"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "How does temperature sharpen or flatten a choice?"
  public static let formulas = [
    #"p_i=\frac{e^{z_i/T}}{\sum_je^{z_j/T}}"#, #"H(p)=-\sum p_i\ln p_i"#,
  ]
  public static let references = [
    "G. Hinton, O. Vinyals and J. Dean, Distilling the Knowledge in a Neural Network, 2015"
  ]

  /// Scores as a list, or the path of a `.npy` file with them.
  public enum Logits: Hashable, Sendable, OptionValue {
    case file(String)
    case list([Double])

    public static var optionType: OptionType { .other("a list of numbers, or a path (.npy)") }

    public init(option node: Node) throws(OptionProblem) {
      if let path = node.text {
        self = .file(path)
        return
      }
      guard let nodes = node.list else { throw .expected(Self.optionType, node) }
      var values: [Double] = []
      for node in nodes {
        switch node.text {
        case "-inf", "−inf", "-∞", "−∞": values.append(-.infinity)
        default: values.append(try Double(option: node))
        }
      }
      self = .list(values)
    }

    public var optionNode: Node {
      switch self {
      case .file(let path): Node(path)
      case .list(let values): Node(values)
      }
    }
  }

  /// What is drawn.
  public enum View: String, OptionChoice {
    case both = "bars+curves"
    case bars, curves, simplex
  }

  public var logits = Logits.list([2, 1, 0.1])
  public var temperature = [0.5, 1, 2]
  public var labels: TokenSource?
  public var view = View.both

  public init() {}

  public static let fields: [Field<SoftmaxTemperature>] = [
    Field(
      "logits", \.logits, help: "2 to 200000 scores, finite or -inf, or the path of a .npy file."),
    Field(
      "temperature", \.temperature, bounds: .atLeast(0), explore: 0.1...5,
      help: "One to six temperatures; 0 picks the largest score."),
    Field("labels", \.labels, help: "A name for each score, or a path; their numbers if left out."),
    Field("view", \.view, help: "Bars, curves over T, both, or the path in the triangle of three."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let scores = try scores(context)
    guard (1...6).contains(temperature.count) else {
      throw refuse("temperature", "has \(temperature.count) values", "give 1 to 6")
    }
    if view == .simplex, scores.count != 3 {
      throw refuse(
        "view", "is simplex, and there are \(scores.count) logits", "give 3 logits, or view=bars")
    }
    let names = try names(context, count: scores.count)
    let plan = SoftmaxFigure(recipe: self, scores: scores, names: names)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func scores(_ context: RecipeContext) throws(NablaError) -> [Double] {
    let scores: [Double]
    switch logits {
    case .list(let values): scores = values
    case .file(let path):
      guard let files = context.files else {
        throw refuse("logits", "is a path, and files cannot be read here", "give numbers")
      }
      guard path.lowercased().hasSuffix(".npy") else {
        throw refuse("logits", "is \"\(path)\"", "give a .npy file or a list of numbers")
      }
      let tensor = try NPYReader.read(
        try files.bytes(path, place: "\(Self.id).logits"), name: path)
      guard tensor.shape.filter({ $0 != 1 }).count <= 1 else {
        throw refuse("logits", "has the shape \(tensor.shape)", "give a tensor of one row")
      }
      scores = tensor.values
    }
    guard (2...200_000).contains(scores.count) else {
      throw refuse("logits", "has \(scores.count) scores", "give 2 to 200000")
    }
    if let i = scores.firstIndex(where: { $0.isNaN || $0 == .infinity }) {
      throw refuse(
        "logits", "score \(i) is \(formatPlain(scores[i]))", "give finite numbers or -inf")
    }
    if scores.allSatisfy({ $0 == -.infinity }) {
      throw refuse("logits", "are all -inf, and nothing can be chosen", "give one finite score")
    }
    return scores
  }

  private func names(_ context: RecipeContext, count: Int) throws(NablaError) -> [String] {
    let names: [String]
    switch labels {
    case nil: return (0..<count).map(String.init)
    case .list(let list): names = list
    case .file(let path):
      guard let files = context.files else {
        throw refuse("labels", "is a path, and files cannot be read here", "give a list")
      }
      names = try TokenList.read(try files.bytes(path, place: "\(Self.id).labels"), name: path)
    }
    guard names.count == count else {
      throw refuse(
        "labels", "has \(names.count) names for \(count) logits", "give one name for each")
    }
    return names
  }
}
