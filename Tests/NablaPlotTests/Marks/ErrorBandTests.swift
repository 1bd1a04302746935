import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct ErrorBandTests {
  private static let x = [1.0, 2, 1, 2, 1, 2]
  private static let y = [3.0, 5, 4, 9, 8, 7]

  // numpy.mean, numpy.std(ddof=1), scipy.stats.t.interval(0.95, 2), numpy.quantile.
  @Test("several values at one x have a center and a spread")
  func spreads() throws {
    for (interval, low, high) in [
      (ErrorBand.Spread.sd, [2.3542486889354093, 5], [7.645751311064591, 9]),
      (.se, [3.4724747683480532, 5.8452994616207485], [6.527525231651946, 8.154700538379252]),
      (.ci, [-1.5724106077284281, 2.0317245764993395], [11.572410607728429, 11.96827542350066]),
      (.pi, [3.05, 5.1], [7.8, 8.9]),
    ] {
      let figure = Figure(marks: [ErrorBand(x: Self.x, y: Self.y, interval: interval)])
      let node = try computed(figure)
      #expect(node["center"]?.numbers == [5, 7])
      #expect(node["n"]?.numbers == [3, 3])
      for (key, expected) in [("low", low), ("high", high)] {
        for (value, number) in zip(try #require(node[key]?.numbers), expected) {
          #expect(abs(value - number) < 1e-12, "\(interval) \(key)")
        }
      }
    }
    let median = Figure(marks: [ErrorBand(x: Self.x, y: Self.y, center: .median)])
    #expect(try computed(median)["center"]?.numbers == [4, 7])
  }

  @Test("ready-made ends are drawn as they are, ±error or low and high")
  func ready() throws {
    let error = Figure(marks: [ErrorBand(x: [1.0, 2], y: [3.0, 4], error: [1.0, 0.5])])
    #expect(try computed(error)["low"]?.numbers == [2, 3.5])
    #expect(try computed(error)["high"]?.numbers == [4, 4.5])
    let ends = Figure(
      marks: [ErrorBand(x: [1.0, 2], y: [3.0, 4], low: [2.0, 3.5], high: [4.0, 4.5])])
    #expect(try error.scene() == ends.scene())
    let half = #expect(throws: NablaError.self) {
      try Figure(marks: [ErrorBand(x: [1.0], y: [2.0], low: [1.0])]).drawn()
    }
    #expect(
      half?.description == "marks[0] (errorband): has no error; give error, or low and high.")
  }

  @Test("groups have a band each with its line before all bands")
  func groups() throws {
    let mark = ErrorBand(
      x: Self.x + Self.x, y: Self.y + Self.y.map { $0 + 4 },
      color: Self.x.map { _ in "a" } + Self.x.map { _ in "b" })
    let figure = Figure(marks: [mark])
    let paths = try figure.scene().paths(in: "mark-errorband")
    #expect(paths.map { $0.fill != nil } == [true, true, false, false])
    #expect(try computed(figure)["center"]?["b"]?.numbers == [9, 11])
  }

  @Test("text and times on x are bands and dates")
  func axes() throws {
    let words = try Figure(
      marks: [ErrorBand(x: ["mon", "tue", "mon", "tue"], y: [1.0, 2, 2, 4])]
    ).drawn()
    #expect(words.report.panels[0].x.scale == "band")
    #expect(problems(of: words) == [])
  }

  @Test("one value has no spread, so that its band is nothing wide")
  func one() throws {
    let node = try computed(Figure(marks: [ErrorBand(x: [1.0, 2], y: [3.0, 4])]))
    #expect(node["low"]?.numbers == [3, 4])
    #expect(node["high"]?.numbers == [3, 4])
  }

  @Test(
    "odd data give a sound panel",
    arguments: [[], [.nan], [3], [3, 3], [-1e308, 0, 1e308], [0, 5e-324]])
  func odd(values: [Double]) throws {
    for interval in ErrorBand.Spread.allCases {
      let mark = ErrorBand(x: values.map { _ in 1.0 }, y: values, interval: interval)
      #expect(problems(of: try Figure(marks: [mark]).drawn()) == [])
    }
  }
}
