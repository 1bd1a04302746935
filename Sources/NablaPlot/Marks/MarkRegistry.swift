/// The marks that figure files can use: a value, so that users add theirs without a global.
public struct MarkRegistry: Sendable {
  public private(set) var types: [any Mark.Type]

  public init(_ types: [any Mark.Type]) { self.types = types }

  /// The marks of Nabla, one line each.
  public static let standard = MarkRegistry([
    Annotation.self,
    Arcs.self,
    Area.self,
    AreaBetween.self,
    Arrow.self,
    Bar.self,
    Beeswarm.self,
    Box.self,
    Contour.self,
    Density.self,
    ECDF.self,
    ErrorBand.self,
    ErrorBar.self,
    FunctionMark.self,
    GraphMark.self,
    Heatmap.self,
    Hexbin.self,
    Histogram2D.self,
    Histogram.self,
    Image.self,
    Implicit.self,
    Line.self,
    Line3D.self,
    Locus.self,
    Parametric.self,
    Pie.self,
    PolarCurve.self,
    Polygon.self,
    Quiver.self,
    Region.self,
    Regression.self,
    Ribbon.self,
    Riemann.self,
    Rug.self,
    Rule.self,
    Scatter.self,
    Scatter3D.self,
    Span.self,
    Stem.self,
    StreamlinesMark.self,
    Strip.self,
    Surface.self,
    TableMark.self,
    Tangent.self,
    Text.self,
    Violin.self,
  ])

  /// The registry with one more mark, which replaces one of the same kind.
  public func adding(_ type: any Mark.Type) -> MarkRegistry {
    MarkRegistry(types.filter { $0.kind != type.kind } + [type])
  }

  public var kinds: [String] { types.map { $0.kind } }

  public subscript(_ kind: String) -> (any Mark.Type)? { types.first { $0.kind == kind } }
}
