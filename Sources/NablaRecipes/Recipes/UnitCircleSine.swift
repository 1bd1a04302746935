import Glibc
public import NablaPlot
public import NablaScene

/// A point that runs round the unit circle, and the waves that its coordinates draw.
public struct UnitCircleSine: Recipe {
  public static let id = "unit-circle-sine"
  public static let title = "From circle to wave"
  public static let topic = "1.2 Functions & Graphs"
  public static let question = "Where do sine and cosine come from?"
  public static let formulas = [#"(\cos\theta,\sin\theta)"#, #"\sin(\omega t+\varphi)"#]
  public static let references = [
    "V. Powell, Sine and Cosine, Explained Visually, 2014",
    "I. M. Gelfand and M. Saul, Trigonometry, 2001",
  ]

  /// What is shown of the angle.
  public enum Quantity: String, OptionChoice { case sin, cos, tan }

  /// amp · sin(freq t + phase).
  public struct Wave: Hashable, Sendable, Configurable, OptionValue {
    public var amp = 1.0
    public var freq = 1.0
    public var phase = 0.0

    public init() {}

    public static let fields: [Field<Wave>] = [
      Field("amp", \.amp, explore: 0.2...2, help: "The radius of the circle."),
      Field("freq", \.freq, bounds: .above(0), explore: 0.5...5, help: "Turns per turn of θ."),
      Field("phase", \.phase, explore: -3.2...3.2, help: "The angle at θ = 0, in radians."),
    ]
  }

  public var theta = 60.0
  public var waves = [Wave()]
  public var show: [Quantity] = [.sin, .cos]
  public var frames = 1

  public init() {}

  public static let fields: [Field<UnitCircleSine>] = [
    Field("theta", \.theta, explore: 0...360, unit: "degrees", help: "The angle θ."),
    Field("waves", \.waves, help: "One to six waves {amp, freq, phase} that run together."),
    Field("show", \.show, help: "Any of sin, cos, tan."),
    Field(
      "frames", \.frames, bounds: .within(1...240), explore: 1...24,
      help: "How many positions on the way to θ are marked."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    guard (1...6).contains(waves.count) else {
      throw refuse("waves", "has \(waves.count) waves", "give 1 to 6")
    }
    guard !show.isEmpty else { throw refuse("show", "is empty", "give any of sin, cos, tan") }
    let reach = waves.map(\.amp.magnitude).reduce(1e-9, max)
    let turns = max(1, (abs(degrees) / 360).rounded(.up))
    let first = turns <= 3 ? (degrees < 0 ? -turns : 0) : (degrees / 360).rounded(.down)
    let span = (first * 2 * .pi)...((turns <= 3 ? first + turns : first + 1) * 2 * .pi)
    let height = reach * 1.36
    var figure = Figure(
      title: title, subtitle: subtitle, size: Size(960, 345),
      grid: Grid(
        [[.panel(circle(height)), .panel(wave(height, span))]], columnWeights: [2.72, 2 * .pi]))
    let values = Quantity.allCases.filter(show.contains).map {
      "\($0.rawValue) is \(words(value($0)))"
    }
    figure.alt =
      "A point on \(waves.count == 1 ? "a circle" : "each of \(waves.count) circles") at the angle \(format(theta)) degrees, and its height carried over to the graph of the sine. \(values.joined(separator: ", "))."
    let ts = (0...400).map {
      span.lowerBound + (span.upperBound - span.lowerBound) * Double($0) / 400
    }
    var series: [Node.Entry] = [.init("theta", Node(angle))]
    for quantity in Quantity.allCases where show.contains(quantity) {
      series.append(.init(quantity.rawValue, value(quantity).map { Node($0) } ?? "undefined"))
    }
    series.append(.init("t", Node(ts)))
    for (i, wave) in waves.enumerated() {
      let place = place(wave, angle)
      series.append(
        .init(
          "wave\(i + 1)",
          Node([
            .init("x", Node(place.x)), .init("y", Node(place.y)),
            .init("sin", Node(ts.map { self.place(wave, $0).y })),
            .init("cos", Node(ts.map { self.place(wave, $0).x })),
          ])))
    }
    return RecipeResult(figure: figure, series: series)
  }

  // MARK: - Numbers

  /// θ; of very many turns the rest, since their sines would have no digits.
  private var degrees: Double {
    theta.magnitude < 1e7 ? theta : theta.truncatingRemainder(dividingBy: 360)
  }

  var angle: Double { degrees * .pi / 180 }

  func place(_ wave: Wave, _ t: Double) -> (x: Double, y: Double) {
    (wave.amp * cos(wave.freq * t + wave.phase), wave.amp * sin(wave.freq * t + wave.phase))
  }

  /// Of θ itself; nil where the tangent has no value.
  func value(_ quantity: Quantity) -> Double? {
    switch quantity {
    case .sin: sin(angle)
    case .cos: cos(angle)
    case .tan: cos(angle).magnitude < 1e-12 ? nil : tan(angle)
    }
  }

  private func words(_ value: Double?) -> String {
    guard let value else { return "undefined" }
    let exact = shownNumber(value)
    let decimal = format(value, significant: 4)
    if value.magnitude < 1e-12 || exact == decimal { return exact }
    // A half is 0.5 but for rounding.
    let left = (value * 1e4).rounded() - value * 1e4
    return "\(exact) \(left.magnitude < 1e-9 ? "=" : "≈") \(decimal)"
  }

  private var title: String {
    if waves.count > 1 { return "Each circle draws a wave, the faster the shorter" }
    if !show.contains(.sin), !show.contains(.cos) {
      return "The tangent is where the radius meets the line x = 1"
    }
    return
      "Running round the circle, the height draws the sine\(show.contains(.cos) ? " and the width the cosine" : "")"
  }

  private var subtitle: String {
    let colors: [Quantity: String] = [.sin: "s1", .cos: "s2", .tan: "s3"]
    let values = Quantity.allCases.filter(show.contains).map { quantity in
      "$\\color{\(colors[quantity] ?? "ink")}{\\\(quantity.rawValue)\\,\(texNumber(theta))°}$ = \(words(value(quantity)))"
    }
    let arc = "$\\color{s4}\\theta$ is as long round the circle as along the axis"
    return (values + (isUnrolled ? [arc] : [])).joined(separator: ",   ")
  }
}
