import Nabla
import NablaPlot
import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The path of a note.
struct NoteFile: Sendable, Hashable {
  /// The folder that the note lies in, as it was named.
  let folder: String
  /// The file's name in its folder.
  let title: String
  /// The folder relative to the one that was asked for; empty for that one.
  let branch: String

  /// The path for opening it and for messages: without `./`.
  var name: String { Self.path(of: title, in: folder) }

  var isNotebook: Bool { title.lowercased().hasSuffix(".ipynb") }

  /// The name without its extension.
  var stem: String { FilePath.stem(of: title) }

  static let extensions = [".md", ".markdown", ".qmd", ".ipynb"]

  /// The path of what is in a folder, spelled alike wherever paths are compared.
  static func path(of name: String, in folder: String) -> String {
    folder == "." ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  static func isNote(_ name: String) -> Bool {
    extensions.contains { name.lowercased().hasSuffix($0) && name.utf8.count > $0.utf8.count }
  }

  func read() throws(NablaError) -> [UInt8] {
    do throws(NablaError) {
      return try DataFile.read(
        name, in: .anywhere(from: "."), place: name, sizeLimit: 4 * MarkdownBlocks.sizeLimit)
    } catch {
      throw NablaError("\(name):1:1", error.problem, error.remedy, kind: error.kind)
    }
  }
}

/// Finds the notes in folders.
enum NoteFinder {
  /// Folders inside each other that are looked into.
  static let depthLimit = 64

  /// The notes at the paths, sorted; folders are looked through.
  ///
  /// Names that begin with a point, folders of figures and links to folders are left out; a link
  /// to a note must stay below the folder that was asked for.
  /// - Throws: for a path where nothing is, and a file that is no note.
  static func notes(
    at paths: [String]
  ) throws(NablaError) -> (notes: [NoteFile], problems: [NoteProblem]) {
    var notes: Set<NoteFile> = []
    var problems: [NoteProblem] = []
    for path in paths {
      let trimmed = trimmed(path)
      var status = stat()
      guard stat(trimmed, &status) == 0 else {
        throw NablaError(path, "there is no such note or folder", "check the path")
      }
      if status.st_mode & S_IFMT == S_IFDIR {
        try search(
          trimmed, branch: "", root: FilePath.real(trimmed) ?? trimmed, depth: 0, &notes, &problems)
        continue
      }
      guard NoteFile.isNote(trimmed) else {
        throw NablaError(
          path, "is no note",
          "give a folder, or a \(NoteFile.extensions.joined(separator: ", ")) file")
      }
      notes.insert(
        NoteFile(
          folder: FilePath.folder(of: trimmed), title: FilePath.name(of: trimmed), branch: ""))
    }
    return (notes.sorted { $0.name < $1.name }, problems)
  }

  private static func search(
    _ folder: String, branch: String, root: String, depth: Int, _ notes: inout Set<NoteFile>,
    _ problems: inout [NoteProblem]
  ) throws(NablaError) {
    for name in try FolderListing.files(in: folder) {
      let path = NoteFile.path(of: name, in: folder)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR where name != FigureLock.folder && name != "node_modules":
        guard depth < depthLimit else {
          problems.append(
            NoteProblem(.error, "\(path):1:1", "folders nested deeper than \(depthLimit) levels."))
          continue
        }
        try search(
          path, branch: branch.isEmpty ? name : "\(branch)/\(name)", root: root, depth: depth + 1,
          &notes, &problems)
      case S_IFREG where NoteFile.isNote(name):
        notes.insert(NoteFile(folder: folder, title: name, branch: branch))
      case S_IFLNK where NoteFile.isNote(name):
        guard let real = FilePath.real(path), real.hasPrefix(root + "/") else {
          problems.append(
            NoteProblem(
              .error, "\(path):1:1", "the link leads out of the folder; name the note itself."))
          continue
        }
        var target = stat()
        if stat(real, &target) == 0, target.st_mode & S_IFMT == S_IFREG {
          notes.insert(NoteFile(folder: folder, title: name, branch: branch))
        }
      default: break
      }
    }
  }

  /// The path without a slash at its end.
  static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
