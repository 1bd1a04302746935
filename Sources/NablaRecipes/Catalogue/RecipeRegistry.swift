public import NablaPlot
public import NablaScene

/// The recipes that can be drawn by name: a value, so that users add theirs without a global.
public struct RecipeRegistry: Sendable {
  public private(set) var types: [any Recipe.Type]

  public init(_ types: [any Recipe.Type]) { self.types = types }

  /// The recipes of Nabla in the roadmap's order, one line each.
  public static let standard = RecipeRegistry([
    ExpLogInverse.self,
    LogScaleExplainer.self,
    LinearSystem2x2.self,
    FunctionPlot.self,
    FunctionTransformations.self,
    GrowthComparison.self,
    UnitCircleSine.self,
    HistogramBins.self,
    BoxPlot.self,
    CorrelationGallery.self,
    EcdfQuantiles.self,
    SameDataManyCharts.self,
    ColormapComparison.self,
    SurfaceContourHeatmap.self,
    MatrixTransformation.self,
    DeterminantArea.self,
    Eigenvectors.self,
    DotProductProjection.self,
    MatrixHeatmap.self,
    BayesArea.self,
    DiscreteDistributions.self,
    LawOfLargeNumbers.self,
    CentralLimitTheorem.self,
    LinearRegressionFit.self,
    LogisticRegressionFit.self,
    OverfittingPolynomials.self,
    ROCCurves.self,
    GradientDescent1D.self,
    GradientDescentContour.self,
    LearningRateComparison.self,
    SGDvsBatch.self,
    DerivativePanels.self,
    RiemannSums.self,
    TaylorApproximation.self,
    ActivationFunctions.self,
    BackpropGraph.self,
    GradientField.self,
    JacobianGrid.self,
    HessianCriticalPoints.self,
    OptimizerRace.self,
    MomentumRavine.self,
    LRSchedules.self,
    TrainingCurves.self,
    GaussianExplorer.self,
    MultivariateGaussian.self,
    SoftmaxTemperature.self,
    CrossEntropyLoss.self,
    EntropyBars.self,
    KLDivergence.self,
    CrossEntropyDecomposition.self,
    MutualInformation.self,
    PCABiplot.self,
    SVDGeometry.self,
    SVDLowRank.self,
    EmbeddingSimilarity.self,
    MaximumLikelihood.self,
    MarkovChainRecipe.self,
    MixtureEM.self,
    NoiseScheduleRecipe.self,
    DiffusionForward.self,
    AttentionHeatmap.self,
    AttentionPipeline.self,
    AttentionHeadView.self,
    AttentionModelGrid.self,
    CausalMask.self,
    PositionalEncoding.self,
    RopeRotation.self,
    TokenSampling.self,
    DesmosExplorer.self,
    AnscombeQuartet.self,
    IrisPairplot.self,
    OldFaithfulKDE.self,
    FormulaCodeBehaviour.self,
  ])

  /// The registry with one more recipe, which replaces one of the same id.
  public func adding(_ type: any Recipe.Type) -> RecipeRegistry {
    RecipeRegistry(types.filter { $0.id != type.id } + [type])
  }

  public var ids: [String] { types.map { $0.id } }

  public subscript(_ id: String) -> (any Recipe.Type)? { types.first { $0.id == id } }

  /// The recipe of that id with parameters from a map; reserved options are left to the caller.
  public func recipe(
    _ id: String, parameters: Node, file: String = ""
  ) throws(NablaError) -> any Recipe {
    guard let type = self[id] else {
      throw Nearest.unknown("", "recipe", id, known: ids)
    }
    return try configured(type, parameters, file)
  }

  private func configured<R: Recipe>(
    _ type: R.Type, _ parameters: Node, _ file: String
  ) throws(NablaError) -> any Recipe {
    var recipe = R()
    try recipe.configure(
      parameters, place: OptionPlace(file: file, owner: R.id),
      ignoring: ReservedOptions.fields.map(\.name) + ["recipe"])
    return recipe
  }
}

/// What every figure takes beside a recipe's own parameters; no recipe declares these names.
public struct ReservedOptions: Configurable {
  public var size: Size?
  public var theme: ThemeChoice?
  public var title: String?
  public var subtitle: String?
  public var caption: String?
  public var alt: String?
  public var seed = 42
  public var format: String?

  public init() {}

  public static let fields: [Field<ReservedOptions>] = [
    Field("size", \.size, bounds: .within(64...20_000), unit: "px", help: "Width and height."),
    Field("theme", \.theme, help: "The theme."),
    Field("title", \.title, help: "The title instead of the recipe's own."),
    Field("subtitle", \.subtitle, help: "The subtitle."),
    Field("caption", \.caption, help: "The small text at the bottom left."),
    Field("alt", \.alt, help: "What the figure shows in words."),
    Field(
      "seed", \.seed, bounds: .atLeast(0),
      help: "What random numbers start from."),
    Field("format", \.format, help: "The output's format."),
  ]

  /// The options among a recipe's parameters that every figure takes.
  public init(from parameters: Node, file: String, owner: String) throws(NablaError) {
    let names = Self.fields.map(\.name)
    let own = (parameters.map ?? []).filter { names.contains($0.key) }
    try configure(Node(own), place: OptionPlace(file: file, owner: owner))
  }

  /// The figure with what was given here in place of its own.
  public func applied(to figure: Figure) -> Figure {
    var figure = figure
    if let size { figure.size = size }
    if let theme { figure.theme = theme }
    if let title { figure.title = title }
    if let subtitle { figure.subtitle = subtitle }
    if let caption { figure.caption = caption }
    if let alt { figure.alt = alt }
    return figure
  }
}
