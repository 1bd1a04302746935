internal import Glibc

/// What a database is opened by, so that reading it leaves nothing behind.
enum SQLiteAddress {
  /// The URI of a database's file.
  ///
  /// SQLite makes a log beside a database that keeps one (WAL), even for readers. Where there is none
  /// nobody writes, and the file is read as one that does not change.
  static func of(_ location: String) -> String {
    let isAtRest = keepsLog(location) && access("\(location)-wal", F_OK) != 0
    return "file:\(escaped(location))" + (isAtRest ? "?immutable=1" : "")
  }

  /// Whether changes go to a log: the file format's byte 19 ("Database File Format", 1.3.3).
  private static func keepsLog(_ location: String) -> Bool {
    guard let file = fopen(location, "rb") else { return false }
    defer { fclose(file) }
    var head = [UInt8](repeating: 0, count: 20)
    return fread(&head, 1, head.count, file) == head.count && head[19] == 2
  }

  /// The path with everything that means something in a URI as %XX.
  private static func escaped(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (byte < 16 ? "0" : "") + digits
      }
    }
    return result
  }
}
