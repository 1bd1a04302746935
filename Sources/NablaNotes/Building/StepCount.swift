import Synchronization

/// A count that several threads raise.
final class StepCount: Sendable {
  private let count = Atomic(0)

  /// The count after one more.
  func next() -> Int { count.add(1, ordering: .relaxed).newValue }
}
