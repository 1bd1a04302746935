import Foundation
import Nabla
import TestSupport
import Testing

@Suite struct ReadmeTests {
  static let figureFile = "\(ProjectSources.root)/gallery/figures/language-models.yaml"

  @Test("the Swift example is the program of the package that the tests build")
  func program() throws {
    #expect(try Readme().first("swift") == UserPackage.program)
  }

  @Test("the YAML example is the gallery's figure file")
  func document() throws {
    let file = try String(contentsOfFile: Self.figureFile, encoding: .utf8)
    #expect(try Readme().first("yaml") == file)
  }

  @Test(
    "the Swift example and the YAML example draw the same picture", .timeLimit(.minutes(30)),
    arguments: OutputFormat.allCases)
  func sameScene(format: OutputFormat) throws {
    let scene = try FigureTarget.load(Self.figureFile).figure.scene()
    #expect(try UserPackage.drawn()["models.\(format.rawValue)"] == scene.encoded(as: format))
  }

  @Test("the command writes what svg() returns")
  func command() throws {
    let line = try #require(Readme().commands.first { $0.contains("language-models.yaml") })
    try inReadersFolder { folder in
      let run = try shell(line, in: folder)
      #expect(run.code == 0, "\(run.errors)")
      let svg = try FigureTarget.load(Self.figureFile).figure.svg()
      #expect(try folder.bytes("models.svg") == Array(svg.utf8))
    }
  }

  @Test("every command of the README works and says nothing on standard error")
  func commands() throws {
    let commands = try Readme().commands
    #expect(commands.count >= 8)
    try inReadersFolder { folder in
      for line in commands {
        let run = try shell(line, in: folder)
        #expect(run.code == 0, "\(line)\n\(run.errors)")
        #expect(run.errors == "", "\(line)")
      }
    }
  }

  @Test("every file that the README names is there")
  func links() throws {
    let text = try String(contentsOfFile: "\(ProjectSources.root)/README.md", encoding: .utf8)
    let targets = text.components(separatedBy: "](").dropFirst()
      .compactMap { $0.components(separatedBy: ")").first }
      .filter { !$0.hasPrefix("http") && !$0.hasPrefix("#") }
    #expect(targets.count >= 4)
    for target in targets {
      #expect(
        FileManager.default.fileExists(atPath: "\(ProjectSources.root)/\(target)"), "\(target)")
    }
  }

  @Test("the packages that the README names are the ones that scripts/setup installs to build")
  func packages() throws {
    let setup = try String(contentsOfFile: "\(ProjectSources.root)/scripts/setup", encoding: .utf8)
    let group = try #require(setup.components(separatedBy: "building=(").last)
    let installed = (group.components(separatedBy: ")").first ?? "").split(separator: "\n")
      .flatMap { ($0.split(separator: "#").first ?? "").split(separator: " ") }
    let block = try #require(Readme().blocks.first { $0.text.hasPrefix("sudo apt install") })
    let named = block.text.split { " \\\n".contains($0) }.dropFirst(3)
    #expect(named.count >= 8)
    // What fetches the packages is there where the project has been fetched.
    #expect(Set(named) == Set(installed).subtracting(["git", "ca-certificates"]))
  }

  /// A folder where the project's `gallery/` can be read and everything else is new.
  private func inReadersFolder(_ body: (TemporaryFolder) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("gallery"), withDestinationPath: "\(ProjectSources.root)/gallery")
      try body(folder)
    }
  }

  /// Runs a line as a shell would that knows where `nabla` is.
  private func shell(_ line: String, in folder: TemporaryFolder) throws -> Run {
    let programs = URL(filePath: Run.programPath).deletingLastPathComponent().path
    return try Run.program(
      "/bin/sh", ["-c", "PATH=\(programs):$PATH; \(line)"], in: folder.path, seconds: 60)
  }
}
