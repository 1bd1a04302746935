import Synchronization

/// Lets one test at a time work on the goldens of a folder, whose lock file they share.
final class GoldenLocks: Sendable {
  static let shared = GoldenLocks()

  private let mutex = Mutex(())

  /// Runs `body` while no other test of the process works on goldens.
  func exclusively<Result: Sendable>(_ body: () throws -> Result) throws -> Result {
    try mutex.withLock { _ in try body() }
  }
}
