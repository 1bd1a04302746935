#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Clocks and memory of this process, reported as one line of JSON.
enum Meter {
  struct Instant {
    let wall: Double
    let cpu: Double
  }

  static func now() -> Instant {
    Instant(wall: seconds(CLOCK_MONOTONIC), cpu: seconds(CLOCK_PROCESS_CPUTIME_ID))
  }

  /// Times in seconds, memory in KiB.
  static func since(_ start: Instant, bytes: Int) -> String {
    let end = now()
    return "{\"wall\": \(end.wall - start.wall), \"cpu\": \(end.cpu - start.cpu), "
      + "\"bytes\": \(bytes), \"rss\": \(resident())}"
  }

  static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The memory in use now, in KiB; 0 where the system does not say.
  static func resident() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return 0 }
    let words = String(
      decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self
    )
    .split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) / 1024 : 0
  }
}
