import NablaMath
import Testing

/// What holds for all formulas, tried on random ones.
@Suite("Random formulas")
struct FormulaPropertyTests {
  private static func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  @Test("are the same formulas when their text is read again")
  func roundTrip() throws {
    var random = FormulaGenerator(seed: 1)
    for _ in 0..<2000 {
      let text = random.formula(depth: 4)
      let formula = try Formula(text, variables: ["x", "y"])
      let again = try Formula(formula.displayText, variables: ["x", "y"])
      #expect(again.displayText == formula.displayText, "\(text)")
      for _ in 0..<4 {
        let place = [random.number(4), random.number(4)]
        #expect(
          Self.same(formula.value(place), again.value(place)), "\(text) at \(place)")
      }
    }
  }

  @Test("have derivatives that can be read again")
  func derivativesAreText() throws {
    var random = FormulaGenerator(seed: 2)
    for _ in 0..<1000 {
      let text = random.formula(depth: 3)
      guard let slope = try? Formula(text, variables: ["x", "y"]).derivative("x") else { continue }
      let again = try Formula(slope.text, variables: ["x", "y"])
      for _ in 0..<4 {
        let place = [random.number(4), random.number(4)]
        #expect(Self.same(slope.value(place), again.value(place)), "\(text): \(slope.text)")
      }
    }
  }

  @Test("have the slopes of central differences where they are smooth")
  func slopes() throws {
    var random = FormulaGenerator(seed: 3)
    var tried = 0
    for _ in 0..<4000 {
      let text = random.formula(depth: 3)
      let formula = try Formula(text, variables: ["x", "y"])
      guard let slope = try? formula.derivative("x") else { continue }
      let (x, y) = (random.number(3), random.number(3))
      let h = 1e-3
      let around = [RealInterval(x - 2 * h, x + 2 * h), RealInterval(y)]
      guard formula.interval(around).isContinuous == .yes,
        slope.interval(around).isContinuous == .yes
      else { continue }
      func f(_ x: Double) -> Double { formula.value([x, y]) }
      // The error of the second is a sixteenth of the first one's where the function is smooth.
      func difference(_ h: Double) -> Double {
        (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h)
      }
      let (rough, fine) = (difference(h), difference(h / 2))
      let noise = 1e-11 * f(x).magnitude / h
      guard (rough - fine).magnitude <= 1e-6 * fine.magnitude + noise, fine.isFinite else {
        continue
      }
      tried += 1
      let value = slope.value([x, y])
      #expect(
        (value - fine).magnitude <= 2e-6 * fine.magnitude + 2 * noise,
        "\(text) at \(x), \(y): \(value), \(fine)")
    }
    #expect(tried > 1000)
  }

  @Test("lie within the bounds of their intervals")
  func intervals() throws {
    var random = FormulaGenerator(seed: 4)
    var (tried, bounded, sure) = (0, 0, 0)
    for _ in 0..<3000 {
      let text = random.formula(depth: 3)
      let formula = try Formula(text, variables: ["x", "y"])
      let width = [1e-9, 1e-3, 0.1, 1, 10][random.below(5)]
      let (a, b) = (random.number(5), random.number(3))
      let box = [RealInterval(a, a + width), RealInterval(b, b + width * 0.3)]
      let result = formula.interval(box)
      if result.range.lower.isFinite, result.range.upper.isFinite { bounded += 1 }
      if result.isContinuous == .yes { sure += 1 }
      for i in 0..<20 {
        let place = box.map { $0.lower + ($0.upper - $0.lower) * Double(i) / 19 }
        guard zip(box, place).allSatisfy({ $0.contains($1) }) else { continue }
        let value = formula.value(place)
        tried += 1
        if value.isNaN {
          // What overflows on the way may end as NaN.
          #expect(
            result.isDefined != .yes || !result.range.width.isFinite, "\(text) on \(box)")
        } else if value.isFinite {
          #expect(result.isDefined != .no, "\(text) on \(box)")
          #expect(result.range.contains(value), "\(text) on \(box): \(value), \(result.range)")
        } else {
          #expect(
            result.isDefined != .yes || !result.range.width.isFinite, "\(text) on \(box)")
        }
      }
    }
    #expect(tried > 50_000)
    #expect(bounded > 1500)
    #expect(sure > 800)
  }

  @Test("have the same values in short form where they are defined")
  func short() throws {
    var random = FormulaGenerator(seed: 5)
    for _ in 0..<1500 {
      let text = random.formula(depth: 3)
      let formula = try Formula(text, variables: ["x", "y"])
      let short = formula.simplified
      let place = [random.number(3), random.number(3)]
      // Only where rounding does not decide: the bounds at this place are close together.
      let bounds = formula.interval(place.map { RealInterval($0) })
      let value = formula.value(place)
      guard value.isFinite, bounds.isContinuous == .yes,
        bounds.range.width <= 1e-11 * value.magnitude
      else { continue }
      #expect(
        (short.value(place) - value).magnitude <= 1e-10 * value.magnitude,
        "\(text): \(short.displayText)")
    }
  }
}
