import NablaMath
import NablaPlot
import NablaScene

/// Neurons a = φ(Σ wx + b) that take their numbers from inputs and other neurons, without cycles.
struct NeuronGraph {
  struct Neuron {
    let name: String
    /// Places in `names`.
    let sources: [Int]
    var weights: [Double]
    var bias: Double
    /// The identity where nil.
    let activation: Activation?
  }

  let inputs: [String]
  /// Each after those that it takes from.
  private(set) var neurons: [Neuron]
  /// Places in `neurons`.
  let outputs: [Int]
  /// Whether a step changes the biases too.
  let learnsBiases: Bool

  /// The inputs, then the neurons.
  var names: [String] { inputs + neurons.map(\.name) }
  /// The weights in the order of the neurons.
  var weights: [Double] { neurons.flatMap(\.weights) }

  /// How many links the longest way from an input to each of `names` has.
  var depths: [Int] {
    var depths = inputs.map { _ in 0 }
    for neuron in neurons { depths.append(1 + (neuron.sources.map { depths[$0] }.max() ?? 0)) }
    return depths
  }

  /// - Parameter neurons: in any order, with the names of their sources.
  init(
    inputs: [String], neurons: [(neuron: Neuron, from: [String])], outputs: [String],
    learnsBiases: Bool, place: String
  ) throws(NablaError) {
    let all = inputs + neurons.map(\.neuron.name)
    if let twice = all.indices.first(where: { all[..<$0].contains(all[$0]) }) {
      throw NablaError(place, "names \"\(all[twice])\" twice", "give each its own name")
    }
    var ordered: [Neuron] = []
    var waiting = neurons
    while !waiting.isEmpty {
      let known = inputs + ordered.map(\.name)
      guard let i = waiting.firstIndex(where: { $0.from.allSatisfy(known.contains) }) else {
        throw Self.stuck(waiting, all, place)
      }
      let (neuron, from) = waiting.remove(at: i)
      guard from.count == neuron.weights.count, !from.isEmpty else {
        throw NablaError(
          place, "\(neuron.name) has \(neuron.weights.count) weights for \(from.count) sources",
          "give one for each")
      }
      ordered.append(
        Neuron(
          name: neuron.name, sources: from.compactMap { known.firstIndex(of: $0) },
          weights: neuron.weights, bias: neuron.bias, activation: neuron.activation))
    }
    self.outputs = outputs.compactMap { name in ordered.firstIndex { $0.name == name } }
    guard self.outputs.count == outputs.count, !outputs.isEmpty else {
      throw NablaError(place, "has outputs that are no neurons", "name neurons")
    }
    self.inputs = inputs
    self.neurons = ordered
    self.learnsBiases = learnsBiases
  }

  private static func stuck(
    _ waiting: [(neuron: Neuron, from: [String])], _ all: [String], _ place: String
  ) -> NablaError {
    for (neuron, from) in waiting {
      if let unknown = from.first(where: { !all.contains($0) }) {
        return NablaError(
          place, "\(neuron.name) takes from \"\(unknown)\", which there is not",
          Nearest.advice(unknown, among: all))
      }
    }
    // Going back from one that waits to another that it waits for ends in the cycle.
    var way = [waiting[0].neuron.name]
    while true {
      let from = waiting.first { $0.neuron.name == way[way.count - 1] }?.from ?? []
      let next = from.first { name in waiting.contains { $0.neuron.name == name } } ?? way[0]
      if let start = way.firstIndex(of: next) {
        let ring = way[start...].reversed() + [way[way.count - 1]]
        return NablaError(
          place, "has the cycle \(ring.joined(separator: " → "))", "take a link away")
      }
      way.append(next)
    }
  }

  // MARK: - Passes

  /// Every number of a forward and a backward pass, for E = ½ Σ (a − y)².
  struct Pass {
    /// Of the inputs and the neurons, by `names`.
    var values: [Double]
    /// z, φ′(z) and ∂E/∂z of the neurons.
    var sums: [Double] = []
    var slopes: [Double] = []
    var deltas: [Double]
    /// ∂E/∂a of the outputs.
    var blames: [Double] = []
    var error = 0.0
    /// ∂E/∂w in the order of `weights`.
    var gradients: [Double] = []
  }

  /// - Parameters:
  ///   - input: a number for each of the inputs; `targets` for each of the outputs.
  func pass(_ input: [Double], targets: [Double]) -> Pass {
    var pass = Pass(values: input, deltas: neurons.map { _ in 0 })
    for neuron in neurons {
      let sum = zip(neuron.sources, neuron.weights).reduce(neuron.bias) {
        $0 + pass.values[$1.0] * $1.1
      }
      pass.sums.append(sum)
      pass.slopes.append(neuron.activation?.derivative(sum) ?? 1)
      pass.values.append(neuron.activation?.value(sum) ?? sum)
    }
    var back = neurons.map { _ in 0.0 }
    for (output, target) in zip(outputs, targets) {
      let off = pass.values[inputs.count + output] - target
      pass.blames.append(off)
      pass.error += off * off / 2
      back[output] += off
    }
    for i in neurons.indices.reversed() {
      pass.deltas[i] = back[i] * pass.slopes[i]
      for (source, weight) in zip(neurons[i].sources, neurons[i].weights)
      where source >= inputs.count {
        back[source - inputs.count] += pass.deltas[i] * weight
      }
    }
    for (neuron, delta) in zip(neurons, pass.deltas) {
      pass.gradients += neuron.sources.map { delta * pass.values[$0] }
    }
    return pass
  }

  /// The network after a step down the gradient.
  func stepped(_ pass: Pass, rate: Double) -> NeuronGraph {
    var copy = self
    var next = 0
    for i in neurons.indices {
      for j in neurons[i].weights.indices {
        copy.neurons[i].weights[j] -= rate * pass.gradients[next]
        next += 1
      }
      if learnsBiases { copy.neurons[i].bias -= rate * pass.deltas[i] }
    }
    return copy
  }

  /// The way from an output back to an input whose product of local derivatives is largest: places
  /// in `neurons`, the output first, and of the last one's sources.
  func strongestWay(_ pass: Pass) -> (neurons: [Int], source: Int, product: Double) {
    var ways = neurons.indices.map { _ in (product: 0.0, way: [Int]()) }
    for (output, blame) in zip(outputs, pass.blames) {
      ways[output] = (blame * pass.slopes[output], [output])
    }
    var best = (neurons: [Int](), source: 0, product: 0.0)
    for i in neurons.indices.reversed() {
      for (source, weight) in zip(neurons[i].sources, neurons[i].weights) {
        let before = source - inputs.count
        if before < 0 {
          let product = ways[i].product * pass.values[source]
          if product.magnitude > best.product.magnitude { best = (ways[i].way, source, product) }
        } else {
          let product = ways[i].product * weight * pass.slopes[before]
          if product.magnitude > ways[before].product.magnitude {
            ways[before] = (product, ways[i].way + [before])
          }
        }
      }
    }
    return best
  }
}
