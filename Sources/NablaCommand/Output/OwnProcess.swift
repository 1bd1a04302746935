import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program, run once more.
enum OwnProcess {
  /// What it prints on standard output; its messages go where ours go.
  ///
  /// - Throws: `.machine` where it cannot be started or does not end well.
  static func output(of arguments: [String]) throws(NablaError) -> String {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw failure(errno) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    var words: [UnsafeMutablePointer<CChar>?] = (["nabla"] + arguments).map { strdup($0) }
    words.append(nil)
    var environment: [UnsafeMutablePointer<CChar>?] = inherited.map { strdup($0) }
    environment.append(nil)
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let problem = posix_spawn(&process, path, &actions, nil, words, environment)
    close(ends[1])
    defer { close(ends[0]) }
    guard problem == 0 else { throw failure(problem) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(ends[0], &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else {
      throw NablaError(
        "second process", "ended with status \(status >> 8 & 255)", "see its messages above",
        kind: .machine)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the program's work may depend on, as `NAME=value`.
  private static var inherited: [String] {
    let names = [
      "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
      "XDG_DATA_HOME", "XDG_DATA_DIRS", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
    ]
    return names.compactMap { name in ProcessEnvironment[name].map { "\(name)=\($0)" } }
  }

  /// The program's own file, whatever it was called by.
  private static let path: String = {
    guard let real = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
    defer { free(real) }
    return String(cString: real)
  }()

  private static func failure(_ code: Int32) -> NablaError {
    NablaError(
      "second process", "cannot be started: \(String(cString: strerror(code)).lowercased())",
      kind: .machine)
  }
}
