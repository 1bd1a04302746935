import Synchronization

/// A line on standard error that shows how far a long task is.
final class ProgressBar: Sendable {
  private let isShown: Bool
  private let width = 32
  private let longest = Mutex(0)

  init(isShown: Bool) { self.isShown = isShown }

  /// Draws the bar for `done` of `total` steps, the last of them `name`.
  func show(_ done: Int, of total: Int, _ name: String) {
    guard isShown, total > 0 else { return }
    let filled = width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let line = "\(bar) \(done)/\(total) \(name)"
    longest.withLock { longest in
      longest = max(longest, line.count)
      let blank = String(repeating: " ", count: longest - line.count)
      Terminal.write("\r\(line)\(blank)")
    }
  }

  /// Ends the line.
  func finish() {
    if isShown { Terminal.write("\n") }
  }
}
