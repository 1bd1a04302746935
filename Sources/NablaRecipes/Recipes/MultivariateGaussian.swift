import NablaMath
public import NablaPlot
public import NablaScene

/// The normal distribution in the plane: its ellipses, axes, margins and slices.
public struct MultivariateGaussian: Recipe {
  public static let id = "multivariate-gaussian"
  public static let title = "Gaussian in two dimensions"
  public static let topic = "3.4 Probability Distributions"
  public static let question = "What do covariance, correlation and conditioning look like?"
  public static let formulas = [
    #"\mathcal N(\mu,\Sigma)"#, #"d_M^2=(x-\mu)^\top\Sigma^{-1}(x-\mu)"#,
    #"\mu_{y|x}=\mu_y+\Sigma_{yx}\Sigma_{xx}^{-1}(x-\mu_x)"#,
  ]
  public static let references = [
    "T. W. Anderson, An Introduction to Multivariate Statistical Analysis, 3rd edition, 2003",
    "C. Bishop, Pattern Recognition and Machine Learning, 2006, §2.3",
  ]

  public var mu = PlanePoint(1, -1)
  public var sigma = CovarianceSource.matrix(
    .values(Matrix([[2, 1.2], [1.2, 1]]) ?? .identity(2)))
  public var levels = [0.5, 0.9, 0.95]
  public var condition = KnownCoordinate.x(2)
  public var samples = 300
  public var surface = false

  public init() {}

  public static let fields: [Field<MultivariateGaussian>] = [
    Field("mu", \.mu, help: "The mean [x, y]."),
    Field("Sigma", \.sigma, help: "The covariance: rows, a path, or {sd1, sd2, rho}."),
    Field(
      "levels", \.levels, bounds: .between(0, 1),
      help: "The probabilities that one to eight ellipses hold."),
    Field(
      "condition", \.condition, help: "The coordinate that is known, {x: 2} or {y: 2}; or none."),
    Field(
      "samples", \.samples, bounds: .within(0...1_000_000), explore: 0...2000,
      help: "How many random points are drawn."),
    Field("surface", \.surface, help: "Whether the density is drawn as a surface in space too."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...8).contains(levels.count), Set(levels).count == levels.count else {
      throw refuse("levels", "has \(levels.count) values", "give 1 to 8 different ones")
    }
    let covariance = try covariance(context)
    guard
      let law = try? MultivariateNormal(
        mean: [mu.x, mu.y], covariance: [covariance.row(0), covariance.row(1)]),
      let ellipse = Ellipse(mean: law.mean, covariance: covariance)
    else {
      throw refuse(
        "Sigma", "is not positive definite to rounding", "give a positive definite matrix")
    }
    let plan = PlaneGaussianFigure(
      recipe: self, law: law, ellipse: ellipse,
      points: law.samples(samples, seed: UInt64(context.seed)))
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func covariance(_ context: RecipeContext) throws(NablaError) -> Matrix {
    switch sigma {
    case .parts(let sd1, let sd2, let rho):
      let shared = rho * sd1 * sd2
      return Matrix([[sd1 * sd1, shared], [shared, sd2 * sd2]]) ?? .identity(2)
    case .matrix(let source):
      let matrix = try source.matrix(files: context.files, place: "\(Self.id).Sigma")
      guard matrix.rows == 2, matrix.columns == 2, matrix.values.allSatisfy(\.isFinite) else {
        throw refuse(
          "Sigma", "has \(matrix.rows) rows of \(matrix.columns) numbers", "give 2 of 2, all finite"
        )
      }
      let size = matrix.values.reduce(0) { max($0, $1.magnitude) }
      guard (matrix[0, 1] - matrix[1, 0]).magnitude <= 1e-10 * size else {
        throw refuse(
          "Sigma",
          "has \(formatPlain(matrix[0, 1])) above and \(formatPlain(matrix[1, 0])) below the diagonal",
          "give a symmetric matrix")
      }
      let least = (try? SymmetricEigen(matrix))?.values.last ?? .nan
      guard least > 1e-12 * size else {
        throw refuse(
          "Sigma", "has the eigenvalue \(formatPlain(least, significant: 6))",
          "give a positive definite matrix")
      }
      return matrix
    }
  }
}
