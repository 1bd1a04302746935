/// The grammar of figure files as a JSON Schema (draft 2020-12), made of the declared options.
///
/// Editors check and complete figure files with it. It says what each option takes and its range;
/// what depends on the data or on other options, only reading the file can tell.
public struct FigureSchema: Sendable {
  private let marks: MarkRegistry
  private let sources: TableSources
  private let steps: TableSteps
  /// The records in the order in which they are first met, with their names.
  private var records: [(type: RecordType, name: String)] = []

  /// - Parameters:
  ///   - marks: the marks that the files may use.
  ///   - sources: the kinds of data that they may name.
  ///   - steps: the steps of transforms that they may use.
  public init(
    marks: MarkRegistry = .standard, sources: TableSources = .standard,
    steps: TableSteps = .standard
  ) {
    self.marks = marks
    self.sources = sources
    self.steps = steps
  }

  /// The schema of a whole figure file.
  public func node() -> Node {
    var builder = self
    return builder.build()
  }

  private mutating func build() -> Node {
    let figure = properties(of: FigureOptions.self)
    var definitions = [Node.Entry("panel", object(properties(of: PanelOptions.self)))]
    definitions.append(.init("mark", markChoice))
    for kind in marks.kinds {
      guard let type = marks[kind] else { continue }
      definitions.append(.init("mark-\(kind)", mark(type)))
    }
    definitions.append(.init("data", data))
    definitions += sources.types.map { .init("data-\($0.kind)", source($0)) }
    definitions.append(.init("step", Node([.init("oneOf", Node(steps.types.map { step($0) }))])))
    // Describing a record may meet further ones.
    var done = 0
    while done < records.count {
      let record = records[done]
      definitions.append(.init(record.name, object(properties(of: record.type.type))))
      done += 1
    }
    return Node([
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "Nabla figure file, version 1"), .init("type", "object"),
      .init("properties", Node(figure)), .init("additionalProperties", Node(false)),
      .init("$defs", Node(definitions)),
    ])
  }

  // MARK: - Records

  private func object(_ properties: [Node.Entry]) -> Node {
    Node([
      .init("type", "object"), .init("properties", Node(properties)),
      .init("additionalProperties", Node(false)),
    ])
  }

  private mutating func properties(of type: any Configurable.Type) -> [Node.Entry] {
    entries(type)
  }

  private mutating func entries<C: Configurable>(_ type: C.Type) -> [Node.Entry] {
    let defaults = C()
    return C.fields.map { field in
      var schema = self.schema(field.type, field.bounds)
      let unit = field.unit.isEmpty ? "" : " In \(field.unit)."
      schema.append(.init("description", Node(field.help + unit)))
      let value = field.encode(defaults)
      if !value.isNull, value.isShort { schema.append(.init("default", value)) }
      return Node.Entry(field.name, Node(schema))
    }
  }

  private mutating func mark(_ type: any Mark.Type) -> Node {
    var properties = [Node.Entry("mark", Node([.init("const", Node(type.kind))]))]
    properties += self.properties(of: type)
    return Node([
      .init("description", Node(type.summary)), .init("type", "object"),
      .init("properties", Node(properties)), .init("required", Node(["mark"])),
      .init("additionalProperties", Node(false)),
    ])
  }

  private var markChoice: Node {
    Node([.init("oneOf", Node(marks.kinds.map { reference("mark-\($0)") }))])
  }

  /// A file's path, a source with its options, or steps alone.
  private var data: Node {
    let transform = Node([
      .init("type", "object"), .init("properties", Node([.init("transform", transform)])),
      .init("required", Node(["transform"])), .init("additionalProperties", Node(false)),
    ])
    let kinds = sources.kinds.map { reference("data-\($0)") }
    return Node([.init("anyOf", Node([Node([.init("type", "string")])] + kinds + [transform]))])
  }

  private var transform: Node {
    Node([
      .init("type", "array"), .init("items", reference("step")),
      .init("description", "Steps that the table goes through, one after the other."),
    ])
  }

  private mutating func source(_ type: any TableSource.Type) -> Node {
    Node([
      .init("type", "object"),
      .init("properties", Node(properties(of: type) + [.init("transform", transform)])),
      .init("required", Node([type.kind])), .init("additionalProperties", Node(false)),
    ])
  }

  /// A step's options; most steps take a name, a list of them or a formula in their place.
  private mutating func step(_ type: any TableStep.Type) -> Node {
    var options = schema(type.optionType, nil)
    if case .options = type.optionType {
      options = either(
        Node([.init("type", Node(["string", "array"]))]), Node(options))
    }
    options.append(.init("description", Node(type.summary)))
    return Node([
      .init("type", "object"), .init("properties", Node([.init(type.kind, Node(options))])),
      .init("required", Node([type.kind])), .init("additionalProperties", Node(false)),
    ])
  }

  private func reference(_ name: String) -> Node {
    Node([.init("$ref", Node("#/$defs/\(name)"))])
  }

  private mutating func name(of record: RecordType) -> String {
    if let known = records.first(where: { $0.type == record }) { return known.name }
    var name = String(describing: record.type)
    if name.hasSuffix("Options"), name != "Options" { name.removeLast("Options".count) }
    name = name.prefix(1).lowercased() + name.dropFirst()
    while records.contains(where: { $0.name == name }) { name += "2" }
    records.append((record, name))
    return name
  }

  // MARK: - Types

  private mutating func schema(_ type: OptionType, _ bounds: Bounds?) -> [Node.Entry] {
    switch type {
    case .number: [.init("type", "number")] + limits(bounds)
    case .integer: [.init("type", "integer")] + limits(bounds)
    case .boolean: [.init("type", "boolean")]
    case .text: [.init("type", Node(["string", "number", "boolean"]))]
    case .choice(let names): [.init("enum", Node(names))]
    case .list(let element):
      [.init("type", "array"), .init("items", Node(schema(element, bounds)))]
    case .interval:
      [
        .init("type", "array"), .init("minItems", Node(2)), .init("maxItems", Node(2)),
        .init("items", Node([.init("type", Node(["number", "string"]))])),
      ]
    case .record: [.init("type", "object")]
    case .options(let record): [.init("$ref", Node("#/$defs/\(name(of: record))"))]
    case .theme:
      either(
        Node([.init("enum", Node(Themes.all.map(\.name)))]),
        Node([
          .init("type", "string"), .init("pattern", #"\.([yY][aA]?[mM][lL]|[jJ][sS][oO][nN])$"#),
        ]),
        reference(name(of: RecordType(ThemeOptions.self))))
    case .marks: [.init("type", "array"), .init("items", reference("mark"))]
    case .panels:
      [
        .init("type", "array"),
        .init(
          "items",
          Node([
            .init("type", "array"),
            .init(
              "items", Node(either(Node([.init("type", "null")]), reference("panel")))),
          ])),
      ]
    case .data: [.init("$ref", Node("#/$defs/data"))]
    case .figure: either(Node([.init("type", "string")]), Node([.init("$ref", "#")]))
    case .channel: [.init("type", Node(["string", "number", "array", "object", "boolean"]))]
    case .color: [.init("type", "string")]
    // What is described in words may be anything.
    case .other: []
    }
  }

  private func either(_ choices: Node...) -> [Node.Entry] { [.init("anyOf", Node(choices))] }

  private func limits(_ bounds: Bounds?) -> [Node.Entry] {
    guard let bounds else { return [] }
    var entries: [Node.Entry] = []
    if bounds.lower.isFinite {
      entries.append(
        .init(bounds.includesLower ? "minimum" : "exclusiveMinimum", Node(bounds.lower)))
    }
    if bounds.upper.isFinite {
      entries.append(
        .init(bounds.includesUpper ? "maximum" : "exclusiveMaximum", Node(bounds.upper)))
    }
    return entries
  }
}

extension Node {
  /// Whether the value is worth repeating as a default.
  fileprivate var isShort: Bool {
    switch value {
    case .null: false
    case .bool, .integer, .number, .text: true
    case .list(let elements): !elements.isEmpty && elements.count <= 4
    case .map: false
    }
  }
}
