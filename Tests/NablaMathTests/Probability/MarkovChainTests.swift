import NablaMath
import Testing

@Suite("Markov chains")
struct MarkovChainTests {
  @Test("the stationary distribution keeps its digits, tiny rates too")
  func stationary() throws {
    for row in try StatisticalTable.shared.get().chains {
      let chain = try MarkovChain(transitions: row.rows)
      let found = try #require(chain.stationary)
      for (a, b) in zip(found, row.stationary) {
        // Rows such as [1 − 1e-12, 1e-12, 0] sum to 1 only to a rounding, which is divided out.
        expectNear(a, b, 1e-7 * (row.rows[0][0] > 0.99 ? 1 : 1e-6))
      }
      for (a, b) in zip(chain.next(found), found) { expectNear(a, b, 1e-14) }
    }
  }

  @Test("many steps are the power of the matrix")
  func steps() throws {
    let chain = try MarkovChain(transitions: [[0.9, 0.1], [0.5, 0.5]])
    let power = chain.transitions(after: 5)
    let path = chain.distributions(from: [1, 0], steps: 5)
    #expect(path.count == 6 && path[0] == [1, 0])
    for (a, b) in zip(power[0], path[5]) { expectNear(a, b, 1e-14) }
    // The other eigenvalue is 0.4.
    expectNear(power[0][1], (1 - 0.01024) / 6, 1e-14)
    #expect(chain.transitions(after: 0) == [[1, 0], [0, 1]])
    for (a, b) in zip(chain.transitions(after: 1 << 40)[1], chain.stationary ?? []) {
      expectNear(a, b, 1e-10)
    }
    #expect(chain.next([1]).allSatisfy { $0.isNaN } == true)
  }

  @Test("the gambler's ruin ends as it must")
  func absorbing() throws {
    // From 0 to 4 with even odds.
    let chain = try MarkovChain(transitions: [
      [1, 0, 0, 0, 0], [0.5, 0, 0.5, 0, 0], [0, 0.5, 0, 0.5, 0], [0, 0, 0.5, 0, 0.5],
      [0, 0, 0, 0, 1],
    ])
    let absorption = try chain.absorption()
    #expect(absorption.absorbing == [0, 4] && absorption.transient == [1, 2, 3])
    for (index, steps) in absorption.steps.enumerated() {
      let k = Double(index + 1)
      expectNear(steps, k * (4 - k), 1e-14)
      expectNear(absorption.probabilities[index][1], k / 4, 1e-14)
    }
    expectNear(absorption.visits[1][1], 2, 1e-14)
    #expect(chain.stationary == nil && chain.absorbingStates == [0, 4])
    #expect(chain.classes == [[0], [1, 2, 3], [4]] && chain.closedClasses == [[0], [4]])
  }

  @Test("periods and classes")
  func periods() throws {
    let ring = try MarkovChain(transitions: [[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    #expect(ring.isIrreducible && ring.period(of: 1) == 3)
    let third = 1.0 / 3
    #expect(ring.stationary == [third, third, third])
    let lazy = try MarkovChain(transitions: [[0.5, 0.5], [1, 0]])
    #expect(lazy.period(of: 0) == 1)
    let oneWay = try MarkovChain(transitions: [[0, 1], [0, 1]])
    #expect(oneWay.period(of: 0) == 0 && oneWay.stationary == [0, 1])
    #expect(oneWay.period(of: 7) == 0)
  }

  @Test("walks are the same for the same seed, and follow the chain")
  func walks() throws {
    let chain = try MarkovChain(transitions: [[0.9, 0.1], [0.5, 0.5]])
    let walk = chain.walk(from: 0, steps: 20_000, seed: 3)
    #expect(walk.count == 20_001 && walk == chain.walk(from: 0, steps: 20_000, seed: 3))
    let share = Double(walk.count { $0 == 0 }) / Double(walk.count)
    #expect((share - 5.0 / 6).magnitude < 0.02)
    #expect(chain.walk(from: 9, steps: 5, seed: 1) == [])
  }

  @Test("what is no chain is refused in words")
  func refused() {
    func message(_ rows: [[Double]]) -> String {
      do {
        _ = try MarkovChain(transitions: rows)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(message([]) == "Markov chain: there are 0 states; give 1 to 1000 rows.")
    #expect(
      message([[0.5, 0.5], [1]])
        == "Markov chain: row 1 has 1 numbers; give 2, one for a state.")
    #expect(
      message([[1.5, -0.5], [0, 1]])
        == "Markov chain: row 0, column 0 is 1.5; give probabilities from 0 to 1.")
    #expect(
      message([[0.5, 0.4], [0, 1]])
        == "Markov chain: row 0 sums to 0.9; give rows that sum to 1.")
    #expect(throws: MathError.self) {
      try MarkovChain(transitions: [[0, 1], [1, 0]]).absorption()
    }
    #expect(throws: MathError.self) {
      try MarkovChain(transitions: [[1, 0, 0], [0, 0, 1], [0, 1, 0]]).absorption()
    }
  }
}
