import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// Positions as sines and cosines of falling frequencies.
public struct PositionalEncoding: Recipe {
  public static let id = "positional-encoding"
  public static let title = "Sinusoidal positional encoding"
  public static let topic = "4.4 Transformers Math"
  public static let question = "How do sines tell the model where a token is?"
  public static let formulas = [
    #"PE_{(pos,2i)}=\sin\frac{pos}{10000^{2i/d}}"#,
    #"PE_{(pos,2i+1)}=\cos\frac{pos}{10000^{2i/d}}"#,
    #"PE_p\cdot PE_{p+k}=\sum_i\cos(k\omega_i)"#,
  ]
  public static let references = [
    "A. Vaswani and others, Attention Is All You Need, 2017, §3.5",
    "J. Alammar, The Illustrated Transformer, 2018",
  ]

  public enum Layout: String, OptionChoice { case interleaved, concatenated }
  public enum Timescales: String, OptionChoice { case paper, t2t }
  public enum Part: String, OptionChoice { case heatmap, curves, similarity, clock, shift }

  public var d = 128
  public var length = 100
  public var base = 10_000.0
  public var layout = Layout.interleaved
  public var timescales = Timescales.paper
  public var panels: [Part] = [.heatmap, .curves, .similarity]
  public var dims = [0, 4, 20]

  public init() {}

  public static let fields: [Field<PositionalEncoding>] = [
    Field("d", \.d, bounds: .within(2...8192), explore: 4...256, help: "The dimensions, even."),
    Field(
      "length", \.length, bounds: .within(1...100_000), explore: 10...400,
      help: "How many positions; many are shown in even steps."),
    Field(
      "base", \.base, bounds: .above(1), explore: 2...100_000,
      help: "The base b of the frequencies b^(−2i/d)."),
    Field("layout", \.layout, help: "Sines and cosines in turn (paper), or all sines first."),
    Field("timescales", \.timescales, help: "The paper's frequencies, or tensor2tensor's."),
    Field("panels", \.panels, help: "What is drawn."),
    Field("dims", \.dims, bounds: .atLeast(0), help: "The dimensions drawn as curves, below d."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard d.isMultiple(of: 2) else { throw refuse("d", "is \(d)", "give an even number") }
    guard !panels.isEmpty else { throw refuse("panels", "is empty", "name at least one") }
    guard !dims.isEmpty else { throw refuse("dims", "is empty", "give 1 to 8 dimensions") }
    guard dims.count <= 8 else {
      throw refuse("dims", "has \(dims.count) dimensions", "give 1 to 8")
    }
    if let wrong = dims.first(where: { $0 >= d }) {
      throw refuse("dims", "names dimension \(wrong) of \(d)", "give 0 to \(d - 1)")
    }
    let encoding: SinusoidalEncoding
    do throws(MathError) {
      encoding = try SinusoidalEncoding(
        dimension: d, base: base, layout: layout == .interleaved ? .interleaved : .concatenated,
        timescales: timescales == .paper ? .paper : .t2t)
    } catch {
      throw NablaError(Self.id, error.problem, error.remedy)
    }
    let waves = PositionWaves(recipe: self, encoding: encoding)
    return RecipeResult(figure: waves.figure, series: waves.series)
  }
}
