public import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A font in a file of the user's, for texts that shall be set in it.
///
/// ```swift
/// let font = try FontFile("fonts/Lato-Regular.ttf")
/// typeset("Loss", TextStyle(family: .file(font)))
/// ```
public struct FontFile: Hashable, Sendable {
  /// The font by its PostScript name and a hash of the file: other bytes have another id.
  public let id: FontID
  /// The family's name as the file tells it.
  public let family: String

  /// Opens an OpenType or TrueType font, or one face of a collection.
  ///
  /// - Parameters:
  ///   - path: a `.otf`, `.ttf`, `.otc` or `.ttc` file of at most 256 MiB. It is read once; the
  ///     process goes on with what it read.
  ///   - face: which font of a collection, from 0.
  /// - Throws: where the file cannot be read, is no font, or is cut off.
  public init(_ path: String, face: Int = 0) throws(NablaError) {
    guard 0...0xFFFF ~= face else {
      throw NablaError(path, "it has no face \(face)", "count the faces of a collection from 0")
    }
    let font = try LoadedFonts.shared.load(path, face: face)
    id = font.id
    family = font.metrics.family
  }
}

/// The largest font file that is read, in bytes.
private let largestFontFile = 256 << 20

/// A font file in memory that nobody writes to any more.
struct FontFileBytes: @unchecked Sendable {
  let buffer: UnsafeRawBufferPointer
}

/// The bytes of a font file, for the process's life or until the caller frees them.
func readFontFile(_ path: String) throws(NablaError) -> FontFileBytes {
  func failure(_ code: Int32) -> NablaError {
    NablaError(
      path, "the font file cannot be read: \(String(cString: strerror(code)))",
      "name a font file that exists and may be read",
      kind: code == ENOENT || code == ENOTDIR ? .input : .machine)
  }
  // A pipe of that name would wait for its writer for ever.
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw failure(errno) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0 else { throw failure(errno) }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw NablaError(path, "is not a file", "name a font file")
  }
  let size = Int(status.st_size)
  guard size <= largestFontFile else {
    throw NablaError(
      path, "the file has \(size) bytes, above the \(largestFontFile >> 20) MiB of a font",
      "name a font file")
  }
  // A copy and not a mapping, which would end the process if the file were cut off meanwhile.
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, size), alignment: 16)
  var count = 0
  while count < size {
    let part = read(file, bytes.baseAddress?.advanced(by: count), size - count)
    if part < 0 && errno == EINTR { continue }
    guard part >= 0 else {
      let code = errno
      bytes.deallocate()
      throw failure(code)
    }
    if part == 0 { break }
    count += part
  }
  return FontFileBytes(buffer: UnsafeRawBufferPointer(start: bytes.baseAddress, count: count))
}

/// Refuses what is no OpenType font or ends before its tables do.
///
/// The tables' insides are HarfBuzz's and FreeType's to check, which take nothing on trust.
func checkFontFile(
  _ bytes: UnsafeRawBufferPointer, path: String, face: Int
) throws(NablaError) {
  func number(_ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    return bytes[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }
  let cutOff = NablaError(
    path, "the font is cut off after \(bytes.count) bytes", "get the font file again")
  guard let tag = number(0, 4) else {
    throw NablaError(path, "is not a font: it has \(bytes.count) bytes", "name a font file")
  }
  var start = 0
  switch tag {
  case 0x0001_0000, 0x7472_7565, 0x4F54_544F: break  // TrueType, `true`, `OTTO`
  case 0x7474_6366:  // `ttcf`
    guard let count = number(8, 4) else { throw cutOff }
    guard face & 0xFFFF < count else {
      throw NablaError(
        path, "it has no face \(face & 0xFFFF)", "count its \(count) faces from 0")
    }
    guard let place = number(12 + 4 * (face & 0xFFFF), 4) else { throw cutOff }
    start = place
  case 0x774F_4646, 0x774F_4632:  // `wOFF`, `wOF2`
    throw NablaError(
      path, "is a font packed for the web",
      "unpack it to .ttf or .otf, as woff2_decompress does")
  default:
    throw NablaError(
      path, "is not an OpenType or TrueType font", "name a .otf, .ttf, .otc or .ttc file")
  }
  if tag != 0x7474_6366, face & 0xFFFF > 0 {
    throw NablaError(path, "it has no face \(face & 0xFFFF)", "leave the face away: it has one")
  }
  guard let count = number(start + 4, 2) else { throw cutOff }
  var tables = Set<Int>()
  for i in 0..<count {
    let entry = start + 12 + 16 * i
    guard let name = number(entry, 4), let place = number(entry + 8, 4),
      let length = number(entry + 12, 4), place + length <= bytes.count
    else { throw cutOff }
    tables.insert(name)
  }
  let needed = [("cmap", 0x636D_6170), ("head", 0x6865_6164), ("maxp", 0x6D61_7870)]
  for (name, tag) in needed where !tables.contains(tag) {
    throw NablaError(path, "the font lacks its \(name) table", "get the font file again")
  }
}
