/// All prefixes of the bytes, and copies with one to four random bytes replaced: what a reader must
/// answer with an error or a value, never with a trap. The generator has a fixed seed.
func damagedCopies(_ bytes: [UInt8], flips: Int = 2000) -> [[UInt8]] {
  var copies = (0..<bytes.count).map { Array(bytes[..<$0]) }
  var generator = SplitMix(state: 20_261_125)
  for _ in 0..<(bytes.isEmpty ? 0 : flips) {
    var copy = bytes
    for _ in 0...Int.random(in: 0...3, using: &generator) {
      let index = Int.random(in: 0..<copy.count, using: &generator)
      copy[index] = .random(in: 0...255, using: &generator)
    }
    copies.append(copy)
  }
  return copies
}

/// A small generator with a seed (Steele, Lea & Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
