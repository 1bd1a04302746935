import NablaMath
public import NablaPlot
public import NablaScene

/// A line fitted by gradient descent that sees one point, a few, or all of them in each step.
public struct SGDvsBatch: Recipe {
  public static let id = "sgd-vs-batch"
  public static let title = "Noisy and smooth descent"
  public static let topic = "2.4 Optimization"
  public static let question = "What changes when each step sees only part of the data?"
  public static let formulas = [#"g_B=\frac1{|B|}\sum_{i\in B}\nabla\ell_i(\theta)"#]
  public static let references = [
    "H. Robbins and S. Monro, A Stochastic Approximation Method, 1951",
    "S. Ruder, An overview of gradient descent optimization algorithms, 2016",
  ]

  /// How the data come.
  public enum Order: String, OptionChoice {
    case shuffle, given
  }

  public var data: TableSource?
  public var batch: [BatchSize] = [.count(1), .count(2), .full]
  public var lr = 0.01
  public var epochs = 2
  public var order = Order.shuffle

  public init() {}

  public static let fields: [Field<SGDvsBatch>] = [
    Field(
      "data", \.data, help: "Points [x, y], or a path (.csv) with x and y; four if left out."),
    Field(
      "batch", \.batch, bounds: .atLeast(1), help: "One to six batch sizes up to n, or full."),
    Field("lr", \.lr, bounds: .above(0), explore: 0.001...0.05, help: "The learning rate η."),
    Field(
      "epochs", \.epochs, bounds: .within(1...1000), explore: 1...50,
      help: "How often all points are seen."),
    Field("order", \.order, help: "Whether the points are shuffled in each epoch."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let points = try points(context)
    let n = points.count
    guard (1...6).contains(batch.count) else {
      throw refuse("batch", "has \(batch.count) sizes", "give 1 to 6")
    }
    // With few points two of them may mean the same.
    let sizes = batch.map { $0.size(of: n) }.reduce(into: [Int]()) { sizes, size in
      if !sizes.contains(size) { sizes.append(size) }
    }
    if let large = sizes.first(where: { $0 > n }) {
      throw refuse("batch", "is \(large)", "give at most the number of points, \(n)")
    }
    let loss = LineLoss(points)
    let runs = sizes.map { size in
      BatchRun(
        loss, size: size, rate: lr, epochs: epochs,
        seed: order == .shuffle ? UInt64(max(0, context.seed)) : nil)
    }
    let plan = BatchFigure(recipe: self, loss: loss, runs: runs, seed: UInt64(max(0, context.seed)))
    return RecipeResult(figure: plan.figure, series: plan.series)
  }

  private func points(_ context: RecipeContext) throws(NablaError) -> [SIMD2<Double>] {
    guard let data else { return [[1, 2], [2, 2.5], [3, 4.5], [4, 5]] }
    let table = try data.table(
      columns: ["x", "y"], files: context.files, place: "\(Self.id).data")
    let names = ["x", "y"].allSatisfy(table.names.contains) ? ["x", "y"] : table.names
    guard names.count > 1, let x = try table.column(names[0], place: "\(Self.id).data").numbers,
      let y = try table.column(names[1], place: "\(Self.id).data").numbers
    else { throw refuse("data", "has no two columns of numbers", "give points [x, y]") }
    if let bad = x.indices.first(where: { !x[$0].isFinite || !y[$0].isFinite }) {
      throw refuse("data", "row \(bad) has a missing number", "give finite numbers")
    }
    guard x.count > 1 else { throw refuse("data", "has \(x.count) points", "give at least 2") }
    return zip(x, y).map { [$0, $1] }
  }
}
