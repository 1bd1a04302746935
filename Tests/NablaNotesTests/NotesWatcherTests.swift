#if os(Linux)
  import Foundation
  import NablaNotes
  import TestSupport
  import Testing

  /// What starts a build while notes are watched, and what does not.
  @Suite struct NotesWatcherTests {
    private static func fence(_ name: String, _ body: String) -> String {
      "```nabla \(name)\n\(body)\n---\nalt: A picture.\n```\n"
    }

    /// Writes long after a build that was started by mistake would have been reported.
    private func writeLater(_ text: String, to name: String, in folder: TemporaryFolder) {
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.35) {
        try? folder.write(text, to: name)
      }
    }

    @Test(.timeLimit(.minutes(10)))
    func changesOfNotesAndDataStartABuildAndItsOwnWritesDoNot() throws {
      try TemporaryFolder.with { folder in
        try folder.makeFolder("sub")
        try folder.write("1,2\n", to: "points.csv")
        try folder.write(Self.fence("bell", "recipe: bell\ndata: points.csv"), to: "n.md")
        try folder.write(Self.fence("other", "recipe: bell"), to: "sub/n.md")
        let watcher = NotesWatcher(NotesBuilder(artist: SketchArtist()))
        // Of each build how many figures it drew, and its problems.
        var builds: [[Int]] = []
        // With a slash, as shells complete it.
        try watcher.watch(["\(folder.path)/"]) { result in
          builds.append([result.drawn, result.problems.count])
          switch builds.count {
          case 1: writeLater("3,4\n", to: "points.csv", in: folder)
          case 2:
            try? folder.write("", to: ".n.md.swp")
            try? folder.write("", to: "n.md~")
            writeLater(Self.fence("other", "recipe: failing"), to: "sub/n.md", in: folder)
          case 3:
            #expect((try? folder.text("sub/figures/other.svg"))?.contains("bell") == true)
            try? folder.write(Self.fence("other", "recipe: heat"), to: "sub/n.md")
          default: return false
          }
          return true
        }
        #expect(builds == [[2, 0], [1, 0], [0, 1], [1, 0]])
      }
    }
  }
#endif
