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
  /// The file's length in bytes; nil for what is no regular file.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The file's bytes; nil where it cannot be read.
  static func bytes(at path: String) -> [UInt8]? {
    guard size(of: path) != nil else { return nil }
    return try? DataFiles.anywhere(from: ".").bytes(path)
  }

  /// Writes the file unless it has these bytes already, so that its time tells when it changed.
  static func update(_ path: String, with bytes: [UInt8]) throws(NablaError) {
    if size(of: path) == bytes.count, Self.bytes(at: path) == bytes { return }
    try FileWriter.write(bytes, to: path)
  }

  static func remove(_ path: String) { unlink(path) }

  /// What tells a build of a program from another one: its length and when it was written.
  static func identity(of path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) bytes of \(time.tv_sec).\(time.tv_nsec)"
  }
}
