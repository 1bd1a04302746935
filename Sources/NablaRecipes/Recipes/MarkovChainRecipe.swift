import Glibc
import NablaMath
public import NablaPlot
public import NablaScene

/// A Markov chain as a graph, as its matrix, and as what becomes of a walker.
public struct MarkovChainRecipe: Recipe {
  public static let id = "markov-chain"
  public static let title = "Markov chain: graph, matrix, future"
  public static let topic = "4.3 Probabilistic Modeling"
  public static let question = "Where does a random walker end up?"
  public static let formulas = [#"\pi_{t+1}=\pi_tP"#, #"\pi=\pi P"#, #"|\lambda_2|"#]
  public static let references = [
    "D. Levin and Y. Peres, Markov Chains and Mixing Times, 2017",
    "V. Powell, Markov Chains Explained Visually, 2014",
  ]

  public enum View: String, OptionChoice {
    case graph, matrix, evolution, walk, eigen
  }

  /// Where the walker starts: in the first state, in a named one, or anywhere by chance.
  public enum Start: Hashable, Sendable, OptionValue {
    case state(String)
    case chances([Double])

    public static var optionType: OptionType { .other("first, a state's name, or probabilities") }

    public init(option node: Node) throws(OptionProblem) {
      if node.list != nil {
        self = .chances(try [Double](option: node))
      } else {
        self = .state(try String(option: node))
      }
    }

    public var optionNode: Node {
      switch self {
      case .state(let name): Node(name)
      case .chances(let values): Node(values)
      }
    }
  }

  public var transitions = MatrixSource.values(Matrix([[0.9, 0.1], [0.1, 0.9]]) ?? .empty)
  public var states: [String]?
  public var start = Start.state("first")
  public var steps = 20
  public var views: [View] = [.graph, .matrix, .evolution]

  public init() {}

  public static let fields: [Field<MarkovChainRecipe>] = [
    Field(
      "P", \.transitions, help: "P(next is column | now is row): rows that sum to 1, or a path."),
    Field("states", \.states, help: "The states' names; A, B, C … if left out."),
    Field("start", \.start, help: "first, a state's name, or a probability for each state."),
    Field(
      "steps", \.steps, bounds: .within(1...100_000), explore: 1...100,
      help: "How many steps are followed."),
    Field("views", \.views, help: "Any of graph, matrix, evolution, walk, eigen."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard !views.isEmpty else { throw refuse("views", "is empty", "give one or more") }
    let matrix = try transitions.matrix(files: context.files, place: "\(Self.id).P")
    let chain = try chain(matrix)
    let names = try names(chain.count)
    let start = try start(names)
    let plan = MarkovFigure(
      recipe: self, chain: chain, future: MarkovFuture(chain, from: start, steps: steps),
      names: names, eigen: try eigenvalues(matrix), seed: UInt64(context.seed))
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func chain(_ matrix: Matrix) throws(NablaError) -> MarkovChain {
    let n = matrix.rows
    guard n == matrix.columns else {
      throw refuse("P", "has \(n) rows and \(matrix.columns) columns", "give a square")
    }
    let rows = (0..<n).map { row in (0..<n).map { matrix[row, $0] } }
    for (i, row) in rows.enumerated() {
      if let column = row.firstIndex(where: { !($0 >= 0) }) {
        throw refuse(
          "P", "row \(i), column \(column) is \(formatPlain(row[column]))",
          "give probabilities of at least 0")
      }
      let sum = row.reduce(0, +)
      guard abs(sum - 1) <= 1e-9 else {
        throw refuse(
          "P", "row \(i) sums to \(formatPlain(sum, significant: 10))", "give rows that sum to 1")
      }
    }
    do throws(MathError) {
      return try MarkovChain(transitions: rows)
    } catch {
      throw refuse("P", error.problem, error.remedy)
    }
  }

  private func eigenvalues(_ matrix: Matrix) throws(NablaError) -> [ComplexNumber] {
    do throws(MathError) {
      return try Eigen(matrix).values.sorted { $0.magnitude > $1.magnitude }
    } catch {
      throw refuse("P", error.problem, error.remedy)
    }
  }

  private func names(_ count: Int) throws(NablaError) -> [String] {
    guard let states else {
      let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
      return count <= letters.count ? Array(letters.prefix(count)) : (1...count).map(String.init)
    }
    guard states.count == count else {
      throw refuse(
        "states", "has \(states.count) names for \(count) states", "give one name for each")
    }
    guard Set(states).count == count else {
      throw refuse("states", "names one twice", "give each state a name of its own")
    }
    return states
  }

  private func start(_ names: [String]) throws(NablaError) -> [Double] {
    switch start {
    case .state(let name):
      guard let i = names.firstIndex(of: name) ?? (name == "first" ? 0 : nil) else {
        throw refuse("start", "is \"\(name)\"", Nearest.advice(name, among: names))
      }
      return names.indices.map { $0 == i ? 1 : 0 }
    case .chances(let values):
      guard values.count == names.count else {
        throw refuse(
          "start", "has \(values.count) values for \(names.count) states", "give one for each")
      }
      let sum = values.reduce(0, +)
      guard values.allSatisfy({ $0 >= 0 }), abs(sum - 1) <= 1e-9 else {
        throw refuse(
          "start", "sums to \(formatPlain(sum, significant: 10))",
          "give probabilities that sum to 1")
      }
      return values
    }
  }
}
