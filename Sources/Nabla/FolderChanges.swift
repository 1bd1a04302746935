package import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// What changes in folders, as the system tells it (inotify).
  package final class FolderChanges: Sendable {
    package struct Event: Sendable {
      package let watch: Int32
      package let name: String
      package let isFolder: Bool

      /// Whether somebody may have written it: editors' own files, and those half written, are not.
      package var isOfUsers: Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(".tmp") && !name.hasSuffix("~")
          && !name.hasSuffix(".swp")
      }
    }

    private let queue: Int32

    package init() throws(NablaError) {
      queue = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
      guard queue >= 0 else { throw Self.failure("folders") }
    }

    deinit { close(queue) }

    /// Watches folders; those that are watched already stay so.
    ///
    /// - Returns: the folder of each watch.
    package func watch(_ folders: [String]) throws(NablaError) -> [Int32: String] {
      let kinds = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF)
      var names: [Int32: String] = [:]
      for folder in folders {
        let watch = inotify_add_watch(queue, folder, kinds)
        guard watch >= 0 else {
          // A folder that went meanwhile is no failure.
          if errno == ENOENT || errno == ENOTDIR { continue }
          throw Self.failure(folder)
        }
        names[watch] = folder
      }
      return names
    }

    /// Waits for a change, and then until nothing has happened for a time in milliseconds.
    package func wait(quiet: Int32) throws(NablaError) -> [Event] {
      var events = try next(within: -1)
      // A folder that never rests is looked at all the same, after a second.
      for _ in 0..<8 {
        let more = try next(within: quiet)
        if more.isEmpty { break }
        events += more
      }
      return events
    }

    private func next(within time: Int32) throws(NablaError) -> [Event] {
      var poller = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
      while true {
        let ready = poll(&poller, 1, time)
        if ready == 0 { return [] }
        if ready < 0, errno == EINTR { continue }
        guard ready > 0 else { throw Self.failure("folders") }
        return received()
      }
    }

    /// What the system has told and nobody has read yet.
    private func received() -> [Event] {
      var events: [Event] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let header = MemoryLayout<inotify_event>.size
      while true {
        let count = buffer.withUnsafeMutableBytes { read(queue, $0.baseAddress, $0.count) }
        guard count > 0 else { return events }
        buffer.withUnsafeBytes { bytes in
          var position = 0
          while position + header <= count {
            let event = bytes.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
            let end = min(position + header + Int(event.len), count)
            let name = bytes[position + header..<end].prefix { $0 != 0 }
            events.append(
              Event(
                watch: event.wd, name: String(decoding: name, as: UTF8.self),
                isFolder: event.mask & UInt32(IN_ISDIR) != 0))
            position = end
          }
        }
      }
    }

    private static func failure(_ what: String) -> NablaError {
      NablaError(
        what, "cannot be watched: \(String(cString: strerror(errno)).lowercased())",
        errno == ENOSPC ? "raise fs.inotify.max_user_watches" : "", kind: .machine)
    }
  }
#endif
