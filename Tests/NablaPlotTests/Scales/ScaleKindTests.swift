import NablaMath
import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

@Suite struct ScaleKindTests {
  @Test func theListHoldsEveryKindOnce() {
    #expect(
      ScaleKinds.names == [
        "linear", "log", "symlog", "sqrt", "power", "logit", "band", "time", "custom",
      ])
  }

  private static func kind(_ options: AxisOptions) throws -> any ScaleKind {
    try ScaleKinds.kind(for: options, AxisTraining())
  }

  private static func options(_ scale: String, _ change: (inout AxisOptions) -> Void = { _ in })
    -> AxisOptions
  {
    var options = AxisOptions(scale: scale)
    change(&options)
    return options
  }

  /// NumPy 2: sign(x)·(1 + log(|x|/c)), sign(x)·|x|**p, scipy.special.logit.
  static let places: [(AxisOptions, Double, Double)] = [
    (options("symlog"), 0.25, 0.25), (options("symlog"), -1, -1),
    (options("symlog"), 1000, 7.907755278982137),
    (options("symlog") { $0.threshold = 0.01 }, -0.02, -1.6931471805599454),
    (options("symlog") { $0.threshold = 1e-300 }, 1e300, 1382.5510557964274),
    (options("sqrt"), 2, 1.4142135623730951), (options("sqrt"), -9, -3),
    (options("power") { $0.exponent = 3 }, -2, -8),
    (options("pow") { $0.exponent = 0.25 }, 16, 2),
    (options("logit"), 0.9, 2.1972245773362196), (options("logit"), 0.5, 0),
    (options("logit"), 1e-12, -27.631021115927548),
    (
      options("custom") { ($0.forward, $0.inverse) = ("ln(-ln(1-x))", "1-exp(-exp(x))") }, 0.5,
      -0.36651292058166435
    ),
  ]

  @Test(arguments: places)
  func aValueHasItsPlaceAndAPlaceItsValue(options: AxisOptions, value: Double, place: Double) throws
  {
    let kind = try Self.kind(options)
    #expect(abs(kind.forward(value) - place) <= 1e-12 * max(1, abs(place)))
    #expect(abs(kind.inverse(kind.forward(value)) - value) <= 1e-9 * abs(value))
  }

  @Test(arguments: ["symlog", "sqrt", "power", "logit", "log"])
  func everyKindRisesAndItsInverseUndoesIt(name: String) throws {
    let kind = try Self.kind(Self.options(name))
    var random = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let a = value(name, &random)
      let b = value(name, &random)
      #expect((kind.forward(a) < kind.forward(b)) == (a < b) || abs(a - b) < 1e-9 * abs(a))
      #expect(abs(kind.inverse(kind.forward(a)) - a) <= 1e-9 * abs(a))
    }
  }

  private func value(_ name: String, _ random: inout SeededGenerator) -> Double {
    let size = decimalValue(1, power: Int.random(in: -12...12, using: &random))
    let digits = Double.random(in: 1...10, using: &random)
    switch name {
    case "logit": return Double.random(in: 0.000_001...0.999_999, using: &random)
    case "log": return digits * size
    default: return digits * size * (Bool.random(using: &random) ? 1 : -1)
    }
  }

  @Test func aSymlogScaleHasNoKinkAtItsThreshold() throws {
    let scale = try SymlogScale(threshold: 3)
    let step = 1e-6
    let inside = scale.forward(3) - scale.forward(3 - step)
    let outside = scale.forward(3 + step) - scale.forward(3)
    #expect(abs(inside / outside - 1) < 1e-5)
  }

  @Test(
    arguments: [
      ("symlog", [-1000.0, 0, 1000]), ("sqrt", [0, 4, 9]), ("power", [1, 2]),
      ("logit", [0.001, 0.999]), ("linear", [5, 7]), ("log", [1, 1e5]),
    ] as [(String, [Double])])
  func aReversedAxisIsTheMirrorOfTheOther(scale: String, values: [Double]) throws {
    func axis(_ reversed: Bool) throws -> PanelReport {
      var options = AxisOptions(scale: scale)
      options.reversed = reversed
      return try Figure(marks: [Scatter(x: values, y: values)], x: options).drawn().report.panels[0]
    }
    let (a, b) = (try axis(false), try axis(true))
    #expect(a.x.scale == scale)
    #expect(a.x.ticks.map(\.label) == b.x.ticks.map(\.label))
    for (left, right) in zip(a.x.ticks, b.x.ticks) {
      let mirrored = b.plot.minX + b.plot.maxX - right.position
      #expect(abs((left.position - a.plot.minX) - (mirrored - b.plot.minX)) < 1.5)
    }
  }

  @Test func valuesThatHaveNoPlaceAreCountedOrRefused() throws {
    let figure = Figure(
      marks: [Scatter(x: [1.0, 2, 3, 4], y: [0.0, 0.2, 0.8, 1.5])], y: AxisOptions(scale: "logit"))
    #expect(
      try figure.drawn().report.warnings == [
        "y: 2 of 4 values are not between 0 and 1 and have no place on a logit axis"
      ])
    #expect {
      try Figure(marks: [Scatter(x: [1.0], y: [2.0])], y: AxisOptions(scale: "logit")).drawn()
    } throws: {
      ($0 as? NablaError)?.description
        == "y: scale is logit, but none of the 1 values is between 0 and 1; use a linear scale."
    }
  }

  @Test(
    arguments: [
      ("x-2", "x+2", [0.0, 1], nil), ("-x", "-x", [0, 1], "does not rise"),
      ("sin(x)", "asin(x)", [0, 9], "does not rise"), ("ln(x)", "exp(x)", [-1, 1], "has no value"),
      ("x^3", "x", [0, 9], "gives"), ("x^", "x", [0, 1], "cannot be read"),
    ] as [(String, String, [Double], String?)])
  func aCustomScaleIsCheckedOverItsWholeDomain(
    forward: String, inverse: String, values: [Double], problem: String?
  ) throws {
    var options = AxisOptions(scale: "custom")
    (options.forward, options.inverse) = (forward, inverse)
    let figure = Figure(marks: [Scatter(x: values, y: values)], x: options)
    guard let problem else {
      #expect(try figure.drawn().report.panels[0].x.scale == "custom")
      return
    }
    let error = #expect(throws: NablaError.self) { try figure.drawn() }
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
  }

  @Test func datesAreEndsAndTicksOfTimeAxes() throws {
    let text = """
      x: {domain: ["2024-01-01", "2025-01-01"], ticks: ["2024-03-01", "2024-09-15"]}
      marks: [{mark: line, x: ["2024-02-01", "2024-11-01"], y: [1, 2]}]
      """
    let figure = try FigureDocument(text: text, file: "f.yaml").load(files: nil)
    let axis = try figure.drawn().report.panels[0].x
    #expect(axis.domain == (1_704_067_200e6, 1_735_689_600e6))
    #expect(axis.ticks.map(\.label) == ["2024-03-01", "2024-09-15"])
  }
}
