import PNGCodec

/// Compresses one part of a picture's rows after the other, in the same memory.
final class PNGPartCompressor {
  /// What a part of the rows became.
  struct Part {
    let bytes: [UInt8]
    /// Of the rows, and how many bytes these had.
    let checksum: UInt32
    let count: Int
  }

  private let rows: UnsafeMutableBufferPointer<UInt8>
  private let rowBytes: Int
  private let compressor: OpaquePointer?

  /// - Parameter count: the most rows at once.
  init(rows count: Int, rowBytes: Int) {
    self.rowBytes = rowBytes
    rows = .allocate(capacity: count * rowBytes)
    compressor = png_compressor_create()
    for row in 0..<count { rows[row * rowBytes] = 0 }
  }

  deinit {
    rows.deallocate()
    png_compressor_destroy(compressor)
  }

  /// Room for some rows, each behind a byte that is 0.
  func memory(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    UnsafeMutableBufferPointer(rebasing: rows[..<(count * rowBytes)])
  }

  /// The bytes from `start` on, deflated with matches that reach before it; nil where there is no
  /// memory.
  func compressed(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, after start: Int, isLast: Bool
  ) -> Part? {
    guard let compressor, let base = bytes.baseAddress else { return nil }
    let count = bytes.count - start
    var isDone = false
    let bound = png_compress_bound(compressor, count)
    let result = [UInt8](unsafeUninitializedCapacity: bound) { result, used in
      isDone =
        png_compress(
          compressor, base, start, count, isLast ? 1 : 0, result.baseAddress, &used) == 1
    }
    guard isDone else { return nil }
    return Part(bytes: result, checksum: png_checksum(base + start, count), count: count)
  }
}
