/// The lines of a note as ranges of its bytes, with what ends each of them.
///
/// A line ends with a line feed, a carriage return, or both, as in CommonMark; a file that ends
/// without one has a last line all the same.
struct NoteLines: Sendable {
  let bytes: [UInt8]
  /// Where each line begins; one more at the end of the bytes.
  private let starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      var position = 0
      while position < buffer.count {
        let byte = buffer[position]
        position += 1
        if byte == UInt8(ascii: "\r"), position < buffer.count,
          buffer[position] == UInt8(ascii: "\n")
        {
          position += 1
        } else if byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
          continue
        }
        starts.append(position)
      }
    }
    if starts.last != bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// The bytes of a line with its end.
  func range(_ line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }

  /// The bytes of a line without its end.
  func content(_ line: Int) -> Range<Int> {
    let range = range(line)
    return range.lowerBound..<(range.upperBound - ending(line).count)
  }

  /// What ends a line: nothing for a last line that has no end.
  func ending(_ line: Int) -> ArraySlice<UInt8> {
    let range = range(line)
    var start = range.upperBound
    if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "\n") { start -= 1 }
    if start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "\r") { start -= 1 }
    return bytes[start..<range.upperBound]
  }

  /// A line's text without its end.
  func text(_ line: Int) -> String { String(decoding: bytes[content(line)], as: UTF8.self) }

  /// Whether a line holds nothing but blanks.
  func isBlank(_ line: Int) -> Bool { bytes[content(line)].allSatisfy(\.isBlank) }

  /// The column of an offset on a line, in Unicode scalars from 1.
  func column(of offset: Int, on line: Int) -> Int {
    let start = range(line).lowerBound
    return bytes[start..<max(start, offset)].count { $0 & 0xC0 != 0x80 } + 1
  }
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }

  /// An ASCII digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension Collection where Element == UInt8 {
  /// The text without blanks at its end.
  var withoutTrailingBlanks: SubSequence {
    var end = endIndex
    while end > startIndex {
      let last = index(end, offsetBy: -1)
      guard self[last].isBlank else { break }
      end = last
    }
    return self[..<end]
  }
}
