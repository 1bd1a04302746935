package import NablaScene

/// The name of a case: `[a-z0-9-]`, so that no file system takes two of them for one.
package struct GoldenName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  /// - Throws: for an empty name, one above 100 characters, and any character but a–z, 0–9 and -.
  package init(_ text: String, place: String) throws(NablaError) {
    let isPlain = text.utf8.allSatisfy { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || byte == UInt8(ascii: "-")
    }
    guard isPlain, 1...100 ~= text.utf8.count, !text.hasPrefix("-") else {
      throw NablaError(
        place, "the name \"\(text.prefix(100))\" is no case's",
        "use a to z, 0 to 9 and -, at most 100, not - in front")
    }
    self.text = text
  }

  package var description: String { text }

  package static func < (a: GoldenName, b: GoldenName) -> Bool { a.text < b.text }

  var sceneFile: String { "\(text).scene.txt" }
  var imageFile: String { "\(text).png" }
}
