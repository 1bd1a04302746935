import Foundation
import TestSupport

/// The package in `Tests/Fixtures` that uses Nabla as anybody's package does: by `import Nabla`.
enum UserPackage {
  static let folder = "\(ProjectSources.root)/Tests/Fixtures/UserPackage"

  /// Its only source file, which is the README's example.
  static var program: String {
    get throws {
      try String(contentsOfFile: "\(folder)/Sources/UserPackage/main.swift", encoding: .utf8)
    }
  }

  /// What the program wrote in an empty folder, by the files' names; built and run once.
  static func drawn() throws -> [String: [UInt8]] { try files.get() }

  /// Runs the package's own tests with their goldens in a folder; builds first.
  ///
  /// By the program that `swift test` runs, so that nothing of the package manager is waited for and
  /// what was printed is seen even where time runs out.
  static func test(goldens: String) throws -> Run {
    _ = try files.get()
    return try Run.program(
      "/usr/bin/env",
      [
        "GOLDENS=\(goldens)", "CI=", "\(scratch)/debug/UserPackagePackageTests.xctest",
        "--testing-library", "swift-testing",
      ], seconds: 120, megabytes: nil)
  }

  // A folder that stays makes the second build quick, and is not the one being tested from.
  private static let scratch = "\(ProjectSources.root)/.build/user-package"

  private static let files = Result { () throws -> [String: [UInt8]] in
    // The build follows packages' changes only so far: an object that was compiled against an older
    // interface of Nabla would be linked as it is.
    for kind in ["debug", "x86_64-unknown-linux-gnu/debug", "aarch64-unknown-linux-gnu/debug"] {
      try? FileManager.default.removeItem(atPath: "\(scratch)/\(kind)/UserPackage.build")
    }
    try build()
    return try TemporaryFolder.with { place in
      let run = try Run.program("\(scratch)/debug/UserPackage", [], in: place.path, seconds: 60)
      guard run.code == 0 else { throw Failure(what: "UserPackage", run: run) }
      return try Dictionary(
        uniqueKeysWithValues: place.names().map { ($0, try place.bytes($0)) })
    }
  }

  // A whole debug build beside all other tests takes two to six minutes on two cores. The package
  // manager's own waits may stop it for good, so a build that takes longer is started once more; what
  // was compiled stays.
  private static func build() throws {
    for attempt in 1... {
      let run = try Run.program(
        "/usr/bin/env",
        [
          "swift", "build", "--build-tests", "--package-path", folder, "--scratch-path", scratch,
        ], seconds: 720, megabytes: nil)
      if run.code == 0 { return }
      guard run.died, attempt < 2 else { throw Failure(what: "swift build", run: run) }
    }
  }

  /// A program that did not end well, with all that it said.
  struct Failure: Error, CustomStringConvertible {
    let what: String
    let run: Run

    var description: String { "\(what) ended with \(run.code)\n\(run.text)\n\(run.errors)" }
  }
}
