import CHarfBuzz
import NablaScene
import Synchronization

/// The fonts that were loaded from files, kept for the process's life.
///
/// An id depends on the file's bytes and nothing else, so that it is the same in whichever order
/// and on whichever thread fonts are loaded.
final class LoadedFonts: Sendable {
  static let shared = LoadedFonts()

  private struct State {
    var fonts: [FontID: Font] = [:]
    /// Files by their hash: the faces of a collection share the bytes.
    var files: [UInt64: FontFileBytes] = [:]
  }

  private let state = Mutex(State())

  func font(_ id: FontID) -> Font? {
    state.withLock { $0.fonts[id] }
  }

  /// The font in a file; the same one as before where its bytes are.
  ///
  /// - Parameter face: which face of a collection, with the named instance in the upper 16 bits.
  func load(_ path: String, face: Int) throws(NablaError) -> Font {
    let read = try readFontFile(path)
    do throws(NablaError) {
      try checkFontFile(read.buffer, path: path, face: face)
    } catch {
      read.buffer.deallocate()
      throw error
    }
    let hash = Self.hash(read.buffer)
    return state.withLock { state in
      var bytes = read
      if let known = state.files[hash] {
        read.buffer.deallocate()
        bytes = known
      } else {
        state.files[hash] = bytes
      }
      let id = Self.id(of: bytes.buffer, hash: hash, face: face)
      if let known = state.fonts[id] { return known }
      let index = FontStore.count + state.fonts.count
      let font = Font(id, index: index, bytes.buffer, face: face, cut: nil)
      state.fonts[id] = font
      return font
    }
  }

  private static func id(
    of bytes: UnsafeRawBufferPointer, hash: UInt64, face: Int
  ) -> FontID {
    let handle = makeFace(bytes, face)
    defer { hb_face_destroy(handle) }
    let name = fontName(HB_OT_NAME_ID_POSTSCRIPT_NAME, of: handle) ?? "unnamed"
    let instance = face == 0 ? "" : "-\(face)"
    return FontID("\(name)~\(String(hash, radix: 16))\(instance)")
  }

  /// FNV-1a over words of eight bytes, mixed once more: a large file takes a few milliseconds.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let words = bytes.count / 8
    for i in 0..<words {
      let word = bytes.loadUnaligned(fromByteOffset: i * 8, as: UInt64.self)
      hash = (hash ^ UInt64(littleEndian: word)) &* 0x100_0000_01B3
      hash ^= hash >> 29
    }
    for byte in bytes[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
