import NablaCompare
import Testing

@Suite struct CIEDE2000Tests {
  /// L₁ a₁ b₁ L₂ a₂ b₂ and the difference to 4 decimals.
  private static func pairs() throws -> [[Double]] {
    let text = String(decoding: try Fixtures.bytes("ciede2000/sharma34.csv"), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",").dropFirst().compactMap { Double($0) }
    }
  }

  @Test("the 34 pairs of Sharma, Wu & Dalal have their differences, in both directions")
  func published() throws {
    let pairs = try Self.pairs()
    #expect(pairs.count == 34)
    for numbers in pairs {
      try #require(numbers.count == 7)
      let a = CIELab(numbers[0], numbers[1], numbers[2])
      let b = CIELab(numbers[3], numbers[4], numbers[5])
      #expect(abs(a.difference(to: b) - numbers[6]) < 1e-4, "\(numbers)")
      #expect(abs(b.difference(to: a) - numbers[6]) < 1e-4, "\(numbers)")
    }
  }

  @Test("a colour lies at no distance from itself")
  func zero() {
    for a in [CIELab(0, 0, 0), CIELab(50, 20, -70), CIELab(100, 0, 0)] {
      #expect(a.difference(to: a) == 0)
    }
  }
}
