/// Text by row, stored as codes into a list of categories.
public struct TextColumn: Sendable, Hashable {
  /// For each row an index into `categories`; −1 where the value is missing.
  public let codes: [Int32]
  /// The different texts in order of first appearance.
  ///
  /// A subset of rows keeps all of them, so that colours and axes agree between facets.
  public let categories: [String]

  /// A column of texts; nil is a missing value.
  public init(_ values: [String?]) {
    var builder = Builder()
    for value in values { builder.append(value) }
    self = builder.column
  }

  /// A column of codes, each −1 or an index into the categories.
  package init(codes: [Int32], categories: [String]) {
    self.codes = codes
    self.categories = categories
  }

  /// The number of rows.
  public var count: Int { codes.count }
  /// The number of rows without a value.
  public var missingCount: Int { codes.count { $0 < 0 } }

  /// The text of a row; nil where it is missing.
  public subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : categories[Int(code)]
  }

  /// Collects texts row by row.
  struct Builder {
    private var codes: [Int32] = []
    private var categories: [String] = []
    private var known: [String: Int32] = [:]
    private var index = TextIndex()
    /// The bytes of the different texts so far.
    private(set) var byteCount = 0

    var column: TextColumn { TextColumn(codes: codes, categories: categories) }

    /// Makes room for rows.
    mutating func reserve(_ rows: Int) { codes.reserveCapacity(rows) }

    mutating func append(_ value: String?) {
      codes.append(value.map { code(of: $0) } ?? -1)
    }

    /// Adds a row with the text that bytes of UTF-8 are.
    mutating func append(utf8 bytes: UnsafeRawBufferPointer) {
      let hash = TextIndex.hash(bytes)
      if let code = index.code(of: bytes, hash: hash) { return codes.append(code) }
      let code = code(of: String(decoding: bytes, as: UTF8.self))
      index.add(bytes, hash: hash, code: code)
      codes.append(code)
    }

    /// Adds the rows that another builder collected.
    mutating func append(_ other: Builder) {
      let known = other.categories.map { code(of: $0) }
      codes.append(contentsOf: other.codes.lazy.map { $0 < 0 ? -1 : known[Int($0)] })
    }

    private mutating func code(of text: String) -> Int32 {
      if let code = known[text] { return code }
      let code = Int32(categories.count)
      known[text] = code
      categories.append(text)
      byteCount += text.utf8.count
      return code
    }
  }
}
