import NablaPlot

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes files whole or not at all.
package enum FileWriter {
  /// Writes `bytes` under a random name beside the target, flushes them to the disk, and renames.
  ///
  /// A link is followed: the file that it points to is replaced, keeping its mode. Devices and
  /// pipes are written to directly.
  /// - Throws: `.machine` with the system's reason; the old file is then untouched.
  package static func write(_ bytes: [UInt8], to path: String) throws(NablaError) {
    try write([(bytes, path)])
  }

  /// Writes several files, or none of them where one cannot be written; a nil path is standard
  /// output.
  package static func write(_ files: [(bytes: [UInt8], path: String?)]) throws(NablaError) {
    var staged: [StagedFile] = []
    do throws(NablaError) {
      var streams: [(bytes: [UInt8], path: String?)] = []
      for (bytes, path) in files {
        guard let path, let file = try stage(bytes, for: path) else {
          streams.append((bytes, path))
          continue
        }
        staged.append(file)
      }
      // What cannot be taken back comes once everything else is on the disk.
      for (bytes, path) in streams { try send(bytes, to: path) }
      for file in staged where rename(file.temporary, file.target) != 0 {
        throw failure(file.path, errno)
      }
    } catch {
      for file in staged { unlink(file.temporary) }
      throw error
    }
  }

  /// Replaces a file's bytes unless somebody changed the file since they were read.
  ///
  /// The new bytes are on the disk before the file is looked at again, so that hardly any time is
  /// left for a change that goes unnoticed.
  /// - Returns: whether the file was as expected, and was replaced.
  package static func replace(
    _ path: String, reading old: [UInt8], with new: [UInt8]
  ) throws(NablaError) -> Bool {
    guard let file = try stage(new, for: path) else {
      throw NablaError(path, "is no regular file", "give a file's name")
    }
    do throws(NablaError) {
      guard try DataFile.read(path, in: .anywhere(from: "."), place: path) == old else {
        unlink(file.temporary)
        return false
      }
      if rename(file.temporary, file.target) != 0 { throw failure(path, errno) }
      return true
    } catch {
      unlink(file.temporary)
      throw error
    }
  }

  /// A file that is whole under a temporary name.
  private struct StagedFile {
    let temporary: String
    let target: String
    let path: String
  }

  /// The file under a temporary name; nil for a device or a pipe.
  private static func stage(_ bytes: [UInt8], for path: String) throws(NablaError) -> StagedFile? {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw NablaError(path, "is a folder", "give a file's name")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG { return nil }
    let target = exists ? FilePath.real(path) ?? path : path
    let mode = exists ? status.st_mode & 0o7777 : nil
    let temporary = try writeTemporary(bytes, beside: target, mode: mode)
    return StagedFile(temporary: temporary, target: target, path: path)
  }

  private static func send(_ bytes: [UInt8], to path: String?) throws(NablaError) {
    guard let path else { return try writeToStandardOutput(bytes) }
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure(path, errno) }
    defer { close(file) }
    try writeAll(bytes, to: file, path)
  }

  /// Writes `bytes` to standard output.
  ///
  /// - Throws: `.machine` where they cannot be written whole.
  package static func writeToStandardOutput(_ bytes: [UInt8]) throws(NablaError) {
    try writeAll(bytes, to: STDOUT_FILENO, "standard output")
  }

  /// Writes a new file under a random name and flushes it to the disk.
  private static func writeTemporary(
    _ bytes: [UInt8], beside path: String, mode: mode_t?
  ) throws(NablaError) -> String {
    var temporary = ""
    var file: Int32 = -1
    for _ in 0..<100 where file < 0 {
      temporary = "\(path).\(String(UInt64.random(in: 0...(.max)), radix: 36)).tmp"
      file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if file < 0, errno != EEXIST { throw failure(path, errno) }
    }
    guard file >= 0 else { throw failure(path, EEXIST) }
    do throws(NablaError) {
      do throws(NablaError) {
        try writeAll(bytes, to: file, path)
        if let mode { fchmod(file, mode) }
        // Some file systems cannot flush a file; what they hold is then as safe as it gets.
        if fsync(file) != 0, errno != EINVAL, errno != ENOTSUP { throw failure(path, errno) }
      } catch {
        close(file)
        throw error
      }
      if close(file) != 0 { throw failure(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    return temporary
  }

  private static func writeAll(_ bytes: [UInt8], to file: Int32, _ path: String) throws(NablaError)
  {
    var done = 0
    var problem: Int32 = 0
    bytes.withUnsafeBytes { buffer in
      while done < buffer.count, let base = buffer.baseAddress {
        #if canImport(Darwin)
          let count = Darwin.write(file, base + done, buffer.count - done)
        #elseif canImport(Musl)
          let count = Musl.write(file, base + done, buffer.count - done)
        #else
          let count = Glibc.write(file, base + done, buffer.count - done)
        #endif
        if count > 0 {
          done += count
        } else if count < 0, errno == EINTR {
          continue
        } else {
          problem = count == 0 ? ENOSPC : errno
          break
        }
      }
    }
    if problem != 0 { throw failure(path, problem) }
  }

  private static func failure(_ path: String, _ code: Int32) -> NablaError {
    let reason = String(cString: strerror(code))
    let remedy =
      switch code {
      case ENOENT, ENOTDIR: "make the folder first"
      case EACCES, EPERM, EROFS: "choose a place that you may write to"
      case ENOSPC, EDQUOT: "free some space"
      default: ""
      }
    return NablaError(path, "cannot be written: \(reason.lowercased())", remedy, kind: .machine)
  }
}
