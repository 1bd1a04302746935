import Foundation
import NablaMath
import Testing

@Suite struct EncodingTests {
  @Test func sinusoidsAreThoseOfThePaper() throws {
    let table = try GenerativeTable.read()
    let encoding = try SinusoidalEncoding(dimension: 6).encoding(length: 51)
    for (position, row) in zip(table.positions, table.sinusoidal) {
      #expect(relativeDistance(encoding.row(position), row) < 1e-14)
    }
    #expect(encoding.row(0) == [0, 1, 0, 1, 0, 1])
  }

  /// Position 1 of d = 4: the paper's row, and the one of The Illustrated Transformer's picture.
  @Test func bothPublishedLayoutsAreThere() throws {
    let paper = try SinusoidalEncoding(dimension: 4).encoding(length: 2).row(1)
    #expect(
      relativeDistance(
        paper, [0.8414709848078965, 0.5403023058681398, 0.009999833334166664, 0.9999500004166653])
        < 1e-15)
    let blog = try SinusoidalEncoding(dimension: 4, layout: .concatenated, timescales: .t2t)
      .encoding(length: 2).row(1)
    #expect(
      relativeDistance(
        blog, [0.8414709848078965, 0.00009999999983333334, 0.5403023058681398, 0.999999995]) < 1e-15
    )
  }

  @Test func productsDependOnTheDistance() throws {
    let encoding = try SinusoidalEncoding(dimension: 32)
    let rows = encoding.encoding(length: 60)
    for (p, k) in [(0, 5), (17, 5), (50, 9)] {
      let product = zip(rows.row(p), rows.row(p + k)).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(product - encoding.similarity(distance: k)) < 1e-12)
    }
    #expect(encoding.wavelengths[0] == 2 * .pi)
    #expect(encoding.encoding(length: -1).isEmpty)
  }

  @Test func rotationsAreThoseOfThePaper() throws {
    let table = try GenerativeTable.read()
    for pairing in RotaryEncoding.Pairing.allCases {
      let rotary = try RotaryEncoding(dimension: 6, pairing: pairing)
      let rotated = try rotary.rotated(table.rotaryVector, position: 7)
      #expect(relativeDistance(rotated, try #require(table.rotary[pairing.rawValue])) < 1e-15)
    }
  }

  @Test func scoresOfRotatedVectorsDependOnTheDistance() throws {
    let (q, k) = ([1.0, 2, 3, 4], [0.5, -1, 2, 1])
    for pairing in RotaryEncoding.Pairing.allCases {
      let rotary = try RotaryEncoding(dimension: 4, pairing: pairing)
      func score(_ m: Double, _ n: Double) throws -> Double {
        zip(try rotary.rotated(q, position: m), try rotary.rotated(k, position: n))
          .reduce(0) { $0 + $1.0 * $1.1 }
      }
      #expect(abs(try score(3, 1) - score(102, 100)) < 1e-12)
      #expect(abs(try score(0, 0) - 8.5) < 1e-15)
      let rows = try rotary.rotated(#require(Matrix([q, k])), start: 5)
      #expect(rows.row(1) == (try rotary.rotated(k, position: 6)))
    }
  }

  @Test func scalingSlowsTheFrequencies() throws {
    let plain = try RotaryEncoding(dimension: 8).frequencies
    let linear = try RotaryEncoding(dimension: 8, scaling: .linear(factor: 4)).frequencies
    #expect(linear == plain.map { $0 / 4 })
    let ntk = try RotaryEncoding(dimension: 8, scaling: .ntk(factor: 4)).frequencies
    #expect(ntk[0] == 1 && abs(ntk[3] / plain[3] - 0.25) < 1e-12)
    #expect(try RotaryEncoding(dimension: 2, scaling: .ntk(factor: 4)).frequencies == [1])
  }

  @Test func oddDimensionsAreRefused() {
    #expect(throws: MathError.self) { try SinusoidalEncoding(dimension: 7) }
    #expect(throws: MathError.self) { try SinusoidalEncoding(dimension: 0) }
    #expect(throws: MathError.self) { try SinusoidalEncoding(dimension: 8, base: 1) }
    #expect(throws: MathError.self) { try RotaryEncoding(dimension: 3) }
    #expect(throws: MathError.self) { try RotaryEncoding(dimension: 4, base: .nan) }
    #expect(throws: MathError.self) { try RotaryEncoding(dimension: 4, scaling: .ntk(factor: 0)) }
    #expect(throws: MathError.self) { try RotaryEncoding(dimension: 4).rotated([1], position: 2) }
  }
}
