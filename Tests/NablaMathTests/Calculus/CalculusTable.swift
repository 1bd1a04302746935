struct CalculusTable: Decodable {
  struct Taylor: Decodable {
    let name: String
    let at: Double
    let coefficients: [Double]
  }

  struct Riemann: Decodable {
    let count: Int
    let left, right, midpoint, trapezoid, simpson: Double
  }

  struct Flow: Decodable {
    let name: String
    let start: [Double]
    let end: Double
    let times: [Double]
    let states: [[Double]]
    let evaluations: Int
    let exact: [Double]
    let fixed: [[Double]]
  }

  let taylor: [Taylor]
  let lengths: [String: Double]
  let riemann: [Riemann]
  let flows: [Flow]

  static func read() throws -> CalculusTable { try referenceTable("calculus") }
}
