import Glibc
import NablaMath

/// What becomes of a walker on a chain: distributions over time, and how the chain is made.
struct MarkovFuture {
  /// The steps at which the distribution is known, 0 and the last one among them.
  let times: [Int]
  /// One for each time.
  let distributions: [[Double]]
  /// nil where it depends on the start.
  let stationary: [Double]?
  let classes: [[Int]]
  let closed: [[Int]]
  /// Of the only closed class; 1 where there are several.
  let period: Int

  private static let most = 2000

  init(_ chain: MarkovChain, from start: [Double], steps: Int) {
    let stride = (steps + Self.most - 1) / Self.most
    let count = steps / stride
    times = (0...count).map { $0 * stride }
    if stride == 1 {
      distributions = chain.distributions(from: start, steps: count)
    } else if let jump = try? MarkovChain(transitions: chain.transitions(after: stride)) {
      distributions = jump.distributions(from: start, steps: count)
    } else {
      distributions = times.map { _ in start.map { _ in .nan } }
    }
    stationary = chain.stationary
    classes = chain.classes
    closed = chain.closedClasses
    period = closed.count == 1 ? chain.period(of: closed[0][0]) : 1
  }

  /// Whether the walker forgets where it started.
  var forgets: Bool { closed.count == 1 && period == 1 }

  /// How the chain is made, in words.
  func kind(_ names: [String]) -> String {
    func set(_ members: [Int]) -> String {
      "{" + members.prefix(4).map { names[$0] }.joined(separator: ", ")
        + (members.count > 4 ? ", …}" : "}")
    }
    if closed.count > 1 {
      let ends = closed.prefix(4).map(set).joined(separator: ", ")
      return "reducible: \(closed.count) closed classes \(ends); the end depends on the start"
    }
    let whole = classes.count == 1 ? "irreducible" : "reducible: all ends in \(set(closed[0]))"
    return period > 1
      ? "\(whole), periodic with period \(period): it never settles" : "\(whole), aperiodic"
  }

  /// How many steps shrink what is left of the start to a hundredth; nil where none do.
  static func mixing(_ second: Double) -> Int? {
    guard second < 1 - 1e-12 else { return nil }
    return second < 1e-12 ? 1 : Int((log(0.01) / log(second)).rounded(.up))
  }
}
