import NablaPlot
import NablaScene
import Testing

@Suite("Tensors")
struct TensorTests {
  @Test("slices fix the first axes")
  func slices() throws {
    let tensor = try Tensor(shape: [2, 3, 2], values: (0..<12).map(Double.init))
    #expect(tensor.rank == 3)
    #expect(tensor.count == 12)
    #expect(try tensor.slice(1, 2) == Tensor(shape: [2], values: [10, 11]))
    #expect(try tensor.slice(1) == Tensor(shape: [3, 2], values: [6, 7, 8, 9, 10, 11]))
    #expect(try tensor.slice(0, 1, 1).values == [3])
    #expect(try tensor.slice() == tensor)
  }

  @Test("what does not fit is refused with the shape")
  func refused() throws {
    let tensor = try Tensor(shape: [6, 12], values: [Double](repeating: 0, count: 72))
    #expect(
      errorText { () throws(NablaError) in try tensor.slice(3, 12) }
        == "index 12 is outside axis 1 of the shape [6, 12]; use 0 to 11.")
    #expect(
      errorText { () throws(NablaError) in try tensor.slice(-1) }
        == "index -1 is outside axis 0 of the shape [6, 12]; use 0 to 5.")
    #expect(
      errorText { () throws(NablaError) in try tensor.slice(0, 0, 0) }
        == "3 indices for the shape [6, 12]; give at most 2.")
    #expect(
      errorText { () throws(NablaError) in try Tensor(shape: [0], values: []).slice(0) }
        == "index 0 is outside axis 0 of the shape [0]; the axis is empty.")
    #expect(
      errorText { () throws(NablaError) in try Tensor(shape: [2, 2], values: [1]) }
        == "1 values do not fill the shape [2, 2]; give as many values as the product of the shape."
    )
    for shape in [[Int.max, 2, 0], [Int.max, 2], [-1, -1], [-1, 0]] {
      #expect(errorText { () throws(NablaError) in try Tensor(shape: shape, values: [1]) } != nil)
    }
  }
}
