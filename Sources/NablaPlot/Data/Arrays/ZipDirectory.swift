internal import NablaScene

/// Reads a ZIP archive's list of members (the central directory).
struct ZipDirectory {
  /// What the end of an archive tells.
  struct End {
    /// Where the list begins.
    let start: Int
    let count: Int
    /// Where it ends.
    let end: Int
  }

  let bytes: UnsafeRawBufferPointer
  let name: String

  /// Reads the record at the end of the file, which a comment of up to 64 KB may follow.
  func end(memberLimit: Int) throws(NablaError) -> End {
    let length = 22
    let last = bytes.count - length
    var position = last
    while position >= max(0, last - 0xFFFF) {
      if long(position) == 0x0605_4B50, short(position + 20) == last - position { break }
      position -= 1
    }
    guard position >= max(0, last - 0xFFFF), last >= 0 else {
      throw NablaError(
        name, "the file does not end as a .npz file does",
        "it is truncated or of another kind; save it with numpy.savez")
    }
    let (count, size, start) = (short(position + 10), long(position + 12), long(position + 16))
    guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else {
      throw NablaError(
        name, "the archive is of the kind ZIP64, for more than 4 GB",
        "save fewer arrays, or each as .npy")
    }
    guard short(position + 4) == 0, short(position + 6) == 0, short(position + 8) == count else {
      throw NablaError(name, "the archive is a part of several", "save one file")
    }
    guard count <= memberLimit else {
      throw NablaError(name, "more than \(memberLimit) members", "save fewer arrays")
    }
    guard start + size == position else { throw broken("a list of members of the wrong size") }
    return End(start: start, count: count, end: position)
  }

  /// The member whose entry begins at a place of the list, and the place of the next one.
  func member(at start: Int, end: End) throws(NablaError) -> (ZipArchive.Member, next: Int) {
    let fixed = 46
    guard start + fixed <= end.end, long(start) == 0x0201_4B50 else {
      throw broken("a list of members that ends too early")
    }
    let nameLength = short(start + 28)
    let next = start + fixed + nameLength + short(start + 30) + short(start + 32)
    guard next <= end.end else { throw broken("a list of members that ends too early") }
    let title = String(
      decoding: bytes[(start + fixed)..<(start + fixed + nameLength)], as: UTF8.self)
    let place = "the member \"\(Nearest.clipped(title))\""
    let (packed, size) = (long(start + 20), long(start + 24))
    let header = long(start + 42)
    guard packed != 0xFFFF_FFFF, size != 0xFFFF_FFFF, header != 0xFFFF_FFFF else {
      throw NablaError(
        name, "\(place) is of the kind ZIP64, for more than 4 GB",
        "save fewer arrays, or each as .npy")
    }
    guard short(start + 8) & 0x2041 == 0 else {
      throw NablaError(name, "\(place) is encrypted", "save the file without a password")
    }
    let method = short(start + 10)
    guard method == 0 || method == 8 else {
      throw NablaError(
        name, "\(place) is packed by the method \(method)",
        "known: stored (0) and deflated (8); save it with numpy.savez or numpy.savez_compressed")
    }
    guard method == 8 || packed == size else { throw broken("two sizes of \(place)") }
    let data = try data(after: header, title, place, end: end)
    guard data + packed <= end.start else {
      throw broken("\(place) at bytes \(data) to \(data + packed), beyond its members")
    }
    return (
      ZipArchive.Member(
        name: title, isDeflated: method == 8, range: data..<(data + packed), size: size,
        checksum: UInt32(truncatingIfNeeded: long(start + 16))), next
    )
  }

  /// Where a member's bytes begin, after the header before them; its sizes are not looked at, for
  /// writers that do not know them yet leave them out there.
  private func data(
    after header: Int, _ title: String, _ place: String, end: End
  ) throws(NablaError) -> Int {
    let fixed = 30
    guard header + fixed <= end.start, long(header) == 0x0403_4B50 else {
      throw broken("no header of \(place) at byte \(header)")
    }
    let nameLength = short(header + 26)
    let data = header + fixed + nameLength + short(header + 28)
    guard data <= end.start,
      bytes[(header + fixed)..<(header + fixed + nameLength)].elementsEqual(title.utf8)
    else { throw broken("another header for \(place)") }
    return data
  }

  private func broken(_ what: String) -> NablaError {
    NablaError(name, "the archive is broken: it has \(what)", "get the file again")
  }

  /// Two bytes as a number.
  private func short(_ place: Int) -> Int {
    Int(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)))
  }

  /// Four bytes as a number.
  private func long(_ place: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
  }
}
