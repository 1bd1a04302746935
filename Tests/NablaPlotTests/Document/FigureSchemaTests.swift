import NablaPlot
import Testing

/// The JSON Schema of figure files.
@Suite struct FigureSchemaTests {
  private let schema = FigureSchema().node()

  private func at(_ path: String...) -> Node? {
    path.reduce(Optional(schema)) { node, key in node?[key] }
  }

  @Test func itDescribesEveryOptionOfEveryMark() throws {
    for kind in MarkRegistry.standard.kinds {
      let type = try #require(MarkRegistry.standard[kind])
      func names<M: Mark>(_ type: M.Type) -> [String] { M.fields.map(\.name) }
      let properties = try #require(at("$defs", "mark-\(kind)", "properties")?.map)
      #expect(properties.map(\.key) == ["mark"] + names(type))
      #expect(properties.allSatisfy { $0.key == "mark" || $0.value["description"] != nil })
    }
  }

  @Test func unknownKeysAreRefused() {
    #expect(at("$defs", "figure", "additionalProperties") == Node(false))
    #expect(at("$defs", "mark-line", "additionalProperties") == Node(false))
  }

  @Test func rangesAndChoicesAreThoseOfTheOptions() {
    #expect(at("$defs", "mark-line", "properties", "opacity", "minimum") == Node(0.0))
    #expect(at("$defs", "mark-line", "properties", "opacity", "maximum") == Node(1.0))
    #expect(
      at("$defs", "mark-line", "properties", "step", "enum")?.list?.contains(Node("none")) == true)
  }

  @Test func whatMayBeLeftOpenMayBeNull() {
    #expect(at("$defs", "axis", "properties", "domain", "type") == ["array", "null"])
    let secondary = at("$defs", "axis", "properties", "secondary", "anyOf")?.list ?? []
    #expect(secondary.last == ["type": "null"])
    #expect(at("$defs", "mark-line", "properties", "step", "anyOf") == nil)
  }

  @Test func namesOfOpenSetsAreListed() {
    let scale = at("$defs", "axis", "properties", "scale", "anyOf")?.list ?? []
    #expect(scale.first?["enum"]?.list?.contains("symlog") == true)
    let map = at("$defs", "color", "properties", "colormap", "anyOf")?.list?.first?["anyOf"]?.list
    #expect(map?.first?["enum"]?.list?.contains("viridis") == true)
    #expect(map?.last?["pattern"]?.text?.contains("[vV][iI][rR]") == true)
  }

  @Test func optionsOfSeveralTypesAreDescribedByAllOfThem() {
    let bins = at("$defs", "mark-histogram", "properties", "bins", "anyOf")?.list ?? []
    #expect(bins.compactMap { $0["type"]?.text } == ["integer", "array"])
    #expect(bins.last?["enum"]?.list?.contains("fd") == true)
    let ticks = at("$defs", "axis", "properties", "ticks", "anyOf")?.list ?? []
    #expect(ticks.first == ["$ref": "#/$defs/tick"])
    #expect(ticks.last?["type"] == "array")
    let channel = at("$defs", "channel", "anyOf")?.list ?? []
    #expect(channel.compactMap { $0["type"]?.text } == ["array", "object"])
  }

  @Test func aFileThatNamesARecipeHasThatOnesParameters() {
    let recipe = FigureSchema.Recipe(
      id: "axes", summary: "What an axis takes.", parameters: AxisOptions.self)
    let schema = FigureSchema(recipes: [recipe], recipeOptions: LintOptions.self).node()
    #expect(schema["if"] == ["required": ["recipe"]])
    #expect(schema["then"] == ["$ref": "#/$defs/recipe"])
    #expect(schema["else"] == ["$ref": "#/$defs/figure"])
    let properties = schema["$defs"]?["recipe-axes"]?["properties"]
    #expect(properties?["recipe"] == ["const": "axes"])
    #expect(properties?["label"] != nil)
    #expect(properties?["off"] == ["$ref": "#/$defs/every-recipe/properties/off"])
    #expect(schema["$defs"]?["every-recipe"]?["properties"]?["off"] != nil)
  }

  @Test func sourcesAndStepsAreDescribed() {
    for kind in TableSources.standard.kinds {
      #expect(at("$defs", "data-\(kind)", "properties", kind, "description") != nil, "\(kind)")
      #expect(at("$defs", "data-\(kind)", "properties", "transform") != nil, "\(kind)")
    }
    let steps = at("$defs", "step", "oneOf")?.list ?? []
    #expect(steps.compactMap { $0["required"]?.list?.first?.text } == TableSteps.standard.kinds)
  }

  @Test func everyReferenceIsDefined() {
    var references = Set<String>()
    func walk(_ node: Node) {
      if let name = node["$ref"]?.text { references.insert(name) }
      for child in node.list ?? [] { walk(child) }
      for entry in node.map ?? [] { walk(entry.value) }
    }
    walk(schema)
    #expect(references.count > 10)
    for name in references {
      let key = String(name.trimmingPrefix("#/$defs/"))
      #expect(at("$defs", key) != nil, "\(name)")
    }
  }
}
