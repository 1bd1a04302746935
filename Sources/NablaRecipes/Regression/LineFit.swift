import NablaMath
import NablaPlot
import NablaScene

/// A polynomial through points with everything that is said of it.
struct LineFit {
  let points: Points
  let fit: PolynomialFit
  let level: Double
  let residuals: [Double]
  /// The sum of squared distances from the mean: what the flat line leaves.
  let flatSquares: Double
  let mean: Double
  var color = "s1"
  var name = ""

  /// nil unless there are more distinct x than the degree.
  init?(_ points: Points, degree: Int, level: Double) {
    guard let fit = PolynomialFit(x: points.x, y: points.y, order: degree) else { return nil }
    self.points = points
    self.fit = fit
    self.level = level
    residuals = zip(points.x, points.y).map { $1 - fit($0) }
    let moments = Moments(points.y)
    (flatSquares, mean) = (moments.squares, moments.mean)
  }

  /// Whether anything is left to judge the line's uncertainty by.
  var hasBands: Bool { fit.degreesOfFreedom > 0 }

  private var student: StudentT? { StudentT(degreesOfFreedom: Double(fit.degreesOfFreedom)) }
  private var reach: Double { student?.reach(level: level) ?? .nan }

  /// The highest power's factor: its interval and how likely so large a one is by chance.
  var slope: (value: Double, low: Double, high: Double, chance: Double) {
    let value = fit.coefficients.last ?? .nan
    let error = fit.standardErrors.last ?? .nan
    let chance = student.map { 2 * $0.survival((value / error).magnitude) } ?? .nan
    return (value, value - reach * error, value + reach * error, chance)
  }

  func meanReach(_ x: Double) -> Double { fit.bandReach(at: x, level: level) }

  /// Of a single new value, which varies itself.
  func newReach(_ x: Double) -> Double {
    let (s, error) = (fit.residualDeviation, fit.standardError(at: x))
    return reach * (s * s + error * error).squareRoot()
  }

  var leverages: [Double] {
    let s = fit.residualDeviation
    return points.x.map { x in
      let error = fit.standardError(at: x) / s
      return error * error
    }
  }

  /// Cook's distances: how far all fitted values move where a point is left out.
  var influences: [Double] {
    let count = Double(fit.order + 1)
    let variance = fit.residualDeviation * fit.residualDeviation
    return zip(residuals, leverages).map { residual, leverage in
      residual * residual / (count * variance) * leverage / ((1 - leverage) * (1 - leverage))
    }
  }

  /// ŷ = 1.2 + 0.9x as a formula without dollars.
  var equation: String {
    var text = #"\hat y="#
    for (power, factor) in fit.coefficients.enumerated() {
      let sign = power == 0 ? (factor < 0 ? "-" : "") : factor < 0 ? "-" : "+"
      let variable = power == 0 ? "" : power == 1 ? "x" : "x^\(power)"
      text += sign + texNumber(factor.magnitude, significant: 3) + variable
    }
    return text
  }
}
