import Foundation

/// How a program ended and what it wrote.
package struct Run: Sendable {
  package let code: Int32
  package let output: [UInt8]
  package let errors: String

  package var text: String { String(decoding: output, as: UTF8.self) }

  /// Whether a signal killed the program or its time ran out: never a way to end.
  package var died: Bool { code >= 124 }

  /// Runs a program from a shell, within limits of time and of address space.
  ///
  /// - Parameters:
  ///   - redirect: shell words behind the program's (`>&-`, `>/dev/full`); then there is no output.
  ///   - seconds: after which the program is killed; `code` is then 124 or 137.
  ///   - megabytes: of address space; nil for no limit.
  package static func program(
    _ path: String, _ arguments: [String], in folder: String = "/", input: String = "",
    redirect: String? = nil, seconds: Int = 30, megabytes: Int? = 1024
  ) throws -> Run {
    try TemporaryFolder.with { own in
      try own.write(input, to: "in")
      let limit = megabytes.map { "ulimit -v \($0 * 1024); " } ?? ""
      let target = redirect ?? ">\"$NABLA_RUN/out\""
      let script =
        "\(limit)timeout -k 2 \(seconds) \"$@\" <\"$NABLA_RUN/in\" 2>\"$NABLA_RUN/err\" \(target)"
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", script, "sh", path] + arguments
      process.currentDirectoryURL = URL(filePath: folder)
      var environment = ProcessInfo.processInfo.environment
      environment["NABLA_RUN"] = own.path
      process.environment = environment
      try process.run()
      process.waitUntilExit()
      let output = redirect == nil ? try own.bytes("out") : []
      let errors = String(decoding: try own.bytes("err"), as: UTF8.self)
      // The shell itself is killed by nothing but a signal from outside.
      let code = process.terminationReason == .exit ? process.terminationStatus : 255
      return Run(code: code, output: output, errors: errors)
    }
  }

  /// Runs `nabla` as built beside the tests.
  package static func nabla(
    _ arguments: [String], in folder: String = "/", input: String = "", redirect: String? = nil,
    seconds: Int = 30
  ) throws -> Run {
    try program(
      programPath, arguments, in: folder, input: input, redirect: redirect, seconds: seconds)
  }

  /// The program beside the test bundle: both lie in one folder of `.build`.
  package static let programPath: String = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: "nabla").path
  }()
}
