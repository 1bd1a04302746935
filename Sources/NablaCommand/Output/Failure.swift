import ArgumentParser
import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How the program ends when something is wrong.
enum Failure {
  /// A check that failed: its messages are out already.
  struct CheckFailed: Error {}

  /// Input that was refused: its message is out already.
  struct InputRefused: Error {}

  /// A machine that failed: its message is out already.
  struct MachineFailed: Error {}

  /// Prints the error as one message and ends the process: 2 for the input or the usage, 3 for the
  /// machine, 1 for a failed check. Help and version end well.
  static func exit(_ error: any Error) -> Never {
    switch error {
    case let error as NablaError:
      Terminal.error(error.description)
      Glibc.exit(error.kind == .machine ? 3 : 2)
    case is CheckFailed:
      Glibc.exit(1)
    case is InputRefused:
      Glibc.exit(2)
    case is MachineFailed:
      Glibc.exit(3)
    default:
      let text = NablaCommand.fullMessage(for: error)
      if NablaCommand.exitCode(for: error) == .success {
        do {
          try Terminal.print(text)
          Glibc.exit(0)
        } catch {
          Failure.exit(error)
        }
      }
      // The parser of arguments begins in upper case; all messages begin alike.
      let words = text.hasPrefix("Error: ") ? text.dropFirst("Error: ".count) : text[...]
      Terminal.error(escapingControls(String(words)))
      Glibc.exit(2)
    }
  }
}
