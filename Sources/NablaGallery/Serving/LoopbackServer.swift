public import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Serves the files below one folder to browsers on this machine, and to nobody else.
///
/// One thread waits for all connections. Each gets one answer; slow and silent ones are ended.
public final class LoopbackServer: Sendable {
  /// Where it listens, on 127.0.0.1.
  public let port: Int
  private let listener: Int32
  private let folder: String

  /// The first port that is tried where none was asked for.
  public static let standardPort = 8000
  /// How many connections are open at once.
  private static let connectionLimit = 64

  /// - Parameters:
  ///   - port: 1 to 65535; 0 for any that is free; nil for the first free one from 8000 on.
  /// - Throws: `.input` for a port that another program uses, `.machine` where nothing can listen.
  public init(folder: String, port: Int? = nil) throws(NablaError) {
    let wanted = port.map { $0...$0 } ?? Self.standardPort...Self.standardPort + 99
    guard wanted.lowerBound >= 0, wanted.upperBound <= 65_535 else {
      throw NablaError("--serve", "is \(wanted.lowerBound)", "give a port from 1 to 65535")
    }
    var reason: Int32 = 0
    for port in wanted {
      switch Self.listen(UInt16(port)) {
      case .success(let (listener, port)):
        (self.listener, self.port, self.folder) = (listener, port, folder)
        return
      case .failure(let problem): reason = problem.code
      }
      if reason != EADDRINUSE { break }
    }
    let words = String(cString: strerror(reason)).lowercased()
    throw NablaError(
      "--serve", "cannot listen on port \(wanted.lowerBound): \(words)", "give another port",
      kind: reason == EADDRINUSE ? .input : .machine)
  }

  deinit { close(listener) }

  /// The address to open.
  public var address: String { "http://127.0.0.1:\(port)/" }

  private struct Problem: Error { let code: Int32 }

  private static func listen(_ port: UInt16) -> Result<(Int32, Int), Problem> {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard file >= 0 else { return .failure(Problem(code: errno)) }
    var yes: Int32 = 1
    let length = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, length)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { any -> Int32 in
        guard bind(file, any, size) == 0, Glibc.listen(file, 64) == 0,
          getsockname(file, any, &size) == 0
        else { return errno }
        return 0
      }
    }
    guard code == 0, Connection.prepare(file) else {
      close(file)
      return .failure(Problem(code: code == 0 ? errno : code))
    }
    return .success((file, Int(UInt16(bigEndian: address.sin_port))))
  }

  /// Answers requests until the process ends, or `isWanted` says no.
  ///
  /// - Parameter isWanted: asked at least each second.
  public func run(while isWanted: () -> Bool = { true }) {
    var connections: [Connection] = []
    while isWanted() {
      var polled = connections.map { pollfd(fd: $0.file, events: $0.events, revents: 0) }
      polled.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
      guard poll(&polled, nfds_t(polled.count), 1000) >= 0 || errno == EINTR else { return }
      let now = Connection.clock()
      for i in connections.indices {
        if polled[i].revents != 0 { connections[i].proceed(folder) }
        if now > connections[i].deadline { connections[i].isDone = true }
      }
      for connection in connections where connection.isDone { close(connection.file) }
      connections.removeAll(where: \.isDone)
      if polled[polled.count - 1].revents != 0 { accept(into: &connections) }
    }
    for connection in connections { close(connection.file) }
  }

  /// Takes a new connection; where there are too many, the one that would be given up first goes.
  private func accept(into connections: inout [Connection]) {
    let file = Glibc.accept(listener, nil, nil)
    guard file >= 0 else { return }
    guard Connection.prepare(file) else {
      close(file)
      return
    }
    if connections.count >= Self.connectionLimit,
      let oldest = connections.indices.min(by: {
        connections[$0].deadline < connections[$1].deadline
      })
    {
      close(connections.remove(at: oldest).file)
    }
    connections.append(Connection(file: file))
  }
}
