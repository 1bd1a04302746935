/// The places of a mark's rows in words: numbers, days, or names.
struct SpokenPlaces {
  private let values: PositionValues
  private let say: SpokenNumbers

  init(_ values: PositionValues) {
    self.values = values
    switch values.values {
    case .numbers(let numbers): say = SpokenNumbers(numbers)
    case .times: say = SpokenNumbers(from: 0, to: 1, areTimes: true)
    case .categories: say = SpokenNumbers(from: 0, to: 1)
    }
  }

  func callAsFunction(_ row: Int) -> String {
    switch values.values {
    case .numbers(let numbers): say(numbers[row])
    case .times(let times): times[row] == Column.missingTime ? "no date" : say(Double(times[row]))
    case .categories(let codes, let names):
      codes[row] >= 0 ? Nearest.clipped(names[Int(codes[row])]) : "no name"
    }
  }
}

extension PositionValues {
  /// The values as numbers in their order along the axis; categories by their first appearance.
  var ordered: [Double] {
    switch values {
    case .numbers(let numbers): numbers
    case .times(let times): Self.numbers(times)
    case .categories(let codes, _): codes.map { $0 >= 0 ? Double($0) : .nan }
    }
  }

  /// Whether the values are numbers or times, of which more and less can be said.
  var isMeasured: Bool {
    if case .categories = values { false } else { true }
  }
}
