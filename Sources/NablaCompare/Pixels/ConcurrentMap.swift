import Dispatch
import Synchronization

/// The results of `body` for 0 ..< `count`, in order; the calls are spread over the cores.
func concurrentMap<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard count > 1 else { return (0..<max(0, count)).map(body) }
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { i in
    let result = body(i)
    results.withLock { $0[i] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// Two calls side by side; the first one's error counts where both fail.
func both<A: Sendable, B: Sendable, Failure: Error>(
  _ a: @Sendable () throws(Failure) -> A, _ b: @Sendable () throws(Failure) -> B
) throws(Failure) -> (A, B) {
  let first = Mutex<Result<A, Failure>?>(nil)
  let second = Mutex<Result<B, Failure>?>(nil)
  DispatchQueue.concurrentPerform(iterations: 2) { i in
    if i == 0 {
      let result = Result { () throws(Failure) in try a() }
      first.withLock { $0 = result }
    } else {
      let result = Result { () throws(Failure) in try b() }
      second.withLock { $0 = result }
    }
  }
  guard let one = first.withLock({ $0 }), let two = second.withLock({ $0 }) else {
    return (try a(), try b())
  }
  return (try one.get(), try two.get())
}
