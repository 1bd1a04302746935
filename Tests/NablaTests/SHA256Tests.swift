import Nabla
import Testing

/// Digests against the examples of NIST (FIPS 180-4, and the SHA-2 test vectors of CAVP).
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func textsHaveTheDigestsOfTheStandard(text: String, digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
    #expect(SHA256.hex(Array(text.utf8), digits: 8) == String(digest.prefix(8)))
    let bytes = SHA256.bytes(Array(text.utf8))
    #expect(bytes.count == 32)
    #expect(
      bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } == UInt32(digest.prefix(8), radix: 16))
  }

  @Test func aMillionLettersHaveTheDigestOfTheStandard() {
    #expect(
      SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Computed with Python's hashlib: every length around the ends of blocks.
  @Test func everyLengthAroundABlockIsPadded() {
    let all = (0...130).map { SHA256.hex([UInt8](repeating: 0x5A, count: $0)) }.joined()
    #expect(
      SHA256.hex(Array(all.utf8))
        == "444b29eea3ec5b3fe6996a01293c9d9f5ac3f54f95eb6e85542c93e448ce11b6")
  }
}
