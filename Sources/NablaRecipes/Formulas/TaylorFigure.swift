import Glibc
import NablaMath
import NablaPlot
import NablaText

/// The panels of a function with its Taylor polynomials.
struct TaylorFigure {
  let f: Formula
  let x: Interval
  /// Ascending.
  let orders: [Int]
  let polynomial: TaylorPolynomial
  /// Nil where it is not known.
  let radius: Double?
  let hasBound: Bool
  let limit: Double?
  /// |f⁽ᵏ⁾| / k! at even places, for k up to one more than the highest order.
  private let sizes: [[Double]]

  init(
    f: Formula, x: Interval, orders: [Int], polynomial: TaylorPolynomial, radius: Double?,
    hasBound: Bool, limit: Double?
  ) {
    self.f = f
    self.x = x
    self.orders = orders
    self.polynomial = polynomial
    self.radius = radius
    self.hasBound = hasBound
    self.limit = limit
    let count = hasBound ? Self.places : 0
    sizes = evenPlaces(from: x.lower, to: x.upper, count: count).map { place in
      let local = try? f.taylor(at: place, order: polynomial.order + 1)
      return local?.coefficients.map(\.magnitude) ?? []
    }
  }

  private static let places = 201

  private var a: Double { polynomial.center }
  private func color(_ order: Int) -> String {
    "s\((orders.firstIndex { $0 >= order } ?? orders.count - 1) + 1)"
  }

  var xs: [Double] { evenPlaces(from: x.lower, to: x.upper, count: 401) }

  /// The shown y values: those of the function with as much room again.
  private var y: ClosedRange<Double> {
    if let limit { return -limit...limit }
    guard let range = RobustRange(f.values(xs)) else { return -1...1 }
    let room = max(range.upper - range.lower, range.upper.magnitude * 0.1, 1e-9) * 0.5
    return (range.lower - room)...(range.upper + room)
  }

  // MARK: - Remainder

  /// The largest |f⁽ⁿ⁺¹⁾| between the centre and x, times |x − a|ⁿ⁺¹ / (n + 1)!.
  func bound(_ order: Int) -> [Double] {
    let places = evenPlaces(from: x.lower, to: x.upper, count: Self.places)
    let step = places[1] - places[0]
    return xs.map { x in
      let (low, high) = (min(a, x) - step * 0.51, max(a, x) + step * 0.51)
      var largest = 0.0
      for i in places.indices where places[i] >= low && places[i] <= high {
        // Where it has no derivative, nothing bounds the remainder.
        largest = max(largest, sizes[i].count > order + 1 ? sizes[i][order + 1] : .infinity)
      }
      return largest * pow((x - a).magnitude, Double(order + 1))
    }
  }

  // MARK: - Panels

  var curves: Panel {
    var marks: [any Mark] = circle
    let y = y
    if hasBound, let order = orders.last {
      let part = polynomial.truncated(to: order)
      let rows = zip(xs, bound(order)).filter { $1.isFinite && part($0).isFinite }
      marks.append(
        Ribbon(
          x: rows.map(\.0), low: rows.map { max(part($0) - $1, y.lowerBound * 4 - 1) },
          high: rows.map { min(part($0) + $1, y.upperBound * 4 + 1) }, color: color(order),
          opacity: 0.14))
    }
    var graph = FunctionMark(domain: x.lower...x.upper, color: "ink") { [f] in f($0) }
    graph.width = 3
    marks.append(graph)
    var exits: [(x: Double, isHigh: Bool, row: Int)] = []
    for order in orders {
      let part = polynomial.truncated(to: order)
      let seen = xs.map { place in
        let value = part(place)
        return y.contains(value)
          ? value : min(max(value, y.lowerBound * 3 - 1), y.upperBound * 3 + 1)
      }
      marks.append(Line(x: xs, y: seen, color: color(order)))
      // The name stands where the polynomial leaves the frame.
      let right = xs.filter { $0 >= a }
      let end = right.first { !y.contains(part($0)) } ?? x.upper
      let isHigh = part(end) >= (y.lowerBound + y.upperBound) / 2
      let isCut = !y.contains(part(end))
      // Names at nearly the same place stand below each other.
      let near = exits.filter {
        isCut && $0.isHigh == isHigh && ($0.x - end).magnitude < 0.045 * (x.upper - x.lower)
      }
      let row = (near.map(\.row).max() ?? -1) + 1
      if isCut { exits.append((end, isHigh, row)) }
      marks.append(
        Text(
          x: [end], y: [isCut ? (isHigh ? y.upperBound : y.lowerBound) : part(end)],
          text: ["$T_{\(order)}$"], anchor: .start,
          baseline: !isCut ? .middle : isHigh ? .top : .bottom, dx: 6,
          dy: (!isCut ? 0 : isHigh ? 3 : -3) * Double(1 + 6 * row), size: 14,
          color: color(order)))
    }
    marks.append(
      Text(
        x: [x.upper], y: [f(x.upper)], text: ["$f$"], anchor: .start, dx: 6, size: 14))
    if (x.lower...x.upper).contains(a) {
      marks.append(Scatter(x: [a], y: [f(a)], color: "ink", size: 9, opacity: 1))
    }
    return Panel(
      title: hasBound
        ? "$f$ and its polynomials $T_n$; shaded: where the last one and its bound put $f$" : "",
      marks: marks, x: AxisOptions("x", domain: x.lower...x.upper), y: AxisOptions("y", domain: y))
  }

  /// The interval of convergence, where it ends in view.
  private var circle: [any Mark] {
    guard let radius, radius.isFinite, radius > 0 else { return [] }
    let (low, high) = (max(a - radius, x.lower), min(a + radius, x.upper))
    guard low < high, low > x.lower || high < x.upper else { return [] }
    return [
      Span(
        x: low...high, color: "muted", opacity: 0.1,
        label: "converges: |x − a| < \(shownNumber(radius, significant: 3))"),
      Rule(x: [a - radius, a + radius].filter { $0 > x.lower && $0 < x.upper }, width: 1.25),
    ]
  }

  /// Places that close in on the centre, where errors fall steeply.
  private var closest: [Double] {
    (1...40).flatMap { step -> [Double] in
      let away = (x.upper - x.lower) / 400 * pow(0.8, Double(step))
      return [a - away, a + away]
    }.filter { $0 >= x.lower && $0 <= x.upper }
  }

  /// Where the orders are compared: 1 right of the centre, if that is in view and the series
  /// converges there.
  var probe: Double {
    let reach = min(radius ?? .infinity, max(x.upper - a, 0))
    if reach > 1, f(a + 1).isFinite { return a + 1 }
    return reach > 0 ? a + reach / 2 : a - min(radius ?? .infinity, a - x.lower) / 2
  }

  /// The error of each order at the probe; none where that is no more than rounding.
  var steps: [(order: Int, error: Double)] {
    let value = f(probe)
    return orders.map { ($0, (value - polynomial.truncated(to: $0)(probe)).magnitude) }
      .filter { $0.1.isFinite && $0.1 > 1e-16 * max(1, value.magnitude) }
  }

  var errors: Panel {
    var marks: [any Mark] = circle.suffix(1)
    var sizes: [Double] = []
    for order in orders {
      let part = polynomial.truncated(to: order)
      let rows = (xs + closest).sorted().map { (x: $0, y: (f($0) - part($0)).magnitude) }
        .filter { $0.y.isFinite && $0.y > 1e-16 * max(1, f($0.x).magnitude) }
      sizes += rows.map(\.y)
      for side in [rows.filter { $0.x < a }, rows.filter { $0.x >= a }] where !side.isEmpty {
        marks.append(Line(x: side.map(\.x), y: side.map(\.y), color: color(order)))
      }
      guard hasBound else { continue }
      let limits = zip(xs, bound(order)).filter { $1.isFinite && $1 > 1e-17 }
      for side in [limits.filter { $0.0 < a }, limits.filter { $0.0 >= a }] where !side.isEmpty {
        marks.append(
          Line(
            x: side.map(\.0), y: side.map(\.1), color: color(order), width: 1.25, dash: .dotted))
      }
    }
    let top = min(max(sizes.max() ?? 1, 1e-3), 1e6)
    let domain = max(top * 1e-11, 1e-16)...(top * 3)
    for step in steps where domain.contains(step.error) {
      marks.append(Scatter(x: [probe], y: [step.error], color: color(step.order), opacity: 1))
    }
    var axis = AxisOptions("|f − T|", scale: "log", domain: domain)
    axis.secondary = SecondaryAxis(
      "correct digits", forward: "-ln(x)/ln(10)", inverse: "10^(-x)")
    return Panel(
      title: hasBound ? "Error, and its bound (dotted)" : "Error", marks: marks,
      x: AxisOptions("x", domain: x.lower...x.upper), y: axis)
  }

  // MARK: - Words

  var title: String {
    if let radius, endsInView {
      return
        "Beyond $|x-a|=\(texNumber(radius, significant: 3))$ more terms do not help: $f(x)=\(f.latex)$ at $a=\(texNumber(a))$"
    }
    return "A few derivatives at $a=\(texNumber(a))$ imitate $f(x)=\(f.latex)$"
  }

  /// The derivative over the factorial as people write it.
  private func term(_ k: Int) -> String? {
    let value = polynomial.derivatives[k]
    guard polynomial.coefficients[k] != 0, value.magnitude > 1e-12 else { return nil }
    let number = texNumber(a.magnitude, significant: 3)
    // The title says what a long a is.
    let variable =
      a == 0 ? "x" : number.count > 5 ? "(x-a)" : "(x\(a < 0 ? "+" : "-")\(number))"
    let power = k == 0 ? "" : k == 1 ? variable : "\(variable)^{\(k)}"
    let whole = value.rounded() == value && value.magnitude < 1e6
    let size = whole ? formatPlain(value.magnitude) : texNumber(value.magnitude, significant: 3)
    let sign = value < 0 ? "-" : "+"
    if k < 2 { return sign + (size == "1" && k > 0 ? "" : size) + power }
    return "\(sign)\\frac{\(size == "1" ? "" : size)\(power)}{\(k)!}"
  }

  /// The polynomial of the highest order that fits a line, each term in the colour of the first
  /// polynomial that has it.
  var sum: String {
    let most = orders.last { $0 <= 9 } ?? 0
    var text = ""
    for k in 0...most {
      guard let term = term(k) else { continue }
      let first = text.isEmpty && term.hasPrefix("+") ? String(term.dropFirst()) : term
      text += "\\color{\(color(k))}{\(first)}"
    }
    return "T_{\(most)}(x)=\(text.isEmpty ? "0" : text)"
  }

  /// What each order wins at the probe.
  var gains: TextTable {
    TextTable(
      header: ["$n$", "error at $\(texNumber(probe, significant: 3))$", "digits"],
      rows: steps.map { order, error in
        ["\(order)", format(error, significant: 2), format(max(0, -log10(error)), decimals: 1)]
      }, alignments: [.middle, .end, .end], rowColors: steps.map { color($0.order) })
  }

  /// Whether the interval of convergence ends in view.
  var endsInView: Bool { !circle.isEmpty }

  var table: TextTable {
    let shown = Array(0...min(orders.last ?? 0, 12))
    let derivatives = polynomial.derivatives
    return TextTable(
      header: ["$k$", "$f^{(k)}(a)$", "$f^{(k)}(a)/k!$"],
      rows: shown.map { k in
        [
          "\(k)",
          // Whole numbers are exact.
          derivatives[k] == derivatives[k].rounded() && derivatives[k].magnitude < 1e12
            ? format(derivatives[k], significant: 13) : shownNumber(derivatives[k]),
          format(polynomial.coefficients[k], significant: 4),
        ]
      }, alignments: [.middle, .end, .end], rowColors: shown.map(color))
  }
}
