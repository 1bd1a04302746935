import NablaMath
import Testing

@Suite("Softmax")
struct SoftmaxTests {
  // scipy.special.softmax([2, 1, 0.1]) and of the same divided by 0.5, SciPy 1.17.1.
  @Test("agrees with SciPy")
  func values() {
    func isClose(_ a: [Double], _ b: [Double]) -> Bool {
      zip(a, b).allSatisfy { abs($0 - $1) < 1e-15 }
    }
    #expect(
      isClose(
        Softmax.probabilities([2, 1, 0.1]),
        [0.6590011388859679, 0.24243297070471392, 0.09856589040931818]))
    #expect(
      isClose(
        Softmax.probabilities([2, 1, 0.1], temperature: 0.5),
        [0.8637771182080067, 0.11689952094598567, 0.019323360846007505]))
  }

  @Test("does not overflow, and depends on differences alone")
  func shift() {
    let far = Softmax.probabilities([1000, 1001, 1002])
    #expect(far == Softmax.probabilities([0, 1, 2]) && abs(far.reduce(0, +) - 1) < 1e-15)
    #expect(Softmax.probabilities([-1e308, 1e308]) == [0, 1])
  }

  @Test("goes from the largest alone to all alike")
  func limits() {
    #expect(Softmax.probabilities([1, 3, 2], temperature: 0) == [0, 1, 0])
    #expect(Softmax.probabilities([3, 3, 2], temperature: 0) == [0.5, 0.5, 0])
    #expect(
      Softmax.probabilities([1, 3, 2], temperature: 1e300).allSatisfy { abs($0 - 1.0 / 3) < 1e-15 })
    #expect(Softmax.probabilities([-.infinity, 1]) == [0, 1])
    #expect(Softmax.probabilities([-.infinity, -.infinity]).allSatisfy { $0.isNaN })
    #expect(Softmax.probabilities([1, 2], temperature: -1).allSatisfy { $0.isNaN })
    #expect(Softmax.probabilities([1, .nan]).allSatisfy { $0.isNaN })
  }

  @Test("has an entropy between 0 and that of equal shares")
  func entropy() {
    #expect(Softmax.entropy([1, 0]) == 0)
    #expect(abs(Softmax.entropy([0.25, 0.25, 0.25, 0.25]) - 1.3862943611198906) < 1e-15)
  }
}

@Suite("Choices among probabilities")
struct SoftmaxTruncationTests {
  @Test("top-k keeps the greatest, the first of equal ones")
  func topK() {
    #expect(Softmax.topK(2, of: [0.125, 0.5, 0.125, 0.25]) == [0, 2.0 / 3, 0, 1.0 / 3])
    #expect(Softmax.topK(1, of: [0.4, 0.4, 0.2]) == [1, 0, 0])
    #expect(Softmax.topK(9, of: [0.25, 0.75]) == [0.25, 0.75])
    #expect(Softmax.topK(0, of: [0.5, 0.5]).allSatisfy { $0.isNaN } == true)
    #expect(Softmax.topK(1, of: [0, 0]).allSatisfy { $0.isNaN } == true)
    #expect(Softmax.topK(1, of: []) == [])
  }

  @Test("top-p keeps the fewest that reach the share")
  func topP() {
    #expect(Softmax.topP(0.75, of: [0.25, 0.5, 0.125, 0.125]) == [1.0 / 3, 2.0 / 3, 0, 0])
    #expect(Softmax.topP(0.8, of: [0.25, 0.5, 0.125, 0.125])[2] > 0)
    #expect(Softmax.topP(0, of: [0.25, 0.75]) == [0, 1])
    #expect(Softmax.topP(1, of: [0.25, 0.75, 0]) == [0.25, 0.75, 0])
    // 0.1 + 0.2 misses 0.3 by a rounding.
    #expect(Softmax.topP(0.3, of: [0.2, 0.1, 0.7])[2] == 1)
    #expect(Softmax.topP(1.5, of: [0.5, 0.5]).allSatisfy { $0.isNaN } == true)
    #expect(Softmax.topP(0.5, of: [-1, 2]).allSatisfy { $0.isNaN } == true)
  }

  @Test("logarithms go on where probabilities end")
  func logarithms() {
    let logs = Softmax.logProbabilities([0, -2000, -.infinity], temperature: 2)
    #expect(logs[0] == 0 && logs[1] == -1000 && logs[2] == -.infinity)
    #expect(Softmax.logProbabilities([1, 2], temperature: 0).allSatisfy { $0.isNaN } == true)
  }
}
