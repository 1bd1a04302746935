internal import NablaScene

/// Collects the cells of one CSV column, and finds out what they are.
///
/// The first value decides whether the column is read as numbers, times or text. Where a later one
/// is no number or no time, the column is text and has to be read again from the start: its cells
/// are not kept as they were written.
struct CSVColumn {
  enum Kind {
    /// Nothing but missing values so far.
    case unknown
    case numbers
    case times
    case text
    /// Text that was taken for numbers or times; its cells are only counted.
    case mistaken
    /// Its cells are left alone.
    case skipped
  }

  private(set) var kind: Kind
  private var numbers: [Double] = []
  private var times: [Int64] = []
  private var texts = TextColumn.Builder()

  private var numberCount = 0
  private var otherCount = 0
  private var firstOther: (text: String, line: Int)?
  private var inexact: (text: String, place: String)?

  init(_ kind: Kind = .unknown) { self.kind = kind }

  /// What was read; nil for a column that has to be read again.
  var column: Column? {
    switch kind {
    case .unknown, .numbers: .numbers(numbers)
    case .times: .time(times)
    case .text: .text(texts.column)
    case .mistaken, .skipped: nil
    }
  }

  /// Adds a number to a column of numbers.
  @inline(__always)
  mutating func append(_ number: Double) { numbers.append(number) }

  /// Adds the cells of rows that were read by themselves, for a column of the same kind.
  ///
  /// - Parameter lines: how many come before the line that was counted as the first.
  mutating func append(_ rows: CSVColumn, lines: Int) {
    numbers.append(contentsOf: rows.numbers)
    times.append(contentsOf: rows.times)
    texts.append(rows.texts)
    numberCount += rows.numberCount
    otherCount += rows.otherCount
    if firstOther == nil {
      firstOther = rows.firstOther.map { ($0.text, $0.line + lines) }
    }
  }

  /// Makes room for rows, so that the values are not moved while they come in.
  mutating func reserve(_ rows: Int) {
    switch kind {
    case .unknown, .numbers: numbers.reserveLarge(rows)
    case .times: times.reserveCapacity(rows)
    case .text: texts.reserve(rows)
    case .mistaken, .skipped: break
    }
  }

  /// Adds a cell, whatever it is.
  mutating func append(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    switch kind {
    case .skipped: return
    case .unknown: decide(cell, scanner)
    case .numbers, .times, .text, .mistaken: break
    }
    switch kind {
    case .unknown: numbers.append(.nan)
    case .numbers: appendNumber(cell, scanner)
    case .times: appendTime(cell, scanner)
    case .text: appendText(cell, scanner)
    case .mistaken: count(cell, scanner)
    case .skipped: break
    }
  }

  /// Chooses what the column is by its first value.
  private mutating func decide(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    if Self.number(scanner.trimmed(cell)) != nil {
      kind = .numbers
    } else if !scanner.isMissing(cell) {
      let isTime = Timestamp.microseconds(scanner.trimmed(cell)) != nil && !cell.hasDoubledQuotes
      kind = isTime ? .times : .text
      if isTime {
        times = Array(repeating: Column.missingTime, count: numbers.count)
      } else {
        for _ in numbers { texts.append(nil) }
      }
      numbers = []
    }
  }

  private mutating func appendNumber(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    let text = scanner.trimmed(cell)
    if let number = Self.number(text) {
      if !number.isExact, inexact == nil {
        inexact = (String(decoding: text, as: UTF8.self), scanner.place(of: cell))
      }
      numbers.append(number.value)
    } else if scanner.isMissing(cell) {
      numbers.append(.nan)
    } else {
      numberCount = numbers.count { !$0.isNaN }
      numbers = []
      kind = .mistaken
      count(cell, scanner)
    }
  }

  private mutating func appendTime(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    if !cell.hasDoubledQuotes, let time = Timestamp.microseconds(scanner.trimmed(cell)) {
      times.append(time)
    } else if scanner.isMissing(cell) {
      times.append(Column.missingTime)
    } else {
      otherCount = times.count { $0 != Column.missingTime }
      times = []
      kind = .mistaken
      count(cell, scanner)
    }
  }

  private mutating func appendText(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    if scanner.isMissing(cell) {
      texts.append(nil)
    } else if cell.hasDoubledQuotes {
      texts.append(scanner.text(cell))
    } else {
      texts.append(utf8: UnsafeRawBufferPointer(rebasing: scanner.bytes[cell.start..<cell.end]))
    }
    count(cell, scanner)
  }

  /// Counts numbers and others of a column of text, for the note.
  private mutating func count(_ cell: CSVScanner.Cell, _ scanner: CSVScanner) {
    let text = scanner.trimmed(cell)
    if Self.number(text) != nil {
      numberCount += 1
    } else if !scanner.isMissing(cell) {
      if firstOther == nil { firstOther = (String(decoding: text, as: UTF8.self), cell.line) }
      otherCount += 1
    }
  }

  /// The number that bytes spell, infinities included, and whether a double holds it exactly; whole
  /// numbers beyond 2⁵³ it does not.
  private static func number(_ text: UnsafeRawBufferPointer) -> (value: Double, isExact: Bool)? {
    guard let first = text.first, first < 0x3A || first | 0x20 == UInt8(ascii: "i") else {
      return nil
    }
    var scan = NumberParsing.Scan(text)
    if scan.run(.yaml), scan.position == text.count {
      switch scan.literal() {
      case .integer(let value): return (Double(value), value.magnitude <= 1 << 53)
      case .number(let value): return (value, !scan.isWhole)
      case .overflow: return nil
      }
    }
    return infinity(text).map { ($0, true) }
  }

  private static func infinity(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self) {
    case "inf", "Inf", "+inf", "+Inf", "Infinity", "+Infinity": return .infinity
    case "-inf", "-Inf", "-Infinity": return -.infinity
    default: return nil
    }
  }

  /// Whether no whole number was met that a double does not hold.
  var isExact: Bool { inexact == nil }

  /// Throws where a column of numbers has a whole number that a double does not hold.
  func requireExact(_ name: String) throws(NablaError) {
    guard kind == .numbers, let inexact else { return }
    throw NablaError(
      inexact.place,
      "column \"\(Nearest.clipped(name))\" has the whole number \(Nearest.clipped(inexact.text)), "
        + "beyond 2^53, where numbers lose their last digits",
      "write identifiers with a letter in front, and measures with a point or an exponent")
  }

  /// What to say about a column of text whose cells are nearly all numbers.
  func note(_ name: String) -> [String] {
    guard let firstOther, numberCount >= 9 * otherCount else { return [] }
    return [
      "column \"\(Nearest.clipped(name))\" is read as text: \(numberCount) of "
        + "\(numberCount + otherCount) values are numbers, but line \(firstOther.line) has "
        + "\"\(Nearest.clipped(firstOther.text))\""
    ]
  }
}
