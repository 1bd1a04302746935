struct OptimiserReferences: Decodable {
  struct FirstOrder: Decodable {
    let method, convention: String
    let rate: Double
    let path: [[Double]]
    let states: [String: [String: [Double]]]
  }

  struct Newton: Decodable {
    let damping: Double
    let armijo: Bool
    let path: [[Double]]
  }

  struct QuasiNewton: Decodable {
    let path: [[Double]]
    let lengths, inverse: [Double]
  }

  struct Simplex: Decodable {
    let start: [Double]
    let path: [[Double]]
  }

  let firstOrder: [FirstOrder]
  let newton: [Newton]
  let bfgs: QuasiNewton
  let nelderMead: [Simplex]

  static func read() throws -> OptimiserReferences { try referenceTable("optimisers") }
}
