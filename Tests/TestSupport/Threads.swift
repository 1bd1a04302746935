import Foundation

/// Runs `body` once for each number below `count`, each on a thread of its own, all at once.
///
/// - Returns: what each gave, in the order of the numbers.
package func onThreads<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
  let results = Results<Value>(count: count)
  let group = DispatchGroup()
  for i in 0..<count {
    group.enter()
    let thread = Thread {
      results.set(i, body(i))
      group.leave()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }
  group.wait()
  return results.all
}

private final class Results<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var values: [Value?]

  init(count: Int) { values = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ value: Value) { lock.withLock { values[index] = value } }

  var all: [Value] { lock.withLock { values.compactMap { $0 } } }
}
