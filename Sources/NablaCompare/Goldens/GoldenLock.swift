import NablaPlot
package import NablaScene

/// What the goldens are, in hashes: `goldens.lock`, one line a case.
///
/// Where a drawing has the hash of the lock and the golden is the file of the lock, nothing need be
/// decoded. The environment says whether pixels can be the same to the last bit.
package struct GoldenLock: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// SHA-256 of the scene's text.
    package var scene: String
    /// SHA-256 of the golden PNG's file.
    package var file: String
    /// SHA-256 of the pixels (RGBA), by theme; the first theme's are in the PNG.
    package var pixels: [String: String]
    /// In pixels.
    package var width: Int
    package var height: Int

    package init(
      scene: String, file: String, pixels: [String: String], width: Int, height: Int
    ) {
      (self.scene, self.file, self.pixels) = (scene, file, pixels)
      (self.width, self.height) = (width, height)
    }
  }

  package var environment: GoldenEnvironment
  package var cases: [String: Entry]

  package init(environment: GoldenEnvironment, cases: [String: Entry] = [:]) {
    (self.environment, self.cases) = (environment, cases)
  }

  /// - Parameter name: the file's name for messages.
  /// - Throws: where it is no lock file.
  package init(_ bytes: [UInt8], name: String) throws(NablaError) {
    let root = try JSONReader.read(bytes, name: name)
    let damaged = NablaError(
      name, "is no lock file of goldens", "restore it, or record the goldens anew")
    guard root["version"]?.int == 1 else {
      guard let version = root["version"] else { throw damaged }
      throw NablaError(
        version.place(name), "the lock file has version \(version.json())",
        "this program reads version 1")
    }
    guard let parts = root["environment"], let environment = GoldenEnvironment(parts),
      let entries = root["cases"]?.map
    else { throw damaged }
    self.environment = environment
    cases = [:]
    for entry in entries {
      guard let value = Entry(entry.value) else {
        throw NablaError(
          entry.place(name), "the entry of \"\(entry.key)\" is damaged",
          "restore it, or record the case anew")
      }
      cases[entry.key] = value
    }
  }

  /// The file: cases by name, one a line.
  package var text: String {
    let lines = cases.sorted { $0.key < $1.key }.map { name, entry in
      "    \(Node(name).json()): \(entry.node.json())"
    }
    return """
      {
        "version": 1,
        "environment": \(environment.node.json()),
        "cases": {
      \(lines.joined(separator: ",\n"))
        }
      }

      """
  }
}

extension GoldenLock.Entry {
  fileprivate var node: Node {
    [
      "scene": Node(scene), "file": Node(file),
      "pixels": Node(
        pixels.sorted { $0.key < $1.key }.map { Node.Entry($0.key, Node($0.value)) }),
      "size": Node([Node(width), Node(height)]),
    ]
  }

  fileprivate init?(_ node: Node) {
    guard let scene = node["scene"]?.text, let file = node["file"]?.text,
      let entries = node["pixels"]?.map, let size = node["size"]?.list, size.count == 2,
      let width = size[0].int, let height = size[1].int
    else { return nil }
    var pixels: [String: String] = [:]
    for entry in entries {
      guard let hash = entry.value.text else { return nil }
      pixels[entry.key] = hash
    }
    self.init(scene: scene, file: file, pixels: pixels, width: width, height: height)
  }
}
