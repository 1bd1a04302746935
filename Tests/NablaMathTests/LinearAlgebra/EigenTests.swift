import NablaMath
import Testing

@Suite struct EigenTests {
  @Test func eigenvaluesAreThoseOfNumPy() throws {
    for entry in try LinearAlgebraTable.read().square {
      let eigen = try Eigen(entry.matrix)
      #expect(
        relativeDistance(eigen.values.map(\.real), entry.eigenReal) < 1e-12, "\(entry.name)")
      let scale = eigen.spectralRadius
      for (value, expected) in zip(eigen.values, entry.eigenImaginary) {
        #expect((value.imaginary - expected).magnitude < 1e-12 * scale, "\(entry.name)")
      }
    }
  }

  @Test func eigenvectorsAreOnlyStretched() throws {
    for entry in try LinearAlgebraTable.read().square {
      let a = try entry.matrix
      let eigen = try Eigen(a)
      let scale = try a.norm(.max)
      for (value, vector) in zip(eigen.values, eigen.vectors) {
        let (x, y) = (vector.map(\.real), vector.map(\.imaginary))
        let (ax, ay) = (try a.applied(to: x), try a.applied(to: y))
        for i in x.indices {
          let real = ax[i] - (value.real * x[i] - value.imaginary * y[i])
          let imaginary = ay[i] - (value.real * y[i] + value.imaginary * x[i])
          #expect(max(real.magnitude, imaginary.magnitude) < 1e-13 * scale * 10, "\(entry.name)")
        }
        #expect(abs(Norm.euclidean(x + y) - 1) < 1e-14)
      }
    }
  }

  @Test func aRotationHasAConjugatePair() throws {
    let turn = try #require(Matrix([[0, -1], [1, 0]]))
    let eigen = try Eigen(turn)
    #expect(!eigen.isReal && abs(eigen.spectralRadius - 1) < 1e-15)
    #expect(abs(eigen.values[0].imaginary - 1) < 1e-15)
    #expect(eigen.values[1].imaginary == -eigen.values[0].imaginary)
    #expect(abs(eigen.values[0].argument - .pi / 2) < 1e-15)
    #expect(eigen.vectors[0][0].real > 0 && eigen.vectors[0][0].imaginary == 0)
  }

  @Test func aDefectiveMatrixHasOneDirectionOnly() throws {
    let eigen = try Eigen(#require(Matrix([[2, 1], [0, 2]])))
    #expect(eigen.values.allSatisfy { abs($0.real - 2) < 1e-12 } == true)
    let cross =
      eigen.vectors[0][0].real * eigen.vectors[1][1].real
      - eigen.vectors[0][1].real * eigen.vectors[1][0].real
    #expect(abs(cross) < 1e-12)
  }

  @Test func symmetricMatricesHaveOrthonormalEigenvectors() throws {
    for entry in try LinearAlgebraTable.read().square {
      guard let expected = entry.symmetricEigen else { continue }
      let a = try entry.matrix
      let eigen = try SymmetricEigen(a)
      #expect(relativeDistance(eigen.values, expected) < 1e-13, "\(entry.name)")
      #expect(try orthogonalityError(eigen.vectors) < 1e-13)
      let scaled = try eigen.vectors.multiplied(by: .diagonal(eigen.values))
      let product = try scaled.multiplied(by: eigen.vectors.transposed)
      #expect(relativeDistance(product, a) < 1e-13, "\(entry.name)")
    }
  }

  @Test func theLargestComponentOfAnEigenvectorIsPositive() throws {
    let eigen = try SymmetricEigen(#require(Matrix([[2, -1], [-1, 2]])))
    // (1, −1)/√2: of two equal sizes, the first is positive.
    #expect(eigen.values[0] > eigen.values[1])
    #expect(eigen.vectors[0, 0] > 0 && eigen.vectors[1, 0] < 0)
  }

  @Test func powerIterationFindsTheLargest() throws {
    let a = try #require(Matrix([[2, 1], [1, 3]]))
    let iteration = try PowerIteration(a, start: [1, 0], steps: 200)
    #expect(iteration.hasConverged)
    #expect(abs(iteration.value - 3.618033988749895) < 1e-14)
    // The residual falls by λ₂/λ₁ a step.
    let residuals = iteration.iterates.map(\.residual)
    let ratio = residuals[8] / residuals[7]
    #expect(abs(ratio - 1.381966011250105 / 3.618033988749895) < 1e-3)
    #expect(iteration.iterates[0].vector == [1, 0] && iteration.iterates[0].value == 2)
  }

  @Test func powerIterationDoesNotSettleOnARotation() throws {
    let turn = try #require(Matrix([[0, -1], [1, 0]]))
    let iteration = try PowerIteration(turn, start: [1, 0], steps: 20)
    #expect(!iteration.hasConverged && iteration.iterates.count == 21)
    let lost = try PowerIteration(
      #require(Matrix([[0, 1], [0, 0]])), start: [0, 1], steps: 9, tolerance: 0)
    #expect(lost.iterates.count == 2)
    #expect(throws: MathError.self) { try PowerIteration(turn, start: [0, 0]) }
    #expect(throws: MathError.self) { try PowerIteration(turn, start: [1]) }
  }
}
