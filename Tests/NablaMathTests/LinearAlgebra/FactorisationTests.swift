import Foundation
import NablaMath
import Testing

@Suite struct FactorisationTests {
  @Test func factorsMultiplyToTheMatrix() throws {
    for entry in try LinearAlgebraTable.read().square {
      let a = try entry.matrix
      let lu = try LU(a)
      let product = try lu.lower.multiplied(by: lu.upper)
      #expect(
        relativeDistance(product, try lu.permutation.multiplied(by: a)) < 1e-14, "\(entry.name)")
      #expect(lu.lower.values.allSatisfy { $0.magnitude <= 1 } == true)
      let qr = try QR(a)
      #expect(relativeDistance(try qr.q.multiplied(by: qr.r), a) < 1e-14, "\(entry.name)")
      #expect(try orthogonalityError(qr.q) < 1e-14)
      #expect(qr.r.diagonal.allSatisfy { $0 >= 0 } == true)
      let svd = try SVD(a)
      let scaled = try svd.u.multiplied(by: .diagonal(svd.values))
      #expect(
        relativeDistance(try scaled.multiplied(by: svd.v.transposed), a) < 1e-13, "\(entry.name)")
      #expect(try orthogonalityError(svd.u) < 1e-13 && orthogonalityError(svd.v) < 1e-13)
    }
  }

  /// Of any shape, rank and grading of rows and columns.
  @Test func randomMatricesComeBackFromTheirFactors() throws {
    var generator = Xoshiro256PlusPlus(seed: 11)
    for round in 0..<120 {
      let (m, n) = (1 + generator.index(below: 30), 1 + generator.index(below: 30))
      let rank = 1 + generator.index(below: min(m, n))
      let grade = Double(round % 7)
      let left = Matrix(rows: m, columns: rank) { row, _ in
        generator.standardNormal() * exp(-grade * Double(row) / 3)
      }
      let right = Matrix(rows: rank, columns: n) { _, column in
        generator.standardNormal() * exp(grade * Double(column) / 5)
      }
      let a = try left.multiplied(by: right)
      let qr = try QR(a)
      #expect(relativeDistance(try qr.q.multiplied(by: qr.r), a) < 1e-13)
      #expect(try orthogonalityError(qr.q) < 1e-13)
      let svd = try SVD(a)
      let product = try svd.u.multiplied(by: .diagonal(svd.values))
        .multiplied(by: svd.v.transposed)
      #expect(relativeDistance(product, a) < 1e-13)
      #expect(try orthogonalityError(svd.u) < 1e-13 && orthogonalityError(svd.v) < 1e-13)
      #expect(svd.values == svd.values.sorted(by: >) && svd.rank() <= rank)
      let square = try a.multiplied(by: a.transposed)
      let lu = try LU(square)
      #expect(
        relativeDistance(
          try lu.lower.multiplied(by: lu.upper), try lu.permutation.multiplied(by: square)) < 1e-13)
      let eigen = try SymmetricEigen(square)
      let rebuilt = try eigen.vectors.multiplied(by: .diagonal(eigen.values))
        .multiplied(by: eigen.vectors.transposed)
      #expect(relativeDistance(rebuilt, square) < 1e-12)
      let definite = try square.adding(
        Matrix.identity(m).scaled(by: 1e-3 * (try square.norm(.max))))
      let lower = try Cholesky(definite).lower
      #expect(relativeDistance(try lower.multiplied(by: lower.transposed), definite) < 1e-13)
      let general = Matrix(rows: m, columns: m) { _, _ in generator.standardNormal() }
      let pairs = try Eigen(general)
      for (value, vector) in zip(pairs.values, pairs.vectors) {
        let (x, y) = (vector.map(\.real), vector.map(\.imaginary))
        let (ax, ay) = (try general.applied(to: x), try general.applied(to: y))
        let rest = x.indices.map { i in
          hypot(
            ax[i] - value.real * x[i] + value.imaginary * y[i],
            ay[i] - value.real * y[i] - value.imaginary * x[i])
        }
        #expect(Norm.maximum(rest) < 1e-12 * (try general.norm()))
      }
    }
  }

  @Test func numbersAreThoseOfNumPy() throws {
    for entry in try LinearAlgebraTable.read().square {
      let a = try entry.matrix
      let (sign, logarithm) = try LU(a).logDeterminant
      #expect(sign == entry.sign, "\(entry.name)")
      #expect((logarithm - entry.logDeterminant).magnitude < 1e-9, "\(entry.name)")
      #expect(relativeDistance(try SVD(a).values, entry.singular) < 1e-12, "\(entry.name)")
      #expect(try a.rank() == entry.rank, "\(entry.name)")
      for (kind, value) in entry.norms ?? [:] {
        let norm = try #require(Matrix.NormKind(rawValue: kind))
        #expect((try a.norm(norm) / value - 1).magnitude < 1e-13, "\(entry.name) \(kind)")
      }
      if let expected = entry.cholesky {
        #expect(relativeDistance(try Cholesky(a).lower.values, expected) < 1e-12, "\(entry.name)")
      }
    }
  }

  @Test func solutionsLeaveNoResidual() throws {
    for entry in try LinearAlgebraTable.read().square {
      let a = try entry.matrix
      let x = try a.solve(entry.right)
      let scale = Norm.maximum(x) * (try a.norm(.infinity))
      let residual = zip(try a.applied(to: x), entry.right).map { $0 - $1 }
      #expect(Norm.maximum(residual) <= 1e-14 * scale, "\(entry.name)")
      // As many digits as the condition leaves.
      let tolerance = 1e-15 * (try a.conditionNumber()) + 1e-13
      #expect(relativeDistance(x, entry.solution) < tolerance, "\(entry.name)")
    }
  }

  @Test func determinantsKeepTheirSignAndSize() throws {
    #expect(try Matrix.identity(3).determinant() == 1)
    let swapped = try #require(Matrix([[0, 1, 0], [1, 0, 0], [0, 0, 1]]))
    #expect(try swapped.determinant() == -1)
    let cycle = try #require(Matrix([[0, 1, 0], [0, 0, 1], [1, 0, 0]]))
    #expect(try cycle.determinant() == 1)
    let wide = Matrix.diagonal([1e200, 1e200, -1e-200, 1e-200])
    #expect(abs(try wide.determinant() + 1) < 1e-14)
    let large = Matrix.diagonal(Array(repeating: 1e200, count: 3))
    #expect(try large.determinant() == .infinity)
    #expect(abs(try LU(large).logDeterminant.logarithm - 1381.5510557964275) < 1e-10)
    let singular = try #require(Matrix([[1, 2], [2, 4]]))
    #expect(try singular.determinant() == 0)
    #expect(try LU(singular).logDeterminant == (0, -.infinity))
  }

  @Test func completeFactorsAreSquare() throws {
    let a = try #require(Matrix([[1, 2], [3, 4], [5, 6], [7, 9]]))
    let qr = try QR(a, isComplete: true)
    #expect(qr.q.columns == 4 && qr.r.rows == 4)
    #expect(relativeDistance(try qr.q.multiplied(by: qr.r), a) < 1e-14)
    #expect(try orthogonalityError(qr.q) < 1e-14)
    let svd = try SVD(a, isFull: true)
    #expect(svd.u.columns == 4 && svd.v.columns == 2 && svd.values.count == 2)
    #expect(try orthogonalityError(svd.u) < 1e-14)
    let wide = try SVD(a.transposed, isFull: true)
    #expect(wide.v.columns == 4)
  }

  @Test func leastSquaresAndPseudoInversesAreThoseOfNumPy() throws {
    for entry in try LinearAlgebraTable.read().shapes {
      let a = try #require(Matrix(entry.rows))
      let fit = try a.leastSquares(entry.right)
      #expect(fit.rank == entry.rank)
      #expect(relativeDistance(fit.solution, entry.solution) < 1e-11)
      // The residual is at a right angle to the columns.
      let along = try a.transposed.applied(to: fit.residual)
      #expect(Norm.maximum(along) < 1e-12 * (try a.norm()) * Norm.euclidean(entry.right))
      #expect(relativeDistance(try a.pseudoInverse().values, entry.pseudoInverse) < 1e-11)
      #expect(relativeDistance(try SVD(a).values, entry.singular) < 1e-12)
    }
  }

  @Test func lowRanksLeaveTheSingularValuesThatTheyDrop() throws {
    let entry = try #require(LinearAlgebraTable.read().square.first { $0.name == "random" })
    let a = try entry.matrix
    let svd = try SVD(a)
    for rank in [0, 1, 5, 19, 20, 99] {
      let rest = try a.subtracting(svd.lowRank(rank)).norm()
      #expect(abs(rest - svd.lowRankError(rank)) < 1e-12)
    }
    let layers = try svd.layer(0).adding(svd.layer(1))
    #expect(relativeDistance(layers, try svd.lowRank(2)) < 1e-13)
    #expect(abs((svd.cumulativeEnergy.last ?? 0) - 1) < 1e-14)
    #expect(throws: MathError.self) { try svd.layer(20) }
  }

  @Test func singularValuesThatAreRoundingAreNoRank() throws {
    let a = try #require(Matrix([[0.1, 0.2], [0.3, 0.6]]))
    #expect(try a.rank() == 1)
    #expect(try a.rank(tolerance: 0) == 2 || a.conditionNumber() == .infinity)
    #expect(try Matrix(rows: 3, columns: 2) { _, _ in 0 }.rank() == 0)
    #expect(try Matrix(rows: 3, columns: 2) { _, _ in 0 }.conditionNumber() == .infinity)
    #expect(
      try Matrix(rows: 3, columns: 2) { _, _ in 0 }.pseudoInverse().values == [0, 0, 0, 0, 0, 0])
  }
}

@Suite struct LinearAlgebraErrorTests {
  private let bad: [(Matrix?, String)] = [
    (.empty, "the matrix is 0 × 0; give at least one row and one column."),
    (
      Matrix([[1, .nan], [2, 3]]),
      "the matrix has nan in row 0, column 1; give finite numbers."
    ),
    (
      Matrix([[1, 2], [-.infinity, 3]]),
      "the matrix has -inf in row 1, column 0; give finite numbers."
    ),
  ]

  @Test func emptyAndInfiniteMatricesAreRefusedEverywhere() throws {
    for (matrix, text) in bad {
      let a = try #require(matrix)
      let tries: [(String, () throws -> Any)] = [
        ("LU", { try LU(a) }), ("QR", { try QR(a) }), ("SVD", { try SVD(a) }),
        ("Cholesky", { try Cholesky(a) }), ("eigenvalues", { try Eigen(a) }),
        ("eigenvalues", { try SymmetricEigen(a) }), ("PCA", { try PCA(a) }),
        ("powerIteration", { try PowerIteration(a) }), ("t-SNE", { try TSNE(a) }),
      ]
      for (place, attempt) in tries {
        let error = #expect(throws: MathError.self) { _ = try attempt() }
        #expect(error?.description == "\(place): \(text)")
      }
    }
  }

  @Test func squaresAreAskedForWhereTheyAreNeeded() throws {
    let a = try #require(Matrix([[1, 2, 3], [4, 5, 6]]))
    for attempt: () throws -> Any in [
      { try LU(a) }, { try Cholesky(a) }, { try Eigen(a) }, { try SymmetricEigen(a) },
      { try a.inverse() }, { try a.solve([1, 2]) }, { try a.determinant() },
    ] {
      let error = #expect(throws: MathError.self) { _ = try attempt() }
      #expect(error?.problem == "the matrix is 2 × 3")
    }
  }

  @Test func singularMatricesHaveNoInverse() throws {
    for rows in [[[1.0, 2], [2, 4]], [[0, 0], [0, 0]], [[0.1, 0.2], [0.3, 0.6]]] {
      let a = try #require(Matrix(rows))
      let error = #expect(throws: MathError.self) { try a.inverse() }
      #expect(error?.problem.hasPrefix("the matrix is singular") == true)
      #expect(error?.remedy == "use leastSquares")
    }
    let wrong = #expect(throws: MathError.self) { try Matrix.identity(2).solve([1, 2, 3]) }
    #expect(wrong?.problem == "the matrix is 2 × 2 and the right side 3 × 1")
    #expect(throws: MathError.self) { try Matrix.identity(2).solve([1, .nan]) }
    #expect(throws: MathError.self) { try Matrix.identity(2).leastSquares([1]) }
    #expect(throws: MathError.self) { try Matrix.identity(2).leastSquares([1, .infinity]) }
  }

  @Test func indefiniteAndLopsidedMatricesHaveNoCholeskyFactor() throws {
    let indefinite = try #require(Matrix([[1, 2], [2, 1]]))
    let error = #expect(throws: MathError.self) { try Cholesky(indefinite) }
    #expect(
      error?.description
        == "Cholesky: the 2 × 2 matrix is not positive definite; give one whose eigenvalues are all above 0."
    )
    let lopsided = try #require(Matrix([[1, 2], [2.5, 9]]))
    #expect(
      #expect(throws: MathError.self) { try Cholesky(lopsided) }?.problem
        == "the matrix is not symmetric: [1, 0] is 2.5 and [0, 1] is 2.0")
  }

  @Test func resultsBeyondADoubleAreErrors() throws {
    let a = try #require(Matrix([[1.7e308, 1.7e308], [-1.7e308, 1.7e308]]))
    #expect(throws: MathError.self) { try SVD(a) }
    let tiny = try #require(Matrix([[1e-308]]))
    #expect(throws: MathError.self) { try tiny.solve([1e300]) }
  }
}
