/// Random numbers from a seed: xoshiro256++ 1.0 by D. Blackman and S. Vigna.
///
/// "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw. 47 (2021), reference
/// code in the public domain at prng.di.unimi.it. The state is filled by SplitMix64, as its authors
/// advise. Period 2²⁵⁶ − 1; the same numbers for the same seed on every platform. Not for secrets.
public struct Xoshiro256PlusPlus: RandomNumberGenerator, Hashable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter seed: any number; near seeds give unrelated sequences.
  public init(seed: UInt64) {
    var split = SplitMix64(seed: seed)
    state = (split.next(), split.next(), split.next(), split.next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let result = rotated(state.0 &+ state.3, 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, 45)
    return result
  }

  private func rotated(_ x: UInt64, _ count: UInt64) -> UInt64 {
    x << count | x >> (64 - count)
  }

  public static func == (a: Self, b: Self) -> Bool { a.state == b.state }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
  }
}
