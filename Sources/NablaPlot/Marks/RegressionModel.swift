import NablaMath
import NablaScene

extension Regression {
  /// Why there is no line: what the points do or lack.
  struct FitProblem: Error {
    let words: String
  }

  /// A fitted line in numbers.
  enum Model: Sendable {
    case polynomial(PolynomialFit)
    case logistic(LogisticRegression, lower: Double, upper: Double)
    case lowess(LocalRegression, span: Double, iterations: Int)
    /// Computed elsewhere.
    case line(Curve)

    /// Beyond so many points lowess draws straight between fits a hundredth of the range apart.
    private static let mostExact = 5_000

    /// - Parameters: finite, equally many, at least one.
    init(_ mark: Regression, _ x: [Double], _ y: [Double]) throws(FitProblem) {
      guard let (low, high) = extent(of: x) else {
        throw FitProblem(words: "are none")
      }
      switch mark.method {
      case .polynomial:
        guard let fit = PolynomialFit(x: x, y: y, order: mark.order) else {
          throw FitProblem(words: "have too few different x for a line of order \(mark.order)")
        }
        self = .polynomial(fit)
      case .logistic:
        do throws(MathError) {
          self = .logistic(
            try LogisticRegression([x], outcomes: y.map { $0 == 1 }), lower: low, upper: high)
        } catch {
          throw FitProblem(words: "have no logistic curve: \(error.problem)")
        }
      case .lowess:
        let delta = x.count > Self.mostExact ? 0.01 * (high - low) : 0
        guard
          let fit = LocalRegression(
            x: x, y: y, span: mark.span, iterations: mark.iterations,
            delta: delta.isFinite ? delta : 0)
        else { throw FitProblem(words: "are none") }
        self = .lowess(fit, span: mark.span, iterations: mark.iterations)
      }
    }

    /// The line between the data's ends, with its confidence band.
    ///
    /// - Parameter scale: the points are even on its canvas; on the axis where nil.
    func curve(level: Double, on scale: Scale? = nil) -> Curve {
      switch self {
      case .line(let curve): return curve
      case .lowess(let fit, _, _): return Curve(x: fit.x, y: fit.fitted)
      case .polynomial(let fit):
        let x = Self.places(fit.lower, fit.upper, scale)
        let y = x.map { fit($0) }
        let reach = x.map { fit.bandReach(at: $0, level: level) }
        return Curve(
          x: x, y: y, lower: zip(y, reach).map { $0 - $1 }, upper: zip(y, reach).map { $0 + $1 })
      case .logistic(let fit, let lower, let upper):
        let x = Self.places(lower, upper, scale)
        let odds = x.map { fit.coefficients[0] + fit.coefficients[1] * $0 }
        // Wald's interval of the log odds, which keeps the probability between 0 and 1.
        let z = Normal.standard.quantile(0.5 + level / 2)
        let reach = x.map { x in
          let variance =
            fit.covariance[0, 0] + 2 * x * fit.covariance[0, 1] + x * x * fit.covariance[1, 1]
          return z * max(0, variance).squareRoot()
        }
        let probability = Activation.sigmoid.value
        return Curve(
          x: x, y: odds.map { probability($0) },
          lower: zip(odds, reach).map { probability($0 - $1) },
          upper: zip(odds, reach).map { probability($0 + $1) })
      }
    }

    private static func places(_ lower: Double, _ upper: Double, _ scale: Scale?) -> [Double] {
      var (a, b) = (lower, upper)
      let even = scale.map { $0.kind.isIdentity } ?? true
      if !even, let scale { (a, b) = (scale.position(a), scale.position(b)) }
      // On a curved scale the points are even on the canvas.
      return evenPlaces(from: a, to: b, count: 121).map { place in
        even ? place : scale?.value(at: place) ?? place
      }
    }

    /// What was computed, for `inspect`.
    var numbers: [Node.Entry] {
      switch self {
      case .polynomial(let fit):
        return [
          Node.Entry("n", Node(fit.count)),
          Node.Entry("coefficients", Node(fit.coefficients)),
          Node.Entry("standardErrors", Node(fit.standardErrors)),
          Node.Entry("rSquared", Node(fit.rSquared)),
          Node.Entry("degreesOfFreedom", Node(fit.degreesOfFreedom)),
          Node.Entry("residualDeviation", Node(fit.residualDeviation)),
          Node.Entry("range", Node([fit.lower, fit.upper])),
        ]
      case .logistic(let fit, let lower, let upper):
        return [
          Node.Entry("n", Node(fit.fitted.count)),
          Node.Entry("coefficients", Node(fit.coefficients)),
          Node.Entry("standardErrors", Node(fit.standardErrors)),
          Node.Entry("deviance", Node(fit.deviance)),
          Node.Entry("range", Node([lower, upper])),
        ]
      case .lowess(let fit, let span, let iterations):
        return [
          Node.Entry("n", Node(fit.x.count)), Node.Entry("span", Node(span)),
          Node.Entry("iterations", Node(iterations)), Node.Entry("x", Node(fit.x)),
          Node.Entry("fitted", Node(fit.fitted)),
        ]
      case .line(let curve):
        return [
          Node.Entry("n", Node(curve.x.count)), Node.Entry("x", Node(curve.x)),
          Node.Entry("fitted", Node(curve.y)),
        ]
      }
    }
  }

  /// A line of points with rising x, and perhaps its band.
  struct Curve: Sendable {
    let x, y: [Double]
    /// nil without a band, or where nothing is known about it.
    let band: (lower: [Double], upper: [Double])?

    init(x: [Double], y: [Double], lower: [Double]? = nil, upper: [Double]? = nil) {
      self.x = x
      self.y = y
      if let lower, let upper, lower.allSatisfy(\.isFinite), upper.allSatisfy(\.isFinite) {
        band = (lower, upper)
      } else {
        band = nil
      }
    }
  }
}
