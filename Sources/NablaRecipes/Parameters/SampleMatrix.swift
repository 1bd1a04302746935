import NablaMath
import NablaPlot
import NablaScene

/// Matrices that are known by name where a recipe takes a matrix.
enum SampleMatrix: String, CaseIterable {
  /// The middle of a grey photograph of a flower in 48 × 48 pixels, 0 … 1.
  case flower48
  /// The same photograph in 212 × 212 pixels.
  case flower
  /// 1 / (i + j − 1) of 5 × 5, whose singular values fall at once.
  case hilbert5

  func matrix() throws(NablaError) -> Matrix {
    switch self {
    case .hilbert5: return Matrix(rows: 5, columns: 5) { 1 / Double($0 + $1 + 1) }
    case .flower: return try Self.photograph()
    case .flower48:
      let whole = try Self.photograph()
      // Blocks of 4 × 4 pixels of the 192 × 192 in the middle.
      return Matrix(rows: 48, columns: 48) { row, column in
        var sum = 0.0
        for i in 0..<4 { for j in 0..<4 { sum += whole[10 + row * 4 + i, 10 + column * 4 + j] } }
        return sum / 16
      }
    }
  }

  private static func photograph() throws(NablaError) -> Matrix {
    let tensor = try ExampleTensor.flower.tensor()
    return Matrix(rows: 212, columns: 212, values: tensor.values.map { $0 / 255 }) ?? .empty
  }
}
