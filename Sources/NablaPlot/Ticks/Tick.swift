/// A labelled place on an axis.
package struct Tick: Hashable, Sendable {
  package var value: Double
  package var label: String

  package init(value: Double, label: String) {
    self.value = value
    self.label = label
  }
}

/// An axis' labelled and unlabelled ticks, both rising.
///
/// A tick's value is its label · 10^`exponent` + `offset`, to within rounding.
package struct TickSet: Hashable, Sendable {
  package var ticks: [Tick]
  /// Places between the labelled ticks, without a label.
  package var minor: [Double]
  /// What the labels leave out, 0 unless the span is tiny beside the values.
  package var offset: Double
  /// The power of ten common to all labels, 0 unless they would be long.
  package var exponent: Int

  package init(
    ticks: [Tick] = [], minor: [Double] = [], offset: Double = 0, exponent: Int = 0
  ) {
    self.ticks = ticks
    self.minor = minor
    self.offset = offset
    self.exponent = exponent
  }
}

/// What an axis knows before it has ticks.
package struct TickRequest {
  /// The values shown; an infinite end gives no ticks.
  package var domain: ClosedRange<Double>
  /// The pixels available along the axis.
  package var length: Double
  /// The pixels wanted from tick to tick, about 80 on x and 40 on y.
  package var spacing: Double
  /// How many labelled ticks the user asked for, 1…50; nil for what `spacing` gives.
  package var count: Int?
  /// The least pixels between two labels.
  package var gap: Double
  /// A label's size along the axis, in pixels.
  package var extent: (String) -> Double
  /// Whether fractions are left out; a domain without an integer then has no tick.
  package var integersOnly: Bool
  /// How labels are written.
  package var style = TickStyle()
  /// Whether labels may have two lines, parted by a line feed: 22:00 above 29 Feb.
  package var hasTwoLines = false

  package init(
    domain: ClosedRange<Double>, length: Double, spacing: Double = 80, count: Int? = nil,
    gap: Double = 6.5, integersOnly: Bool = false, extent: @escaping (String) -> Double
  ) {
    self.domain = domain
    self.length = length
    self.spacing = spacing
    self.count = count
    self.gap = gap
    self.extent = extent
    self.integersOnly = integersOnly
  }
}
