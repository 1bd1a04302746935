import Foundation
import Testing

@testable import NablaMath

@Suite("The seeded generator")
struct GeneratorTests {
  // Made by a Python translation of the authors' C code, which gives their published numbers
  // 41943041, 58720359, 3588806011781223 from the state 1, 2, 3, 4.
  @Test("gives the numbers of its authors' code")
  func reference() {
    var zero = Xoshiro256PlusPlus(seed: 0)
    let expected: [UInt64] = [
      0x5317_5d61_490b_23df, 0x61da_6f3d_c380_d507, 0x5c0f_df91_ec9a_7bfc, 0x02ee_bf8c_3bbe_5e1a,
      0x7eca_04eb_af4a_5eea,
    ]
    for number in expected { #expect(zero.next() == number) }
    var other = Xoshiro256PlusPlus(seed: 42)
    #expect(other.next() == 0xd076_4d4f_4476_689f)
    var uniform = Xoshiro256PlusPlus(seed: 42)
    #expect(uniform.uniform() == 0.8143051451229099 && uniform.uniform() == 0.3188210400616611)
  }

  @Test("begins with the numbers that would have come after those that it skips")
  func skipping() {
    var whole = SplitMix64(seed: 7)
    let numbers = (0..<4).map { _ in whole.next() }
    var rest = SplitMix64(seed: 7, skipping: 3)
    #expect(rest.next() == numbers[3])
  }

  // What the first run gave: a change would change everybody's figures.
  @Test("and the values made of them stay what they are, to the bit")
  func kept() {
    var generator = Xoshiro256PlusPlus(seed: 1)
    let normals = (0..<3).map { _ in generator.standardNormal() }
    #expect(normals == Self.normals, "\(normals)")
    let all = DistributionFamily.all.compactMap { family in
      try? family.distribution(family.parameters.map(\.defaultValue)).samples(3, seed: 1).last
    }
    #expect(all == Self.lasts, "\(all)")
  }

  static let normals = [0.5223122867355491, 0.8404821283177397, 0.04070659198501427]
  // One for each family, in the catalogue's order.
  static let lasts: [Double] = [
    0.04070659198501427, -0.06141459292261495, 0.2737418154872201, 1.1920701329439347,
    1.7197729282685625, 0.6148311433172987, 2.3010771951058753, 0.5268214022701265,
    -2.1955489947966704, 1.0415464626285162, 0.9798525480659999, 1.7429601545305888,
    2.153352072960909, 0.10015090353378386, 0.22377544942842129, 0.3589781270914177, 3.0, 5.0, 4.0,
    4.0, 3.0, 1.0, 0.0,
  ]

  @Test("whole numbers are as likely below any bound")
  func index() {
    var generator = Xoshiro256PlusPlus(seed: 9)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[generator.index(below: 7)] += 1 }
    // Within five deviations of 2000.
    #expect(counts.allSatisfy { abs($0 - 2000) < 210 } == true)
    #expect(generator.index(below: 1) == 0 && generator.index(below: 0) == 0)
    #expect(generator.index(below: -3) == 0)
    let open = (0..<1000).map { _ in generator.openUniform() }
    #expect(open.allSatisfy { $0 > 0 && $0 < 1 } == true)
  }

  @Test("its functions are the C library's to two units in the last place")
  func functions() {
    var generator = Xoshiro256PlusPlus(seed: 4)
    func expectUlps(_ a: Double, _ b: Double, _ ulps: Double, _ what: String) {
      #expect((a - b).magnitude <= ulps * b.ulp, "\(what): \(a), not \(b)")
    }
    for _ in 0..<20_000 {
      let x = (generator.uniform() - 0.5) * 1400
      expectUlps(PortableMath.exp(x), exp(x), 2, "exp \(x)")
      let y = exp(x)
      expectUlps(PortableMath.log(y), log(y), 2, "log \(y)")
      let near = 1 + (generator.uniform() - 0.5) / 8
      expectUlps(PortableMath.log(near), log(near), 2, "log \(near)")
      let small = (generator.uniform() - 0.999) * exp(x / 20)
      if small > -1 { expectUlps(PortableMath.log1p(small), log1p(small), 5, "log1p \(small)") }
      let angle = (generator.uniform() - 0.5) * 2 * Double.pi
      #expect((PortableMath.cos(angle) - cos(angle)).magnitude < 2e-15)
    }
    #expect(PortableMath.log(0) == -.infinity && PortableMath.log(-1).isNaN)
    #expect(PortableMath.log(.infinity) == .infinity && PortableMath.log(1) == 0)
    #expect(PortableMath.exp(-800) == 0 && PortableMath.exp(800) == .infinity)
    #expect(PortableMath.exp(0) == 1 && PortableMath.exp(.nan).isNaN)
    let least = Double.leastNonzeroMagnitude
    expectUlps(PortableMath.log(least), log(least), 2, "the least")
  }
}
