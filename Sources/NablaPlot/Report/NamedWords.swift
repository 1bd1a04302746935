/// Values with names in words: each of a few, else the largest and the smallest.
///
/// - Parameters:
///   - noun: what a value is (`bar`, `median`).
///   - few: at most so many are told one by one.
///   - name: a value's name by its row; may be empty.
func namedWords(
  _ noun: String, _ values: [Double], few: Int = 6, name: (Int) -> String
) -> String {
  let rows = values.indices.filter { values[$0].isFinite }
  guard let first = rows.first else { return "" }
  var (low, high) = (first, first)
  for row in rows {
    if values[row] < values[low] { low = row }
    if values[row] > values[high] { high = row }
  }
  let say = SpokenNumbers(from: values[low], to: values[high])
  func label(_ row: Int) -> String { Nearest.clipped(name(row)) }
  if rows.count > few {
    func point(_ row: Int) -> String {
      label(row).isEmpty ? say(values[row]) : "\(say(values[row])) (\(label(row)))"
    }
    return "\(counted(rows.count, noun)), largest \(point(high)), smallest \(point(low))."
  }
  if rows.count == 1, label(first).isEmpty { return "The \(noun) is \(say(values[first]))." }
  let all = rows.map { row in
    label(row).isEmpty ? say(values[row]) : "\(label(row)) \(say(values[row]))"
  }
  let head = "\(noun.prefix(1).uppercased())\(noun.dropFirst())\(rows.count == 1 ? "" : "s")"
  return "\(head): \(all.joined(separator: ", "))."
}
