import TestSupport
import Testing

@testable import NablaPlot

@Suite struct LinearTicksTests {
  @Test(
    "familiar domains get the ticks one would choose by hand",
    arguments: [
      (0...1, "0.0 0.2 0.4 0.6 0.8 1.0"), (0...10, "0 2 4 6 8 10"), (0...100, "0 20 40 60 80 100"),
      (-3...3, "−3 −2 −1 0 1 2 3"), (-0.05...1.05, "0.0 0.2 0.4 0.6 0.8 1.0"),
      (170...235, "170 180 190 200 210 220 230"), (0...5000, "0 1000 2000 3000 4000 5000"),
      (0...52_000, "0 10 000 20 000 30 000 40 000 50 000"), (-1...1, "−1.0 −0.5 0.0 0.5 1.0"),
    ] as [(ClosedRange<Double>, String)])
  func familiar(domain: ClosedRange<Double>, expected: String) {
    let set = linearTicks(wideAxis(domain))
    #expect(labels(set).joined(separator: " ").replacingThinSpaces == expected)
    #expect(set.offset == 0)
    #expect(set.exponent == 0)
  }

  @Test(
    "large and small values share an exponent",
    arguments: [
      (0...3e6, "0.0 0.5 1.0 1.5 2.0 2.5 3.0", 6), (0...12e6, "0 2 4 6 8 10 12", 6),
      (0...8e-4, "0 1 2 3 4 5 6 7 8", -4), (-1e-9...1e-9, "−1.0 −0.5 0.0 0.5 1.0", -9),
      (0...1e-3, "0.0000 0.0002 0.0004 0.0006 0.0008 0.0010", 0), (0...9e5, "", 0),
    ] as [(ClosedRange<Double>, String, Int)])
  func exponents(domain: ClosedRange<Double>, expected: String, exponent: Int) {
    let set = linearTicks(wideAxis(domain))
    #expect(set.exponent == exponent)
    if !expected.isEmpty { #expect(labels(set).joined(separator: " ") == expected) }
  }

  @Test("a span that is tiny beside its values leaves the common part out")
  func offsets() {
    let set = linearTicks(wideAxis(1e9...1e9 + 1))
    #expect(set.offset == 1e9)
    #expect(labels(set) == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(set.ticks.map(\.value).first == 1e9)
    #expect(set.ticks.map(\.value).last == 1e9 + 1)

    let negative = linearTicks(wideAxis(-123_456_789.4 ... -123_456_789.1))
    #expect(negative.offset == -123_456_790)
    #expect(labels(negative).first == "0.60")
    #expect(labels(negative).last == "0.90")

    let ulps = linearTicks(wideAxis(1...(1 + 4 * .ulpOfOne)))
    #expect(ulps.offset == 1)
    #expect(ulps.exponent == -16)
    #expect(Set(ulps.ticks.map(\.value)).count == ulps.ticks.count)
    #expect(ulps.ticks.count >= 3)
  }

  @Test(
    "the user's count is met as nearly as round steps allow", arguments: [1, 2, 3, 5, 8, 11, 21])
  func counts(count: Int) {
    let set = linearTicks(wideAxis(0...100, length: 2000, count: count))
    #expect(set.ticks.count >= max(1, count * 2 / 3))
    #expect(set.ticks.count <= max(3, count * 3 / 2))
  }

  @Test("wacky counts, lengths and spacings still give bounded ticks")
  func wacky() {
    for length in [-10, 0, 0.5, 1e9, .infinity, .nan] {
      for count in [nil, Int.min, -1, 0, 50, 100_000, .max] {
        for spacing in [-1, 0, 1e300, .nan, .infinity] {
          let set = linearTicks(
            TickRequest(domain: 0...1, length: length, spacing: spacing, count: count) { _ in 10 })
          #expect((1...50).contains(set.ticks.count))
        }
      }
    }
    #expect(linearTicks(wideAxis(-.infinity...1)).ticks.isEmpty)
    #expect(linearTicks(wideAxis(0 ... .infinity)).ticks.isEmpty)
  }

  @Test("where no two labels fit, one is left, zero before others")
  func narrow() {
    #expect(labels(linearTicks(wideAxis(-1...1, length: 12))) == ["0"])
    #expect(linearTicks(wideAxis(3...8, length: 12)).ticks.count == 1)
  }

  @Test("integer axes have integer ticks only")
  func integers() {
    #expect(labels(linearTicks(wideAxis(0.2...3.4, integersOnly: true))) == ["1", "2", "3"])
    #expect(linearTicks(wideAxis(0.2...0.8, integersOnly: true)).ticks.isEmpty)
    #expect(linearTicks(wideAxis(0.2...1.8, integersOnly: true)).minor.isEmpty)
    #expect(linearTicks(wideAxis(0.5...0.5, integersOnly: true)).ticks.isEmpty)
    #expect(labels(linearTicks(wideAxis(1e9...1e9 + 2, integersOnly: true))) == ["0", "1", "2"])
  }

  @Test(
    "a domain of one value has that value",
    arguments: [
      (0.25, "0.25", 0), (0, "0", 0), (-3e300, "−3", 300), (.leastNonzeroMagnitude, "5", -324),
      (12_345, "12 345", 0),
    ]
      as [(Double, String, Int)])
  func zeroSpan(value: Double, label: String, exponent: Int) {
    let set = linearTicks(wideAxis(value...value))
    #expect(set.ticks.map(\.value) == [value])
    #expect(labels(set)[0].replacingThinSpaces == label)
    #expect(set.exponent == exponent)
  }

  static let ends: [ClosedRange<Double>] = [
    -1e308...1e308, -.greatestFiniteMagnitude ... .greatestFiniteMagnitude, 0...1e308,
    (.leastNormalMagnitude / 64)...(.leastNormalMagnitude / 8), 0...(.leastNonzeroMagnitude * 64),
    -1e-300...1e-300,
    10_000_000_000_000_000...10_000_000_000_000_020, 1e15...1_000_000_000_000_001, -1e300...1e-300,
  ]

  @Test("the ends of the number line have 3 to 9 ticks", arguments: ends)
  func extremes(domain: ClosedRange<Double>) {
    let set = linearTicks(wideAxis(domain))
    #expect((3...9).contains(set.ticks.count))
    expectSound(set, wideAxis(domain))
  }

  @Test("domains of a few representable numbers have as many ticks as there are multiples")
  func ulps() {
    for ulps in 1...12 {
      for lower in [1, 0.1, -7.3, 1e-300, 123456.789, 4e15, -1e300, 0] {
        var upper = lower
        for _ in 0..<ulps { upper = upper.nextUp }
        let request = wideAxis(lower...upper)
        let set = linearTicks(request)
        #expect(!set.ticks.isEmpty || ulps < 3)
        expectSound(set, request)
      }
    }
  }

  @Test(
    "any domain's ticks are inside, distinct, rising, apart and say their value", arguments: 0..<8)
  func properties(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      let center = signed(&random) * power(.random(in: -300...300, using: &random))
      let span =
        Bool.random(using: &random)
        ? center.magnitude * power(.random(in: -17...2, using: &random))
        : power(.random(in: -300...300, using: &random))
      let lower = center - span * .random(in: 0...1, using: &random)
      let upper = lower + span
      guard lower.isFinite, upper.isFinite, lower < upper else { continue }
      let request =
        Bool.random(using: &random)
        ? wideAxis(lower...upper, length: .random(in: 60...1500, using: &random))
        : tallAxis(lower...upper, length: .random(in: 30...900, using: &random))
      let set = linearTicks(request)
      expectSound(set, request)
      if span > center.magnitude * 1e-13, request.length > 250 {
        #expect((3...9).contains(set.ticks.count), "\(lower)...\(upper): \(labels(set))")
      }
      if lower <= 0, upper >= 0 { #expect(set.ticks.contains { $0.value == 0 }) }
    }
  }

  @Test("minor ticks split a labelled step evenly and never coincide with a label")
  func minor() {
    let set = linearTicks(wideAxis(0...10))
    #expect(set.minor == [0.5, 1, 1.5, 2.5, 3, 3.5, 4.5, 5, 5.5, 6.5, 7, 7.5, 8.5, 9, 9.5])
  }

  private func signed(_ random: inout SeededGenerator) -> Double {
    .random(in: 1...10, using: &random) * (Bool.random(using: &random) ? 1 : -1)
  }

  private func power(_ exponent: Double) -> Double {
    Double("1e\(Int(exponent.rounded()))") ?? 1
  }
}

/// Fails unless the ticks keep what `linearTicks` promises for any request.
private func expectSound(_ set: TickSet, _ request: TickRequest) {
  let (lower, upper) = (request.domain.lowerBound, request.domain.upperBound)
  let values = set.ticks.map(\.value)
  let context = Comment(rawValue: "\(lower)...\(upper): \(labels(set))")
  #expect(set.ticks.count <= 50 && set.minor.count <= 250, context)
  #expect((values + set.minor).allSatisfy { $0 >= lower && $0 <= upper }, context)
  #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, context)
  #expect(zip(set.minor, set.minor.dropFirst()).allSatisfy { $0 < $1 }, context)
  #expect(Set(values).isDisjoint(with: set.minor), context)
  #expect(Set(labels(set)).count == values.count, context)
  let decimals = labels(set).map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }
  #expect(Set(decimals).count <= 1, context)
  let half = upper / 2 - lower / 2
  func place(_ value: Double) -> Double {
    upper - lower < .infinity
      ? (value - lower) / (upper - lower) * request.length
      : (value / 2 - lower / 2) / half * request.length
  }
  for (a, b) in zip(set.ticks, set.ticks.dropFirst()) {
    let free =
      place(b.value) - place(a.value) - (request.extent(a.label) + request.extent(b.label)) / 2
    #expect(free >= request.gap * 0.999, context)
  }
  for tick in set.ticks {
    let read = number(tick.label).map { "\($0)e\(set.exponent)" }.flatMap { plainDouble($0) }
    let said = (read ?? .nan) + set.offset
    #expect((said - tick.value).magnitude <= 2 * max(tick.value.ulp, set.offset.ulp), context)
  }
}

/// `1.5e2e300` as 1.5 · 10^302.
private func plainDouble(_ text: String) -> Double? {
  let parts = text.split(separator: "e")
  guard parts.count == 3, let a = Int(parts[1]), let b = Int(parts[2]) else { return Double(text) }
  return Double("\(parts[0])e\(a + b)")
}

extension String {
  fileprivate var replacingThinSpaces: String {
    String(map { $0 == "\u{2009}" ? " " : $0 })
  }
}
