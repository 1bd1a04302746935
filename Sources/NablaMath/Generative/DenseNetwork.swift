/// A small network of dense layers, a = φ(Wx + b), in which every number can be looked at.
public struct DenseNetwork: Sendable {
  /// One layer.
  public struct Layer: Hashable, Sendable {
    /// W: outputs × inputs.
    public var weights: Matrix
    /// b: one for each output.
    public var biases: [Double]
    /// φ; none (the identity) where nil.
    public var activation: Activation?

    public init(weights: Matrix, biases: [Double], activation: Activation?) {
      self.weights = weights
      self.biases = biases
      self.activation = activation
    }
  }

  /// What is minimised.
  public enum Loss: String, CaseIterable, Sendable {
    /// ½ Σ (a − y)².
    case halfSquares
    /// −Σ y ln softmax(a), for outputs that are scores and targets that sum to 1.
    case crossEntropy
  }

  public private(set) var layers: [Layer]

  /// - Parameter layers: at least one; each has as many inputs as the one before has outputs.
  public init(_ layers: [Layer]) throws(MathError) {
    guard let first = layers.first else {
      throw MathError("network", "has no layer", "give at least one")
    }
    var inputs = first.weights.columns
    for (i, layer) in layers.enumerated() {
      try layer.weights.checkFinite("network.layers[\(i)]")
      guard layer.weights.columns == inputs, layer.biases.count == layer.weights.rows,
        layer.biases.allSatisfy(\.isFinite)
      else {
        throw MathError(
          "network.layers[\(i)]",
          "has weights of \(layer.weights.shape) and \(layer.biases.count) biases",
          "give \(inputs) columns, and a finite bias for each row")
      }
      inputs = layer.weights.rows
    }
    self.layers = layers
  }

  /// Random weights of variance 2 / (inputs + outputs) (Glorot & Bengio 2010) and no biases.
  ///
  /// - Parameters:
  ///   - sizes: of the input and of each layer: at least two numbers from 1.
  ///   - activation: of the hidden layers; the last has `output`.
  public init(
    sizes: [Int], activation: Activation, output: Activation? = nil, seed: UInt64 = 42
  ) throws(MathError) {
    guard sizes.count > 1, sizes.allSatisfy({ (1...4096).contains($0) }) else {
      throw MathError("network.sizes", "is \(sizes)", "give at least two numbers of 1 to 4096")
    }
    var generator = Xoshiro256PlusPlus(seed: seed)
    try self.init(
      zip(sizes, sizes.dropFirst()).enumerated().map { i, size in
        let deviation = (2 / Double(size.0 + size.1)).squareRoot()
        return Layer(
          weights: Matrix(rows: size.1, columns: size.0) { _, _ in
            deviation * generator.standardNormal()
          }, biases: Array(repeating: 0, count: size.1),
          activation: i == sizes.count - 2 ? output : activation)
      })
  }

  /// How many numbers are learnt.
  public var parameterCount: Int {
    layers.reduce(0) { $0 + $1.weights.values.count + $1.biases.count }
  }

  /// The network after a step of gradient descent.
  public func stepped(_ pass: BackwardPass, learningRate: Double) -> DenseNetwork {
    var network = self
    for (i, gradient) in pass.layers.enumerated() where layers.indices.contains(i) {
      let layer = layers[i]
      network.layers[i].weights = Matrix(
        rows: layer.weights.rows, columns: layer.weights.columns
      ) {
        layer.weights[$0, $1] - learningRate * gradient.weights[$0, $1]
      }
      network.layers[i].biases = zip(layer.biases, gradient.biases).map {
        $0 - learningRate * $1
      }
    }
    return network
  }
}
