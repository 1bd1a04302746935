import NablaPlot
import NablaScene
import NablaText

extension AxisOptions {
  /// An axis from 0 to 1, or of another domain (nil: of what the marks show), of which nothing but
  /// its label is drawn.
  static func blank(_ domain: ClosedRange<Double>? = 0...1, _ label: String = "") -> AxisOptions {
    AxisOptions(label, domain: domain, ticks: .hidden).with(\.line, false).with(\.grid, false)
  }
}

extension TickOptions {
  static var hidden: TickOptions { TickOptions().with(\.visible, false) }

  /// Up to 12 things that are counted from 1: a tick at each.
  static func counting(_ count: Int) -> TickOptions {
    count > 0 && count <= 12 ? TickOptions(values: (1...count).map(Double.init)) : TickOptions()
  }
}

extension Panel {
  /// Words on their own, larger than a cell of text has them.
  ///
  /// - Parameter width: how much the words need in logical pixels; a smaller canvas grows.
  static func words(
    _ text: String, size: Double = 15, anchor: Double = 0, width: Double = 0
  ) -> Panel {
    var panel = Panel(
      marks: [
        Text(
          x: [anchor], y: [0.5], text: [text], anchor: anchor == 0 ? .start : .middle, size: size)
      ], x: .blank(), y: .blank())
    panel.minimumSize = Size(width, size * 2.6)
    return panel
  }
}

extension Polygon {
  /// A rectangle between two x and two y.
  static func rectangle(
    _ x: ClosedRange<Double>, _ y: ClosedRange<Double>, color: String, opacity: Double? = nil,
    edge: String? = nil, width: Double = 1
  ) -> Polygon {
    Polygon(
      x: [x.lowerBound, x.upperBound, x.upperBound, x.lowerBound],
      y: [y.lowerBound, y.lowerBound, y.upperBound, y.upperBound], color: color, opacity: opacity,
      edge: edge, width: width)
  }
}

/// A number as figures say it: three significant digits unless more are asked for.
func short(_ value: Double, _ digits: Int = 3) -> String { format(value, significant: digits) }

/// A share as a percentage of three significant digits.
func percentage(_ share: Double, _ digits: Int = 3) -> String {
  "\(format(share * 100, significant: digits))%"
}
