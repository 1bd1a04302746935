#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The three streams that a program is started with.
enum StandardStreams {
  /// Puts something that can only fail where a stream is closed.
  ///
  /// A file that is opened takes the lowest number that is free: without this it could be the one
  /// of standard output, and what is printed would go there.
  static func occupyClosed() {
    for stream in 0...2 as ClosedRange<Int32> where fcntl(stream, F_GETFD) == -1 {
      // Those before it are taken, so that it gets this number.
      _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
