import Foundation
import NablaMath
import Testing

@Suite struct StreamlinesTests {
  typealias Vector = SIMD2<Double>

  /// Fields in a box of 600 × 400 about its middle, in units of 100.
  static let fields: [String: @Sendable (Vector) -> Vector?] = [
    "even": { _ in [1, 0.3] },
    "circles": { [-($0.y - 200), $0.x - 300] },
    "spiral": { [-($0.y - 200) - 0.1 * ($0.x - 300), $0.x - 300 - 0.1 * ($0.y - 200)] },
    "saddle": { [$0.x - 300, -($0.y - 200)] },
    "waves": { [1, cos($0.x / 30)] },
    "pendulum": { [($0.y - 200) / 100, -sin(($0.x - 300) / 100)] },
    "half": { $0.x < 250 ? nil : [0.2, 1] },
  ]

  private func lines(_ name: String, separation: Double = 20) throws -> [Streamlines.Line] {
    let field = try #require(Self.fields[name])
    return try Streamlines(width: 600, height: 400, separation: separation, field: field).lines
  }

  private func length(_ v: Vector) -> Double { (v * v).sum().squareRoot() }

  @Test(arguments: fields.keys.sorted())
  func linesKeepHalfTheSeparation(name: String) throws {
    let lines = try lines(name)
    #expect(lines.count > 5)
    for i in lines.indices {
      for j in lines.indices where j > i {
        for p in lines[i].points {
          for q in lines[j].points where abs(p.x - q.x) < 10 {
            #expect(length(p - q) >= 10 * (1 - 1e-9), "\(name): \(i) and \(j)")
          }
        }
      }
    }
  }

  @Test(arguments: fields.keys.sorted())
  func linesFollowTheField(name: String) throws {
    let field = try #require(Self.fields[name])
    for line in try lines(name) {
      for (p, direction) in zip(line.points, line.directions) {
        let v = try #require(field(p))
        #expect(length(direction - v / length(v)) < 1e-9)
        #expect(p.x >= 0 && p.x <= 600 && p.y >= 0 && p.y <= 400)
      }
      for (p, q) in zip(line.points, line.points.dropFirst()) {
        // The last step of a closed line ends at its beginning, a little farther on.
        #expect(length(q - p) <= 5.4)
      }
    }
  }

  /// Every place with a field is within two separations of a line.
  @Test(arguments: fields.keys.sorted())
  func noRoomIsLeft(name: String) throws {
    let field = try #require(Self.fields[name])
    let points = try lines(name).flatMap(\.points)
    for x in stride(from: 30.0, to: 580, by: 23) {
      for y in stride(from: 30.0, to: 380, by: 23) {
        let place = Vector(x, y)
        guard let v = field(place), length(v) > 1e-6, field(place - [25, 0]) != nil else {
          continue
        }
        // Lines that would be shorter than 0.8 separations are left out, as around a centre.
        #expect(points.contains { length($0 - place) < 40 }, "\(name) at \(place)")
      }
    }
  }

  @Test func linesAroundACentreAreClosedCircles() throws {
    let closed = try lines("circles").filter(\.isClosed)
    #expect(closed.count >= 5)
    for line in closed {
      let radii = line.points.map { length($0 - [300, 200]) }
      let (low, high) = (radii.min() ?? 0, radii.max() ?? 1)
      #expect(high - low < 0.02 * high)
      #expect(line.points.first == line.points.last)
    }
  }

  @Test func aSpiralIsNotTakenForACircle() throws {
    #expect(try lines("spiral").allSatisfy { !$0.isClosed })
  }

  @Test func theSameFieldGivesTheSameLines() throws {
    #expect(try lines("pendulum").map(\.points) == lines("pendulum").map(\.points))
  }

  @Test func seedsAloneGiveALineEach() throws {
    let seeds: [Vector] = [[100, 100], [100, 200], [100, 300], [101, 301]]
    let lines = try Streamlines(
      width: 600, height: 400, separation: 20, seeds: seeds, fills: false
    ) { _ in [1, 0] }.lines
    // The last seed has no room beside the third.
    #expect(lines.count == 3)
    for (line, seed) in zip(lines, seeds) {
      #expect(line.points.allSatisfy { abs($0.y - seed.y) < 1e-9 })
      #expect(abs((line.points.first?.x ?? 0) - 0) < 5 && abs((line.points.last?.x ?? 0) - 600) < 5)
    }
  }

  @Test func aFieldWithoutVectorsHasNoLines() throws {
    for field: @Sendable (Vector) -> Vector? in [{ _ in nil }, { _ in .zero }, { _ in [.nan, 1] }] {
      #expect(try Streamlines(width: 60, height: 40, separation: 9, field: field).lines.isEmpty)
    }
  }

  @Test(arguments: [(0.0, 1.0, 1.0), (.nan, 1, 1), (100, 100, 0), (100, 100, 0.01), (1, 1, .nan)])
  func boxesAndDistancesThatAreNoneAreRefused(width: Double, height: Double, separation: Double) {
    #expect(throws: MathError.self) {
      try Streamlines(width: width, height: height, separation: separation) { _ in [1, 0] }
    }
  }

  // MARK: - Fields on grids

  @Test func aGridIsBilinearBetweenItsNodes() throws {
    let grid = try GridField(columns: 2, rows: 3, u: [0, 1, 2, 3, 4, 5], v: [0, 0, 0, 6, 0, 0])
    #expect(grid([0.5, 0.5]) == [1.5, 1.5])
    #expect(grid([1, 2]) == [5, 0])
    #expect(grid([1.01, 0]) == nil && grid([0, -0.01]) == nil && grid([.nan, 0]) == nil)
  }

  @Test func aMissingNodeLeavesItsNeighboursWithout() throws {
    let grid = try GridField(
      columns: 3, rows: 2, u: [0, 1, .nan, 0, 1, 2], v: [0, 0, 0, 0, 0, 0])
    #expect(grid([0.5, 0.5]) != nil)
    #expect(grid([1.5, 0.5]) == nil)
  }

  @Test func gridsThatAreNoneAreRefused() {
    #expect(throws: MathError.self) { try GridField(columns: 1, rows: 2, u: [0, 0], v: [0, 0]) }
    #expect(throws: MathError.self) { try GridField(columns: 2, rows: 2, u: [0], v: [0, 0, 0, 0]) }
    #expect(throws: MathError.self) { try GridField(columns: .max, rows: 3, u: [], v: []) }
  }
}
