internal import NablaScene

/// Lines in words: where each begins and ends, whether it rises, and how far it goes.
enum LineWords {
  struct Line {
    let name: String
    fileprivate let x: [Double]
    fileprivate let y: [Double]
    /// A point's place in words.
    fileprivate let place: (Int) -> String

    init(_ name: String, _ x: PositionValues, _ y: [Double]) {
      self.name = spoken(name)
      self.x = x.ordered
      self.y = y
      let say = SpokenPlaces(x)
      place = { say($0) }
    }

    /// The line through some rows.
    init(_ name: String, _ x: PositionValues, _ y: [Double], rows: Rows) {
      // All rows are taken as they are, without a copy.
      if rows.count == y.count {
        self.init(name, x, y)
      } else {
        self.init(name, x.rows(at: Array(rows)), rows.map { y[$0] })
      }
    }
  }

  /// - Parameters:
  ///   - noun: what a line is (`line`, `band`); one without a name is "The <noun>".
  static func write(_ lines: [Line], _ noun: String = "line") -> String {
    if lines.count > 3 { return many(lines, noun) }
    return lines.compactMap { sentence($0, noun) }.joined(separator: " ")
  }

  private static func sentence(_ line: Line, _ noun: String) -> String? {
    guard let ends = Ends(line.x, line.y) else { return nil }
    let subject = line.name.isEmpty ? "The \(noun)" : Nearest.clipped(line.name)
    let (x, y) = (line.x, line.y)
    let say = SpokenNumbers(from: y[ends.low], to: y[ends.high], small: .ofData)
    func point(_ i: Int) -> String { "\(say(y[i])) at \(line.place(i))" }
    if ends.first == ends.last { return "\(subject) is a single point, \(point(ends.first))." }
    let sample = Trend.sample(x, y)
    guard let runs = Self.runs(sample.x) else {
      return
        "\(subject) is a path of \(counted(x.count, "point")) from (\(line.place(ends.first)), \(say(y[ends.first]))) to (\(line.place(ends.last)), \(say(y[ends.last])))."
    }
    let (start, end) = runs > 0 ? (ends.first, ends.last) : (ends.last, ends.first)
    if y[ends.low] == y[ends.high] {
      return
        "\(subject) stays at \(say(y[start])) from \(line.place(start)) to \(line.place(end))."
    }
    let way = "from \(point(start)) to \(point(end))"
    var text: String
    switch Trend(sample.x, sample.y) {
    case .rises? where y[end] > y[start]: text = "\(subject) rises \(way)"
    case .falls? where y[end] < y[start]: text = "\(subject) falls \(way)"
    default: text = "\(subject) goes \(way) without a clear trend"
    }
    if y[ends.high] > max(y[start], y[end]) { text += ", highest \(point(ends.high))" }
    if y[ends.low] < min(y[start], y[end]) { text += ", lowest \(point(ends.low))" }
    return text + "."
  }

  private static func many(_ lines: [Line], _ noun: String) -> String {
    var low: (line: Int, row: Int)?
    var high: (line: Int, row: Int)?
    for (k, line) in lines.enumerated() {
      guard let ends = Ends(line.x, line.y) else { continue }
      if low.map({ line.y[ends.low] < lines[$0.line].y[$0.row] }) ?? true { low = (k, ends.low) }
      if high.map({ line.y[ends.high] > lines[$0.line].y[$0.row] }) ?? true {
        high = (k, ends.high)
      }
    }
    guard let low, let high else { return "" }
    let say = SpokenNumbers(
      from: lines[low.line].y[low.row], to: lines[high.line].y[high.row], small: .ofData)
    func point(_ place: (line: Int, row: Int)) -> String {
      let line = lines[place.line]
      let name = line.name.isEmpty ? "" : " (\(Nearest.clipped(line.name)))"
      return "\(say(line.y[place.row])) at \(line.place(place.row))\(name)"
    }
    return "\(counted(lines.count, noun)), highest \(point(high)), lowest \(point(low))."
  }

  /// 1 where places never go back, −1 where they never go on, nil for neither.
  private static func runs(_ x: [Double]) -> Int? {
    let pairs = zip(x, x.dropFirst())
    if pairs.allSatisfy({ $0 <= $1 }) { return 1 }
    return pairs.allSatisfy { $0 >= $1 } ? -1 : nil
  }

  /// The rows of the first, last, lowest and highest point with finite coordinates.
  private struct Ends {
    private(set) var first, last, low, high: Int

    init?(_ x: [Double], _ y: [Double]) {
      let parts = ParallelWork.mapRows(min(x.count, y.count)) { Ends(x, y, rows: $0) }
        .compactMap { $0 }
      guard var all = parts.first else { return nil }
      for part in parts.dropFirst() {
        all.last = part.last
        if y[part.low] < y[all.low] { all.low = part.low }
        if y[part.high] > y[all.high] { all.high = part.high }
      }
      self = all
    }

    /// Those of some rows.
    private init?(_ x: [Double], _ y: [Double], rows: Range<Int>) {
      guard let start = rows.first(where: { x[$0].isFinite && y[$0].isFinite }) else { return nil }
      (first, last, low, high) = (start, start, start, start)
      for i in start..<rows.upperBound where x[i].isFinite && y[i].isFinite {
        last = i
        if y[i] < y[low] { low = i }
        if y[i] > y[high] { high = i }
      }
    }
  }
}
