import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// How fast noise schedules destroy a signal.
public struct NoiseScheduleRecipe: Recipe {
  public static let id = "noise-schedule"
  public static let title = "Diffusion noise schedules"
  public static let topic = "4.3 Probabilistic Modeling"
  public static let question = "How quickly does each schedule destroy the signal?"
  public static let formulas = [
    #"\bar\alpha_t=\prod_{s\le t}(1-\beta_s)"#,
    #"\bar\alpha_t=\frac{\cos^2\!\left(\frac{t/T+s}{1+s}\frac\pi2\right)}{\cos^2\!\left(\frac s{1+s}\frac\pi2\right)}"#,
    #"\mathrm{SNR}=\frac{\bar\alpha}{1-\bar\alpha}"#,
  ]
  public static let references = [
    "J. Ho, A. Jain and P. Abbeel, Denoising Diffusion Probabilistic Models, 2020",
    "A. Nichol and P. Dhariwal, Improved Denoising Diffusion Probabilistic Models, 2021",
    "L. Weng, What are Diffusion Models?, 2021",
  ]

  public enum Curve: String, OptionChoice {
    case beta
    case alphaBar = "alpha_bar"
    case sqrt, snr, posterior
  }

  /// What is noised: a constant, or the signal or image of a file.
  public enum Example: Hashable, Sendable, OptionValue {
    case constant(Double)
    case file(String)

    public static var optionType: OptionType { .other("a number, or a path (.npy)") }

    public init(option node: Node) throws(OptionProblem) {
      if let path = node.text {
        self = .file(path)
      } else {
        self = .constant(try Double(option: node))
      }
    }

    public var optionNode: Node {
      switch self {
      case .constant(let value): Node(value)
      case .file(let path): Node(path)
      }
    }

    public var boundedNumbers: [Double] {
      if case .constant(let value) = self { [value] } else { [] }
    }
  }

  public var schedules: [ScheduleSource] = [.named(.linear), .named(.cosine)]
  public var steps = 1000
  public var betaStart = 1e-4
  public var betaEnd = 0.02
  public var offset = 0.008
  public var curves: [Curve] = [.alphaBar, .snr]
  public var example: Example?

  public init() {}

  public static let fields: [Field<NoiseScheduleRecipe>] = [
    Field(
      "schedules", \.schedules,
      help: "linear, cosine, scaled_linear, sigmoid, quadratic, or files of T variances."),
    Field("T", \.steps, bounds: .within(1...100_000), explore: 10...1000, help: "How many steps."),
    Field(
      "beta-start", \.betaStart, bounds: .between(0, 1), explore: 1e-5...0.01,
      help: "The first variance, for T = 1000; not of the cosine."),
    Field(
      "beta-end", \.betaEnd, bounds: .between(0, 1), explore: 0.005...0.05,
      help: "The last variance, for T = 1000; not of the cosine."),
    Field(
      "s", \.offset, bounds: .atLeast(0), explore: 0...0.1,
      help: "The cosine's offset, which keeps the first variances from being tiny."),
    Field("curves", \.curves, help: "Any of beta, alpha_bar, sqrt, snr, posterior."),
    Field(
      "example", \.example, help: "What is noised: a number, or a .npy; a wave if left out."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(schedules.count) else {
      throw refuse("schedules", "has \(schedules.count) names", "give 1 to 8")
    }
    guard Set(schedules.map(\.label)).count == schedules.count else {
      throw refuse("schedules", "names one twice", "give each once")
    }
    guard !curves.isEmpty else { throw refuse("curves", "is empty", "give one or more") }
    guard betaStart <= betaEnd else {
      throw refuse(
        "beta-start", "is \(formatPlain(betaStart)), and beta-end is \(formatPlain(betaEnd))",
        "give the smaller one first")
    }
    var made: [(name: String, schedule: NoiseSchedule)] = []
    var cut: [String] = []
    for source in schedules {
      let (schedule, isCut) = try source.schedule(
        steps: steps, from: betaStart, to: betaEnd, offset: offset, files: context.files,
        place: "\(Self.id).schedules")
      made.append((source.label, schedule))
      if isCut { cut.append(source.label) }
    }
    var plan = ScheduleFigure(
      recipe: self, schedules: made, signal: try signal(context), seed: UInt64(context.seed))
    if !cut.isEmpty {
      plan.warnings = ["\(cut.joined(separator: ", ")): β above 0.999 is cut off there"]
    }
    return RecipeResult(figure: try plan.figure(), series: plan.series)
  }

  /// Rows of numbers: one for a signal, several for an image.
  private func signal(_ context: RecipeContext) throws(NablaError) -> Matrix {
    switch example {
    case nil:
      let wave = evenPlaces(from: 0, to: 1, count: 64).map { 1.2 * sin(2 * .pi * 2 * $0) }
      return Matrix([wave]) ?? .empty
    case .constant(let value):
      return Matrix([[Double](repeating: value, count: 64)]) ?? .empty
    case .file(let path):
      let tensor = try MatrixSource.file(path).tensor(
        files: context.files, place: "\(Self.id).example")
      guard tensor.values.allSatisfy(\.isFinite) else {
        throw refuse("example", "has numbers that are not finite", "give finite ones")
      }
      let isImage = tensor.rank == 2 && tensor.shape[0] > 1 && tensor.shape[1] > 1
      guard tensor.rank <= 2, tensor.count > 1, tensor.count <= 1_000_000,
        let matrix = Matrix(
          rows: isImage ? tensor.shape[0] : 1, columns: isImage ? tensor.shape[1] : tensor.count,
          values: tensor.values)
      else {
        throw refuse("example", "has the shape \(tensor.shape)", "give a signal or an image")
      }
      return matrix
    }
  }
}
