#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One browser's connection: a request comes in, an answer goes out, and it ends.
struct Connection {
  let file: Int32
  /// When it is given up, in seconds of the system's clock.
  private(set) var deadline: Double
  var isDone = false
  private var input: [UInt8] = []
  private var output: [UInt8]?
  private var sent = 0
  private var isDraining = false

  init(file: Int32) {
    self.file = file
    deadline = Self.clock() + 10
  }

  /// What the connection waits for.
  var events: Int16 { Int16(output == nil || isDraining ? POLLIN : POLLOUT) }

  static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Makes a socket one that never waits, and that no other program inherits.
  static func prepare(_ file: Int32) -> Bool {
    fcntl(file, F_SETFD, FD_CLOEXEC) == 0 && fcntl(file, F_SETFL, O_NONBLOCK) == 0
  }

  /// Takes what came, or sends what can be sent.
  mutating func proceed(_ folder: String) {
    if isDraining || output == nil { receive(folder) } else { send() }
  }

  private mutating func receive(_ folder: String) {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = recv(file, &chunk, chunk.count, 0)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      isDone = true
      return
    }
    if isDraining { return }
    input += chunk[..<count]
    if let end = HTTPRequest.end(of: input), end <= HTTPRequest.sizeLimit {
      answer(HTTPResponse.bytes(to: Array(input[..<end]), from: folder))
    } else if input.count > HTTPRequest.sizeLimit {
      answer(HTTPResponse.bytes(.tooLarge))
    }
  }

  private mutating func answer(_ bytes: [UInt8]) {
    output = bytes
    input = []
    deadline = Self.clock() + 30
    send()
  }

  private mutating func send() {
    guard let output, !isDraining else { return }
    let count = output.withUnsafeBytes { bytes in
      Glibc.send(
        file, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
    }
    if count < 0 {
      isDone = errno != EINTR && errno != EAGAIN
      return
    }
    sent += count
    deadline = Self.clock() + 30
    guard sent == output.count else { return }
    // What the browser still sends is read before the end: closing on it would cut the answer off.
    shutdown(file, Int32(SHUT_WR))
    isDraining = true
    self.output = []
    deadline = Self.clock() + 2
  }
}
