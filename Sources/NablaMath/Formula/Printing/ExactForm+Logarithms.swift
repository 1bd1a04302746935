#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ExactForm {
  /// As `init(_:tolerance:)`, and where that finds nothing one of a·e/b, 1/e, e², a·ln n/b with
  /// small whole numbers.
  package init?(withLogarithms x: Double, tolerance: Double = 1e-12) {
    if let plain = ExactForm(x, tolerance: tolerance) {
      self = plain
      return
    }
    guard x.isFinite, x.magnitude < 100 else { return nil }
    let sign = x < 0 ? "−" : ""
    let size = x.magnitude
    let bound = tolerance * max(1, size)
    for candidate in Self.named where (candidate.value - size).magnitude <= bound {
      self.init(value: x < 0 ? -candidate.value : candidate.value, text: sign + candidate.text)
      return
    }
    return nil
  }

  /// The numbers with e and logarithms, the plainest first.
  private static let named: [(value: Double, text: String)] = {
    let e = exp(1.0)
    var all = [
      (e, "e"), (1 / e, "1/e"), (e * e, "e²"), (1 / (e * e), "1/e²"), (e.squareRoot(), "√e"),
    ]
    for b in 2...4 { all.append((e / Double(b), "e/\(b)")) }
    for a in 2...4 { all.append((Double(a) * e, "\(a)e")) }
    for n in [2, 3, 5, 6, 7, 10] {
      let log = log(Double(n))
      all.append((log, "ln \(n)"))
      all.append((1 / log, "1/ln \(n)"))
      for b in 2...4 { all.append((log / Double(b), "(ln \(n))/\(b)")) }
      for a in 2...4 { all.append((Double(a) * log, "\(a) ln \(n)")) }
    }
    return all
  }()
}
