import NablaScene
import TestSupport
import Testing

@testable import NablaPlot

/// A scale over a domain without any data.
func scale(
  _ kind: some ScaleKind, _ lower: Double, _ upper: Double, reversed: Bool = false,
  bands: [String] = []
) -> Scale {
  var training = AxisTraining()
  training.add(categories: bands)
  return Scale(kind: kind, domain: (lower, upper), training: training, reversed: reversed)
}

let linear = LinearScale(AxisOptions())
let logarithmic = try? LogScale(AxisOptions())

@Suite struct ScaleTests {
  @Test(
    arguments: [
      (0.0, 10.0, 0.0, 100.0), (0, 10, 5, 150), (0, 10, 10, 200), (-5, 5, 0, 150),
      (0, 10, -10, 0), (0, 10, 20, 300), (1e-300, 3e-300, 2e-300, 150),
      (1e15, 1e15 + 4, 1e15 + 1, 125), (1e15, 1e15 + 4, 1e15 + 4, 200),
      (1e16, 1e16 + 4, 1e16 + 2, 150), (-1e15 - 4, -1e15, -1e15 - 2, 150),
      (1.7e308, 1.75e308, 1.725e308, 150), (-1.7e308, 1.7e308, 0, 150),
      (-1.7e308, 1.7e308, 1.7e308, 200), (0, 1e-323, 5e-324, 150),
    ] as [(Double, Double, Double, Double)])
  func aLinearScaleIsExactWhereverTheDomainLies(
    lower: Double, upper: Double, value: Double, place: Double
  ) {
    let scale = scale(linear, lower, upper).over(100, 200)
    #expect(abs(scale.position(value) - place) < 1e-6)
    #expect(abs(scale.positions([value])[0] - place) < 1e-6)
  }

  /// Every offset up to what doubles can tell apart, against arithmetic on differences.
  @Test(arguments: 0..<16)
  func anOffsetCostsNoPixels(exponent: Int) {
    var offset = 1.0
    for _ in 0..<exponent { offset *= 10 }
    let scale = scale(linear, offset, offset + 8).over(0, 640)
    for step in 0...8 {
      #expect(abs(scale.position(offset + Double(step)) - Double(step) * 80) < 1e-6)
      #expect(abs(scale.positions([offset + Double(step)])[0] - Double(step) * 80) < 1e-6)
    }
  }

  @Test func aReversedScaleRunsTheOtherWay() {
    let scale = scale(linear, 0, 10, reversed: true).over(100, 200)
    #expect(scale.position(0) == 200)
    #expect(scale.position(10) == 100)
    #expect(scale.position(2.5) == 175)
    #expect(scale.value(at: 175) == 2.5)
    #expect(scale.range == (200, 100))
    #expect(scale.unit == 10)
  }

  @Test(
    arguments: [(1.0, 0.0), (10, 50), (100, 100), (1000, 150), (31.622776601683793, 75)]
      as [(Double, Double)])
  func decadesOfALogarithmicScaleAreEquallyLong(value: Double, place: Double) throws {
    let scale = scale(try #require(logarithmic), 1, 100).over(0, 100)
    #expect(abs(scale.position(value) - place) < 1e-9)
    #expect(abs(scale.value(at: place) / value - 1) < 1e-12)
  }

  @Test(arguments: [0, -1, -.infinity, .nan] as [Double])
  func valuesNotAboveZeroHaveNoPlaceOnALogarithmicScale(value: Double) throws {
    let scale = scale(try #require(logarithmic), 1, 100).over(0, 100)
    #expect(!scale.position(value).isFinite)
    #expect(!scale.positions([value])[0].isFinite)
  }

  @Test(arguments: [2.0, 10, 0.5, 2.718281828459045])
  func theBaseOfALogarithmChangesNoPlace(base: Double) throws {
    var options = AxisOptions()
    options.base = base
    let scale = scale(try LogScale(options), 1, 1024).over(0, 100)
    for power in 0...10 {
      let value = Double(1 << power)
      #expect(abs(scale.position(value) - Double(power) * 10) < 1e-9)
    }
  }

  @Test(arguments: [0.0, 1, -2, .infinity, .nan])
  func aBaseThatIsNoBaseIsRefused(base: Double) {
    var options = AxisOptions()
    options.base = base
    #expect(throws: OptionProblem.self) { try LogScale(options) }
  }

  @Test func bandsAreEquallyWideWithTheirPlacesInTheMiddle() {
    let scale = scale(BandScale(AxisOptions()), -0.5, 3.5, bands: ["a", "b", "c", "d"]).over(0, 80)
    #expect(scale.isBand)
    #expect(scale.bands == ["a", "b", "c", "d"])
    #expect(scale.index(of: "c") == 2)
    #expect(scale.index(of: "e") == nil)
    #expect((0..<4).map { scale.position(Double($0)) } == [10, 30, 50, 70])
    #expect(scale.unit == 20)
  }

  @Test func goingToTheCanvasAndBackGivesTheSameValue() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2000 {
      let size = Double.random(in: -12...12, using: &random)
      let magnitude = Double(sign: .plus, exponent: Int(size * 10), significand: 1)
      let low = Double.random(in: -1...1, using: &random) * magnitude
      let high = low + Double.random(in: 0.01...2, using: &random) * magnitude
      let scale = scale(linear, low, high, reversed: Bool.random(using: &random)).over(20, 600)
      let value = low + (high - low) * Double.random(in: 0...1, using: &random)
      let place = scale.position(value)
      #expect(place >= 20 - 1e-6 && place <= 600 + 1e-6)
      #expect(abs(scale.value(at: place) - value) <= (high - low) * 1e-9)
    }
  }

  @Test func anUnfittedDomainOfNoSpanHasNoPlaceInsteadOfAWrongOne() {
    let scale = scale(linear, 3, 3).over(0, 100)
    #expect(!scale.position(4).isFinite || scale.position(4) == scale.position(3))
  }
}
