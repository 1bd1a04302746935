import ExampleData
import NablaPlot
import NablaScene

/// Attention weights [layers, heads, queries, keys] with the tokens of both sides.
struct AttentionTensor {
  let layers: Int
  let heads: Int
  let queries: Int
  let keys: Int
  /// Row-major over [layers, heads, queries, keys].
  let values: [Double]
  /// Tokens that the file itself names; nil where it names none.
  let tokens: [String]?

  /// The weights that a recipe's parameters name; the example's where `source` is nil.
  ///
  /// - Parameters:
  ///   - owner: the recipe's id, for messages.
  ///   - tensor: which tensor of a `.safetensors` file.
  static func load(
    _ source: AttentionSource?, tensor: String?, files: DataFiles?, owner: String
  ) throws(NablaError) -> AttentionTensor {
    let isNamed =
      if case .file(let path)? = source { path.lowercased().hasSuffix(".safetensors") } else {
        false
      }
    if let tensor, !isNamed {
      throw NablaError(
        "\(owner).tensor",
        "is \"\(Nearest.clipped(tensor))\", and only .safetensors files have names",
        "leave it out")
    }
    guard let source else { return try example(owner) }
    switch source {
    case .values(let node): return try AttentionTensor(nested: node, owner)
    case .file(let path):
      let files = try files.required(at: "\(owner).attention", "give numbers")
      let bytes = try files.bytes(path, place: "\(owner).attention")
      return try read(bytes, path, tensor: tensor, owner: owner)
    }
  }

  private static func read(
    _ bytes: [UInt8], _ path: String, tensor: String?, owner: String
  ) throws(NablaError) -> AttentionTensor {
    switch path.split(separator: ".").last?.lowercased() {
    case "npy": return try AttentionTensor(try NPYReader.read(bytes, name: path), nil, path)
    case "safetensors":
      let file = try SafetensorsReader.read(bytes, name: path)
      return try AttentionTensor(safetensors: file, tensor: tensor, owner)
    case "json":
      let text = String(decoding: bytes, as: UTF8.self)
      return try AttentionTensor(nested: try JSONReader.read(text, name: path), path)
    case "csv":
      let table = try CSVReader.read(bytes, name: path)
      return try AttentionTensor(table, path)
    default:
      throw NablaError(
        "\(owner).attention", "\"\(path)\" is of an unknown kind",
        "give a .npy, .safetensors, .json or .csv file")
    }
  }

  /// Six layers and twelve heads of a small language model over one sentence.
  private static func example(_ owner: String) throws(NablaError) -> AttentionTensor {
    let file = try SafetensorsReader.read(
      exampleBytes(nabla_example_attention()), name: "the example")
    return try AttentionTensor(safetensors: file, tensor: nil, owner)
  }

  // MARK: - Shapes

  private init(safetensors file: Safetensors, tensor: String?, _ owner: String) throws(NablaError) {
    var name = tensor
    if name == nil {
      let candidates = file.entries.filter { (2...4).contains($0.shape.count) }
      guard candidates.count == 1 else {
        let weights = file.entries.contains { $0.name.hasSuffix("weight") }
        let what =
          weights
          ? "holds a model's weights, not its attention: \(file.entries.count) tensors"
          : "holds \(file.entries.count) tensors, \(candidates.count) of rank 2 to 4"
        let known = file.entries.map { "\($0.name) \($0.shape)" }
        throw NablaError(
          file.name, what, "choose one with tensor; \(Nearest.list(known))")
      }
      name = candidates[0].name
    }
    try self.init(
      try file.tensor(name ?? ""), try TokenList.metadata(of: file), file.name)
  }

  init(_ tensor: Tensor, _ tokens: [String]?, _ place: String) throws(NablaError) {
    let shape = tensor.shape
    guard (2...4).contains(shape.count), !shape.contains(0) else {
      throw NablaError(
        place, "the tensor has the shape \(shape)",
        "give [queries, keys], [heads, queries, keys] or [layers, heads, queries, keys]")
    }
    let full = Array(repeating: 1, count: 4 - shape.count) + shape
    (layers, heads, queries, keys) = (full[0], full[1], full[2], full[3])
    values = tensor.values
    self.tokens = tokens
  }

  /// From nested lists of rank 2 to 4.
  private init(nested node: Node, _ place: String) throws(NablaError) {
    var shape: [Int] = []
    var level = node
    while let list = level.list, shape.count < 5 {
      shape.append(list.count)
      guard let first = list.first else { break }
      level = first
    }
    var values: [Double] = []
    guard Self.flatten(node, shape[...], into: &values) else {
      throw NablaError(
        place, "the nested lists are not a block of numbers", "give lists of the same length")
    }
    try self.init(try Tensor(shape: shape, values: values), nil, place)
  }

  private static func flatten(
    _ node: Node, _ shape: ArraySlice<Int>, into values: inout [Double]
  ) -> Bool {
    guard let count = shape.first else {
      guard let number = node.isNull ? Double.nan : node.double else { return false }
      values.append(number)
      return true
    }
    guard let list = node.list, list.count == count else { return false }
    return list.allSatisfy { flatten($0, shape.dropFirst(), into: &values) }
  }

  /// From a table: a row for each query, a column for each key.
  private init(_ table: Table, _ place: String) throws(NablaError) {
    var columns: [[Double]] = []
    for name in table.names {
      guard case .numbers(let values) = try table[name] else {
        throw NablaError(place, "the column \"\(name)\" holds text", "give a matrix of numbers")
      }
      columns.append(values)
    }
    let values = (0..<table.rowCount).flatMap { row in columns.map { $0[row] } }
    let tensor = try Tensor(shape: [table.rowCount, columns.count], values: values)
    try self.init(tensor, table.rowCount == columns.count ? table.names : nil, place)
  }

  // MARK: - Choosing

  /// One matrix [queries, keys], or the mean over layers or heads.
  func matrix(
    layer: Selection, head: Selection, owner: String
  ) throws(NablaError) -> Matrix {
    let layerIndices = try Self.indices(layer, layers, "\(owner).layer", "layer")
    let headIndices = try Self.indices(head, heads, "\(owner).head", "head")
    let size = queries * keys
    var sum = [Double](repeating: 0, count: size)
    for l in layerIndices {
      for h in headIndices {
        let start = (l * heads + h) * size
        for i in 0..<size { sum[i] += values[start + i] }
      }
    }
    let n = Double(layerIndices.count * headIndices.count)
    let mean = n == 1 ? sum : sum.map { $0 / n }
    return Matrix(rows: queries, columns: keys, values: mean) ?? .empty
  }

  private static func indices(
    _ selection: Selection, _ count: Int, _ place: String, _ what: String
  ) throws(NablaError) -> Range<Int> {
    switch selection {
    case .mean, .all: return 0..<count
    case .index(let i):
      guard (0..<count).contains(i) else {
        throw NablaError(
          place, "is \(i), and there \(count == 1 ? "is 1 \(what)" : "are \(count) \(what)s")",
          count == 1 ? "give 0 or mean" : "give 0 to \(count - 1), or mean")
      }
      return i..<(i + 1)
    }
  }
}
