import NablaMath
import NablaPlot
import NablaScene
import Testing

@Suite struct GraphMarkTests {
  private func drawn(_ mark: GraphMark, size: Size = Size(640, 400)) throws -> DrawnFigure {
    try Figure(size: size, marks: [mark]).drawn()
  }

  private func texts(_ role: String, _ drawn: DrawnFigure) -> [String] {
    func find(_ items: [SceneItem]) -> [String] {
      items.flatMap { item -> [String] in
        switch item {
        case .text(let text): text.role == role ? [text.source] : []
        case .group(let group): find(group.items)
        case .path, .markers, .image: []
        }
      }
    }
    return find(drawn.scene.items)
  }

  static let layouts = GraphMark.Layout.allCases

  @Test(arguments: layouts)
  func everyNodeBearsItsName(layout: GraphMark.Layout) throws {
    let drawn = try drawn(
      GraphMark(
        from: ["data", "data", "model", "loss"], to: ["model", "loss", "loss", "update"],
        layout: layout))
    #expect(Set(texts("node-name", drawn)) == ["data", "model", "loss", "update"])
    #expect(drawn.report.lint == [])
  }

  @Test func linksBearTheirLabels() throws {
    let chances = ["0.7", "0.2", "0.1", "0.3", "0.4", "0.3", "0.6", "0.4"]
    let drawn = try GraphMark.sample.drawn()
    #expect(texts("link-label", drawn).sorted() == chances.sorted())
  }

  @Test func namesMayBeNumbers() throws {
    let drawn = try drawn(GraphMark(from: [2.0, 1], to: [10.0, 2]))
    #expect(texts("node-name", drawn) == ["1", "2", "10"])
  }

  @Test func aLinkWithoutAnEndIsLeftOutAndSaid() throws {
    let drawn = try drawn(GraphMark(from: [1.0, 2, .nan], to: [2.0, .nan, 1]))
    #expect(
      drawn.report.warnings.contains { $0.contains("2 of 3") }, "\(drawn.report.warnings)")
  }

  @Test func wordsSayTheLinks() throws {
    let drawn = try drawn(GraphMark(from: ["a", "b"], to: ["b", "a"], label: ["0.5", "1"]))
    #expect(
      drawn.scene.description.contains("2 nodes and directed links from a to b (0.5), b to a (1)."))
  }

  @Test func aGraphWithoutLinksOrNodesIsRefused() {
    let error = #expect(throws: NablaError.self) { try drawn(GraphMark()) }
    #expect(error?.description == "marks[0] (graph): has no links; give from and to, or nodes.")
  }

  @Test func weightsBelowZeroAreRefused() {
    let error = #expect(throws: NablaError.self) {
      try drawn(GraphMark(from: ["a"], to: ["b"], weight: [-1.0]))
    }
    #expect(error?.description == "marks[0] (graph).weight: is -1; give 0 or more.")
  }

  @Test func heavierLinksAreWider() throws {
    let figure = Figure(
      marks: [GraphMark(from: ["a", "a"], to: ["b", "c"], weight: [1.0, 4])])
    let widths = try items(of: "graph", in: figure).paths.compactMap(\.stroke?.width)
    #expect((widths.first ?? 9) < (widths.dropFirst().first ?? 0))
  }
}
