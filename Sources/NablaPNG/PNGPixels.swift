internal import NablaScene
import PNGCodec

/// The pixels of a PNG file: rows that are compressed in parts side by side.
///
/// Matches of a part reach back into the rows before it, so that cutting costs next to no bytes.
/// Where it is cut depends on the picture alone: the file is the same on any number of cores.
package struct PNGPixels {
  /// Rows in a part, and before it those that its matches reach; bytes of a row with the one before
  /// it that says how it is filtered: not at all. (On figures filters make files larger and slower.)
  private let rowsInPart: Int
  private let rowsBefore: Int
  private let rowBytes: Int
  private let height: Int

  /// Bytes of rows in a part, and how far back matches reach at its start and at most.
  private static let part = 1 << 18
  private static let before = 1 << 13
  private static let window = 1 << 15

  /// - Parameter bytes: of a row.
  package init(rowBytes bytes: Int, height: Int) {
    rowBytes = bytes + 1
    rowsInPart = max(1, Self.part / rowBytes)
    // Most matches are with the row before.
    rowsBefore = min(max(2, Self.before / rowBytes), Self.window / rowBytes)
    self.height = height
  }

  /// Compresses all rows and writes them as chunks of the file.
  ///
  /// - Parameter fill: puts some rows into memory, each behind a byte that is 0 already; called for
  ///   different rows on several threads.
  /// - Returns: false where there is no memory, or where the writer tells what is wrong.
  package func write(
    to writer: OpaquePointer,
    fill: @Sendable (_ rows: Range<Int>, _ bytes: UnsafeMutableBufferPointer<UInt8>) -> Void
  ) -> Bool {
    let count = (height + rowsInPart - 1) / rowsInPart
    let parts = ParallelWork.map(
      count, with: { PNGPartCompressor(rows: rowsBefore + rowsInPart, rowBytes: rowBytes) }
    ) { compressor, index in
      let start = index * rowsInPart
      let rows = max(0, start - rowsBefore)..<min(start + rowsInPart, height)
      let bytes = compressor.memory(rows.count)
      fill(rows, bytes)
      return compressor.compressed(
        bytes, after: (start - rows.lowerBound) * rowBytes, isLast: rows.upperBound == height)
    }
    // The first two bytes say deflate with a window of 32 kB, and a quick compression.
    var ready: [UInt8] = [0x78, 0x5E]
    var checksum: UInt32 = 1
    for (index, part) in parts.enumerated() {
      guard let part else { return false }
      ready += part.bytes
      checksum = png_checksum_joined(checksum, part.checksum, part.count)
      if index + 1 == count {
        ready += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
      }
      guard png_writer_pixels(writer, ready, ready.count) == 1 else { return false }
      ready = []
    }
    return true
  }
}
