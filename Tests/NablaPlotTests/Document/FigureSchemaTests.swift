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
    #expect(at("additionalProperties") == Node(false))
    #expect(at("$defs", "mark-line", "additionalProperties") == Node(false))
  }

  @Test func rangesAndChoicesAreThoseOfTheOptions() {
    #expect(at("$defs", "mark-line", "properties", "opacity", "minimum") == Node(0.0))
    #expect(at("$defs", "mark-line", "properties", "opacity", "maximum") == Node(1.0))
    #expect(
      at("$defs", "mark-line", "properties", "step", "enum")?.list?.contains(Node("none")) == true)
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
    for name in references where name != "#" {
      let key = String(name.trimmingPrefix("#/$defs/"))
      #expect(at("$defs", key) != nil, "\(name)")
    }
  }
}
