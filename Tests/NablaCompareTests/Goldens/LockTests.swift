import Nabla
import NablaCompare
import NablaScene
import Testing

@Suite struct LockTests {
  private let lock = GoldenLock(
    environment: GoldenEnvironment(["cairo": "1.16.0", "Inter-Regular": "abc"]),
    cases: [
      "b": .init(
        scene: "1", file: "2", pixels: ["light": "3", "dark": "4"], width: 640, height: 400),
      "a": .init(scene: "5", file: "6", pixels: ["light": "7"], width: 1, height: 2),
    ])

  @Test("a lock comes back, one line a case, by name")
  func roundTrip() throws {
    let text = lock.text
    #expect(try GoldenLock(Array(text.utf8), name: "l") == lock)
    let lines = text.split(separator: "\n")
    #expect(lines[4].contains("\"a\":") && lines[5].contains("\"b\":"))
  }

  @Test(
    "what is no lock is an error",
    arguments: [
      "", "{}", "[]", "{\"version\": 2}", "{\"version\": 1, \"environment\": {}}",
      "{\"version\": 1, \"environment\": {\"a\": 1}, \"cases\": {}}",
      "{\"version\": 1, \"environment\": {}, \"cases\": {\"a\": {}}}",
    ])
  func wrong(text: String) {
    #expect(throws: NablaError.self) { try GoldenLock(Array(text.utf8), name: "l") }
  }

  @Test("SHA-256 of the examples of FIPS 180-4 and of every length around a block")
  func sha256() {
    #expect(
      SHA256.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(
      SHA256.hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hex(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(
      SHA256.hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    let digests = (50...70).map { SHA256.hex([UInt8](repeating: 7, count: $0)) }
    #expect(Set(digests).count == digests.count)
    // python3 -c 'import hashlib; print(hashlib.sha256(bytes([7]*64)).hexdigest())'
    #expect(digests[14] == "6cfeeb3aa25d3f411dae5eec17d7369ca7153e72dcf54bcf4c3daec0f5b21fc7")
  }
}
