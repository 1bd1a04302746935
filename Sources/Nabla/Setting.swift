import NablaPlot

/// One option changed from outside: `lr=0.05`, `x.label=time`, `curves=[{mu: 0, sigma: 1}]`.
package struct Setting: Sendable {
  let path: [String]
  package let value: Node

  /// From `name=value`; the value is read as YAML, but for a formula in pieces (`{x < 0: -x, x}`).
  package init(_ text: String) throws(NablaError) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw NablaError("--set", "\"\(text)\" has no value", "write --set name=value")
    }
    let name = text[..<equals]
    let value = String(text[text.index(after: equals)...])
    path = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if Self.isInPieces(value) {
      self.value = Node(value)
      return
    }
    do throws(NablaError) {
      self.value = try YAMLReader.read(value, name: "").withoutPlace
    } catch {
      throw NablaError(
        "--set \(name)", "the value \"\(value)\" is not YAML: \(error.problem)", error.remedy)
    }
  }

  /// Whether a text is a formula in pieces, which YAML would take for a map: it begins with a
  /// condition.
  private static func isInPieces(_ value: String) -> Bool {
    let text = value.drop(while: \.isWhitespace)
    guard text.first == "{" else { return false }
    let key = text.dropFirst().prefix { $0 != ":" && $0 != "," }
    return key.contains(where: "<>=≤≥≠".contains) && !key.contains(where: "\"'".contains)
  }

  package init(_ name: String, _ value: Node) {
    path = [name]
    self.value = value
  }

  /// All settings as one map.
  static func node(_ settings: [Setting]) throws(NablaError) -> Node {
    var root = Node([] as [Node.Entry])
    for setting in settings { root = try setting.applied(to: root) }
    return root
  }

  /// The document with the option changed; maps on the way are made where they are missing.
  func applied(to root: Node) throws(NablaError) -> Node { try replace(path[...], in: root) }

  private func replace(_ path: ArraySlice<String>, in node: Node) throws(NablaError) -> Node {
    guard let key = path.first else { return value }
    if let list = node.list {
      guard let index = Int(key), list.indices.contains(index) else {
        throw NablaError(
          "--set \(self.path.joined(separator: "."))", "\"\(key)\" is no place in a list",
          "give 0 to \(list.count - 1)")
      }
      var changed = list
      changed[index] = try replace(path.dropFirst(), in: list[index])
      return Node(.list(changed), line: node.line, column: node.column)
    }
    guard node.isNull || node.map != nil else {
      throw NablaError(
        "--set \(self.path.joined(separator: "."))", "\"\(key)\" lies inside \(node.kindName)",
        "name an option")
    }
    var entries = node.map ?? []
    if let i = entries.firstIndex(where: { $0.key == key }) {
      entries[i].value = try replace(path.dropFirst(), in: entries[i].value)
    } else {
      entries.append(.init(key, try replace(path.dropFirst(), in: Node(.null))))
    }
    return Node(.map(entries), line: node.line, column: node.column)
  }
}

extension Node {
  /// The same value as if made in code: what is typed on a command line has no line and column.
  fileprivate var withoutPlace: Node {
    switch value {
    case .list(let nodes): Node(.list(nodes.map(\.withoutPlace)))
    case .map(let entries): Node(.map(entries.map { Entry($0.key, $0.value.withoutPlace) }))
    default: Node(value)
    }
  }
}
