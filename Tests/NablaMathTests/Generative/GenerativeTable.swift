struct GenerativeTable: Decodable {
  struct Head: Decodable {
    let mask: String
    let weights, output: [[Double]]
  }

  struct MultiHead: Decodable {
    let tokens, queryWeights, keyWeights, valueWeights, outputWeights, output: [[Double]]
  }

  struct Score: Decodable {
    let alphaBar: Double
    let point: [Double]
    let logDensity: Double
    let score: [Double]
  }

  struct Normalized: Decodable {
    let output, gradient: [Double]
  }

  struct Normalization: Decodable {
    let x, gain, bias, upstream: [Double]
    let layer, rms: Normalized
  }

  struct Learnt: Decodable {
    let loss: Double
    let gradient: [Double]
  }

  struct Network: Decodable {
    let weights: [[[Double]]]
    let biases: [[Double]]
    let inputs, target: [Double]
    let halfSquares, crossEntropy: Learnt
  }

  let queries, keys, values: [[Double]]
  let attention: [Head]
  let multiHead: MultiHead
  let positions: [Int]
  let sinusoidal: [[Double]]
  let rotaryVector: [Double]
  let rotary: [String: [Double]]
  /// β, ᾱ, SNR and β̃ at some t.
  let schedules: [String: [String: [Double]]]
  let scores: [Score]
  let normalization: Normalization
  let network: Network

  static func read() throws -> GenerativeTable { try referenceTable("generative") }
}
