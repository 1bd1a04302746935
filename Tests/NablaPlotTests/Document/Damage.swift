import TestSupport

/// All prefixes of the bytes, and copies with one to four random bytes replaced: what a reader must
/// answer with an error or a value, never with a trap. The generator has a fixed seed.
func damagedCopies(_ bytes: [UInt8], flips: Int = 2000) -> [[UInt8]] {
  var copies = (0..<bytes.count).map { Array(bytes[..<$0]) }
  var generator = SeededGenerator(seed: 20_261_125)
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
