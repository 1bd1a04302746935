import NablaMath
public import NablaPlot
public import NablaScene

/// Queries and keys turned by their positions, pair by pair of components.
public struct RopeRotation: Recipe {
  public static let id = "rope-rotation"
  public static let title = "Rotary position embedding"
  public static let topic = "4.4 Transformers Math"
  public static let question = "How does rotating q and k encode relative position?"
  public static let formulas = [
    #"\begin{pmatrix}\cos m\theta_i&-\sin m\theta_i\\\sin m\theta_i&\cos m\theta_i\end{pmatrix}"#,
    #"\langle R_mq,R_nk\rangle=g(q,k,m-n)"#, #"\theta_i=b^{-2i/d}"#,
  ]
  public static let references = [
    "J. Su and others, RoFormer: Enhanced Transformer with Rotary Position Embedding, 2021",
    "S. Chen and others, Extending Context Window via Positional Interpolation, 2023",
  ]

  public enum Pairing: String, OptionChoice {
    case interleaved, half

    var other: Pairing { self == .half ? .interleaved : .half }
  }
  public enum Scaling: String, OptionChoice { case none, linear, ntk }
  public enum Part: String, OptionChoice { case planes, score, decay }

  public var q = [1.0, 2, 3, 4]
  public var k = [0.5, -1, 2, 1]
  public var positions = [0, 1, 2, 5]
  public var base = 10_000.0
  public var pairing = Pairing.interleaved
  public var scaling = Scaling.none
  public var panels: [Part] = [.planes, .score]

  public init() {}

  /// By how much the scalings stretch the context.
  static let factor = 4.0

  public static let fields: [Field<RopeRotation>] = [
    Field("q", \.q, help: "The query: an even number of components."),
    Field("k", \.k, help: "The key, of as many components."),
    Field(
      "positions", \.positions, bounds: .within(-1_000_000...1_000_000), explore: 0...20,
      help: "The positions that are drawn."),
    Field(
      "base", \.base, bounds: .above(1), explore: 2...100_000,
      help: "The base b of the frequencies b^(−2i/d)."),
    Field("pairing", \.pairing, help: "Neighbours make a pair, or both halves."),
    Field("scaling", \.scaling, help: "How texts four times as long are met."),
    Field("panels", \.panels, help: "What is drawn."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    for (name, vector) in [("q", q), ("k", k)] {
      guard vector.count.isMultiple(of: 2), !vector.isEmpty else {
        throw refuse(
          name, "has \(vector.count) components", "give an even number of them, at least 2")
      }
    }
    guard q.count == k.count else {
      throw refuse("k", "has \(k.count) components, and q has \(q.count)", "give as many")
    }
    guard q.count <= 8192 else {
      throw refuse("q", "has \(q.count) components", "give at most 8192")
    }
    guard (1...16).contains(positions.count) else {
      throw refuse("positions", "has \(positions.count) positions", "give 1 to 16")
    }
    guard !panels.isEmpty else { throw refuse("panels", "is empty", "name at least one") }
    let figure: RopeFigure
    do throws(MathError) {
      figure = try RopeFigure(self)
    } catch {
      throw NablaError(Self.id, error.problem, error.remedy)
    }
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  func encoding(_ pairing: Pairing, dimension: Int) throws(MathError) -> RotaryEncoding {
    let scaling: RotaryEncoding.Scaling =
      switch scaling {
      case .none: .none
      case .linear: .linear(factor: Self.factor)
      case .ntk: .ntk(factor: Self.factor)
      }
    return try RotaryEncoding(
      dimension: dimension, base: base, pairing: pairing == .half ? .half : .interleaved,
      scaling: scaling)
  }
}
