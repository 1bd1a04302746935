/// SplitMix64 (G. Steele, D. Lea and C. Flood, OOPSLA 2014), as in Vigna's reference code: fills the
/// state of other generators, and is enough for tests and for moving markers apart.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// - Parameter skipped: how many numbers of the sequence are left out, which takes no time.
  package init(seed: UInt64, skipping skipped: UInt64 = 0) {
    state = seed &+ skipped &* Self.step
  }

  package mutating func next() -> UInt64 {
    state &+= Self.step
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
