import TestSupport
import Testing

@testable import NablaPlot

@Suite("Formats of ticks") struct TickStyleTests {
  private func labels(
    _ domain: ClosedRange<Double>, _ change: (inout TickStyle) -> Void
  ) -> [String] {
    var request = wideAxis(domain)
    change(&request.style)
    return linearTicks(request).ticks.map(\.label)
  }

  @Test(
    "numbers are written as the format says",
    arguments: [
      (0...1, .percent, ["0%", "20%", "40%", "60%", "80%", "100%"]),
      (0...0.01, .percent, ["0.0%", "0.2%", "0.4%", "0.6%", "0.8%", "1.0%"]),
      (0...2000, .si, ["0", "500", "1k", "1.5k", "2k"]),
      (0...2e-4, .si, ["0", "50µ", "100µ", "150µ", "200µ"]),
      (
        0...2e6, .decimal,
        [
          "0", "500\u{2009}000", "1\u{2009}000\u{2009}000", "1\u{2009}500\u{2009}000",
          "2\u{2009}000\u{2009}000",
        ]
      ),
      (0...2e6, .scientific, ["0", "5.0×10⁵", "1.0×10⁶", "1.5×10⁶", "2.0×10⁶"]),
      (-1e-7...1e-7, .scientific, ["−1×10⁻⁷", "−5×10⁻⁸", "0", "5×10⁻⁸", "1×10⁻⁷"]),
    ] as [(ClosedRange<Double>, TickFormat, [String])])
  func formats(domain: ClosedRange<Double>, format: TickFormat, expected: [String]) {
    #expect(labels(domain) { $0.format = format } == expected)
  }

  @Test("decimals are the least there are, and what a tick needs is kept")
  func decimals() {
    #expect(labels(0...4) { $0.decimals = 2 }.prefix(2) == ["0.00", "0.50"])
    #expect(labels(0...1) { $0.decimals = 0 } == ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
  }

  @Test("units stand around the number, a minus before both")
  func affixes() {
    let money = labels(-10...10) { $0.prefix = "$" }
    #expect(money == ["−$10", "−$5", "$0", "$5", "$10"])
    #expect(labels(0...20) { $0.suffix = "°" }.last == "20°")
  }

  @Test("what no bearable label can say keeps its common power of ten")
  func extremes() {
    let set = linearTicks(
      {
        var request = wideAxis(0...1e300)
        request.style.format = .decimal
        return request
      }())
    #expect(set.exponent == 300)
    #expect(set.ticks.count >= 3)
  }

  @Test("ticks given by hand have equal decimals, each once, and no −0")
  func given() throws {
    let options = AxisOptions(ticks: TickOptions(values: [0.5, -0.0, 2, 2, 0.25, 99]))
    let axis = try Figure(marks: [Scatter(x: [-1.0, 3], y: [1.0, 2])], x: options).drawn()
      .report.panels[0].x
    #expect(axis.ticks.map(\.label) == ["0.50", "0.00", "2.00", "0.25"])
  }

  @Test("a figure file names the format, or the ticks as a list")
  func files() throws {
    let text = """
      x: {ticks: [0, 0.5, 1]}
      y: {ticks: {format: percent, suffix: " yes"}}
      marks: [{mark: line, x: [0, 1], y: [0, 1]}]
      """
    let panel = try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
      .report.panels[0]
    #expect(panel.x.ticks.map(\.label) == ["0.0", "0.5", "1.0"])
    #expect(panel.y.ticks.first?.label == "0% yes")
  }

  @Test("minor ticks stand where they are asked for, and by themselves on logarithmic axes only")
  func minor() throws {
    func count(_ scale: String, _ minor: Bool?) throws -> Int {
      var options = AxisOptions(scale: scale)
      options.ticks.minor = minor
      options.grid = false
      let scene = try Figure(marks: [Scatter(x: [1.0, 1000], y: [1.0, 2])], x: options).scene()
      return scene.points.count
    }
    let (bare, shown) = (try count("linear", nil), try count("linear", true))
    #expect(shown > bare)
    #expect(try count("log", nil) > count("log", false))
  }

  @Test("two lines say the larger unit once where it begins")
  func twoLines() throws {
    func labels(_ from: String, _ to: String) throws -> [String] {
      let low = try #require(Timestamp.microseconds(from))
      let high = try #require(Timestamp.microseconds(to))
      var request = TickRequest(domain: Double(low)...Double(high), length: 600) {
        6 * Double($0.split(separator: "\n").map(\.count).max() ?? 0)
      }
      request.hasTwoLines = true
      return timeTicks(request).ticks.map(\.label)
    }
    #expect(
      try labels("2023-10-15", "2024-03-15")
        == ["Nov\n2023", "Dec", "Jan\n2024", "Feb", "Mar"])
    #expect(
      try labels("2024-02-29T22:00", "2024-03-01T03:00")
        == ["22:00\n29 Feb 2024", "23:00", "00:00\n1 Mar", "01:00", "02:00", "03:00"])
    #expect(
      try labels("2023-12-28", "2024-01-04").contains("1\nJan 2024"))
    #expect(
      try labels("2024-01-01T00:00:00.000", "2024-01-01T00:00:00.010").last == "00:00:00.010")
    #expect(
      try labels("1500-01-01", "2100-01-01")
        == ["1500", "1600", "1700", "1800", "1900", "2000", "2100"])
  }

  @Test("a figure's time axis reports both lines as one label")
  func report() throws {
    let days = ["2023-11-01", "2024-04-01"]
    let text = "marks: [{mark: line, x: [\(days.joined(separator: ", "))], y: [1, 2]}]"
    let drawn = try FigureDocument(text: text, file: "f.yaml").load(files: nil).drawn()
    #expect(drawn.report.panels[0].x.ticks.map(\.label).first == "Nov 2023")
    #expect(drawn.scene.texts("x-tick").contains("2023"))
  }
}
