internal import Glibc

/// Finds the codes of texts by their bytes, so that a text that is known is not made again.
///
/// A table with open addressing; the hash is Swift's, whose seed nobody outside knows.
struct TextIndex {
  private struct Entry {
    let start: Int
    let count: Int
    let hash: Int
    let code: Int32
  }

  private var pool: [UInt8] = []
  private var entries: [Entry] = []
  /// The numbers of entries, −1 where a place is free; their count is a power of two.
  private var places = Self.empty

  /// Shared by all tables until they hold something.
  private static let empty = [Int32](repeating: -1, count: 64)

  /// A number for bytes, by which they are looked up and added.
  static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: bytes)
    return hasher.finalize()
  }

  /// The code of a text; nil where it was not added.
  func code(of bytes: UnsafeRawBufferPointer, hash: Int) -> Int32? {
    var place = hash & (places.count - 1)
    while places[place] >= 0 {
      let entry = entries[Int(places[place])]
      if entry.hash == hash, holds(bytes, entry) { return entry.code }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds a text that is not there.
  mutating func add(_ bytes: UnsafeRawBufferPointer, hash: Int, code: Int32) {
    entries.append(Entry(start: pool.count, count: bytes.count, hash: hash, code: code))
    pool.append(contentsOf: bytes)
    if entries.count * 2 > places.count {
      grow()
    } else {
      place(Int32(entries.count - 1), hash)
    }
  }

  private func holds(_ bytes: UnsafeRawBufferPointer, _ entry: Entry) -> Bool {
    guard entry.count == bytes.count else { return false }
    return pool.withUnsafeBytes { pool in
      guard let known = pool.baseAddress, let new = bytes.baseAddress else { return true }
      return memcmp(known + entry.start, new, entry.count) == 0
    }
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for (number, entry) in entries.enumerated() { place(Int32(number), entry.hash) }
  }

  private mutating func place(_ number: Int32, _ hash: Int) {
    var place = hash & (places.count - 1)
    while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
    places[place] = number
  }
}
