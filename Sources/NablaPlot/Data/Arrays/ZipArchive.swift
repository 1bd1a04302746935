internal import NablaScene

/// The members of a ZIP archive (PKWARE's APPNOTE 6.3), stored or deflated.
///
/// Everything is checked when the archive is opened, before memory is taken: members must lie inside
/// the file, one after the other without overlap, and their sizes must be possible. Encrypted and
/// split archives and those beyond 4 GB (ZIP64) are refused.
struct ZipArchive {
  struct Member {
    let name: String
    let isDeflated: Bool
    /// The bytes in the archive.
    let range: Range<Int>
    /// The number of bytes when unpacked.
    let size: Int
    let checksum: UInt32
  }

  let name: String
  let bytes: [UInt8]
  /// The members in the archive's order.
  let members: [Member]

  private static let memberLimit = 10_000
  /// Deflate's best: 258 bytes for two bits.
  private static let bestRatio = 1032

  /// Reads the list of members.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - sizeLimit: the most bytes that all members together may have when unpacked.
  init(_ bytes: [UInt8], name: String, sizeLimit: Int) throws(NablaError) {
    self.name = name
    self.bytes = bytes
    members = try bytes.withRawBytes { (raw) throws(NablaError) -> [Member] in
      let reader = ZipDirectory(bytes: raw, name: name)
      let end = try reader.end(memberLimit: Self.memberLimit)
      var members: [Member] = []
      var position = end.start
      var total = 0
      for _ in 0..<end.count {
        let (member, next) = try reader.member(at: position, end: end)
        guard member.size / Self.bestRatio <= member.range.count else {
          throw NablaError(
            name,
            "the member \"\(Nearest.clipped(member.name))\" says that \(member.range.count) bytes "
              + "unpack to \(member.size), which no packing does",
            "save the file again")
        }
        total += member.size
        guard total <= sizeLimit else {
          throw NablaError(
            name, "the members unpack to more than \(sizeLimit) bytes",
            "save fewer or smaller arrays")
        }
        members.append(member)
        position = next
      }
      try Self.requireApart(members, before: end.start, name)
      return members
    }
  }

  /// No two members may share bytes or a name.
  private static func requireApart(
    _ members: [Member], before end: Int, _ name: String
  ) throws(NablaError) {
    var known = Set<String>()
    for member in members where !known.insert(member.name).inserted {
      throw NablaError(
        name, "two members are named \"\(Nearest.clipped(member.name))\"", "save the file again")
    }
    let sorted = members.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where second.range.lowerBound < first.range.upperBound || second.range == first.range {
      throw NablaError(
        name,
        "the members \"\(Nearest.clipped(first.name))\" and \"\(Nearest.clipped(second.name))\" "
          + "overlap",
        "save the file again")
    }
    if let last = sorted.last, last.range.upperBound > end {
      throw NablaError(
        name, "the member \"\(Nearest.clipped(last.name))\" overlaps the list of members",
        "save the file again")
    }
  }

  /// The bytes of a member.
  ///
  /// - Throws: where they do not unpack to the size and the checksum that the archive tells.
  func contents(of member: Member) throws(NablaError) -> [UInt8] {
    let place = "\(name), member \"\(Nearest.clipped(member.name))\""
    return try bytes.withRawBytes { (raw) throws(NablaError) -> [UInt8] in
      let packed = UnsafeRawBufferPointer(rebasing: raw[member.range])
      let contents =
        member.isDeflated
        ? try Deflate.unpacked(packed, size: member.size, place: place) : [UInt8](packed)
      guard Deflate.checksum(contents) == member.checksum else {
        throw NablaError(place, "the checksum is wrong", "the file is broken; get it again")
      }
      return contents
    }
  }
}
