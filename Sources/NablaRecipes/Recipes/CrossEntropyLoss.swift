import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// The cross-entropy of a softmax, from the logits to the gradient.
public struct CrossEntropyLoss: Recipe {
  public static let id = "cross-entropy-loss"
  public static let title = "Cross-entropy from logits to gradient"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "How does the loss punish a confident mistake?"
  public static let formulas = [
    #"L=-\log p_y=-z_y+\log\sum_je^{z_j}"#, #"\frac{\partial L}{\partial z}=p-y"#,
  ]
  public static let references = [
    "C. Bishop, Pattern Recognition and Machine Learning, 2006",
    "C. Szegedy et al., Rethinking the Inception Architecture for Computer Vision, 2016",
    "T. Lin et al., Focal Loss for Dense Object Detection, 2017",
  ]

  /// Other losses of the same probability.
  public enum Other: String, OptionChoice {
    case mse, focal, hinge

    func value(_ p: Double) -> Double {
      switch self {
      case .mse: (1 - p) * (1 - p)
      case .focal: -(1 - p) * (1 - p) * log(p)
      case .hinge: max(0, 1 - log(p / (1 - p)))
      }
    }

    var words: String {
      switch self {
      case .mse: "squared $(1-p)^2$"
      case .focal: #"focal $-(1-p)^2\ln p$"#
      case .hinge: "hinge of the log-odds"
      }
    }
  }

  public var logits = [2, 1, 0.1]
  public var label = 0
  public var smoothing = 0.0
  public var compare: [Other] = []
  public var base = InformationBase.nats

  public init() {}

  public static let fields: [Field<CrossEntropyLoss>] = [
    Field("logits", \.logits, explore: -5...5, help: "2 to 1000 scores, one for each class."),
    Field("label", \.label, bounds: .atLeast(0), help: "The number of the true class, from 0."),
    Field(
      "smoothing", \.smoothing, bounds: Bounds(0, 1, includesUpper: false), explore: 0...0.3,
      help: "The share of the target that all classes get evenly."),
    Field("compare", \.compare, help: "Any of mse, focal, hinge, beside the loss."),
    Field("base", \.base, help: "The unit of the loss: nats by ln, bits by log₂."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (2...1000).contains(logits.count) else {
      throw refuse("logits", "has \(logits.count) scores", "give 2 to 1000")
    }
    guard label < logits.count else {
      throw refuse(
        "label", "is \(label), and there are \(logits.count) classes",
        "give 0 to \(logits.count - 1)")
    }
    guard Set(compare).count == compare.count else {
      throw refuse("compare", "names one twice", "give each once")
    }
    let plan = LossFigure(recipe: self)
    return RecipeResult(figure: plan.figure, series: plan.series)
  }
}
