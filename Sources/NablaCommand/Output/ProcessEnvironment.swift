#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The variables that the process was started with.
enum ProcessEnvironment {
  static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
