import NablaMath
import Testing

@Suite struct DenseNetworkTests {
  /// The network of Matt Mazur's "A Step by Step Backpropagation Example".
  private func mazur() throws -> DenseNetwork {
    try DenseNetwork([
      .init(
        weights: #require(Matrix([[0.15, 0.20], [0.25, 0.30]])), biases: [0.35, 0.35],
        activation: .sigmoid),
      .init(
        weights: #require(Matrix([[0.40, 0.45], [0.50, 0.55]])), biases: [0.60, 0.60],
        activation: .sigmoid),
    ])
  }

  @Test func mazursNumbersComeOut() throws {
    let pass = try mazur().backward([0.05, 0.10], target: [0.01, 0.99])
    #expect(relativeDistance(pass.forward.output, [0.75136507, 0.772928465]) < 1e-8)
    #expect(abs(pass.loss - 0.298371109) < 1e-9)
    #expect(abs(pass.layers[1].weights[0, 0] - 0.082167041) < 1e-9)
    #expect(abs(pass.layers[0].weights[0, 0] - 0.000438568) < 1e-9)
    let better = try mazur().stepped(pass, learningRate: 0.5)
    #expect(abs(better.layers[1].weights[0, 0] - 0.35891648) < 1e-8)
    #expect(abs(better.layers[0].weights[0, 0] - 0.149780716) < 1e-9)
    #expect(try better.backward([0.05, 0.10], target: [0.01, 0.99]).loss < pass.loss)
  }

  @Test func edgesAddUp() throws {
    let network = try mazur()
    let pass = try network.backward([0.05, 0.10], target: [0.01, 0.99])
    for (layer, (values, gradient)) in zip(
      network.layers, zip(pass.forward.layers, pass.layers))
    {
      for i in 0..<2 {
        #expect(
          abs(values.edges.row(i).reduce(layer.biases[i], +) - values.sums[i]) < 1e-15)
        #expect(abs(gradient.edges.column(i).reduce(0, +) - gradient.inputs[i]) < 1e-15)
      }
    }
    #expect(pass.layers[0].outputs == pass.layers[1].inputs)
  }

  @Test func gradientsAreThoseOfMpmath() throws {
    let row = try GenerativeTable.read().network
    for (loss, expected) in [
      (DenseNetwork.Loss.halfSquares, row.halfSquares), (.crossEntropy, row.crossEntropy),
    ] {
      let network = try DenseNetwork([
        .init(
          weights: #require(Matrix(row.weights[0])), biases: row.biases[0], activation: .tanh),
        .init(
          weights: #require(Matrix(row.weights[1])), biases: row.biases[1],
          activation: loss == .halfSquares ? .sigmoid : nil),
      ])
      let pass = try network.backward(row.inputs, target: row.target, loss: loss)
      #expect((pass.loss / expected.loss - 1).magnitude < 1e-14)
      let found = pass.layers.flatMap { $0.weights.values + $0.biases }
      #expect(relativeDistance(found, expected.gradient) < 1e-13)
      #expect(network.parameterCount == found.count)
    }
  }

  @Test func aKinkHasTheSlopeFromBelow() throws {
    let network = try DenseNetwork([
      .init(weights: .identity(1), biases: [0], activation: .relu)
    ])
    let pass = try network.backward([0], target: [1])
    #expect(pass.layers[0].sums == [0])
  }

  @Test func randomNetworksAreTheSameForASeed() throws {
    let first = try DenseNetwork(sizes: [2, 8, 3], activation: .relu, seed: 1)
    let second = try DenseNetwork(sizes: [2, 8, 3], activation: .relu, seed: 1)
    #expect(first.layers == second.layers && first.parameterCount == 51)
    #expect(first.layers[1].activation == nil)
    var network = try DenseNetwork(sizes: [1, 6, 1], activation: .tanh, seed: 3)
    func loss() throws -> Double {
      try [-1.0, 0, 1].reduce(0) {
        $0 + (try network.backward([$1], target: [$1 * $1]).loss)
      }
    }
    let before = try loss()
    for _ in 0..<200 {
      for x in [-1.0, 0, 1] {
        network = network.stepped(try network.backward([x], target: [x * x]), learningRate: 0.1)
      }
    }
    #expect(try loss() < before / 20)
  }

  @Test func shapesThatDoNotFitAreRefused() throws {
    #expect(throws: MathError.self) { try DenseNetwork([]) }
    #expect(throws: MathError.self) {
      try DenseNetwork([.init(weights: .identity(2), biases: [1], activation: nil)])
    }
    #expect(throws: MathError.self) {
      try DenseNetwork([
        .init(weights: .identity(2), biases: [1, 1], activation: nil),
        .init(weights: .identity(3), biases: [1, 1, 1], activation: nil),
      ])
    }
    #expect(throws: MathError.self) { try DenseNetwork(sizes: [3], activation: .relu) }
    #expect(throws: MathError.self) { try DenseNetwork(sizes: [3, 0], activation: .relu) }
    #expect(throws: MathError.self) { try mazur().forward([1]) }
    #expect(throws: MathError.self) { try mazur().forward([1, .nan]) }
    #expect(throws: MathError.self) { try mazur().backward([1, 2], target: [1]) }
  }
}
