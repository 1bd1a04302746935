import NablaMath

/// A computed number with what people write for it.
package struct CertainNumber: Hashable, Sendable {
  package let value: Double
  /// An exact form such as `π/2`, `√2` or `ln 2` where that is certain, else four digits.
  package let text: String
  /// Whether the text is an exact form.
  package let isExact: Bool

  /// A number of which only its digits are known.
  package init(rounded value: Double) {
    self.value = value == 0 ? 0 : value
    text = format(self.value, significant: 4)
    isExact = false
  }

  /// The exact form that a computed number is near to, where `confirms` says that it is the one.
  ///
  /// - Parameter tolerance: the error of the computed number, as a share of it.
  package init(near value: Double, tolerance: Double, confirms: (Double) -> Bool) {
    guard let form = ExactForm(withLogarithms: value, tolerance: tolerance), confirms(form.value)
    else {
      self.init(rounded: value)
      return
    }
    self.init(form)
  }

  private init(_ form: ExactForm) {
    value = form.value
    text = form.text
    isExact = true
  }
}

/// What tells whether a formula has an exact value at an exact place.
///
/// The criterion: bounds of the formula by intervals over the place, one unit in its last digit to
/// either side because π and √2 are no doubles, are narrower than 10⁻¹⁰ of the view and hold the
/// value. A place that differs from the form in its first twelve digits is thereby ruled out; a
/// formula that differs from it by less than its own rounding is not, which no number of digits
/// could tell.
struct ExactCheck {
  let formula: Formula
  /// What fills the view.
  let height: Double

  /// Whether the formula has the value at a place, as far as bounds can tell.
  func holds(_ value: Double, at place: Double) -> Bool {
    let bounds = formula.interval(around(place))
    return bounds.isDefined == .yes && bounds.range.contains(value)
      && bounds.range.width <= 1e-10 * max(height, value.magnitude)
  }

  /// Whether the formula changes its sign around a place within a few units of the last digit, or
  /// is 0 there.
  func isZero(at place: Double, scale: Double) -> Bool {
    let bounds = formula.interval(around(place))
    return bounds.isDefined == .yes && bounds.range.contains(0)
      && bounds.range.width <= 1e-9 * scale
  }

  private func around(_ place: Double) -> RealInterval {
    place == place.rounded() ? RealInterval(place) : RealInterval(place.nextDown, place.nextUp)
  }
}
