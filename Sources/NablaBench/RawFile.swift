import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files of bare numbers in the machine's order, and plain writing as the peers write.
enum RawFile {
  static func doubles(_ path: String) throws -> [Double] { try read(path, as: Double.self) }

  static func floats(_ path: String) throws -> [Double] {
    try read(path, as: Float.self).map(Double.init)
  }

  static func bytes(_ path: String) throws -> [UInt8] { try read(path, as: UInt8.self) }

  private static func read<Number: BitwiseCopyable>(
    _ path: String, as type: Number.Type
  ) throws -> [Number] {
    guard let file = fopen(path, "rb") else { throw NablaError(path, "cannot be read") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file) / MemoryLayout<Number>.size
    fseek(file, 0, SEEK_SET)
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = fread(buffer.baseAddress, MemoryLayout<Number>.size, count, file)
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = fopen(path, "wb") else { throw NablaError(path, "cannot be written") }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
      throw NablaError(path, "cannot be written whole")
    }
  }
}
