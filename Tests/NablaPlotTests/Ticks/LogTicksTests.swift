import TestSupport
import Testing

@testable import NablaPlot

@Suite struct LogTicksTests {
  @Test(
    "decades have one format, plain from a thousandth to ten thousand",
    arguments: [
      (0.1...1000, "0.1 1 10 100 1000"), (0.01...1e4, "0.01 0.1 1 10 100 1000 10\u{2009}000"),
      (1e-5...1, "10⁻⁵ 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰"), (1...1e6, "10⁰ 10¹ 10² 10³ 10⁴ 10⁵ 10⁶"),
      (8...90, "10 20 50"), (2e-6...5e-5, "2×10⁻⁶ 5×10⁻⁶ 1×10⁻⁵ 2×10⁻⁵ 5×10⁻⁵"),
      (1e-300...1e300, "10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰"),
    ] as [(ClosedRange<Double>, String)])
  func decades(domain: ClosedRange<Double>, expected: String) {
    #expect(labels(logTicks(wideAxis(domain), base: 10)).joined(separator: " ") == expected)
  }

  @Test("crowded decades are thinned evenly")
  func thinned() {
    let set = logTicks(wideAxis(1e-12...1e12, length: 400), base: 10)
    let exponents = set.ticks.map { clampedInt(decade(of: $0.value)) }
    let steps = Set(zip(exponents, exponents.dropFirst()).map { $1 - $0 })
    #expect(steps.count == 1)
    #expect(exponents.contains(0))
    #expect((3...9).contains(exponents.count))
    #expect(set.minor.count == 25 - exponents.count)
  }

  @Test("a domain within one decade has round numbers")
  func withinDecade() {
    #expect(
      labels(logTicks(wideAxis(2...3), base: 10)) == ["2.0", "2.2", "2.4", "2.6", "2.8", "3.0"])
    #expect(logTicks(wideAxis(1e9...1e9 + 1), base: 10).offset == 1e9)
    #expect(labels(logTicks(wideAxis(3...3), base: 10)) == ["3"])
  }

  @Test(
    "any base has its own powers",
    arguments: [
      (2, 1...64, "1 2 4 8 16 32 64"), (2, 1e-6...1e-4, "2⁻¹⁹ 2⁻¹⁸ 2⁻¹⁷ 2⁻¹⁶ 2⁻¹⁵ 2⁻¹⁴"),
      (0.5, 1...16, "1 2 4 8 16"), (2.718281828459045, 1...100, "e⁰ e¹ e² e³ e⁴"),
      (3, 1...81, "1 3 9 27 81"), (1.5, 1...8, "1.5⁰ 1.5¹ 1.5² 1.5³ 1.5⁴ 1.5⁵"),
    ] as [(Double, ClosedRange<Double>, String)])
  func bases(base: Double, domain: ClosedRange<Double>, expected: String) {
    #expect(labels(logTicks(wideAxis(domain), base: base)).joined(separator: " ") == expected)
  }

  @Test(
    "wacky bases and domains give bounded ticks",
    arguments: [
      0, 1, -2, .nan, .infinity, 1 + 1e-12, 1.0001, .leastNonzeroMagnitude, 1e308, 37, 36,
    ])
  func wacky(base: Double) {
    let domains: [ClosedRange<Double>] = [
      1...2, 1e-300...1e300, .leastNonzeroMagnitude...1e-300, 1...1e308, 1...(1 + .ulpOfOne),
    ]
    for domain in domains {
      let set = logTicks(wideAxis(domain), base: base)
      #expect((1...50).contains(set.ticks.count))
      #expect((set.ticks.map(\.value) + set.minor).allSatisfy(domain.contains))
    }
    #expect(logTicks(wideAxis(0...1), base: base).ticks.isEmpty)
    #expect(logTicks(wideAxis(-1...1), base: base).ticks.isEmpty)
    #expect(logTicks(wideAxis(1 ... .infinity), base: base).ticks.isEmpty)
  }

  @Test("minor ticks are the digits between labelled decades, left out when they would smear")
  func minor() {
    let set = logTicks(wideAxis(1...100), base: 10)
    let shown = Set(set.ticks.map(\.value)).union(set.minor)
    #expect(shown == Set((1...9).map(Double.init) + (1...10).map { Double($0) * 10 }))
    #expect(logTicks(wideAxis(1e-9...1e9, length: 200), base: 10).minor.count < 20)
  }

  @Test(
    "any domain of three powers and more has at least three labels that do not touch",
    arguments: 0..<6)
  func properties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let isDecimal = Bool.random(using: &random)
      let base: Double = isDecimal ? 10 : .random(in: 1.2...20, using: &random)
      let lower = decimalValue(
        .random(in: 1...99, using: &random), power: .random(in: -300...200, using: &random))
      let ratio = decimalValue(
        .random(in: 11...99, using: &random), power: .random(in: -1...90, using: &random))
      let domain = lower...(lower * ratio)
      let request = wideAxis(domain, length: .random(in: 250...1200, using: &random))
      let set = logTicks(request, base: base)
      let context = Comment(rawValue: "\(domain) base \(base): \(labels(set))")
      #expect((set.ticks.map(\.value) + set.minor).allSatisfy(domain.contains), context)
      #expect(Set(labels(set)).count == set.ticks.count, context)
      #expect((3...9).contains(set.ticks.count), context)
      for (a, b) in zip(set.ticks, set.ticks.dropFirst()) {
        let free =
          decade(of: b.value / a.value) / decade(of: ratio) * request.length
          - (request.extent(a.label) + request.extent(b.label)) / 2
        #expect(free >= request.gap * 0.99, context)
      }
    }
  }
}

@Suite struct PiTicksTests {
  @Test(
    "multiples of π are fractions in lowest terms",
    arguments: [
      (-Double.pi ... .pi, "−π −π/2 0 π/2 π"), (0...2 * .pi, "0 π/2 π 3π/2 2π"),
      (0...20 * .pi, "0 5π 10π 15π 20π"), (0 ... .pi / 2, "0 π/8 π/4 3π/8 π/2"),
      (1...1.01, "1.000 1.002 1.004 1.006 1.008 1.010"), (2...2, "2"),
      (1e9...1e9 + 1, "0.0 0.2 0.4 0.6 0.8 1.0"),
    ] as [(ClosedRange<Double>, String)])
  func fractions(domain: ClosedRange<Double>, expected: String) {
    #expect(labels(piTicks(wideAxis(domain, length: 480))).joined(separator: " ") == expected)
  }

  @Test("multiples stay inside the domain and rise")
  func inside() {
    for upper in [0.3, 1, 7, 40, 3000, 1e6, 1e300] {
      let set = piTicks(wideAxis(-upper / 3...upper))
      let values = set.ticks.map(\.value)
      #expect(values.count >= 3)
      #expect((values + set.minor).allSatisfy { -upper / 3 <= $0 && $0 <= upper })
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }
  }
}
