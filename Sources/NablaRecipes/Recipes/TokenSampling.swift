import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// From scores to the next token, stage by stage.
public struct TokenSampling: Recipe {
  public static let id = "token-sampling"
  public static let title = "Temperature, top-k, top-p"
  public static let topic = "4.4 Transformers Math"
  public static let question = "How is the next token chosen?"
  public static let formulas = [
    #"p_i\propto e^{z_i/T}"#, #"\min\Big\{V:\sum_{i\in V}p_i\ge p\Big\}"#,
  ]
  public static let references = [
    "A. Holtzman and others, The Curious Case of Neural Text Degeneration, 2020",
    "N. Keskar and others, CTRL: A Conditional Transformer Language Model, 2019",
    "J. Alammar, The Illustrated GPT-2, 2019",
  ]

  public var logits = LogitSource.list(ExampleLanguage.scores)
  public var tokens: TokenSource?
  public var temperature = 1.0
  public var topK: Int?
  public var topP: Double?
  public var minP: Double?
  public var penalty = 1.0
  public var draws = 0
  public var steps = 1

  public init() {}

  public static let fields: [Field<TokenSampling>] = [
    Field("logits", \.logits, help: "2 or more scores, or a path (.npy, .json)."),
    Field("tokens", \.tokens, help: "A name for each score, or a path; the, a, my …"),
    Field(
      "T", \.temperature, bounds: .atLeast(0), explore: 0.1...3,
      help: "The temperature; 0 always picks the likeliest token."),
    Field("top-k", \.topK, bounds: .atLeast(1), explore: 1...6, help: "How many tokens are kept."),
    Field(
      "top-p", \.topP, bounds: Bounds(0, 1, includesLower: false), explore: 0.1...1,
      help: "The share that the fewest likeliest tokens must reach."),
    Field(
      "min-p", \.minP, bounds: .within(0...1), explore: 0...0.5,
      help: "The least probability kept, as a share of the largest."),
    Field(
      "repetition-penalty", \.penalty, bounds: .above(0), explore: 1...2,
      help: "What the scores of earlier tokens are divided by; the likeliest counts as one."),
    Field(
      "draws", \.draws, bounds: .within(0...1_000_000), explore: 0...1000,
      help: "How many tokens are drawn."),
    Field(
      "steps", \.steps, bounds: .within(1...6), help: "The depth of the tree of continuations."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let scores = try logits.scores(files: context.files, place: "\(Self.id).logits")
    let isExample = logits == Self().logits
    let names =
      try tokens?.tokens(files: context.files, place: "\(Self.id).tokens")
      ?? (isExample ? ExampleLanguage.words : scores.indices.map { "\($0)" })
    guard names.count == scores.count else {
      throw refuse(
        "tokens", "has \(names.count) names for \(scores.count) logits", "give one name for each")
    }
    if let largest = scores.max(), largest.isFinite, !(largest / penalty).isFinite {
      throw refuse(
        "repetition-penalty", "is so small that a score becomes infinite",
        "give a larger one, 1 for none")
    }
    let stages = SamplingStages(
      temperature: temperature, topK: topK.map { min($0, scores.count) }, topP: topP, minP: minP,
      penalty: penalty)
    var figure = SamplingFigure(
      recipe: self, scores: scores, names: names, stages: stages,
      tree: steps > 1 ? tree(scores, names, stages, isExample && tokens == nil) : nil)
    if draws > 0 {
      var random = Xoshiro256PlusPlus(seed: UInt64(context.seed))
      figure.counts = Self.counts(draws, figure.result.probabilities, &random)
    }
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  private static func counts(
    _ draws: Int, _ probabilities: [Double], _ random: inout Xoshiro256PlusPlus
  ) -> [Int] {
    var (sum, sums): (Double, [Double]) = (0, [])
    for p in probabilities {
      sum += p
      sums.append(sum)
    }
    var counts = [Int](repeating: 0, count: probabilities.count)
    for _ in 0..<draws {
      let place = random.uniform() * sum
      var (low, high) = (0, sums.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if sums[middle] > place { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    return counts
  }

  /// Continuations of the example's language, or of the same scores at every step.
  private func tree(
    _ scores: [Double], _ names: [String], _ stages: SamplingStages, _ isExample: Bool
  ) -> DecodingTree {
    DecodingTree(steps: steps, beam: 3) { before in
      var (words, values) = (names, scores)
      if isExample, let last = before.last {
        let choices = ExampleLanguage.next(after: last)
        words = choices.map(\.word)
        // Logarithms of probabilities are scores; the softmax gives the probabilities back.
        values = choices.map { log($0.probability) }
      }
      let earlier = Set(words.indices.filter { before.contains(words[$0]) })
      let p = stages(values, earlier: earlier).probabilities
      let order = words.indices.sorted { (p[$0], $1) > (p[$1], $0) }
      return order.map { (words[$0], p[$0]) }
    }
  }
}
