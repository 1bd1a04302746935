import NablaMath
import Testing

@Suite struct BoxProgramTests {
  static let formulas = [
    "x^2 + y^2 - 4", "x y", "x/y", "sin(x) + sin(y) - 0.99", "abs(x) + abs(y) - 1",
    "sqrt(x - y)", "tan(x) - y", "(x^2 - 1)/(x - 1) - y", "x^(1/3) + y^3", "exp(x) - 1/y",
    "floor(x) - y", "{x < 0: -x, y}", "2 - x - 3y", "1/(x x)", "x < y", "1 < x^2 + y^2 <= 4",
    "max(x, y) min(x, 2)", "x^y", "ln(x y)", "sum(k, 1, 3, x^k)/y", "7", "-x", "3/x/y",
  ]

  /// Boxes of many sizes around and beside the origin.
  private static let boxes: [(RealInterval, RealInterval)] = {
    var boxes: [(RealInterval, RealInterval)] = []
    for width in [0.0, 1e-9, 0.3, 2, 50] {
      for x in [-3.0, -1, 0, 0.7, 4] {
        for y in [-2.0, 0, 1.3] {
          boxes.append((RealInterval(x, x + width), RealInterval(y, y + width)))
        }
      }
    }
    return boxes
  }()

  @Test(arguments: formulas)
  func blocksOfBoxesHaveTheBoundsOfSingleOnes(text: String) throws {
    let formula = try Formula(text, variables: ["x", "y"])
    let results = BoxProgram(formula).results([Self.boxes.map(\.0), Self.boxes.map(\.1)])
    #expect(results.count == Self.boxes.count)
    for (box, result) in zip(Self.boxes, results) {
      let single = formula.interval([box.0, box.1])
      #expect(result.isDefined == single.isDefined, "\(text) at \(box)")
      #expect(result.isContinuous <= single.isContinuous, "\(text) at \(box)")
      #expect(single.range.isWithin(result.range), "\(text) at \(box)")
      // No wider than some units in the last place, which may leave a comparison undecided.
      guard !text.contains("<"), single.range.lower.isFinite, single.range.upper.isFinite else {
        continue
      }
      let size = max(single.range.lower.magnitude, single.range.upper.magnitude, 1)
      #expect(result.range.width - single.range.width <= 1e-11 * size, "\(text) at \(box)")
    }
  }

  @Test(arguments: formulas)
  func boundsHoldEveryValueInTheBox(text: String) throws {
    let formula = try Formula(text, variables: ["x", "y"])
    let results = BoxProgram(formula).results([Self.boxes.map(\.0), Self.boxes.map(\.1)])
    for (box, result) in zip(Self.boxes, results) {
      for s in [0, 0.25, 0.5, 1.0] {
        for t in [0, 0.4, 1.0] {
          let (x, y) = (
            box.0.lower + s * (box.0.upper - box.0.lower),
            box.1.lower + t * (box.1.upper - box.1.lower)
          )
          let value = formula.value([x, y])
          guard value.isFinite, box.0.contains(x), box.1.contains(y) else { continue }
          #expect(result.range.contains(value), "\(text) at (\(x), \(y))")
        }
      }
    }
  }

  @Test func aListWithoutOneValueIsBoundedAsAWhole() throws {
    let list = try Formula("[x, y]", variables: ["x", "y"])
    let results = BoxProgram(list).results([[RealInterval(1, 2)], [RealInterval(5, 6)]])
    #expect(results.map(\.range) == [RealInterval(1, 6)])
  }

  @Test func boxesOfAnotherNumberOfVariablesHaveNoValues() throws {
    let program = BoxProgram(try Formula("x", variables: ["x", "y"]))
    #expect(program.results([[RealInterval(0, 1)]]).map(\.isDefined) == [.no])
  }
}
