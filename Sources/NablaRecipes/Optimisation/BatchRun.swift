import NablaMath
public import NablaPlot

/// How many points a step sees, as an option: a whole number, or `full`.
public enum BatchSize: Hashable, Sendable, OptionValue {
  case count(Int)
  case full

  public static var optionType: OptionType { .other("a whole number from 1, or full") }

  public init(option node: Node) throws(OptionProblem) {
    if node.text == "full" {
      self = .full
    } else if let count = node.int {
      self = .count(count)
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .count(let count): Node(count)
    case .full: "full"
    }
  }

  public var boundedNumbers: [Double] {
    if case .count(let count) = self { [Double(count)] } else { [] }
  }

  func size(of points: Int) -> Int {
    if case .count(let count) = self { count } else { points }
  }
}

/// The mean squared distance of points from the line y = wx + b; parameters are [w, b].
struct LineLoss {
  let points: [SIMD2<Double>]

  init(_ points: [SIMD2<Double>]) { self.points = points }

  func callAsFunction(_ p: SIMD2<Double>) -> Double {
    points.reduce(0) { sum, point in
      let error = p.x * point.x + p.y - point.y
      return sum + error * error
    } / Double(points.count)
  }

  /// The mean of the gradients of some points.
  func gradient(_ p: SIMD2<Double>, over batch: some Collection<Int>) -> SIMD2<Double> {
    batch.reduce(SIMD2.zero) { sum, i in
      let error = p.x * points[i].x + p.y - points[i].y
      return sum + SIMD2(points[i].x, 1) * (2 * error)
    } / Double(batch.count)
  }

  /// The least squares line; nil where all x are equal.
  var minimum: SIMD2<Double>? {
    let n = Double(points.count)
    let middle = points.reduce(SIMD2.zero, +) / n
    let (spread, both) = points.reduce((0.0, 0.0)) { sums, point in
      let d = point - middle
      return (sums.0 + d.x * d.x, sums.1 + d.x * d.y)
    }
    guard spread > 0 else { return nil }
    return [both / spread, middle.y - both / spread * middle.x]
  }

  /// The gradients of all batches of a size, or of 200 drawn ones where there are more.
  func cloud(_ p: SIMD2<Double>, size: Int, seed: UInt64) -> [SIMD2<Double>] {
    var batches: [[Int]] = [[]]
    for _ in 0..<size {
      batches = batches.flatMap { batch in
        (((batch.last ?? -1) + 1)..<points.count).map { batch + [$0] }
      }
      guard batches.count <= 2000 else { break }
    }
    if batches.contains(where: { $0.count < size }) || batches.count > 200 {
      var generator = Xoshiro256PlusPlus(seed: seed)
      let all = Array(points.indices)
      batches = (0..<200).map { _ in Array(all.shuffled(using: &generator).prefix(size)) }
    }
    return batches.map { gradient(p, over: $0) }
  }
}

/// Descent with batches of one size, from a level line through the origin.
struct BatchRun {
  let size: Int
  /// [w, b] at the start and after each step.
  private(set) var path: [SIMD2<Double>] = [.zero]
  /// Over all points.
  private(set) var losses: [Double]
  /// How many times all points were seen, after each step.
  private(set) var epochs = [0.0]
  private(set) var hasDiverged = false

  /// - Parameter seed: nil keeps the points in their order.
  init(_ loss: LineLoss, size: Int, rate: Double, epochs count: Int, seed: UInt64?) {
    self.size = size
    losses = [loss(.zero)]
    var generator = seed.map { Xoshiro256PlusPlus(seed: $0) }
    var order = Array(loss.points.indices)
    var p = SIMD2<Double>.zero
    for epoch in 0..<count {
      if var own = generator {
        order.shuffle(using: &own)
        generator = own
      }
      for start in stride(from: 0, to: order.count, by: size) {
        let end = min(start + size, order.count)
        p -= loss.gradient(p, over: order[start..<end]) * rate
        let value = loss(p)
        guard value < 1e12 else {
          hasDiverged = true
          return
        }
        path.append(p)
        losses.append(value)
        epochs.append(Double(epoch) + Double(end) / Double(order.count))
      }
    }
  }

  var steps: Int { path.count - 1 }
}
