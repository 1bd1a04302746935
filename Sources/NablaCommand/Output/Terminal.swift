import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What goes to standard output and standard error.
enum Terminal {
  /// Prints a text and a line end to standard output.
  ///
  /// - Throws: where it cannot be written whole.
  static func print(_ text: String) throws(NablaError) {
    try FileWriter.writeToStandardOutput(Array((text + "\n").utf8))
  }

  /// Writes to standard error, as it is.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  static func error(_ message: String) { write("error: \(message)\n") }

  static func warning(_ message: String) { write("warning: \(escapingControls(message))\n") }

  /// Whether standard error is a terminal, where a progress bar makes sense.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
