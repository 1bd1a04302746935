extension Column {
  /// The values as they are written on a figure; missing ones are empty.
  var words: [String] {
    switch self {
    case .numbers(let values): values.map { $0.isNaN ? "" : format($0) }
    case .text(let text): (0..<text.count).map { text[$0] ?? "" }
    case .time(let values): values.map { $0 == Column.missingTime ? "" : Timestamp.text($0) }
    }
  }
}
