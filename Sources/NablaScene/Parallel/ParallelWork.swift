import Dispatch
import Synchronization

/// Many independent pieces of work on the processor's cores.
package enum ParallelWork {
  /// The results of `body` for 0 up to `count`, in that order.
  ///
  /// - Parameters:
  ///   - jobs: how many run at once; the processor's cores where nil.
  ///   - body: called once for each index, on any thread.
  package static func map<Result: Sendable>(
    _ count: Int, jobs: Int? = nil, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    map(count, jobs: jobs, with: {}) { _, index in body(index) }
  }

  /// The same with tools that are made once for all work of a thread.
  package static func map<Result: Sendable, Tools>(
    _ count: Int, jobs: Int? = nil, with tools: @Sendable () -> Tools,
    _ body: @Sendable (Tools, Int) -> Result
  ) -> [Result] {
    let workers = max(1, min(jobs ?? .max, count, ProcessorCount.available))
    if workers == 1 {
      // What is inside may then use all cores.
      let tools = tools()
      return (0..<count).map { body(tools, $0) }
    }
    let results = Mutex([Result?](repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      let tools = tools()
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { break }
        let result = body(tools, index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The results of `body` for parts of a column of `count` rows, in that order: one part where the
  /// rows are few.
  package static func mapRows<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    // A part of two columns stays in a core's cache.
    let part = 1 << 15
    if count <= part { return [body(0..<count)] }
    return map((count + part - 1) / part) { body($0 * part..<min(($0 + 1) * part, count)) }
  }
}
