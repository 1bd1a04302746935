import Foundation
import NablaMath
import Testing

@Suite struct DifferentialEquationTests {
  private let fields: [String: DifferentialEquation] = [
    "lotka": DifferentialEquation { _, y in
      [y[0] * (1.1 - 0.4 * y[1]), y[1] * (0.1 * y[0] - 0.4)]
    },
    "pendulum": DifferentialEquation { _, y in [y[1], -sin(y[0]) - 0.1 * y[1]] },
  ]

  @Test func adaptiveStepsAreThoseOfSciPy() throws {
    for row in try CalculusTable.read().flows {
      let field = try #require(fields[row.name])
      let line = try field.rk45(from: row.start, start: 0, end: row.end)
      #expect(line.end == .completed && line.times.count == row.times.count)
      // Rounding of the error's estimate moves the steps' ends.
      #expect(relativeDistance(line.times, row.times) < 1e-8, "\(row.name)")
      for (state, expected) in zip(line.states, row.states) {
        #expect(relativeDistance(state, expected) < 1e-8)
      }
      #expect(line.evaluations == row.evaluations)
      let fine = try field.rk45(
        from: row.start, start: 0, end: row.end, relative: 1e-12, absolute: 1e-12)
      #expect(relativeDistance(fine.states.last ?? [], row.exact) < 1e-10)
    }
  }

  @Test func fixedStepsAreThoseOfTheDefinition() throws {
    for row in try CalculusTable.read().flows {
      let field = try #require(fields[row.name])
      let line = try field.rk4(from: row.start, start: 0, end: row.end, steps: 20)
      #expect(line.states.count == row.fixed.count && line.evaluations == 81)
      for (state, expected) in zip(line.states, row.fixed) {
        #expect(relativeDistance(state, expected) < 1e-12)
      }
      #expect(line.times.last == row.end)
    }
  }

  @Test func betweenTheStepsTheLineIsSmooth() throws {
    let growth = DifferentialEquation { _, y in y }
    for end in [2.0, -2] {
      let line = try growth.rk4(from: [1], start: 0, end: end, steps: 50)
      for share in [0.0, 0.013, 0.5, 0.777, 1] {
        #expect(abs(line(share * end)[0] - exp(share * end)) < 1e-6)
      }
      #expect(line(end)[0] == line.states.last?[0])
      #expect(line(end * 1.01)[0].isNaN && line(-end)[0].isNaN && line(.nan)[0].isNaN)
    }
  }

  @Test func polesEndTheLine() throws {
    let square = DifferentialEquation { _, y in [y[0] * y[0]] }
    let line = try square.rk45(from: [1], start: 0, end: 2)
    switch line.end {
    case .stepTooSmall(let time), .diverged(let time): #expect(abs(time - 1) < 1e-3)
    default: Issue.record("\(line.end)")
    }
    #expect(line.states.allSatisfy { $0[0].isFinite } == true)
    guard case .diverged = try square.rk4(from: [1], start: 0, end: 20, steps: 20).end else {
      Issue.record("the line should leave the numbers")
      return
    }
    let few = try square.rk45(from: [1], start: 0, end: 0.9, maximumSteps: 2)
    guard case .tooManySteps = few.end else {
      Issue.record("\(few.end)")
      return
    }
    #expect(few.times.count == 3)
  }

  @Test func badStartsAreRefused() throws {
    let growth = DifferentialEquation { _, y in y }
    #expect(throws: MathError.self) { try growth.rk4(from: [], start: 0, end: 1, steps: 5) }
    #expect(throws: MathError.self) { try growth.rk4(from: [.nan], start: 0, end: 1, steps: 5) }
    #expect(throws: MathError.self) { try growth.rk4(from: [1], start: 0, end: 1, steps: 0) }
    #expect(throws: MathError.self) { try growth.rk45(from: [1], start: 0, end: .infinity) }
    #expect(throws: MathError.self) { try growth.rk45(from: [1], start: 0, end: 1, relative: 0) }
    let wrong = DifferentialEquation { _, _ in [1, 2] }
    #expect(throws: MathError.self) { try wrong.rk45(from: [1], start: 0, end: 1) }
    let nowhere = DifferentialEquation { _, _ in [.nan] }
    #expect(try nowhere.rk45(from: [1], start: 0, end: 1).end == .diverged(time: 0))
    #expect(try growth.rk45(from: [1], start: 3, end: 3).times == [3])
  }
}
