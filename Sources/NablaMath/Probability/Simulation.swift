/// What simulations may ask for.
enum Simulation {
  /// The most random values that one simulation draws.
  static let largestCount = 100_000_000

  static func check(_ place: String, size: Int, count: Int) throws(MathError) {
    let (total, overflow) = size.multipliedReportingOverflow(by: count)
    guard size >= 1, count >= 1, !overflow, total <= largestCount else {
      throw MathError(
        place, "\(count) times \(size) values are asked for",
        "give numbers from 1 whose product is at most \(largestCount)")
    }
  }
}
