/// A mark's values along one axis: numbers, or categories that become bands.
public struct PositionValues: Sendable {
  public enum Values: Sendable {
    case numbers([Double])
    case categories(codes: [Int32], names: [String])
  }

  public let values: Values

  public init(_ values: Values) { self.values = values }

  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .categories(let codes, _): codes.count
    }
  }

  func train(_ axis: inout AxisTraining) {
    switch values {
    case .numbers(let numbers): axis.add(numbers)
    case .categories(_, let names): axis.add(categories: names)
    }
  }

  /// The values on the axis: numbers as they are, categories as the indices of their bands.
  func on(_ scale: Scale) -> [Double] {
    switch values {
    case .numbers(let numbers): return numbers
    case .categories(let codes, let names):
      let positions = names.map { scale.index(of: $0).map(Double.init) ?? .nan }
      return codes.map { $0 >= 0 ? positions[Int($0)] : .nan }
    }
  }

  var column: Column {
    switch values {
    case .numbers(let numbers): .numbers(numbers)
    case .categories(let codes, let names): .text(TextColumn(codes: codes, categories: names))
    }
  }
}

extension PositionValues {
  /// The values as names with codes; numbers become their sorted distinct values.
  var names: (codes: [Int32], names: [String]) {
    switch values {
    case .categories(let codes, let names): return (codes, names)
    case .numbers(let numbers):
      let distinct = Set(numbers.filter(\.isFinite)).sorted()
      var index: [Double: Int32] = [:]
      for (i, value) in distinct.enumerated() { index[value] = Int32(clamping: i) }
      return (numbers.map { index[$0] ?? -1 }, distinct.map { format($0) })
    }
  }
}
