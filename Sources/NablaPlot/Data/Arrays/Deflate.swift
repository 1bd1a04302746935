internal import CZlib
internal import NablaScene

/// Unpacks deflated bytes (RFC 1951) with zlib.
enum Deflate {
  /// The bytes that were packed.
  ///
  /// - Parameter size: how many they must be; no more are written.
  static func unpacked(
    _ packed: UnsafeRawBufferPointer, size: Int, place: String
  ) throws(NablaError) -> [UInt8] {
    var stream = z_stream()
    // Negative: bare deflate, without zlib's own header.
    let started = inflateInit2_(
      &stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
    guard started == Z_OK else {
      throw NablaError(place, "zlib does not start", "free some memory", kind: .machine)
    }
    defer { inflateEnd(&stream) }
    var isWhole = false
    // One more byte than promised, so that a longer text is seen.
    let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      stream.next_in = UnsafeMutablePointer(
        mutating: packed.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(clamping: packed.count)
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(clamping: size + 1)
      let ended = inflate(&stream, Z_FINISH)
      count = min(size + 1, Int(clamping: stream.total_out))
      isWhole = ended == Z_STREAM_END && count == size && stream.avail_in == 0
    }
    guard isWhole else {
      throw NablaError(
        place, "the packed bytes are broken, or not \(size) when unpacked",
        "the file is broken; get it again")
    }
    return bytes
  }

  /// The CRC-32 of bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { buffer in
      var sum = crc32(0, nil, 0)
      var start = 0
      // zlib counts bytes in 32 bits.
      while start < buffer.count {
        let part = min(1 << 30, buffer.count - start)
        sum = crc32(sum, buffer.baseAddress.map { $0 + start }, UInt32(part))
        start += part
      }
      return UInt32(truncatingIfNeeded: sum)
    }
  }
}
