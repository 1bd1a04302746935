import Glibc
import NablaMath
import NablaPlot
import NablaText

/// The softmax of scores at several temperatures.
struct TemperedChoice {
  let scores: [Double]
  let names: [String]
  /// Whether the names are only the scores' numbers.
  let isUnnamed: Bool
  let temperatures: [Double]
  /// The probabilities of all scores at each temperature.
  let probabilities: [[Double]]
  /// The scores that bars show, in order.
  let shown: [Int]
  /// The likeliest scores, which have a curve, in the order of the data.
  let curveRows: [Int]

  private static let mostBars = 40
  /// More lines cannot be told apart.
  private static let mostCurves = 8

  init(scores: [Double], names: [String], isUnnamed: Bool, temperatures: [Double]) {
    self.scores = scores
    self.names = names
    self.isUnnamed = isUnnamed
    self.temperatures = temperatures
    probabilities = temperatures.map { Softmax.probabilities(scores, temperature: $0) }
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    shown = scores.count <= 12 ? Array(scores.indices) : Array(order.prefix(Self.mostBars))
    curveRows = order.prefix(Self.mostCurves).sorted()
  }

  var largest: Double { scores.reduce(-.infinity, max) }

  func color(_ row: Int) -> String {
    curveRows.firstIndex(of: row).map { "s\($0 + 1)" } ?? "muted"
  }

  func label(_ row: Int) -> String {
    isUnnamed && scores.count <= 12
      ? "z = \(format(scores[row], significant: 4))" : names[row]
  }

  // MARK: - Numbers

  /// Whether exp(z/T) itself can be shown; else it is divided by its largest value.
  var isPlain: Bool {
    temperatures.allSatisfy { $0 == 0 || (largest / $0).magnitude < 12 }
  }

  func exponential(_ score: Double, _ t: Double) -> Double {
    if t == 0 { return score == largest ? 1 : 0 }
    return exp(isPlain ? score / t : (score - largest) / t)
  }

  /// From nearly the largest score alone to nearly uniform.
  var sweep: [Double] {
    let finite = scores.filter(\.isFinite)
    let low = finite.reduce(.infinity, min)
    let second = finite.filter { $0 < largest }.reduce(-.infinity, max)
    let given = temperatures.filter { $0 > 0 }
    var first = (largest - second) / 8
    var last = (largest - low) * 8
    if !(first > 0 && first.isFinite) { (first, last) = (0.1, 10) }
    first = min(first, (given.min() ?? first) / 1.5)
    last = max(last, (given.max() ?? last) * 1.5)
    let ratio = last / first
    return (0...240).map { first * pow(ratio, Double($0) / 240) }
  }
}
