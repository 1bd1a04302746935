import ArgumentParser
import Nabla
import NablaCairo

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what the program stands on and whether it works on this machine.")

  func run() throws {
    var lines = ["nabla \(Version.text)"]
    for (name, version) in LibraryVersions.all { lines.append("  \(name) \(version)") }
    var isSound = true
    for format in OutputFormat.allCases {
      do throws(NablaError) {
        let bytes = try Line.sample.scene().encoded(as: format)
        lines.append("ok   \(format.rawValue): a line figure has \(bytes.count) bytes")
      } catch {
        isSound = false
        lines.append("FAIL \(format.rawValue): \(error)")
      }
    }
    try Terminal.print(lines.joined(separator: "\n"))
    if !isSound { throw Failure.CheckFailed() }
  }
}
