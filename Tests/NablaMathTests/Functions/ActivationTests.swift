import NablaMath
import Testing

@Suite("Activation functions")
struct ActivationTests {
  @Test("and their slopes agree with forty digits", arguments: ActivationTable.rows)
  func table(_ row: ActivationTable.Row) {
    func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-13 * abs(b) + 1e-250 }
    #expect(isClose(row.activation.value(row.x), row.value))
    #expect(abs(row.activation.derivative(row.x) - row.slope) <= 4e-13 * max(abs(row.slope), 1e-9))
  }

  static let all: [Activation] = [
    .sigmoid, .tanh, .relu, .leakyRelu(0.01), .elu(1), .selu, .gelu, .geluTanh, .silu, .softplus,
    .mish, .softsign,
  ]

  @Test("have limits and keep NaN", arguments: all)
  func ends(_ activation: Activation) {
    for x in [-Double.infinity, -1e300, 1e300, .infinity] {
      #expect(!activation.value(x).isNaN)
      #expect(!activation.derivative(x).isNaN)
    }
    #expect(activation.value(.nan).isNaN && activation.derivative(.nan).isNaN)
  }

  @Test("have no slope at a kink")
  func kinks() {
    #expect(
      Activation.relu.derivative(0).isNaN && Activation.relu.kink.map { $0 == (0, 1) } == true)
    #expect(Activation.leakyRelu(0.1).kink.map { $0 == (0.1, 1) } == true)
    #expect(Activation.elu(1).kink == nil && Activation.elu(1).derivative(0) == 1)
    #expect(Activation.gelu.kink == nil)
  }
}
