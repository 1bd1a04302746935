import Glibc
import NablaMath
public import NablaPlot
public import NablaScene
import NablaText

/// The dot product as a shadow, as a cosine, or as a sum of products.
public struct DotProductProjection: Recipe {
  public static let id = "dot-product-projection"
  public static let title = "Dot product as shadow"
  public static let topic = "2.1 Linear Algebra"
  public static let question = "How much of one vector points along another?"
  public static let formulas = [
    #"\mathbf a\cdot\mathbf b=\|\mathbf a\|\|\mathbf b\|\cos\theta"#,
    #"\mathrm{proj}_{\mathbf b}\mathbf a=\frac{\mathbf a\cdot\mathbf b}{\mathbf b\cdot\mathbf b}\mathbf b"#,
  ]
  public static let references = [
    "G. Strang, Introduction to Linear Algebra, 2016, §1.2 and §4.2",
    "G. Sanderson (3Blue1Brown), Essence of linear algebra, chapter 9, 2016",
  ]

  /// What is drawn.
  public enum View: String, OptionChoice { case shadow, sweep, bars }

  public var a: [Double] = [3, 4]
  public var b: [Double] = [5, 0]
  public var view = View.shadow

  public init() {}

  public static let fields: [Field<DotProductProjection>] = [
    Field("a", \.a, bounds: .within(-1e100...1e100), help: "The vector that throws the shadow."),
    Field("b", \.b, bounds: .within(-1e100...1e100), help: "The vector that it falls on."),
    Field("view", \.view, help: "The shadow, a turn against the cosine, or the products as bars."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    for (name, vector) in [("a", a), ("b", b)] {
      guard (1...100_000).contains(vector.count) else {
        throw refuse(name, "has \(vector.count) numbers", "give 1 to 100000")
      }
    }
    guard a.count == b.count else {
      throw refuse("b", "has \(b.count) numbers and a has \(a.count)", "give as many")
    }
    let plan = ShadowFigure(a: a, b: b)
    var figure = view == .bars ? plan.bars : view == .sweep ? plan.sweep : plan.shadow
    figure.title = view == .bars ? plan.sumTitle : plan.title
    figure.alt = plan.alt
    return RecipeResult(
      figure: figure,
      series: [
        .init("a", Node(a)), .init("b", Node(b)), .init("dot", Node(plan.dot)),
        .init("products", Node(zip(a, b).map { $0 * $1 })),
        .init("length_a", Node(plan.lengthA)), .init("length_b", Node(plan.lengthB)),
        .init("cosine", Node(plan.cosine)), .init("degrees", Node(plan.degrees)),
        .init("share", Node(plan.share)), .init("projection", Node(b.map { plan.share * $0 })),
        .init("shadow_length", Node(plan.dot / plan.lengthB)),
      ])
  }
}
