/// One band of equal width for each category or position, in order.
struct BandScale: NamedScaleKind {
  static let name = "band"

  init(_ options: AxisOptions) {}

  var isIdentity: Bool { true }
  func forward(_ value: Double) -> Double { value }
  func inverse(_ value: Double) -> Double { value }

  func domain(_ training: AxisTraining, padding: Double) -> (Double, Double) {
    let bands = training.bandLabels.count
    guard bands > 0 else {
      // Numbers on a band scale are positions from 0.
      let last = training.hasNumbers ? max(training.upper, training.exactUpper - 0.5) : 0
      return (-0.5, max(0, last) + 0.5)
    }
    return (-0.5, Double(bands) - 0.5)
  }

  /// Bands are labelled by the axis, which knows their names.
  func ticks(_ request: TickRequest, options: TickOptions) -> TickSet {
    var whole = request
    whole.integersOnly = true
    return linearTicks(whole)
  }
}
