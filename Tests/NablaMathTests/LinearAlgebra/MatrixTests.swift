import NablaMath
import Testing

@Suite struct MatrixTests {
  @Test func onlyFullRectanglesAreMatrices() {
    #expect(Matrix([[1, 2], [3]]) == nil)
    #expect(Matrix(rows: 2, columns: 2, values: [1, 2, 3]) == nil)
    #expect(Matrix(rows: -1, columns: -3, values: [1, 2, 3]) == nil)
    #expect(Matrix(rows: .max, columns: .max, values: []) == nil)
    #expect(Matrix([]) == .empty)
    #expect(Matrix([[], []])?.rows == 2)
  }

  @Test func rowsAndColumnsAreWhereTheyWereGiven() throws {
    var a = try #require(Matrix([[1, 2, 3], [4, 5, 6]]))
    #expect(a[1, 0] == 4 && a.row(0) == [1, 2, 3] && a.column(2) == [3, 6])
    #expect(a.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(a.diagonal == [1, 5])
    a[0, 1] = 9
    #expect(a.values == [1, 9, 3, 4, 5, 6])
    #expect(Matrix.diagonal([2, 3]) == Matrix([[2, 0], [0, 3]]))
  }

  @Test func productsAndSumsAreThoseOfTheDefinition() throws {
    let a = try #require(Matrix([[1, 2, 3], [4, 5, 6]]))
    let b = try #require(Matrix([[1, 0], [-1, 2], [0.5, 1]]))
    #expect(try a.multiplied(by: b) == Matrix([[0.5, 7], [2, 16]]))
    #expect(try a.applied(to: [1, 1, 1]) == [6, 15])
    #expect(try a.adding(a) == a.scaled(by: 2))
    #expect(try a.subtracting(a) == Matrix([[0, 0, 0], [0, 0, 0]]))
    let none = Matrix(rows: 0, columns: 2) { _, _ in 0 }
    #expect(try a.multiplied(by: Matrix(rows: 3, columns: 0) { _, _ in 0 }).columns == 0)
    #expect(try none.multiplied(by: a).rows == 0)
  }

  @Test func shapesThatDoNotFitAreNamed() throws {
    let a = try #require(Matrix([[1, 2, 3], [4, 5, 6]]))
    let error = #expect(throws: MathError.self) { try a.multiplied(by: a) }
    #expect(
      error?.description
        == "product: 2 × 3 and 2 × 3 do not fit; the left one's columns must be as many as the "
        + "right one's rows.")
    #expect(throws: MathError.self) { try a.applied(to: [1]) }
    let long = Matrix(rows: 20_000, columns: 1) { _, _ in 1 }
    #expect(throws: MathError.self) { try long.multiplied(by: long.transposed) }
    #expect(throws: MathError.self) { try a.adding(a.transposed) }
  }

  @Test func normsOfVectorsNeitherOverflowNorVanish() {
    #expect(abs(Norm.euclidean([3e200, 4e200]) / 5e200 - 1) < 1e-15)
    #expect(abs(Norm.euclidean([3e-200, -4e-200]) / 5e-200 - 1) < 1e-15)
    #expect(Norm.euclidean([3, 4]) == 5)
    #expect(Norm.euclidean([]) == 0)
    #expect(Norm.euclidean([.infinity, 1]) == .infinity)
    #expect(Norm.euclidean([.nan, 1]).isNaN)
    #expect(Norm.taxicab([1, -2]) == 3 && Norm.maximum([1, -2]) == 2)
    #expect(abs(Norm.p(3, [1, -2, 3]) - 3.3019272488946263) < 1e-15)
    #expect(Norm.p(.infinity, [1, -2]) == 2 && Norm.p(0.5, [1]).isNaN)
  }
}
