import Glibc
import NablaMath
import NablaPlot
import Testing

@Suite("Sampling of functions")
struct FunctionSamplerTests {
  private func sample(
    _ text: String, _ x: ClosedRange<Double> = -3...3, _ y: ClosedRange<Double> = -5...5
  ) throws -> FunctionSamples {
    let formula = try Formula(text)
    return FunctionSampler.sample(SamplingView(x: x, y: y)) { formula($0) }
  }

  static let broken: [(String, ClosedRange<Double>, [Double], [Double], [Double])] = [
    ("1/x", -3...3, [0], [], []), ("1/x^2", -3...3, [0], [], []),
    ("1/(x-0.123)", -1...1, [0.123], [], []),
    ("1/(x-0.123)^2", -1...1, [0.123], [], []), ("ln(x)", -1...3, [0], [], []),
    ("tan(x)", -4...4, [-.pi / 2, .pi / 2], [], []), ("gamma(x)", -2.5...3, [-2, -1, 0], [], []),
    ("floor(x)", -1.5...1.5, [], [-1, 0, 1], []), ("sign(x - 1/3)", -1...1, [], [1.0 / 3], []),
    ("|x|/x", -2...2, [], [0], []), ("sin(x)/x", -10...10, [], [], [0]),
    ("(x^2-1)/(x-1)", -3...3, [], [], [1]), ("|x|", -3...3, [], [], []),
    ("x^(1/3)", -3...3, [], [], []),
    ("tanh(100000x)", -1...1, [], [], []), ("sqrt(x^2-1)", -3...3, [], [], []),
    ("e^(x^2)", -3...3, [], [], []), ("atan(1/x)", -2...2, [], [0], []),
    ("{x < 0: -x, x <= 1: 2, x^2 - 1}", -2...3, [], [0, 1], []),
    ("(1 - cos(x))/x^2", -10...12, [], [], [0]), ("(x - sin(x))/x^3", -3...3, [], [], [0]),
    ("(1 - cos(x))/(x |x|)", -3...4, [], [0], []), ("(e^x - 1 - x)/x^2", -2...2, [], [], [0]),
    ("1e-8/x", -3...3, [0], [], []),
  ]

  @Test("finds poles, jumps and holes, and nothing else", arguments: broken)
  func breaks(
    _ text: String, _ x: ClosedRange<Double>, _ poles: [Double], _ jumps: [Double],
    _ holes: [Double]
  ) throws {
    func isClose(_ a: [Double], _ b: [Double]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 }
    }
    let samples = try sample(text, x)
    #expect(isClose(samples.poles, poles), "\(samples.poles)")
    #expect(isClose(samples.jumps.map(\.x), jumps), "\(samples.jumps)")
    #expect(isClose(samples.holes.map(\.x), holes), "\(samples.holes)")
  }

  @Test(
    "neither end of a jump is closed where the function has no value",
    arguments: ["atan(1/x)", "|x|/x"])
  func openJump(_ text: String) throws {
    let jump = try #require(try sample(text).jumps.first)
    #expect(jump.value.isNaN)
    #expect(try sample("floor(x)", -0.5...0.5).jumps.map(\.value) == [0])
  }

  static let cancelling: [(String, ClosedRange<Double>)] = [
    ("(1 - cos(x))/x^2", 0.4999...0.5001), ("(x - sin(x))/x^3", 0.1666...0.1667),
    ("(e^x - 1 - x)/x^2", 0.499...0.501), ("(1 - cos(x))/|x|^3 x", -0.5001...0.5001),
    ("sqrt(x) (1 - cos(x))/(x^2 sqrt(x))", 0.4999...0.5001),
  ]

  @Test("draws the limit where a function loses its digits beside a gap", arguments: cancelling)
  func lostDigits(_ text: String, _ expected: ClosedRange<Double>) throws {
    let formula = try Formula(text)
    // At 1e-9 the function itself is as wrong as can be.
    #expect(!expected.contains(formula(1e-9)) || formula(1e-9) == 0)
    let samples = try sample(text, -10...12)
    let near = zip(samples.x, samples.y).filter { abs($0.0) < 1e-3 && !$0.1.isNaN }
    #expect(near.count > 1)
    for (x, y) in near { #expect(expected.contains(y), "\(x), \(y)") }
  }

  @Test(
    "never joins the sides of a pole or a jump", arguments: ["tan(x)", "1/x", "floor(x)", "|x|/x"])
  func noFalseLine(_ text: String) throws {
    let samples = try sample(text, -50...50, -10...10)
    for i in 1..<samples.x.count where samples.x[i] - samples.x[i - 1] < 0.2 {
      let (a, b) = (samples.y[i - 1], samples.y[i])
      #expect(!(a * b < 0 && abs(a - b) > 1.5), "\(samples.x[i - 1]): \(a), \(b)")
    }
  }

  @Test(
    "follows the graph to a third of a pixel",
    arguments: ["sin(x)", "x^3 - 3x", "|x|", "e^x", "sin(20x)"])
  func accuracy(_ text: String) throws {
    let formula = try Formula(text)
    let samples = try sample(text)
    #expect(samples.y.allSatisfy { $0.isFinite })
    for i in 1..<samples.x.count {
      let middle = (samples.x[i - 1] + samples.x[i]) / 2
      let line = (samples.y[i - 1] + samples.y[i]) / 2
      guard abs(line) < 5 else { continue }
      let slope = abs((samples.y[i] - samples.y[i - 1]) / (samples.x[i] - samples.x[i - 1]))
      // 30 px to a unit of y, 93 to one of x: the distance from the line is what is seen.
      let pixels = abs(formula(middle) - line) * 30 / max(1, slope * 30 / 93)
      #expect(pixels < 0.34, "\(middle): \(pixels)")
    }
  }

  @Test("tells whether the ends of a region belong to it")
  func ends() throws {
    let open = try sample("1{x > 0.5}")
    #expect(open.ends.map(\.x) == [0.5] && open.ends.map(\.isClosed) == [false])
    let closed = try sample("sqrt(1 - x^2)")
    #expect(closed.ends.map(\.x) == [-1, 1] && closed.ends.allSatisfy { $0.isClosed })
    #expect(closed.ends.allSatisfy { $0.y == 0 })
  }

  @Test("knows a jump's limits and value")
  func jump() throws {
    let samples = try sample("{x < 1: 0, x = 1: 5, 2}")
    let jump = try #require(samples.jumps.first)
    #expect(jump.x == 1 && jump.left == 0 && jump.right == 2 && jump.value == 5)
  }

  @Test(
    "asks a bounded number of times",
    arguments: ["sin(1/x)", "sin(1e9 x)", "1/sin(1e6 x)", "floor(1000x)", "0/0", "mod(x, 1e-7)"])
  func bounded(_ text: String) throws {
    let samples = try sample(text)
    #expect(samples.evaluations < 600_000)
    #expect(zip(samples.x, samples.x.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test("stays finite on hostile domains")
  func hostile() throws {
    for x in [1e300...1.5e300, -1e308...1e308, 0...5e-324, 1...(1 + 1e-15)] {
      let samples = try sample("x^2 - x", x, -1...1)
      #expect(samples.x.allSatisfy { x.contains($0) })
    }
  }
}
