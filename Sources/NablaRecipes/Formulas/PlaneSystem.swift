import NablaMath
import NablaPlot

/// Two linear equations with two unknowns: a₁x₁ + a₂x₂ = b.
struct PlaneSystem {
  let first, second, b: SIMD2<Double>
  let determinant: Double
  /// The determinants of Cramer's rule: with b in place of the first column, and of the second.
  let replaced: SIMD2<Double>
  /// The largest stretch over the smallest; ∞ for a singular matrix.
  let condition: Double
  let outcome: Outcome

  enum Outcome: String {
    case unique = "one solution"
    case none = "no solution"
    case infinite = "infinitely many solutions"
  }

  /// - Parameter a: 2 × 2 and finite.
  init(_ a: Matrix, _ b: SIMD2<Double>) throws(MathError) {
    first = [a[0, 0], a[1, 0]]
    second = [a[0, 1], a[1, 1]]
    self.b = b
    func determinant(_ u: SIMD2<Double>, _ v: SIMD2<Double>) -> Double { u.x * v.y - u.y * v.x }
    let factors = try LU(a)
    self.determinant = factors.isInvertible ? determinant(first, second) : 0
    replaced = [determinant(b, second), determinant(first, b)]
    condition = factors.isInvertible ? try a.conditionNumber() : .infinity
    let size = a.values.map(\.magnitude).reduce(0, max) * max(b.x.magnitude, b.y.magnitude)
    let agrees = max(replaced.x.magnitude, replaced.y.magnitude) <= 1e-12 * size
    let isEmpty = size == 0 && b != .zero
    outcome = factors.isInvertible ? .unique : agrees && !isEmpty ? .infinite : .none
  }

  var solution: SIMD2<Double>? { outcome == .unique ? replaced / determinant : nil }

  /// The left side's numbers of an equation.
  func row(_ i: Int) -> SIMD2<Double> { [first[i], second[i]] }

  /// Whether an equation says 0 = b with b ≠ 0.
  func isContradiction(_ i: Int) -> Bool { row(i) == .zero && b[i] != 0 }

  /// An equation in LaTeX.
  func equation(_ i: Int) -> String { Self.equation(row(i), b[i]) }

  static func equation(_ row: SIMD2<Double>, _ right: Double) -> String {
    var text = ""
    for (value, name) in [(row.x, "x_1"), (row.y, "x_2")] where value != 0 {
      let size = value.magnitude == 1 ? "" : texNumber(value.magnitude)
      text += (value < 0 ? "-" : text.isEmpty ? "" : "+") + size + name
    }
    return "\(text.isEmpty ? "0" : text)=\(texNumber(right))"
  }

  /// The point of an equation's line that is nearest to the origin; nil where it is no line.
  func foot(_ i: Int) -> SIMD2<Double>? {
    let normal = row(i)
    let length = (normal * normal).sum()
    return length > 0 ? normal * (b[i] / length) : nil
  }

  /// The two ends of an equation's line inside a square; nil where it misses it or is no line.
  func line(_ i: Int, center: SIMD2<Double>, half: Double) -> (SIMD2<Double>, SIMD2<Double>)? {
    guard let start = foot(i) else { return nil }
    let along = row(i).turned
    var (from, to) = (-Double.infinity, Double.infinity)
    for axis in 0...1 {
      let (low, high) = (center[axis] - half - start[axis], center[axis] + half - start[axis])
      if along[axis] == 0 {
        if low > 0 || high < 0 { return nil }
      } else {
        from = max(from, min(low / along[axis], high / along[axis]))
        to = min(to, max(low / along[axis], high / along[axis]))
      }
    }
    guard from < to, from.isFinite, to.isFinite else { return nil }
    let ends = (start + along * from, start + along * to)
    return ends.0.x <= ends.1.x ? ends : (ends.1, ends.0)
  }

  /// The solutions for right sides that are off by `error` at most: a rhombus's corners.
  func rhombus(error: Double) -> [SIMD2<Double>] {
    guard outcome == .unique else { return [] }
    let signs: [SIMD2<Double>] = [[-1, -1], [1, -1], [1, 1], [-1, 1]]
    return signs.map { sign in
      let c = b + sign * error
      return [
        (c.x * second.y - c.y * second.x) / determinant,
        (first.x * c.y - first.y * c.x) / determinant,
      ]
    }
  }

  /// The steps of elimination: what is done, and the equations that come of it.
  var elimination: [(step: String, first: String, second: String)] {
    var (top, bottom) = (0, 1)
    var steps = [(step: "given", first: equation(0), second: equation(1))]
    if first.x.magnitude < first.y.magnitude {
      (top, bottom) = (1, 0)
      steps.append((step: "swap for the larger pivot", first: equation(1), second: equation(0)))
    }
    guard row(top).x != 0 else { return steps }
    let factor = row(bottom).x / row(top).x
    let pivot = row(bottom).y - factor * row(top).y
    let right = b[bottom] - factor * b[top]
    let rest = outcome == .unique ? pivot : 0
    steps.append(
      (
        step:
          "second \(factor < 0 ? "+" : "−") \(format(factor.magnitude, significant: 4)) · first",
        first: equation(top),
        second: Self.equation([0, rest], outcome == .infinite ? 0 : right)
      ))
    if let solution {
      steps.append(
        (
          step: "back substitution", first: "x_1=\(texNumber(solution.x))",
          second: "x_2=\(texNumber(solution.y))"
        ))
    }
    return steps
  }
}
