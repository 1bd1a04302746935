public import NablaPlot
public import NablaScene

/// Every layer and head of a model at once, with a measure that finds the interesting ones.
public struct AttentionModelGrid: Recipe {
  public static let id = "attention-model-grid"
  public static let title = "All layers and heads at once"
  public static let topic = "4.4 Transformers Math"
  public static let question = "Which heads are interesting?"
  public static let formulas = [#"A^{(l,h)}"#]
  public static let references = [
    "J. Vig, A Multiscale Visualization of Attention in the Transformer Model, 2019",
    "K. Clark and others, What Does BERT Look At?, 2019",
  ]

  public var attention: AttentionSource?
  public var pattern = "*attn*"
  public var layers = Part.all
  public var heads = Part.all
  public var sort = Order.index
  public var metric = Metric.entropy

  public init() {}

  public static let fields: [Field<AttentionModelGrid>] = [
    Field(
      "attention", \.attention,
      help: "Weights [layers,heads,q,k] or [heads,q,k], or a path; an example where left out."),
    Field(
      "name-pattern", \.pattern,
      help: "Which tensors of a .safetensors file are layers, with * and ?, where it has several."),
    Field("layers", \.layers, help: "The layers from 0, or all."),
    Field("heads", \.heads, help: "The heads from 0, or all."),
    Field("sort", \.sort, help: "In which order heads stand."),
    Field("metric", \.metric, help: "The number at each head."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let tensor = try AttentionTensor.layers(
      attention, pattern: pattern, files: context.files, owner: Self.id)
    let chosen = (
      try numbers(layers, "layers", tensor.layers), try numbers(heads, "heads", tensor.heads)
    )
    guard chosen.0.count * chosen.1.count <= 4096 else {
      throw refuse(
        "heads", "makes \(chosen.0.count * chosen.1.count) matrices", "choose at most 4096")
    }
    let figure = ModelGridFigure(
      recipe: self, layers: chosen.0, heads: chosen.1, tensor: tensor)
    return RecipeResult(figure: figure.figure, series: figure.series)
  }

  private func numbers(
    _ part: Part, _ name: String, _ count: Int
  ) throws(NablaError) -> [Int] {
    guard case .list(let list) = part else { return Array(0..<count) }
    if let wrong = list.first(where: { !(0..<count).contains($0) }) {
      throw refuse(name, "has the number \(wrong)", "give 0 to \(count - 1)")
    }
    guard Set(list).count == list.count else {
      throw refuse(name, "names one twice", "give each once")
    }
    return list
  }
}
