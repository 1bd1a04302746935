public import Nabla

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

#if os(Linux)
  /// Builds a gallery again when its figure files, or the data beside them, change.
  ///
  /// A change is taken up when nothing has happened for 150 ms; what goes into the site's own folder
  /// starts nothing.
  public struct GalleryWatcher: Sendable {
    private let folders: [String]
    private let out: String

    /// How deep folders of data may lie.
    private static let depthLimit = 8

    /// - Parameters:
    ///   - folders: those with figure files.
    ///   - out: the site's folder.
    public init(_ folders: [String], out: String) {
      self.folders = folders
      self.out = out
    }

    /// Calls `build` once, and then after each change, until it says no.
    ///
    /// - Throws: where the system cannot watch.
    public func watch(_ build: () throws(NablaError) -> Bool) throws(NablaError) {
      let changes = try FolderChanges()
      var names = try changes.watch(watched)
      while try build() {
        // Pages were written, and folders may be new.
        names = try changes.watch(watched)
        var isNews = false
        while !isNews {
          let events = try changes.wait(quiet: 150)
          if events.contains(where: \.isFolder) { names = try changes.watch(watched) }
          isNews = events.contains { names[$0.watch] == nil || !$0.isFolder && $0.isOfUsers }
        }
      }
    }

    /// The folders and those below them but for the site's.
    private var watched: [String] {
      let own = FilePath.real(out)
      var all: Set<String> = []
      func collect(_ folder: String, _ depth: Int) {
        guard depth < Self.depthLimit, all.count < 10_000, FilePath.real(folder) != own,
          all.insert(folder).inserted, let names = try? FolderListing.files(in: folder)
        else { return }
        for name in names where name != "node_modules" {
          var status = stat()
          let path = "\(folder)/\(name)"
          if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            collect(path, depth + 1)
          }
        }
      }
      for folder in folders { collect(folder, 0) }
      return all.sorted()
    }
  }
#endif
