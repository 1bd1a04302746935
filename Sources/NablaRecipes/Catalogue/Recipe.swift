public import NablaPlot
public import NablaScene

/// A question of the roadmap with the figure that answers it: one file each.
public protocol Recipe: Configurable {
  /// The name on the command line, in kebab-case.
  static var id: String { get }
  static var title: String { get }
  /// The roadmap's topic by number and name (`3.4 Probability Distributions`).
  static var topic: String { get }
  /// The one question that the figure answers.
  static var question: String { get }
  /// LaTeX, without dollar signs.
  static var formulas: [String] { get }
  /// Where to read on, and where formulas and data come from: author, title, year.
  static var references: [String] { get }
  /// Raised when the same parameters draw another figure, so that kept pictures are drawn anew; 1
  /// unless a recipe says otherwise.
  static var version: Int { get }

  /// The figure, with the numbers behind it.
  ///
  /// - Throws: what is wrong with a parameter, with its value and what is allowed.
  func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult
}

/// What a recipe may read.
public struct RecipeContext: Sendable {
  /// Where paths among the parameters are looked up; nil refuses them.
  public var files: DataFiles?
  /// What random numbers start from, 0 … 2⁶³ − 1.
  public var seed: Int

  public init(files: DataFiles? = nil, seed: Int = 42) {
    self.files = files
    self.seed = seed
  }
}

/// A recipe's figure and the numbers behind it.
public struct RecipeResult: Sendable {
  public var figure: Figure
  /// The numbers by name, as `nabla data` gives them.
  public var series: [Node.Entry]

  public init(figure: Figure, series: [Node.Entry]) {
    self.figure = figure
    self.series = series
  }
}

extension Recipe {
  public static var version: Int { 1 }

  /// The error for a parameter's value.
  func refuse(_ parameter: String, _ problem: String, _ remedy: String) -> NablaError {
    NablaError("\(Self.id).\(parameter)", problem, remedy)
  }

  /// The parameters' names and values as a map, defaults included.
  public var parameterNode: Node {
    Node(Self.fields.map { Node.Entry($0.name, $0.encode(self)) })
  }
}
