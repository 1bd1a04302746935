import Foundation
import NablaMath
import Testing

/// Texts that nobody would write. `scripts/fuzz-expressions` tries a million of them, this suite some thousands.
@Suite("Hostile formulas")
struct FormulaFuzzTests {
  private static let words = [
    "x", "2", "1e", ".5", "sin(", "(", ")", "|", "{", "}", ":", ",", "^", "-", "!", "²", "⁻", "√",
    "if(", "log_", "log(", "<", "≤", "=", "not ", " and ", " or ", "π", "é", "\u{301}", "/",
    "max(", "∞", "0", "e", "\0", "🙂", "_", "[", "]", "mod(", "1/3", "factorial(", "gcd(", "'", ";",
    "f(x)=", "f(", "a=", "a", "...", "…", "sum(k,1,", "k", "integral(t,0,", "t", "product(k,0,3,",
    "d/dx(", "d²/dx²(", "d", "dx", "total(", "softmax(", "1...3", "[1,2]", "\n", "\"", "\\",
    "normal_cdf(", "bessel_j(", "−", "–", "∑(", "x'", "\u{202E}", "1e308", "-1", "00", "1.5.2",
  ]

  /// Formulas to change here and there.
  private static let seeds = [
    "f(t) = t^2; a = 3; a f(x) + f'(x)", "sum(k, 1, 10, k^2 x)", "integral(t, 0, x, exp(-t^2))",
    "{x < 0: -x, 0 <= x < 1: x^2, sin(x)}", "softmax([1, 2, x])[2]", "d/dx(x^3 sin(x)/|x|)",
    "L = [1, 4, 9]; sum(k, 1, 3, L[k])", "2x^2 y - 3pi (x+1)(x-1)!", "max(x, 1)^(1/3) + √(x² + 1)",
  ]

  private static func text(_ random: inout FormulaGenerator) -> String {
    switch random.below(4) {
    case 0, 1:
      return (0..<(1 + random.below(12))).map { _ in random.pick(words) }.joined()
    case 2:
      var characters = Array(random.pick(seeds))
      for _ in 0..<(1 + random.below(4)) {
        let place = random.below(characters.count)
        switch random.below(3) {
        case 0: characters.remove(at: place)
        case 1: characters.insert(contentsOf: random.pick(words), at: place)
        default: characters.swapAt(place, random.below(characters.count))
        }
        if characters.isEmpty { characters = ["x"] }
      }
      return String(characters)
    default:
      let bytes = (0..<random.below(24)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static func same(_ a: Double, _ b: Double) -> Bool { a == b || (a.isNaN && b.isNaN) }

  private func check(_ formula: Formula, _ text: String) throws {
    let places = [-2.5, 0, 1e300]
    for (a, b) in zip(places.map { formula($0) }, formula.values(places)) {
      #expect(Self.same(a, b), "\(text)")
    }
    let again = try Formula(formula.displayText)
    #expect(again.displayText == formula.displayText, "\(text)")
    let first = try? formula.evaluate([0.75])
    let second = try? again.evaluate([0.75])
    #expect(first?.count == second?.count, "\(text)")
    for (a, b) in zip(first ?? [], second ?? []) { #expect(Self.same(a, b), "\(text)") }
    _ = try? formula.derivative("x")(0.75)
    _ = formula.interval(RealInterval(-1, 2))
    _ = (formula.latex, formula.swift, formula.simplified)
  }

  @Test("never trap, and are the same one by one, in blocks, and read again")
  func fuzz() throws {
    let wanted = ProcessInfo.processInfo.environment["NABLA_FUZZ_COUNT"].flatMap { Int($0) }
    var random = FormulaGenerator(seed: UInt64(clamping: wanted ?? 7))
    var read = 0
    for _ in 0..<(wanted ?? 8000) {
      let text = Self.text(&random)
      let formula: Formula
      do {
        formula = try Formula(text)
      } catch {
        #expect((1...(text.count + 1)).contains(error.column), "\(text): \(error)")
        #expect(!error.excerpt(of: text).isEmpty)
        continue
      }
      read += 1
      try check(formula, text)
    }
    // Most texts call a function with the wrong number of arguments.
    #expect(read > (wanted ?? 8000) / 100)
  }

  /// What fuzzing has found.
  static let findings: [String] = [
    "x{1<2}[1,2]", "1e308 1e308", "∑(k,1,1/0,k)", "[1,2]'", "sum(k,1,0/0,k)", "integral(t,0,1/0,1)",
    "[1...3,5...3]", "0...-1", "1...1/0", "[[]][1]", "[][1]", "d/dx()", "f(x)=", "a=", ";", ";;",
    "a=1;", "1;", "x''", "2'", "…", "1..", "..1", "[,]", "{:}", "{x:}", "f()=1; f()", "sin''''''(",
  ]

  @Test("that were found once stay answered", arguments: findings)
  func found(_ text: String) {
    guard let formula = try? Formula(text) else { return }
    #expect((try? Formula(formula.displayText)) != nil)
    _ = try? formula.derivative("x")
    #expect(formula.interval(RealInterval(0, 1)).isContinuous != .no)
  }
}
