/// A number recognised as a short exact expression: 1/3, π/2, √2.
package struct ExactForm: Hashable, Sendable {
  package let value: Double
  /// As people write it, with a true minus: `−2π/3`.
  package let text: String

  /// The shortest of a/b, aπ/b, √n and √n/b that the number equals within `tolerance` of its size
  /// (of 1 where that is larger); nil where it is none of them.
  ///
  /// - Parameter tolerance: 1e-12 for numbers with all their digits.
  package init?(_ x: Double, tolerance: Double = 1e-12) {
    guard x.isFinite, x.magnitude < 1e6 else { return nil }
    let bound = tolerance * max(1, x.magnitude)
    func isNear(_ candidate: Double) -> Bool { (candidate - x).magnitude <= bound }

    for b in 1...12 {
      let a = (x * Double(b)).rounded()
      if isNear(a / Double(b)) {
        value = a / Double(b)
        text = Self.quotient(a, "", b)
        return
      }
    }
    for b in [1, 2, 3, 4, 6, 5, 8, 10, 12] {
      let a = (x * Double(b) / .pi).rounded()
      if a != 0, a.magnitude <= 999, isNear(a * .pi / Double(b)) {
        value = a * .pi / Double(b)
        text = Self.quotient(a, "π", b)
        return
      }
    }
    for b in 1...6 {
      let square = (x * Double(b)) * (x * Double(b))
      let n = square.rounded()
      guard n > 1, n <= 1000 else { continue }
      let root = (x < 0 ? -n.squareRoot() : n.squareRoot()) / Double(b)
      if isNear(root) {
        value = root
        text = Self.root(n, over: b, isNegative: x < 0)
        return
      }
    }
    return nil
  }

  init(value: Double, text: String) {
    self.value = value
    self.text = text
  }

  private static func quotient(_ a: Double, _ unit: String, _ b: Int) -> String {
    let size = Int(a.magnitude)
    let factor = unit.isEmpty || size != 1 ? String(size) : ""
    return (a < 0 ? "−" : "") + factor + unit + (b == 1 ? "" : "/\(b)")
  }

  /// √12/2 is √3: squares are taken out of the root and cancelled.
  private static func root(_ n: Double, over b: Int, isNegative: Bool) -> String {
    var (inside, outside, below) = (Int(n), 1, b)
    for k in stride(from: 31, through: 2, by: -1) where inside % (k * k) == 0 {
      inside /= k * k
      outside *= k
    }
    for k in stride(from: below, through: 2, by: -1) where outside % k == 0 && below % k == 0 {
      outside /= k
      below /= k
    }
    return (isNegative ? "−" : "") + (outside == 1 ? "" : String(outside)) + "√\(inside)"
      + (below == 1 ? "" : "/\(below)")
  }
}
