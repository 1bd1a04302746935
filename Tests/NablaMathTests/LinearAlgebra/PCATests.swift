import NablaMath
import Testing

@Suite struct PCATests {
  @Test func componentsAreThoseOfNumPy() throws {
    let reference = try LinearAlgebraTable.read()
    let table = try #require(Matrix(reference.table))
    for expected in reference.pca {
      let pca = try PCA(table, isScaled: expected.isScaled)
      #expect(relativeDistance(pca.explainedVariance, expected.explained) < 1e-12)
      #expect(relativeDistance(pca.loadings.values, expected.loadings) < 1e-11)
      #expect(relativeDistance(pca.scores.values, expected.scores) < 1e-11)
      #expect(abs(pca.explainedRatio.reduce(0, +) - 1) < 1e-14)
      let again = try pca.reconstruction(components: 4)
      #expect(relativeDistance(again, table) < 1e-14)
      #expect(relativeDistance(try pca.scores(of: table), pca.scores) < 1e-12)
    }
  }

  @Test func signsDoNotDependOnTheOrderOfTheRows() throws {
    let rows = try LinearAlgebraTable.read().table
    let straight = try PCA(#require(Matrix(rows)))
    let reversed = try PCA(#require(Matrix(Array(rows.reversed()))))
    #expect(relativeDistance(reversed.loadings, straight.loadings) < 1e-11)
    for column in 0..<4 {
      let largest = straight.loadings.column(column).max { $0.magnitude < $1.magnitude }
      #expect((largest ?? 0) > 0)
    }
  }

  @Test func tablesWithoutSpreadAreRefused() throws {
    let one = try #require(Matrix([[1, 2, 3]]))
    #expect(throws: MathError.self) { try PCA(one) }
    let flat = try #require(Matrix([[1, 5], [2, 5], [3, 5]]))
    let error = #expect(throws: MathError.self) { try PCA(flat, isScaled: true) }
    #expect(
      error?.description
        == "PCA: column 1 does not vary, so it has no scale; drop it, or do not scale.")
    #expect(try PCA(flat).explainedRatio[0] == 1)
  }
}

@Suite struct TSNETests {
  /// Two groups far apart, in five dimensions.
  private func groups() throws -> Matrix {
    var generator = Xoshiro256PlusPlus(seed: 5)
    return Matrix(rows: 40, columns: 5) { row, _ in
      generator.standardNormal() + (row < 20 ? 0 : 30)
    }
  }

  @Test func groupsStayTogether() throws {
    let map = try TSNE(groups(), perplexity: 8, steps: 500)
    let places = (0..<40).map { map.embedding.row($0) }
    for i in 0..<40 {
      let nearest = (0..<40).filter { $0 != i }.min { a, b in
        distance(places[i], places[a]) < distance(places[i], places[b])
      }
      #expect((nearest ?? 0) / 20 == i / 20)
    }
    #expect(map.divergences.count == 500)
    // scikit-learn 1.7's exact method comes to 0.19 on such groups.
    #expect(map.divergence > 0.1 && map.divergence < 0.3)
    let center = (0..<2).map { map.embedding.column($0).reduce(0, +) }
    #expect(Norm.maximum(center) < 1e-9)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    Norm.euclidean(zip(a, b).map { $0 - $1 })
  }

  @Test func theSeedDecidesTheMap() throws {
    let points = try groups()
    let first = try TSNE(points, perplexity: 8, steps: 30, seed: 1)
    #expect(try TSNE(points, perplexity: 8, steps: 30, seed: 1).embedding == first.embedding)
    #expect(try TSNE(points, perplexity: 8, steps: 30, seed: 2).embedding != first.embedding)
  }

  @Test func impossibleMapsAreRefused() throws {
    let points = try groups()
    #expect(throws: MathError.self) { try TSNE(points, perplexity: 39) }
    #expect(throws: MathError.self) { try TSNE(points, dimensions: 0) }
    #expect(throws: MathError.self) { try TSNE(points, steps: 0) }
    #expect(throws: MathError.self) { try TSNE(points, learningRate: .nan) }
    #expect(throws: MathError.self) { try TSNE(Matrix.identity(3)) }
    // Equal points have no distances, but a map.
    let equal = Matrix(rows: 8, columns: 2) { _, _ in 1 }
    let map = try TSNE(equal, perplexity: 3, steps: 20)
    #expect(map.embedding.values.allSatisfy { $0.isFinite } == true)
  }
}
