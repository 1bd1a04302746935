public import NablaScene

/// Reads NumPy's `.npz` files: archives of arrays, packed (`numpy.savez_compressed`) or not.
public enum NPZReader {
  /// The most bytes that the arrays of one file may have together: 1 GiB.
  package static let sizeLimit = 1 << 30

  /// Reads arrays.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the file's name for messages.
  ///   - arrays: the names of those to read, in that order; all in the file's order where nil.
  /// - Throws: for a broken, encrypted, split or too large archive, an unknown array with the nearest
  ///   name, and arrays that `NPYReader` refuses; nothing in the file is ever executed.
  public static func read(
    _ bytes: [UInt8], name: String, arrays: [String]? = nil
  ) throws(NablaError) -> [(name: String, tensor: Tensor)] {
    let archive = try ZipArchive(bytes, name: name, sizeLimit: sizeLimit)
    let titles = archive.members.map { member in
      member.name.hasSuffix(".npy") ? String(member.name.dropLast(4)) : nil
    }
    if arrays == nil, let other = titles.firstIndex(of: nil) {
      throw NablaError(
        name, "the member \"\(Nearest.clipped(archive.members[other].name))\" is no .npy file",
        "name the arrays to read")
    }
    let known = titles.compactMap { $0 }
    var result: [(name: String, tensor: Tensor)] = []
    for title in arrays ?? known {
      guard let index = titles.firstIndex(of: title) else {
        throw Nearest.unknown(name, "array", title, known: known)
      }
      let contents = try archive.contents(of: archive.members[index])
      let place = "\(name), array \"\(Nearest.clipped(title))\""
      result.append((title, try NPYReader.read(contents, name: place)))
    }
    return result
  }
}
