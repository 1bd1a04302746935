internal import Glibc
internal import NablaScene

/// An open regular file that is read from its start, piece by piece or as a whole.
struct DataStream: ~Copyable {
  private let descriptor: Int32
  private let path: DataPath
  /// The bytes it had when it was opened.
  let size: Int

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - location: the real path.
  ///   - path: what the user wrote.
  ///   - limit: the most bytes it may have.
  init(_ location: String, of path: DataPath, limit: Int) throws(NablaError) {
    // Non-blocking, so that opening a pipe that nobody writes to returns.
    let descriptor = open(location, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw path.failure(errno) }
    do throws(NablaError) {
      size = try Self.size(of: descriptor, path, limit)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  private static func size(
    of descriptor: Int32, _ path: DataPath, _ limit: Int
  ) throws(NablaError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw path.failure(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw NablaError(path.place, "\(path.title) is a folder", "name a file")
    default: throw NablaError(path.place, "\(path.title) is no regular file", "name a file")
    }
    guard status.st_size <= limit else {
      throw NablaError(
        path.place, "\(path.title) has \(status.st_size) bytes, more than the limit of \(limit)",
        "use a smaller file, or a part of it")
    }
    return Int(status.st_size)
  }

  /// Begins at the start again.
  func rewind() throws(NablaError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw path.failure(errno) }
  }

  /// Reads the next bytes, at most what the buffer holds.
  ///
  /// - Returns: how many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(NablaError) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw NablaError(
          path.place, "\(path.title) cannot be read: \(DataPath.reason(errno))", "check the disk",
          kind: .machine)
      }
    }
  }

  /// All bytes; of a file that shrank since it was opened, those that are left.
  consuming func bytes() throws(NablaError) -> [UInt8] {
    var problem: NablaError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(NablaError) {
        while count < size {
          let got = try read(
            into: UnsafeMutableRawBufferPointer(
              UnsafeMutableBufferPointer(rebasing: buffer[count...])))
          if got == 0 { return }
          count += got
        }
      } catch {
        problem = error
      }
    }
    if let problem { throw problem }
    return bytes
  }
}
