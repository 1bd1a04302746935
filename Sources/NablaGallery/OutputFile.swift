import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files that an earlier run wrote.
enum OutputFile {
  static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  /// The file's bytes; nil where it cannot be read.
  static func bytes(at path: String) -> [UInt8]? {
    try? DataFiles.anywhere(from: ".").bytes(path)
  }

  /// Writes the file unless it has these bytes already, so that its time tells when it changed.
  static func update(_ path: String, with bytes: [UInt8]) throws(NablaError) {
    if Self.bytes(at: path) != bytes { try FileWriter.write(bytes, to: path) }
  }
}
