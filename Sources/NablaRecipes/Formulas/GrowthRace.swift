import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// Functions over an interval: where two cross, and which is the largest where.
struct GrowthRace {
  let formulas: [Formula]
  let crossings: [Crossing]
  let leaders: [Leader]
  private let places: [Double]
  private let values: [[Double]]

  /// A place where the functions of two numbers are equal.
  struct Crossing {
    let first, second: Int
    let x, y: Double

    var label: String { "(\(Self.text(x)), \(Self.text(y)))" }

    /// An exact form or four digits, a million and more with a power of ten.
    private static func text(_ value: Double) -> String {
      guard value.magnitude >= 1e6, value.isFinite else { return shownNumber(value) }
      // The power of what is shown: 9.999 million is 1×10⁷.
      let rounded = Double(formatPlain(value, significant: 3)) ?? value
      let power = log10(rounded.magnitude).rounded(.down)
      return "\(format(rounded / pow(10, power), significant: 3))×10\(superscript(Int(power)))"
    }

    /// Functions are counted from 1.
    var node: Node {
      Node([
        .init("functions", Node([Double(first + 1), Double(second + 1)])), .init("x", Node(x)),
        .init("y", Node(y)),
      ])
    }
  }

  /// The function that is the largest over an interval.
  struct Leader {
    let index: Int
    var from, to: Double

    /// Functions are counted from 1.
    var node: Node {
      Node([
        .init("function", Node(index + 1)), .init("from", Node(from)), .init("to", Node(to)),
      ])
    }
  }

  init(_ formulas: [Formula], x: Interval) {
    self.formulas = formulas
    let even = evenPlaces(from: 0, to: 1, count: 1201)
    let places = even.map { share in
      x.lower > 0
        ? x.lower * pow(x.upper / x.lower, share) : x.lower + (x.upper - x.lower) * share
    }
    let values = formulas.map { $0.values(places) }
    (self.places, self.values) = (places, values)
    crossings = Self.crossings(formulas, x, places)
    leaders = Self.leaders(values, places, crossings)
  }

  private static func crossings(
    _ formulas: [Formula], _ x: Interval, _ places: [Double]
  ) -> [Crossing] {
    var found: [Crossing] = []
    for i in formulas.indices {
      for j in formulas.indices where j > i {
        let (f, g) = (formulas[i], formulas[j])
        let difference: @Sendable (Double) -> Double = { f($0) - g($0) }
        let sizes = places.map(difference).filter(\.isFinite)
        guard let low = sizes.min(), let high = sizes.max(), low < high else { continue }
        let view = SamplingView(x: x.lower...x.upper, y: low...high)
        let graph = GraphFeatures(
          FunctionSampler.sample(view, difference), height: high - low, difference)
        for root in graph.roots() {
          found.append(Crossing(first: i, second: j, x: root.x, y: f(root.x)))
        }
      }
    }
    return found.sorted { $0.x < $1.x }
  }

  private static func leaders(
    _ values: [[Double]], _ places: [Double], _ crossings: [Crossing]
  ) -> [Leader] {
    func best(_ k: Int) -> Int? {
      values.indices.filter { !values[$0][k].isNaN }.max { values[$0][k] < values[$1][k] }
    }
    var leaders: [Leader] = []
    for k in places.indices {
      guard let index = best(k) else { continue }
      if let last = leaders.last, last.index == index {
        leaders[leaders.count - 1].to = places[k]
        continue
      }
      let before = k > 0 ? places[k - 1] : places[k]
      // Where two are equal on the way, the lead changes there.
      let border = crossings.first { before <= $0.x && $0.x <= places[k] }?.x ?? places[k]
      if !leaders.isEmpty { leaders[leaders.count - 1].to = border }
      leaders.append(
        Leader(index: index, from: leaders.isEmpty ? places[k] : border, to: places[k]))
    }
    return leaders.filter { $0.to > $0.from }
  }

  /// The y values to show: on a linear axis up to thrice the second at the end, so that the first
  /// does not flatten the rest; on a logarithmic one without the way down to 0.
  func range(isLog: Bool) -> ClosedRange<Double> {
    let finite = values.map { $0.filter { $0.isFinite && (!isLog || $0 > 0) } }
    let tops = finite.compactMap { $0.max() }.sorted()
    guard let most = tops.last else { return isLog ? 0.1...10 : 0...1 }
    if isLog {
      let all = finite.flatMap { $0 }.sorted()
      let low = all[all.count / 40] * 0.6
      return low...max(most * 1.4, low * 10)
    }
    let second = tops.count > 1 ? tops[tops.count - 2] : most
    let low = min(0, finite.flatMap { $0 }.min() ?? 0)
    let high = second > 0 ? min(most * 1.04, second * 2.9) : most
    return max(low, -high)...max(high, low + 1e-9)
  }

  /// Points of all graphs, which words keep off.
  func outline(_ y: ClosedRange<Double>) -> [(x: Double, y: Double)] {
    values.flatMap { row in
      stride(from: 0, to: places.count, by: 8).compactMap { k in
        y.contains(row[k]) ? (x: places[k], y: row[k]) : nil
      }
    }
  }
}
