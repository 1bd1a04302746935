import Foundation

/// A program of the system that a test compares ours with.
package struct ExternalTool: Sendable {
  package let name: String
  /// Nil where it is not installed.
  package let path: String?

  package init(_ name: String) {
    self.name = name
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    path = folders.map { "\($0)/\(name)" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  package static let rsvgConvert = ExternalTool("rsvg-convert")
  package static let pdfToText = ExternalTool("pdftotext")
  package static let chromium = ExternalTool("chromium")

  /// Whether tests that need the tool run: it is there, or `NABLA_REQUIRE_TOOLS` demands it.
  package var isWanted: Bool {
    path != nil || ProcessInfo.processInfo.environment["NABLA_REQUIRE_TOOLS"] != nil
  }

  package func run(_ arguments: [String], in folder: String, seconds: Int = 180) throws -> Run {
    try Run.program(
      path ?? name, arguments, in: folder, seconds: seconds, megabytes: nil)
  }
}
