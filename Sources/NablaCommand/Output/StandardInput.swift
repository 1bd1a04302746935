import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What comes in on standard input.
enum StandardInput {
  /// The most that is read, in bytes.
  static let limit = 64 << 20

  static func read() throws(NablaError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes {
        Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 {
        throw NablaError(
          "stdin", "cannot be read: \(String(cString: strerror(errno)).lowercased())",
          kind: .machine)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > limit {
        throw NablaError("stdin", "has more than \(limit >> 20) MiB", "give a file")
      }
    }
  }
}
