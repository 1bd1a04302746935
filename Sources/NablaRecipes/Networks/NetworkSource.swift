import NablaMath
public import NablaPlot
import NablaScene

/// Where a small network comes from: a known one, a JSON file, or a map written out.
public enum NetworkSource: Hashable, Sendable, OptionValue {
  case mazur
  case softplusNeuron
  case file(String)
  case values(Node)

  public static var optionType: OptionType {
    .other("mazur, softplus-neuron, a path (.json), or a map of inputs, neurons and outputs")
  }

  public init(option node: Node) throws(OptionProblem) {
    switch node.text {
    case "mazur": self = .mazur
    case "softplus-neuron": self = .softplusNeuron
    case let path? where path.lowercased().hasSuffix(".json"): self = .file(path)
    case let word?:
      throw OptionProblem(
        "is \(node.shown)", Nearest.advice(word, among: ["mazur", "softplus-neuron"]), at: node)
    case nil:
      guard node.map != nil else { throw .expected(Self.optionType, node) }
      self = .values(node)
    }
  }

  public var optionNode: Node {
    switch self {
    case .mazur: "mazur"
    case .softplusNeuron: "softplus-neuron"
    case .file(let path): Node(path)
    case .values(let node): node
    }
  }

  func graph(files: DataFiles?, place: String) throws(NablaError) -> NeuronGraph {
    switch self {
    case .mazur:
      return try Self.known(
        [
          ("h1", ["i1", "i2"], [0.15, 0.2], 0.35, .sigmoid),
          ("h2", ["i1", "i2"], [0.25, 0.3], 0.35, .sigmoid),
          ("o1", ["h1", "h2"], [0.4, 0.45], 0.6, .sigmoid),
          ("o2", ["h1", "h2"], [0.5, 0.55], 0.6, .sigmoid),
        ], learnsBiases: false, place)
    case .softplusNeuron:
      return try Self.known(
        [
          ("h", ["i1", "i2"], [1.2, -0.8], 0.3, .softplus), ("o1", ["h"], [0.9], -0.4, nil),
          ("o2", ["h"], [1.1], 0.1, nil),
        ], learnsBiases: true, place)
    case .file(let path):
      let files = try files.required(at: place, "give a name or a map")
      let bytes = try files.bytes(path, place: place)
      return try Self.graph(try JSONReader.read(bytes, name: path), place)
    case .values(let node): return try Self.graph(node, place)
    }
  }

  private static func known(
    _ neurons: [(String, [String], [Double], Double, Activation?)], learnsBiases: Bool,
    _ place: String
  ) throws(NablaError) -> NeuronGraph {
    try NeuronGraph(
      inputs: ["i1", "i2"],
      neurons: neurons.map { name, from, weights, bias, activation in
        (
          NeuronGraph.Neuron(
            name: name, sources: [], weights: weights, bias: bias, activation: activation), from
        )
      }, outputs: ["o1", "o2"], learnsBiases: learnsBiases, place: place)
  }

  // MARK: - Reading

  /// `{inputs: [names], neurons: [{name, from, weights, bias, activation}], outputs: [names]}`.
  private static func graph(_ node: Node, _ place: String) throws(NablaError) -> NeuronGraph {
    func names(_ node: Node?, _ what: String) throws(NablaError) -> [String] {
      guard let list = node?.list else {
        throw NablaError(place, "has no \(what)", "give a list of names")
      }
      return list.compactMap(\.scalarText)
    }
    func numbers(_ node: Node?, _ what: String) throws(NablaError) -> [Double] {
      let values = node?.list?.map { $0.double ?? .nan } ?? []
      guard node?.list != nil, values.allSatisfy(\.isFinite) else {
        throw NablaError(place, "\(what) has no list of numbers as weights", "give finite numbers")
      }
      return values
    }
    guard let entries = node["neurons"]?.list else {
      throw NablaError(place, "has no neurons", "give a list of maps")
    }
    var neurons: [(neuron: NeuronGraph.Neuron, from: [String])] = []
    for (i, entry) in entries.enumerated() {
      let name = entry["name"]?.scalarText ?? "n\(i + 1)"
      let neuron = NeuronGraph.Neuron(
        name: name, sources: [], weights: try numbers(entry["weights"], name),
        bias: entry["bias"]?.double ?? 0,
        activation: try activation(entry["activation"]?.text, place))
      neurons.append((neuron, try names(entry["from"], "sources of \(name)")))
    }
    return try NeuronGraph(
      inputs: try names(node["inputs"], "inputs"), neurons: neurons,
      outputs: try names(node["outputs"], "outputs"), learnsBiases: true, place: place)
  }

  private static func activation(_ name: String?, _ place: String) throws(NablaError) -> Activation?
  {
    switch name {
    case nil, "linear", "none": return nil
    case "sigmoid": return .sigmoid
    case "tanh": return .tanh
    case "relu": return .relu
    case "softplus": return .softplus
    case "gelu": return .gelu
    case "silu": return .silu
    case let word?:
      let known = ["linear", "sigmoid", "tanh", "relu", "softplus", "gelu", "silu"]
      throw NablaError(
        place, "has the activation \"\(Nearest.clipped(word))\"",
        Nearest.advice(word, among: known))
    }
  }
}
