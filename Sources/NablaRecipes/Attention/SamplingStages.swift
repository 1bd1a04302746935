import NablaMath

/// The stages between scores and the probabilities that a token is drawn by.
struct SamplingStages {
  var temperature = 1.0
  var topK: Int?
  var topP: Double?
  var minP: Double?
  /// What the scores of earlier tokens are divided by where positive, multiplied by where negative.
  var penalty = 1.0

  /// A cut among probabilities.
  struct Cut {
    let name: String
    /// What is left, with the sum 1.
    let probabilities: [Double]
    /// The share that is taken away.
    let removed: Double
  }

  struct Result {
    let penalised: [Double]
    /// The softmax at the temperature.
    let softmax: [Double]
    let cuts: [Cut]
    var probabilities: [Double] { cuts.last?.probabilities ?? softmax }
  }

  func callAsFunction(_ scores: [Double], earlier: Set<Int> = []) -> Result {
    let penalised = scores.enumerated().map { i, score in
      earlier.contains(i) ? (score > 0 ? score / penalty : score * penalty) : score
    }
    let softmax = Softmax.probabilities(penalised, temperature: temperature)
    var cuts: [Cut] = []
    func cut(_ name: String, _ change: ([Double]) -> [Double]) {
      let before = cuts.last?.probabilities ?? softmax
      let after = change(before)
      let removed = zip(before, after).reduce(0) { $0 + ($1.1 == 0 ? $1.0 : 0) }
      cuts.append(Cut(name: name, probabilities: after, removed: removed))
    }
    if let topK { cut("top-k = \(topK)") { Softmax.topK(topK, of: $0) } }
    if let topP { cut("top-p = \(topP)") { Softmax.topP(topP, of: $0) } }
    if let minP {
      cut("min-p = \(minP)") { before in
        let least = minP * (before.max() ?? 0)
        let kept = before.map { $0 >= least * (1 - 1e-12) ? $0 : 0 }
        let sum = kept.reduce(0, +)
        return kept.map { $0 / sum }
      }
    }
    return Result(penalised: penalised, softmax: softmax, cuts: cuts)
  }
}

/// A small language, whose likeliest first word does not lead to the likeliest sentence.
enum ExampleLanguage {
  static let words = ["the", "a", "my", "this", "his", "no"]
  static let scores = [2.77, 2.71, 1.39, 0.88, 0.47, 0]

  /// What follows a word, with probabilities.
  static func next(after word: String) -> [(word: String, probability: Double)] {
    switch word {
    case "the": [("cat", 0.75), ("dog", 0.15), ("sun", 0.1)]
    case "a": [("dog", 0.958), ("cat", 0.03), ("bird", 0.012)]
    case "cat": [("sleeps", 0.55), ("runs", 0.3), ("sings", 0.15)]
    case "dog": [("runs", 0.7), ("sleeps", 0.2), ("barks", 0.1)]
    case "sun", "bird": [("sings", 0.5), ("sleeps", 0.3), ("runs", 0.2)]
    case "sleeps", "runs", "sings", "barks": [("now", 0.6), ("here", 0.3), ("alone", 0.1)]
    case "now", "here", "alone": [("and", 0.8), ("but", 0.2)]
    case "and", "but": [("sings", 0.5), ("sleeps", 0.3), ("runs", 0.2)]
    default: [("cat", 0.4), ("dog", 0.35), ("bird", 0.25)]
    }
  }
}

/// The continuations that beam search keeps, with the greedy one.
struct DecodingTree {
  struct Node {
    let word: String
    let parent: Int?
    let depth: Int
    /// Given what is before.
    let probability: Double
    /// Of the whole way to it.
    let product: Double
  }

  private(set) var nodes: [Node] = []
  /// Node numbers from the first word to the last.
  private(set) var greedy: [Int] = []
  private(set) var best: [Int] = []

  /// - Parameters:
  ///   - beam: how many continuations are kept after each step, and shown for each of them.
  ///   - next: what may follow some words, the likeliest first.
  init(steps: Int, beam: Int, next: ([String]) -> [(word: String, probability: Double)]) {
    var kept: [Int?] = [nil]
    var greedyEnd: Int?
    for depth in 1...steps {
      var children: [Int] = []
      for parent in kept {
        for (i, choice) in next(words(to: parent)).prefix(beam).enumerated()
        where choice.probability > 0 {
          let before = parent.map { nodes[$0].product } ?? 1
          nodes.append(
            Node(
              word: choice.word, parent: parent, depth: depth, probability: choice.probability,
              product: before * choice.probability))
          children.append(nodes.count - 1)
          if i == 0, parent == greedyEnd, greedy.count < depth { greedy.append(nodes.count - 1) }
        }
      }
      greedyEnd = greedy.last
      let order = children.sorted { (nodes[$0].product, $1) > (nodes[$1].product, $0) }
      kept = order.prefix(beam).map { $0 }
      if let greedyEnd, !kept.contains(greedyEnd) { kept.append(greedyEnd) }
    }
    if case .some(.some(let end)) = kept.first { best = way(to: end) }
  }

  func way(to node: Int) -> [Int] {
    var way = [node]
    while let parent = nodes[way[0]].parent { way.insert(parent, at: 0) }
    return way
  }

  func words(to node: Int?) -> [String] { node.map { way(to: $0).map { nodes[$0].word } } ?? [] }
}
