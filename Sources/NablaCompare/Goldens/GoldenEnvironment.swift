import NablaPlot

/// What pixels depend on beside the figure: libraries, fonts, the processor's kind.
package struct GoldenEnvironment: Hashable, Sendable {
  /// Versions or hashes by name.
  package let parts: [String: String]

  package init(_ parts: [String: String]) { self.parts = parts }

  /// The processor's kind, of which libm's last digits depend.
  package static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// What differs, as `cairo 1.16.0 → 1.18.0`; empty for the same environment.
  package func differences(from other: GoldenEnvironment) -> [String] {
    Set(parts.keys).union(other.parts.keys).sorted().compactMap { name in
      let (new, old) = (parts[name] ?? "none", other.parts[name] ?? "none")
      return new == old ? nil : "\(name) \(old) → \(new)"
    }
  }

  var node: Node {
    Node(parts.sorted { $0.key < $1.key }.map { Node.Entry($0.key, Node($0.value)) })
  }

  init?(_ node: Node) {
    guard let entries = node.map else { return nil }
    var parts: [String: String] = [:]
    for entry in entries {
      guard let text = entry.value.text else { return nil }
      parts[entry.key] = text
    }
    self.parts = parts
  }
}
