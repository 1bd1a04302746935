#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// When a run writes goldens. One that is written in a run never passes that run.
public enum RecordMode: String, CaseIterable, Sendable {
  /// Nothing is written: the default where the environment variable `CI` is set.
  case never
  /// Goldens that are not there yet: the default elsewhere.
  case missing
  /// Goldens that are missing or differ.
  case failed
  /// All.
  case all

  /// `never` on a CI machine, else `missing`.
  public static var standard: RecordMode {
    guard let value = getenv("CI").map({ String(cString: $0) }) else { return .missing }
    return ["", "0", "false"].contains(value.lowercased()) ? .missing : .never
  }
}
