import NablaScene

/// A mark's values along one axis: numbers, times, or categories that become bands.
public struct PositionValues: Sendable {
  public enum Values: Sendable {
    case numbers([Double])
    /// Microseconds since 1970, UTC.
    case times([Int64])
    case categories(codes: [Int32], names: [String])
  }

  public let values: Values

  public init(_ values: Values) { self.values = values }

  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .times(let times): times.count
    case .categories(let codes, _): codes.count
    }
  }

  func train(_ axis: inout AxisTraining) {
    switch values {
    case .numbers(let numbers): axis.add(numbers)
    case .times(let times):
      axis.add(Self.numbers(times))
      axis.preferredScale = axis.preferredScale ?? TimeScale.name
    case .categories(_, let names): axis.add(categories: names)
    }
  }

  /// The values on the axis: numbers as they are, times in microseconds, categories as the indices
  /// of their bands.
  func on(_ scale: Scale) -> [Double] {
    switch values {
    case .numbers(let numbers): return numbers
    case .times(let times): return Self.numbers(times)
    case .categories(let codes, let names):
      let positions = names.map { scale.index(of: $0).map(Double.init) ?? .nan }
      return codes.map { $0 >= 0 ? positions[Int($0)] : .nan }
    }
  }

  var column: Column {
    switch values {
    case .numbers(let numbers): .numbers(numbers)
    case .times(let times): .time(times)
    case .categories(let codes, let names): .text(TextColumn(codes: codes, categories: names))
    }
  }

  /// The values as names with codes; numbers and times become their sorted distinct values.
  var names: (codes: [Int32], names: [String]) {
    switch values {
    case .categories(let codes, let names): return (codes, names)
    case .times(let times): return Self.distinct(Self.numbers(times)) { Timestamp.text(Int64($0)) }
    case .numbers(let numbers): return Self.distinct(numbers) { format($0) }
    }
  }

  private static func distinct(
    _ numbers: [Double], _ name: (Double) -> String
  ) -> (codes: [Int32], names: [String]) {
    let distinct = Set(numbers.filter(\.isFinite)).sorted()
    var index: [Double: Int32] = [:]
    for (i, value) in distinct.enumerated() { index[value] = Int32(clamping: i) }
    return (numbers.map { index[$0] ?? -1 }, distinct.map(name))
  }

  static func numbers(_ times: [Int64]) -> [Double] {
    times.map { $0 == Column.missingTime ? .nan : Double($0) }
  }
}

extension MarkContext {
  /// `count` places along an axis; 0, 1, 2 … where the channel is nil.
  ///
  /// - Parameter other: the option that has `count` values.
  func places(
    _ channel: Channel?, _ option: String, count: Int, of other: String
  ) throws(NablaError) -> PositionValues {
    guard channel != nil else { return PositionValues(.numbers((0..<count).map(Double.init))) }
    let places = try position(channel, option, count: count)
    try checkLengths((option, places.count), (other, count))
    return places
  }
}
