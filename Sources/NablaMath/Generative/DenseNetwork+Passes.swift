extension DenseNetwork {
  /// What an input becomes on its way through the network.
  public struct ForwardPass: Sendable {
    /// One layer's numbers.
    public struct Layer: Sendable {
      public let input: [Double]
      /// wᵢⱼxⱼ on the edge from j to i: outputs × inputs.
      public let edges: Matrix
      /// z = Wx + b.
      public let sums: [Double]
      /// φ(z).
      public let output: [Double]
    }

    public let layers: [Layer]

    /// The last layer's.
    public var output: [Double] { layers.last?.output ?? [] }
  }

  /// How the loss changes with every number in the network.
  public struct BackwardPass: Sendable {
    /// One layer's gradients.
    public struct Layer: Sendable {
      /// ∂L/∂a of the outputs.
      public let outputs: [Double]
      /// δ = ∂L/∂z of the sums.
      public let sums: [Double]
      /// ∂L/∂W = δxᵀ: outputs × inputs.
      public let weights: Matrix
      /// ∂L/∂b = δ.
      public let biases: [Double]
      /// δᵢwᵢⱼ, what goes back over the edge from i to j: outputs × inputs.
      public let edges: Matrix
      /// ∂L/∂x, the sums of what comes back: Wᵀδ.
      public let inputs: [Double]
    }

    public let forward: ForwardPass
    public let loss: Double
    /// From the first to the last.
    public let layers: [Layer]
  }

  /// - Parameter input: as many finite numbers as the first layer has inputs.
  public func forward(_ input: [Double]) throws(MathError) -> ForwardPass {
    let wanted = layers[0].weights.columns
    guard input.count == wanted, input.allSatisfy(\.isFinite) else {
      throw MathError("network.input", "is \(input)", "give \(wanted) finite numbers")
    }
    var x = input
    var passed: [ForwardPass.Layer] = []
    for layer in layers {
      let (w, input) = (layer.weights, x)
      let edges = Matrix(rows: w.rows, columns: w.columns) { w[$0, $1] * input[$1] }
      let sums = (0..<w.rows).map { row in
        (0..<w.columns).reduce(0) { $0 + edges[row, $1] } + layer.biases[row]
      }
      let output = sums.map { layer.activation?.value($0) ?? $0 }
      passed.append(
        ForwardPass.Layer(input: input, edges: edges, sums: sums, output: output))
      x = output
    }
    return ForwardPass(layers: passed)
  }

  /// Backpropagation (Rumelhart, Hinton & Williams 1986).
  ///
  /// - Parameters:
  ///   - input: as many finite numbers as the first layer has inputs.
  ///   - target: as many as the last layer has outputs.
  public func backward(
    _ input: [Double], target: [Double], loss: Loss = .halfSquares
  ) throws(MathError) -> BackwardPass {
    let forward = try forward(input)
    guard target.count == forward.output.count, target.allSatisfy(\.isFinite) else {
      throw MathError(
        "network.target", "is \(target)", "give \(forward.output.count) finite numbers")
    }
    var slopes = loss.gradient(forward.output, target)
    var gradients: [BackwardPass.Layer] = []
    for (layer, values) in zip(layers, forward.layers).reversed() {
      let w = layer.weights
      let outputs = slopes
      let deltas = outputs.indices.map { outputs[$0] * layer.slope(values.sums[$0]) }
      let edges = Matrix(rows: w.rows, columns: w.columns) { deltas[$0] * w[$0, $1] }
      slopes = (0..<w.columns).map { column in
        (0..<w.rows).reduce(0) { $0 + edges[$1, column] }
      }
      gradients.append(
        BackwardPass.Layer(
          outputs: outputs, sums: deltas,
          weights: Matrix(rows: w.rows, columns: w.columns) { deltas[$0] * values.input[$1] },
          biases: deltas, edges: edges, inputs: slopes))
    }
    return BackwardPass(
      forward: forward, loss: loss.value(forward.output, target), layers: gradients.reversed())
  }
}

extension DenseNetwork.Layer {
  /// φ′(z); at a kink the slope from below, as is usual.
  fileprivate func slope(_ z: Double) -> Double {
    guard let activation else { return 1 }
    let slope = activation.derivative(z)
    return slope.isNaN && !z.isNaN ? activation.kink?.below ?? slope : slope
  }
}

extension DenseNetwork.Loss {
  /// The loss of outputs.
  public func value(_ output: [Double], _ target: [Double]) -> Double {
    switch self {
    case .halfSquares:
      return zip(output, target).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 2
    case .crossEntropy:
      let total = Softmax.logSumExp(output)
      return zip(output, target).reduce(0) { $0 + $1.1 * (total - $1.0) }
    }
  }

  /// Its gradient in the outputs: a − y, or softmax(a) Σy − y.
  func gradient(_ output: [Double], _ target: [Double]) -> [Double] {
    switch self {
    case .halfSquares: return zip(output, target).map { $0 - $1 }
    case .crossEntropy:
      let sum = target.reduce(0, +)
      return zip(Softmax.probabilities(output), target).map { $0 * sum - $1 }
    }
  }
}
