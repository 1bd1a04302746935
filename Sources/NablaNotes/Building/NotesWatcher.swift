import Nabla
import NablaPlot
package import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// Builds notes again when they, or the data beside them, change.
  ///
  /// Folders are watched, not files: editors replace files when they save. A change is taken up
  /// when nothing has happened for 150 ms. What a build itself writes starts no other one.
  package struct NotesWatcher<Artist: FigureArtist>: Sendable {
    let builder: NotesBuilder<Artist>

    /// How long nothing must happen, in milliseconds.
    static var quietTime: Int32 { 150 }

    package init(_ builder: NotesBuilder<Artist>) { self.builder = builder }

    /// Builds once, and then after each change, until `report` says no.
    ///
    /// - Parameter report: called after each build; whether to go on.
    /// - Throws: for paths that cannot be read, and where the system cannot watch.
    package func watch(
      _ paths: [String], report: (NotesResult) -> Bool
    ) throws(NablaError) {
      let changes = try FolderChanges()
      var names = try changes.watch(try folders(paths))
      // What builds wrote, with its digest.
      var own: [String: String] = [:]
      while true {
        let result = try builder.build(paths)
        for path in result.written { own[path] = Self.digest(path) }
        guard report(result) else { return }
        var isNews = false
        while !isNews {
          let changed = try changes.wait(quiet: Self.quietTime)
          if changed.contains(where: \.isFolder) { names = try changes.watch(try folders(paths)) }
          isNews = changed.contains { event in
            guard let folder = names[event.watch] else { return true }
            guard event.isFolder || event.isOfUsers else { return false }
            let path = NoteFile.path(of: event.name, in: folder)
            return event.name != FigureLock.folder
              && (own[path].map { $0 != Self.digest(path) } ?? true)
          }
        }
      }
    }

    private static func digest(_ path: String) -> String {
      (try? DataFile.read(path, in: .anywhere(from: "."))).map { SHA256.hex($0) } ?? ""
    }

    /// The folders to watch: those of the notes, and all below those that were named.
    private func folders(_ paths: [String]) throws(NablaError) -> [String] {
      var all: Set<String> = []
      for path in paths.map(NoteFinder.trimmed) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
          collect(path, depth: 0, &all)
        } else {
          all.formUnion(try NoteFinder.notes(at: [path]).notes.map(\.folder))
        }
      }
      return all.sorted()
    }

    private func collect(_ folder: String, depth: Int, _ all: inout Set<String>) {
      guard depth < NoteFinder.depthLimit, all.count < 10_000, all.insert(folder).inserted,
        let names = try? FolderListing.files(in: folder)
      else { return }
      for name in names where name != FigureLock.folder && name != "node_modules" {
        var status = stat()
        let path = NoteFile.path(of: name, in: folder)
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
          collect(path, depth: depth + 1, &all)
        }
      }
    }
  }
#endif
