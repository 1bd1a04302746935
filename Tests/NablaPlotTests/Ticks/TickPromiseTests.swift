import TestSupport
import Testing

@testable import NablaPlot

/// What every axis of numbers promises, whatever its scale and domain.
@Suite("Promises of ticks") struct TickPromiseTests {
  /// A label read back as a number.
  private func value(_ label: String) -> Double? {
    var text = ""
    for c in label where c != "\u{2009}" { text.append(c == "\u{2212}" ? "-" : c) }
    if text.hasPrefix("1-10"), let power = raised(text.dropFirst(4)) {
      return 1 - decimalValue(1, power: power)
    }
    if text.hasSuffix("%") { return number(text.dropLast()).map { $0 / 100 } }
    let prefixes = "qryzafpnµm.kMGTPEZYRQ".map { $0 }
    if let last = text.last, let i = prefixes.firstIndex(of: last), last != "." {
      return Double("\(text.dropLast())e\((i - 10) * 3)")
    }
    if let cross = text.firstIndex(of: "×") {
      let power = raised(text[text.index(cross, offsetBy: 3)...])
      return power.flatMap { Double("\(text[..<cross])e\($0)") }
    }
    for (start, sign) in [("10", 1.0), ("-10", -1.0)] where text.hasPrefix(start) {
      if text.count > start.count, let power = raised(text.dropFirst(start.count)) {
        return sign * decimalValue(1, power: power)
      }
    }
    return number(text)
  }

  private func number(_ text: some StringProtocol) -> Double? { NumberParsing.decimal(text) }

  private func raised(_ text: some StringProtocol) -> Int? {
    let digits = "⁰¹²³⁴⁵⁶⁷⁸⁹".map { $0 }
    var plain = ""
    for c in text {
      if c == "⁻" {
        plain += "-"
      } else if let d = digits.firstIndex(of: c) {
        plain += "\(d)"
      } else {
        return nil
      }
    }
    return Int(plain)
  }

  /// Fails unless the labels keep the promises; how many there are is the caller's.
  private func expectSound(_ set: TickSet, _ domain: ClosedRange<Double>, _ what: String) {
    let labels = set.ticks.map(\.label)
    let context = Comment(rawValue: "\(what) \(domain): \(labels)")
    #expect(Set(labels).count == labels.count, context)
    for (a, b) in zip(set.ticks, set.ticks.dropFirst()) { #expect(a.value < b.value, context) }
    for tick in set.ticks {
      #expect(domain.contains(tick.value), context)
      #expect(!(tick.value == 0 && tick.value.sign == .minus), context)
      #expect(!labelIsNoisy(tick.label), context)
      #expect(tick.label != "\u{2212}0" && !tick.label.hasPrefix("\u{2212}0.0%"), context)
      guard let read = value(tick.label) else {
        Issue.record("\(tick.label) is no number; \(what) \(domain)")
        continue
      }
      let said =
        set.exponent == 0 ? read + set.offset : scaled(read, set.exponent) + set.offset
      let error = (said - tick.value).magnitude
      #expect(error <= 4 * max(tick.value.ulp, set.offset.ulp), context)
    }
  }

  private func scaled(_ value: Double, _ exponent: Int) -> Double {
    Double("\(value)".contains("e") ? "\(value)" : "\(value)e\(exponent)") ?? .nan
  }

  /// Whether a label shows arithmetic: a long run of zeros or nines before further digits.
  private func labelIsNoisy(_ label: String) -> Bool {
    guard let point = label.firstIndex(of: ".") else { return false }
    let decimals = label[label.index(after: point)...].prefix { $0.isNumber && $0.isASCII }
    return decimals.count > 15
  }

  private func domain(_ random: inout SeededGenerator, positive: Bool = false) -> ClosedRange<
    Double
  > {
    while true {
      let power = Int.random(in: -299...299, using: &random)
      let size = decimalValue(1, power: power) * .random(in: 1...10, using: &random)
      let a = positive || Bool.random(using: &random) ? size : -size
      let width = decimalValue(1, power: Int.random(in: -8...8, using: &random))
      let b =
        positive
        ? a * (1 + width * .random(in: 0.5...2, using: &random))
        : a + size * width * .random(in: 0.5...2, using: &random)
      if a.isFinite, b.isFinite, a < b, b - a > 64 * max(a.ulp, b.ulp) { return a...b }
    }
  }

  @Test(
    "linear axes label 3 to 9 ticks on any domain, in every format",
    arguments: TickFormat.allCases)
  func linear(format: TickFormat) {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<250 {
      let domain = domain(&random)
      var request = wideAxis(domain, length: .random(in: 300...1200, using: &random))
      request.style.format = format
      let set = linearTicks(request)
      expectSound(set, domain, format.rawValue)
      if format == .auto { #expect((3...9).contains(set.ticks.count)) }
    }
  }

  @Test("so do symlog axes with any threshold")
  func symlog() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<250 {
      let domain = domain(&random)
      let size = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
      let threshold = size * decimalValue(1, power: -Int.random(in: 0...9, using: &random))
      guard threshold > 1e-290 else { continue }
      let scale = try SymlogScale(threshold: threshold)
      let request = tallAxis(domain, length: .random(in: 150...600, using: &random))
      let set = scale.ticks(request, options: TickOptions())
      expectSound(set, domain, "symlog \(threshold)")
      #expect((2...12).contains(set.ticks.count), "symlog \(threshold) \(domain): \(set.ticks)")
    }
  }

  @Test("so do root and power axes", arguments: [0.2, 0.5, 2.0, 3])
  func power(exponent: Double) throws {
    var options = AxisOptions(scale: "power")
    options.exponent = exponent
    let scale = try PowerScale(options)
    var random = SeededGenerator(seed: 13)
    for _ in 0..<120 {
      let domain = domain(&random)
      guard scale.forward(domain.upperBound).isFinite, scale.forward(domain.lowerBound).isFinite,
        scale.forward(domain.upperBound) - scale.forward(domain.lowerBound) > 1e-280
      else { continue }
      let request = tallAxis(domain, length: .random(in: 150...600, using: &random))
      let set = scale.ticks(request, options: TickOptions())
      expectSound(set, domain, "power \(exponent)")
      #expect((2...12).contains(set.ticks.count), "power \(exponent) \(domain): \(set.ticks)")
    }
  }

  @Test("so do logit axes from 1e-300 to a hair below 1")
  func logit() {
    let scale = LogitScale(AxisOptions())
    var random = SeededGenerator(seed: 14)
    for _ in 0..<200 {
      let low = decimalValue(1, power: -Int.random(in: 1...300, using: &random))
      let high = 1 - decimalValue(1, power: -Int.random(in: 1...15, using: &random))
      guard low < high else { continue }
      let request = tallAxis(low...high, length: .random(in: 150...600, using: &random))
      let set = scale.ticks(request, options: TickOptions())
      expectSound(set, low...high, "logit")
      #expect((2...12).contains(set.ticks.count), "logit \(low)...\(high): \(set.ticks)")
    }
  }

  @Test("so do logarithmic axes")
  func logarithmic() {
    var random = SeededGenerator(seed: 15)
    for _ in 0..<250 {
      let domain = domain(&random, positive: true)
      let set = logTicks(wideAxis(domain, length: .random(in: 300...1200, using: &random)))
      expectSound(set, domain, "log")
      #expect((2...12).contains(set.ticks.count), "log \(domain): \(set.ticks)")
    }
  }

  @Test(
    "offsets are left out once and said once",
    arguments: [
      (1e9...1e9 + 1, 1e9, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (123_456_789.0...123_456_789.5, 123_456_789, ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
    ] as [(ClosedRange<Double>, Double, [String])])
  func offsets(domain: ClosedRange<Double>, offset: Double, expected: [String]) {
    let set = linearTicks(wideAxis(domain))
    #expect(set.offset == offset)
    #expect(labels(set) == expected)
  }

  @Test(
    "times have 2 to 9 ticks that rise inside the domain, from milliseconds to ages",
    arguments: 0..<60)
  func times(step: Int) {
    let span = 900 * decimalValue(1, power: step / 4) * [1.0, 1.9, 3.3, 6.1][step % 4]
    let low = -span * 0.37 + Double(step) * 86_400e6
    var request = TickRequest(domain: low...low + span, length: 560) {
      5.5 * Double($0.split(separator: "\n").map(\.count).max() ?? 0)
    }
    request.hasTwoLines = true
    let ticks = timeTicks(request).ticks
    #expect((2...9).contains(ticks.count), "\(span): \(ticks.map(\.label))")
    #expect(Set(ticks.map(\.value)).count == ticks.count)
    #expect(ticks.allSatisfy { $0.value >= low && $0.value <= low + span })
  }
}
