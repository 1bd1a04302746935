import NablaMath
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Counts over the plane and trees of rows, against matplotlib, NumPy and SciPy.
@Suite struct PlaneStatisticsTests {
  static let x = StatisticsData.eruptions.values
  static let y = StatisticsData.waiting.values

  private func makeLattice(_ columns: Int, _ rows: Int?) -> HexagonalBinning? {
    HexagonalBinning(
      x: HexagonalBinning.extent(Self.x), y: HexagonalBinning.extent(Self.y), columns: columns,
      rows: rows)
  }

  @Test("hexagons stand where matplotlib's do and hold as many points", arguments: 0..<3)
  func hexagons(row: Int) throws {
    let expected = PlaneTable.hexagons[row]
    let lattice = try #require(makeLattice(expected.columns, expected.rows))
    let (counts, points, outside) = lattice.counts(Self.x, Self.y)
    #expect(outside == 0)
    let filled = points.indices.filter { points[$0] > 0 }
    #expect(filled.map { counts[$0] } == expected.counts)
    let members = lattice.members(Self.x, Self.y).rows
    for (k, index) in filled.enumerated() {
      let center = lattice.center(of: index)
      expectNear(center.x, expected.x[k], 1e-12)
      expectNear(center.y, expected.y[k], 1e-12)
      let values = members[index].map { Self.y[$0] }
      expectNear(values.reduce(0, +) / Double(values.count), expected.means[k], 1e-12)
    }
  }

  @Test("points off the lattice and no numbers belong to no hexagon")
  func off() throws {
    let lattice = try #require(HexagonalBinning(x: (0, 1), y: (0, 1), columns: 4, rows: 2))
    for (x, y) in [(Double.nan, 0), (0, .nan), (9, 0), (0, -7), (1e300, 0), (-.infinity, 0)] {
      #expect(lattice.index(x: x, y: y) == nil)
    }
    #expect(lattice.count == 5 * 3 + 4 * 2)
    #expect(HexagonalBinning(x: (1, 1), y: (0, 1), columns: 4) == nil)
    #expect(HexagonalBinning(x: (0, 1), y: (0, 1), columns: 0) == nil)
    #expect(HexagonalBinning(x: (0, 1), y: (0, 1), columns: .max) == nil)
    #expect(HexagonalBinning(x: (-1.7e308, 1.7e308), y: (0, 1), columns: 4) == nil)
  }

  @Test("weights are summed where points are counted")
  func weights() throws {
    let lattice = try #require(HexagonalBinning(x: (0, 1), y: (0, 1), columns: 2, rows: 1))
    let sums = lattice.counts([0, 0, 1], [0, 0, 1], weights: [0.5, 2, 4]).sums
    #expect(sums.filter { $0 > 0 } == [2.5, 4])
  }

  @Test("cells of the plane hold as many points as NumPy's")
  func cells() throws {
    let own = Binning2D(
      Binning(lower: 1.6, upper: 5.1, count: 6), Binning(lower: 43, upper: 96, count: 5))
    #expect(own.counts(Self.x, Self.y).cells == PlaneTable.cells)
    for (edge, expected) in zip(own.x.edges, PlaneTable.xEdges) {
      expectNear(edge, expected, 1e-15)
    }
    for (edge, expected) in zip(own.y.edges, PlaneTable.yEdges) {
      expectNear(edge, expected, 1e-15)
    }
    let given = Binning2D(
      try #require(Binning(edges: [1.5, 2, 3.5, 4, 5])),
      try #require(Binning(edges: [45, 60, 61, 80])))
    let (cells, outside) = given.counts(Self.x, Self.y)
    #expect(cells == PlaneTable.ownEdges)
    #expect(Double(outside) + cells.reduce(0, +) == 272)
  }

  static let waves: [[Double]] = (0..<14).map { (i: Int) -> [Double] in
    (0..<5).map { (j: Int) -> Double in sin(Double(i * i) / 3 + Double(j)) }
  }
  static let ties: [[Double]] = [
    [0, 0], [1, 0], [0, 1], [1, 1], [5, 5], [6, 5], [5, 6], [0, 0], [9, 0],
  ]

  @Test("rows are merged as SciPy merges them, equal distances too", arguments: [true, false])
  func linkage(hasTies: Bool) throws {
    let tree = try #require(AverageLinkage(rows: hasTies ? Self.ties : Self.waves))
    let merges = hasTies ? PlaneTable.tieMerges : PlaneTable.waveMerges
    #expect(
      tree.merges.map { [$0.first, $0.second, $0.size] }
        == merges.map { [Int($0[0]), Int($0[1]), Int($0[3])] })
    for (merge, expected) in zip(tree.merges, merges) {
      expectNear(merge.distance, expected[2], 1e-12)
    }
    #expect(tree.leaves == (hasTies ? PlaneTable.tieLeaves : PlaneTable.waveLeaves))
  }

  @Test("few rows have trees, and rows without distances have none")
  func small() {
    #expect(AverageLinkage(rows: [])?.leaves == [])
    #expect(AverageLinkage(rows: [[1, 2]])?.leaves == [0])
    #expect(AverageLinkage(rows: [[3], [1]])?.leaves == [0, 1])
    #expect(AverageLinkage(rows: [[1], [.nan]]) == nil)
    #expect(AverageLinkage(rows: [[1], [1, 2]]) == nil)
    #expect(AverageLinkage(rows: Array(repeating: [0], count: 20_001)) == nil)
  }

  @Test("a chain of two thousand rows is no deep recursion")
  func deep() {
    let rows = (0..<2000).map { [Double($0 * $0)] }
    #expect(AverageLinkage(rows: rows)?.leaves.sorted() == Array(0..<2000))
  }
}
