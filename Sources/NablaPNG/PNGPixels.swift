internal import NablaScene
import PNGCodec

/// The pixels of a PNG file: rows that are compressed in parts side by side.
///
/// Matches of a part reach back into the rows before it, so that cutting costs next to no bytes.
/// Where it is cut depends on the picture alone: the file is the same on any number of cores.
package struct PNGPixels {
  /// Rows in a part, and bytes of a row with the one before it that says how it is filtered: not at
  /// all. (On figures filters make files larger and slower.)
  private let rowsInPart: Int
  private let rowBytes: Int
  private let height: Int

  /// Bytes of rows in a part, parts in memory at once, and how far back matches reach.
  private static let part = 1 << 18
  private static let batch = 16
  private static let window = 1 << 15

  /// - Parameter bytes: of a row.
  package init(rowBytes bytes: Int, height: Int) {
    rowBytes = bytes + 1
    rowsInPart = max(1, Self.part / rowBytes)
    self.height = height
  }

  /// What a part of the rows became.
  private struct Part {
    var bytes: [UInt8]
    var checksum: UInt32
    var count: Int
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
    let most = Self.batch * rowsInPart * rowBytes
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: Self.window + min(most, height * rowBytes))
    defer { memory.deallocate() }
    memory.initialize(repeating: 0)
    // Bytes of rows that are behind, and the checksum of all up to here.
    var known = 0
    var checksum: UInt32 = 1
    // Compressed bytes that are not written yet; the first two say deflate with a window of 32 kB,
    // and a quick compression.
    var ready: [UInt8] = [0x78, 0x5E]
    for start in stride(from: 0, to: height, by: Self.batch * rowsInPart) {
      let rows = start..<min(start + Self.batch * rowsInPart, height)
      guard let parts = compress(rows, memory, known: known, fill) else { return false }
      for part in parts {
        if ready.count > 2 {
          guard put(ready, to: writer) else { return false }
          ready = []
        }
        ready += part.bytes
        checksum = png_checksum_joined(checksum, part.checksum, part.count)
      }
      let end = known + rows.count * rowBytes
      let kept = min(end, Self.window)
      if rows.upperBound < height {
        let last = UnsafeMutableBufferPointer(rebasing: memory[end - kept..<end])
        _ = memory.update(fromContentsOf: Array(last))
        UnsafeMutableBufferPointer(rebasing: memory[kept...]).update(repeating: 0)
      }
      known = kept
    }
    ready += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: checksum >> $0) }
    return put(ready, to: writer)
  }

  private func put(_ bytes: [UInt8], to writer: OpaquePointer) -> Bool {
    png_writer_pixels(writer, bytes, bytes.count) == 1
  }

  /// The parts of some rows that lie in memory behind `known` bytes; nil where there is none left.
  private func compress(
    _ rows: Range<Int>, _ buffer: UnsafeMutableBufferPointer<UInt8>, known: Int,
    _ fill: @Sendable (Range<Int>, UnsafeMutableBufferPointer<UInt8>) -> Void
  ) -> [Part]? {
    let count = (rows.count + rowsInPart - 1) / rowsInPart
    // Each part writes its own bytes only; those before it are read when all are written.
    nonisolated(unsafe) let memory = buffer
    @Sendable func range(_ index: Int) -> Range<Int> {
      let start = index * rowsInPart
      return start..<min(start + rowsInPart, rows.count)
    }
    _ = ParallelWork.map(count) { index in
      let part = range(index)
      let bytes = known + part.lowerBound * rowBytes..<known + part.upperBound * rowBytes
      fill(
        rows.lowerBound + part.lowerBound..<rows.lowerBound + part.upperBound,
        UnsafeMutableBufferPointer(rebasing: memory[bytes]))
    }
    let parts = ParallelWork.map(count) { index -> Part? in
      let part = range(index)
      return compressed(
        UnsafeBufferPointer(memory), from: known + part.lowerBound * rowBytes,
        count: part.count * rowBytes, isLast: rows.lowerBound + part.upperBound == height)
    }
    let whole = parts.compactMap { $0 }
    return whole.count == count ? whole : nil
  }

  private func compressed(
    _ memory: UnsafeBufferPointer<UInt8>, from start: Int, count: Int, isLast: Bool
  ) -> Part? {
    guard let base = memory.baseAddress else { return nil }
    var isDone = false
    let bytes = [UInt8](unsafeUninitializedCapacity: png_compress_bound(count)) { result, used in
      isDone = png_compress(base, start, count, isLast ? 1 : 0, result.baseAddress, &used) == 1
    }
    guard isDone else { return nil }
    return Part(bytes: bytes, checksum: png_checksum(base + start, count), count: count)
  }
}
