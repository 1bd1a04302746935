/// The order in which a gallery teaches: the roadmap's phases, then its tools.
///
/// A topic's first digit is its phase (`3.4 Probability Distributions`).
enum Roadmap {
  /// A part of the roadmap.
  struct Phase: Sendable {
    /// The first digit of its topics.
    let number: Int
    let name: String
    /// What somebody can do after it, in one sentence.
    let promise: String

    /// What a page calls it before its name; tools are no step of the way.
    var step: String { number < 5 ? "Phase \(number)" : "Beside them" }
  }

  static let phases = [
    Phase(
      number: 1, name: "Foundation",
      promise: "Read a formula, a graph and a table of numbers, and know what each hides."),
    Phase(
      number: 2, name: "Machine learning",
      promise: "See data as vectors, doubt as probability, and learning as going downhill."),
    Phase(
      number: 3, name: "Deep learning",
      promise: "Follow a gradient through a network, and know what an optimiser does with it."),
    Phase(
      number: 4, name: "Generative AI",
      promise: "Understand what a transformer, a diffusion model and a tokenizer compute."),
    Phase(
      number: 5, name: "The roadmap’s tools",
      promise: "Do the same things by hand: graphing calculators, statistics, formulas as code."),
  ]

  /// The phase that a topic belongs to; nil for one that is not the roadmap's.
  static func phase(of topic: String) -> Phase? {
    guard let digit = topic.first?.wholeNumberValue else { return nil }
    let next = topic.dropFirst().first
    guard next == "." || next == " " else { return nil }
    return phases.first { $0.number == digit }
  }

  /// A topic's number (`3.4`); the whole name of one that is not the roadmap's.
  static func number(of topic: String) -> String {
    phase(of: topic) == nil ? topic : String(topic.prefix { $0 != " " })
  }

  /// What a topic is for in a model; nil where there is nothing to say.
  static func meaning(of topic: String) -> String? {
    let number = topic.prefix { $0 != " " }
    return topicMeanings.first { $0.number == number }?.text
  }

  private static let topicMeanings: [(number: String, text: String)] = [
    (
      "1.1",
      "Losses, learning rates and sizes of models live on logarithmic axes: whoever reads exponents reads training logs."
    ),
    (
      "1.2",
      "A network is functions put into functions; shifting, stretching and composing them is all that a layer does."
    ),
    (
      "1.3",
      "Before a model sees data, somebody has to: its averages, its spread and its outliers decide what can be learnt."
    ),
    (
      "1.4",
      "Most mistakes of models are found by looking. A figure that misleads its author costs weeks."
    ),
    (
      "2.1",
      "Everything that a network stores is a matrix, and everything that it computes is a matrix times a vector."
    ),
    (
      "2.2",
      "A model answers with probabilities; what it may claim after seeing data is Bayes’ rule."
    ),
    (
      "2.3",
      "Whether one model is better than another is a question of samples, and the answer has an error bar."
    ),
    ("2.4", "Training is this: a step against the gradient, a few million times."),
    (
      "3.1",
      "The chain rule, kept in a table, is backpropagation; the shapes of activations decide what comes through."
    ),
    (
      "3.2",
      "A layer’s Jacobian says how a small change spreads, and curvature says how far a step may go."
    ),
    (
      "3.3",
      "The same gradient makes a good or a bad model: momentum, scaling and schedules make the difference."
    ),
    (
      "3.4",
      "A model’s last layer is a distribution over what comes next; its temperature is yours to choose."
    ),
    (
      "4.1",
      "Language models are trained to lower one number, the cross-entropy, and are compared by it."
    ),
    (
      "4.2",
      "Weights and embeddings have far fewer directions than numbers: that is why they can be compressed and adapted."
    ),
    ("4.3", "To generate is to sample: from a chain, from a mixture, or backwards through noise."),
    (
      "4.4",
      "Attention, positions and sampling are the parts that a transformer is put together from."
    ),
    ("5", "The tools of the roadmap show the same mathematics by hand; code makes it repeatable."),
  ]
}
