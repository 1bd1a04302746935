package import NablaScene
internal import Yams

/// Reads one YAML document into nodes with their places.
///
/// Scalars follow the core schema of YAML 1.2 (see `YAMLScalar`), quoted ones are always text.
/// Custom tags, merge keys, duplicate keys, keys that are lists or maps and second documents are
/// errors. Aliases are expanded, and every expansion counts against the limit of nodes.
package enum YAMLReader {
  /// Levels of lists and maps.
  package static let depthLimit = 64
  /// Bytes of a document: 16 MB.
  package static let sizeLimit = 16 << 20
  /// Nodes of a document, counted over all expansions of aliases.
  package static let nodeLimit = 100_000

  /// Reads one document; an empty one is null.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8; a byte-order mark is skipped.
  ///   - name: the file's name for messages.
  ///   - allowsAnchors: whether nodes may have anchors, and so aliases; true by default.
  package static func read(
    _ bytes: [UInt8], name: String, allowsAnchors: Bool = true
  ) throws(NablaError) -> Node {
    let text = try bytes.withRawBytes { (raw) throws(NablaError) -> String in
      guard raw.count <= sizeLimit else {
        throw NablaError(
          name, "\(raw.count) bytes are more than a YAML document may have (\(sizeLimit))",
          "put large data into a .csv or .npy file")
      }
      try UTF8Check.require(raw, name)
      try YAMLGuard.check(raw, name: name)
      return String(decoding: raw.dropFirst(UTF8Check.markLength(raw)), as: UTF8.self)
    }
    do {
      let parser = try parser(text)
      // Nodes hold their anchors weakly: they are the parser's.
      defer { withExtendedLifetime(parser) {} }
      guard let root = try parser.singleRoot() else { return Node(.null, line: 1, column: 1) }
      var conversion = YAMLConversion(name: name, allowsAnchors: allowsAnchors)
      return try conversion.node(root, depth: 1)
    } catch let error as YamlError {
      throw YAMLProblem.error(error, text: text, name: name)
    } catch let error as NablaError {
      throw error
    } catch {
      throw NablaError(name, "the document cannot be read: \(error)")
    }
  }

  /// Reads one document from text.
  package static func read(_ text: String, name: String) throws(NablaError) -> Node {
    try read(Array(text.utf8), name: name)
  }

  static func compose(_ text: String) throws -> Yams.Node? { try parser(text).singleRoot() }

  private static func parser(_ text: String) throws -> Yams.Parser {
    // A node that an alias repeats may have been resolved as a key before; elsewhere tags stay as
    // they are, and no pattern need be compiled. The encoding is named because the default one
    // asks the environment.
    let resolver = text.utf8.contains(UInt8(ascii: "&")) ? resolver : .basic
    return try Yams.Parser(
      yaml: text, resolver: resolver, constructor: Constructor([:], [:], [:]), encoding: .utf8)
  }

  /// Leaves every tag as it was written: tags are resolved here, not by patterns of YAML 1.1.
  private static let resolver = (try? Resolver.basic.appending(.implicit, "^")) ?? .basic
}

/// Turns Yams' nodes into ours, counting what aliases expand to.
private struct YAMLConversion {
  let name: String
  let allowsAnchors: Bool
  private var nodes = 0

  init(name: String, allowsAnchors: Bool) {
    self.name = name
    self.allowsAnchors = allowsAnchors
  }

  mutating func node(_ node: Yams.Node, depth: Int) throws(NablaError) -> Node {
    let (line, column) = (node.line, node.column)
    nodes += 1
    if !allowsAnchors, let anchor = node.anchor {
      throw NablaError(
        Node.place(name, line: line, column: column),
        "the anchor &\(Nearest.clipped(anchor.rawValue))",
        "anchors and aliases are not read here; write the value out")
    }
    guard nodes <= YAMLReader.nodeLimit else {
      throw NablaError(
        name, "more than \(YAMLReader.nodeLimit) nodes, counting what aliases expand to",
        "put large data into a .csv or .npy file")
    }
    guard depth <= YAMLReader.depthLimit + 1 else { throw YAMLProblem.tooDeep(name, line, column) }
    switch node {
    case .scalar(let scalar):
      return Node(try value(scalar), line: line, column: column)
    case .sequence(let sequence):
      try requireDepth(depth, line, column)
      try checkTag(sequence.tag, allowed: "tag:yaml.org,2002:seq", line, column)
      var elements: [Node] = []
      elements.reserveCapacity(sequence.count)
      for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
      return Node(.list(elements), line: line, column: column)
    case .mapping(let mapping):
      try requireDepth(depth, line, column)
      try checkTag(mapping.tag, allowed: "tag:yaml.org,2002:map", line, column)
      return Node(.map(try entries(mapping, depth: depth)), line: line, column: column)
    case .alias(let alias):
      throw NablaError(
        Node.place(name, line: line, column: column),
        "the alias *\(alias.anchor.rawValue) is not defined", "define it with & before its use")
    }
  }

  private func requireDepth(_ depth: Int, _ line: Int, _ column: Int) throws(NablaError) {
    guard depth <= YAMLReader.depthLimit else { throw YAMLProblem.tooDeep(name, line, column) }
  }

  private mutating func entries(
    _ mapping: Yams.Node.Mapping, depth: Int
  ) throws(NablaError) -> [Node.Entry] {
    var entries: [Node.Entry] = []
    entries.reserveCapacity(mapping.count)
    var known: [String: Int] = [:]
    for (key, value) in mapping {
      let (line, column) = (key.line, key.column)
      let place = Node.place(name, line: line, column: column)
      guard case .scalar(let scalar) = key else {
        throw NablaError(place, "a key that is a list or a map", "keys are text")
      }
      if scalar.style == .plain, scalar.string == "<<" {
        throw NablaError(
          place, "merge keys (<<) are not part of YAML 1.2", "write the keys out where they belong")
      }
      if let earlier = known.updateValue(entries.count, forKey: scalar.string) {
        throw YAMLProblem.duplicate(scalar.string, place, entries[earlier].place(""))
      }
      let value = try node(value, depth: depth + 1)
      entries.append(Node.Entry(scalar.string, value, line: line, column: column))
    }
    return entries
  }

  private func value(_ scalar: Yams.Node.Scalar) throws(NablaError) -> Node.Content {
    let line = scalar.mark?.line ?? 0
    let column = scalar.mark?.column ?? 0
    let isPlain = scalar.style == .plain
    switch scalar.tag.description {
    case "" where isPlain: return YAMLScalar.resolve(scalar.string)
    case "", "!", "tag:yaml.org,2002:str": return .text(scalar.string)
    default:
      throw unknownTag(scalar.tag, line, column)
    }
  }

  private func checkTag(
    _ tag: Tag, allowed: String, _ line: Int, _ column: Int
  ) throws(NablaError) {
    guard tag.description.isEmpty || tag.description == allowed else {
      throw unknownTag(tag, line, column)
    }
  }

  private func unknownTag(_ tag: Tag, _ line: Int, _ column: Int) -> NablaError {
    NablaError(
      Node.place(name, line: line, column: column),
      "the tag \"\(Nearest.clipped(tag.description))\"",
      "only !!str, !!seq and !!map are read; remove it")
  }
}

extension Yams.Node {
  fileprivate var line: Int { mark?.line ?? 0 }
  fileprivate var column: Int { mark?.column ?? 0 }
}
