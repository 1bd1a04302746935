import NablaMath
import Testing

@Suite struct SubspaceTests {
  @Test func gramSchmidtMakesVectorsOrthonormal() throws {
    let result = try GramSchmidt([[3, 1, 0], [2, 2, 1], [1, 1, 1]])
    let matrix = try #require(Matrix(result.basis))
    #expect(matrix.rows == 3)
    #expect(try orthogonalityError(matrix.transposed) < 1e-15)
    #expect(abs(result.basis[0][0] - 3 / 10.0.squareRoot()) < 1e-15)
    // Components and rest make the vector again.
    let step = result.steps[2]
    let sum = (0..<3).map { i in
      step.rest[i] + step.components[0] * result.basis[0][i]
        + step.components[1] * result.basis[1][i]
    }
    #expect(relativeDistance(sum, [1, 1, 1]) < 1e-15)
  }

  @Test func nearlyParallelVectorsStayOrthogonal() throws {
    // Läuchli's matrix, on which the classical method loses all digits.
    let e = 1e-9
    let result = try GramSchmidt([[1, e, 0, 0], [1, 0, e, 0], [1, 0, 0, e]])
    #expect(result.basis.count == 3)
    #expect(try orthogonalityError(#require(Matrix(result.basis)).transposed) < 1e-14)
  }

  @Test func dependentVectorsAddNothing() throws {
    let result = try GramSchmidt([[1, 2], [2, 4], [0, 0], [1, 0]])
    #expect(result.basis.count == 2)
    #expect(result.steps.map(\.isDependent) == [false, true, true, false])
    #expect(throws: MathError.self) { try GramSchmidt([[1, 2], [1]]) }
    #expect(throws: MathError.self) { try GramSchmidt([]) }
    #expect(throws: MathError.self) { try GramSchmidt([[1, .nan]]) }
  }

  @Test func projectionsAreTheClosestPoints() throws {
    let plane = try Projection(onto: [[1, 0, 1], [0, 1, 1]])
    let (projected, rest) = try plane([1, 2, 0])
    #expect(relativeDistance(projected, [0, 1, 1]) < 1e-15)
    #expect(relativeDistance(rest, [1, 1, -1]) < 1e-15)
    let twice = try plane.matrix.multiplied(by: plane.matrix)
    #expect(relativeDistance(twice, plane.matrix) < 1e-15)
    #expect(throws: MathError.self) { try plane([1, 2]) }
  }

  @Test func coordinatesChangeWithTheBasis() throws {
    let basis = try Basis([[1, 1], [-1, 1]])
    #expect(try basis.coordinates(of: [1, 3]) == [2, 1])
    #expect(try basis.vector([2, 1]) == [1, 3])
    let map = try #require(Matrix([[2, 1], [1, 2]]))
    #expect(relativeDistance(try basis.matrix(of: map), .diagonal([3, 1])) < 1e-15)
    let other = try Basis([[2, 0], [0, 4]])
    let transition = try basis.transition(to: other)
    #expect(try transition.applied(to: [2, 1]) == other.coordinates(of: [1, 3]))
    #expect(throws: MathError.self) { try Basis([[1, 2], [2, 4]]) }
    #expect(throws: MathError.self) { try Basis([[1, 2]]) }
  }
}
