internal import NablaScene

/// Reads one CSV column as numbers, and finds out whether it is one.
struct CSVNumbers {
  private(set) var values: [Double] = []
  private var numberCount = 0
  private var otherCount = 0
  private var firstOther: (text: String, line: Int)?
  private var inexact: (text: String, line: Int)?

  /// Whether every value so far is a number, infinities included.
  var isNumeric: Bool { otherCount == 0 }

  @inline(__always)
  mutating func append(_ cell: CSVScanner.Cell, _ scanner: borrowing CSVScanner) {
    let text = scanner.trimmed(cell)
    var scan = NumberParsing.Scan(text)
    if scan.run(.yaml), scan.position == text.count {
      switch scan.literal() {
      case .integer(let value):
        if value.magnitude > 1 << 53, inexact == nil { keepInexact(text, cell.line) }
        return add(Double(value))
      case .number(let value):
        if scan.isWhole, inexact == nil { keepInexact(text, cell.line) }
        return add(value)
      case .overflow: break
      }
    }
    if scanner.isMissing(cell) {
      if otherCount == 0 { values.append(.nan) }
    } else if let value = Self.infinity(text) {
      add(value)
    } else {
      refuse(String(decoding: text, as: UTF8.self), cell.line)
    }
  }

  @inline(__always)
  private mutating func add(_ value: Double) {
    numberCount += 1
    if otherCount == 0 { values.append(value) }
  }

  private mutating func refuse(_ text: String, _ line: Int) {
    if otherCount == 0 {
      firstOther = (text, line)
      values = []
    }
    otherCount += 1
  }

  private mutating func keepInexact(_ text: UnsafeRawBufferPointer, _ line: Int) {
    inexact = (String(decoding: text, as: UTF8.self), line)
  }

  private static func infinity(_ text: UnsafeRawBufferPointer) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self) {
    case "inf", "Inf", "+inf", "+Inf", "Infinity", "+Infinity": return .infinity
    case "-inf", "-Inf", "-Infinity": return -.infinity
    default: return nil
    }
  }

  func requireExact(_ name: String, file: String) throws(NablaError) {
    guard let inexact else { return }
    throw NablaError(
      "\(file):\(inexact.line)",
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
