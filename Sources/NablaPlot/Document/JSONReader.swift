package import NablaScene

/// Reads JSON (RFC 8259) into nodes with their places.
///
/// Strict, with messages for what people write by mistake: trailing commas, comments, single
/// quotes, `NaN`, `True`. Duplicate keys, lone surrogates and bytes that are not UTF-8 are errors;
/// a byte-order mark is skipped.
package enum JSONReader {
  /// Levels of lists and maps.
  package static let depthLimit = 64
  /// Bytes of a document: 64 MB.
  package static let sizeLimit = 64 << 20
  /// Values in a document.
  package static let nodeLimit = 10_000_000

  /// Reads one JSON value.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8.
  ///   - name: the file's name for messages.
  package static func read(_ bytes: [UInt8], name: String) throws(NablaError) -> Node {
    try bytes.withRawBytes { (raw) throws(NablaError) -> Node in
      guard raw.count <= sizeLimit else {
        throw NablaError(
          name, "\(raw.count) bytes are more than a JSON document may have (\(sizeLimit))",
          "put large data into a .csv or .npy file")
      }
      return try parse(raw, name: name)
    }
  }

  /// Reads one JSON value from bytes whose size was checked.
  static func parse(_ raw: UnsafeRawBufferPointer, name: String) throws(NablaError) -> Node {
    try UTF8Check.require(raw, name)
    var parser = JSONParser(raw, name: name)
    return try parser.document()
  }

  /// Reads one JSON value from text.
  package static func read(_ text: String, name: String) throws(NablaError) -> Node {
    try read(Array(text.utf8), name: name)
  }
}
