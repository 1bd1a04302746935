import Nabla
import NablaPlot
package import NablaScene

/// Finds pictures that no note shows any more, and takes them away.
package struct PictureCollector: Sendable {
  let steps: BuildSteps

  package init(steps: BuildSteps = BuildSteps()) { self.steps = steps }

  /// What a collection comes to.
  package struct Result: Sendable {
    /// Files that nothing shows, with their folder.
    package var files: [String] = []
    /// Files that nothing shows and somebody changed: they stay.
    package var changed: [String] = []
    package var problems: [NoteProblem] = []
  }

  /// Looks at the folders of the notes at the paths; only files that a lock file lists, with the
  /// digest that it gives, count.
  ///
  /// - Parameter deletes: whether the files go; otherwise they are only named.
  package func collect(_ paths: [String], deletes: Bool) throws(NablaError) -> Result {
    let (files, problems) = try NoteFinder.notes(at: paths)
    var result = Result(problems: problems)
    for (folder, _) in Dictionary(grouping: files, by: \.folder).sorted(by: { $0.key < $1.key }) {
      do throws(NablaError) {
        let guardian = try FolderGuard(folder)
        try collect(in: FigureFolder(parent: folder), deletes: deletes, &result)
        withExtendedLifetime(guardian) {}
      } catch {
        result.problems.append(NoteProblem(error))
      }
    }
    return result
  }

  private func collect(
    in folder: FigureFolder, deletes: Bool, _ result: inout Result
  ) throws(NablaError) {
    var lock = try folder.lock()
    // All notes of the folder count, whichever were named. One that cannot be read ends this.
    let used = try FolderUse.names(in: folder.parent)
    var gone: [String] = []
    for (id, figure) in lock.figures.sorted(by: { $0.key < $1.key }) {
      let isUsed = used.contains(id)
      for (name, digest) in figure.files.sorted(by: { $0.key < $1.key })
      where !isUsed || name != figure.file {
        let path = "\(folder.path)/\(name)"
        if let bytes = folder.picture(name) {
          guard SHA256.hex(bytes) == digest else {
            result.changed.append(path)
            continue
          }
          result.files.append(path)
          gone.append(name)
        }
        lock.figures[id]?.files[name] = nil
      }
      if !isUsed { lock.figures[id] = nil }
    }
    guard deletes else { return }
    // The lock file last: what is still there stays known.
    for name in gone { try folder.remove(name, steps) }
    if lock != (try folder.lock()) { try folder.write(lock.bytes, to: FigureLock.name, steps) }
  }
}

/// Which figures the notes of a folder show.
enum FolderUse {
  /// - Parameter leavingOut: a note that does not count, by its name.
  /// - Throws: where a note cannot be read, since it may show any of them.
  static func names(
    in folder: String, leavingOut: Set<String> = []
  ) throws(NablaError) -> Set<String> {
    var used: Set<String> = []
    let (files, _) = try NoteFinder.notes(at: [folder])
    for file in files where file.branch.isEmpty && !leavingOut.contains(file.title) {
      let note = try Note(file, bytes: try file.read())
      for text in note.texts {
        for fence in text.blocks.fences where FenceHeader.isOurs(fence.info) {
          let words = fence.info.split { $0 == " " || $0 == "\t" }
          if words.count > 1 { used.insert(String(words[1])) }
        }
        // What stands between markers shows its picture even where its fence is gone.
        used.formUnion(text.orphans.map(\.id))
      }
    }
    return used
  }
}
