/// The grammar of figure files as a JSON Schema (draft 2020-12), made of the declared options.
///
/// Editors check and complete figure files with it. It says what each option takes and its range;
/// what depends on the data or on other options, only reading the file can tell.
public struct FigureSchema: Sendable {
  /// What a file holds that names a recipe in place of marks.
  public struct Recipe: Sendable {
    let id: String
    let summary: String
    let parameters: any Configurable.Type

    public init(id: String, summary: String, parameters: any Configurable.Type) {
      self.id = id
      self.summary = summary
      self.parameters = parameters
    }
  }

  private let marks: MarkRegistry
  private let sources: TableSources
  private let steps: TableSteps
  private let recipes: [Recipe]
  private let recipeOptions: (any Configurable.Type)?
  /// The records in the order in which they are first met, with their names.
  private var records: [(type: RecordType, name: String)] = []

  /// - Parameters:
  ///   - marks: the marks that the files may use.
  ///   - sources: the kinds of data that they may name.
  ///   - steps: the steps of transforms that they may use.
  ///   - recipes: the recipes that they may name; none by default.
  ///   - recipeOptions: what every recipe takes beside its own parameters.
  public init(
    marks: MarkRegistry = .standard, sources: TableSources = .standard,
    steps: TableSteps = .standard, recipes: [Recipe] = [],
    recipeOptions: (any Configurable.Type)? = nil
  ) {
    self.marks = marks
    self.sources = sources
    self.steps = steps
    self.recipes = recipes
    self.recipeOptions = recipeOptions
  }

  /// The schema of a whole figure file.
  public func node() -> Node {
    var builder = self
    return builder.build()
  }

  private mutating func build() -> Node {
    var definitions = [Node.Entry("figure", object(properties(of: FigureOptions.self)))]
    definitions.append(.init("panel", object(properties(of: PanelOptions.self))))
    definitions.append(.init("mark", markChoice))
    for kind in marks.kinds {
      guard let type = marks[kind] else { continue }
      definitions.append(.init("mark-\(kind)", mark(type)))
    }
    definitions.append(.init("channel", channel))
    definitions.append(.init("data", data))
    definitions += sources.types.map { .init("data-\($0.kind)", source($0)) }
    definitions.append(.init("step", Node([.init("oneOf", Node(steps.types.map { step($0) }))])))
    if !recipes.isEmpty {
      definitions.append(.init("recipe", recipeChoice))
      if let recipeOptions {
        definitions.append(.init("every-recipe", object(properties(of: recipeOptions))))
      }
      definitions += recipes.map { .init("recipe-\($0.id)", recipe($0)) }
    }
    // Describing a record may meet further ones.
    var done = 0
    while done < records.count {
      let record = records[done]
      definitions.append(.init(record.name, object(properties(of: record.type.type))))
      done += 1
    }
    var root: [Node.Entry] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", "Nabla figure file, version 1"),
    ]
    if recipes.isEmpty {
      root.append(.init("$ref", "#/$defs/figure"))
    } else {
      root += [
        .init("if", Node([.init("required", Node(["recipe"]))])),
        .init("then", reference("recipe")), .init("else", reference("figure")),
      ]
    }
    return Node(root + [.init("$defs", Node(definitions))])
  }

  // MARK: - Recipes

  /// The recipe that `recipe` names, and what that one takes.
  private var recipeChoice: Node {
    let name = Node([
      .init("description", "The recipe that draws the figure."),
      .init("enum", Node(recipes.map(\.id))),
    ])
    let choices = recipes.map { recipe in
      let isThis = Node([.init("recipe", Node([.init("const", Node(recipe.id))]))])
      return Node([
        .init("if", Node([.init("properties", isThis)])),
        .init("then", reference("recipe-\(recipe.id)")),
      ])
    }
    return Node([
      .init("type", "object"), .init("required", Node(["recipe"])),
      .init("properties", Node([.init("recipe", name)])), .init("allOf", Node(choices)),
    ])
  }

  private func names(of type: (any Configurable.Type)?) -> [String] {
    func names<C: Configurable>(_ type: C.Type) -> [String] { C.fields.map(\.name) }
    return type.map { names($0) } ?? []
  }

  private mutating func recipe(_ recipe: Recipe) -> Node {
    var entries = [Node.Entry("recipe", Node([.init("const", Node(recipe.id))]))]
    entries += properties(of: recipe.parameters)
    entries += names(of: recipeOptions).map {
      .init($0, reference("every-recipe/properties/\($0)"))
    }
    return Node([
      .init("description", Node(recipe.summary)), .init("type", "object"),
      .init("properties", Node(entries)), .init("additionalProperties", Node(false)),
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
      if field.takesNothing { schema = orNothing(schema) }
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

  /// A column's name, a constant, values, or a formula of columns.
  private var channel: Node {
    let value = Node([.init("type", Node(["string", "number", "boolean", "null"]))])
    let formula = Node([
      .init("type", "object"),
      .init("properties", Node([.init("formula", Node([.init("type", Node(["string"]))]))])),
      .init("additionalProperties", Node(false)),
    ])
    let list = Node([.init("type", "array"), .init("items", value)])
    return Node(either(Node([.init("type", Node(["string", "number"]))]), list, formula))
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
        .init("items", Node(schema(AxisValue.optionType, bounds))),
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
    case .figure: either(Node([.init("type", "string")]), reference("figure"))
    case .channel: [.init("$ref", Node("#/$defs/channel"))]
    case .color: [.init("type", "string")]
    case .pattern(let form, _):
      [.init("type", "string")] + (form.isEmpty ? [] : [.init("pattern", Node(form))])
    case .names(let value):
      [
        .init("type", "object"),
        .init("additionalProperties", Node(schema(value, bounds))),
      ]
    case .nothing: [.init("type", "null")]
    case .either(let types, _):
      types.count == 1
        ? schema(types[0], bounds)
        : [.init("anyOf", Node(types.map { Node(schema($0, bounds)) }))]
    // What is described in words alone may be anything.
    case .other: []
    }
  }

  /// A schema that null passes too, without hiding from validators what is wrong inside.
  private func orNothing(_ schema: [Node.Entry]) -> [Node.Entry] {
    guard let type = schema.first, type.key == "type" else {
      return either(Node(schema), Node([.init("type", "null")]))
    }
    let types = type.value.list ?? [type.value]
    return [.init("type", Node(types + ["null"]))] + schema.dropFirst()
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
