internal import NablaScene

/// What the header of a `.npy` file says.
struct NPYHeader {
  /// The type as NumPy writes it, for example `<f4`.
  var type: String
  var isColumnMajor: Bool
  var shape: [Int]
}

/// The types that are read, by NumPy's codes.
struct NPYType {
  let element: ElementType
  let isBigEndian: Bool

  init(_ code: String, name: String) throws(NablaError) {
    let scalars = Array(code.unicodeScalars)
    guard scalars.count >= 2, let element = Self.elements[String(code.dropFirst())],
      ["<", ">", "|", "="].contains(scalars[0]), element.width == 1 || scalars[0] != "|"
    else {
      let letter = scalars.count >= 2 ? scalars[1] : " "
      switch letter {
      case "O":
        throw NablaError(
          name, "the array holds pickled Python objects, which are never read",
          "save numbers: numpy.save(path, array.astype(float))")
      case "c":
        throw NablaError(
          name, "the array holds complex numbers (\(code))",
          "save its real and imaginary parts, or its absolute values")
      case "U", "S", "a":
        throw NablaError(name, "the array holds text (\(code))", "save text as .csv")
      case "M", "m":
        throw NablaError(name, "the array holds times (\(code))", "save times as .csv")
      default:
        throw NablaError(
          name, "the type \"\(Nearest.clipped(code))\" is unknown",
          "known: b1, i1 to i8, u1 to u8, f2, f4, f8")
      }
    }
    self.element = element
    isBigEndian = scalars[0] == ">"
  }

  private static let elements: [String: ElementType] = [
    "b1": .bool, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64, "u1": .uint8,
    "u2": .uint16, "u4": .uint32, "u8": .uint64, "f2": .float16, "f4": .float32, "f8": .float64,
  ]
}

/// The grammar of the header: one Python dictionary of a text, a truth value and a tuple of whole
/// numbers. It reads these and nothing else.
struct NPYHeaderParser {
  private let bytes: UnsafeRawBufferPointer
  private let name: String
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer, name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func header() throws(NablaError) -> NPYHeader {
    var type: String?
    var isColumnMajor: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr" where type == nil: type = try typeCode()
      case "fortran_order" where isColumnMajor == nil: isColumnMajor = try truth()
      case "shape" where shape == nil: shape = try tuple()
      default: throw broken("the key \"\(Nearest.clipped(key))\"")
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    skipSpace()
    guard position == bytes.count else { throw broken("text after its end") }
    guard let type, let isColumnMajor, let shape else {
      let missing = type == nil ? "descr" : shape == nil ? "shape" : "fortran_order"
      throw broken("no \"\(missing)\"")
    }
    return NPYHeader(type: type, isColumnMajor: isColumnMajor, shape: shape)
  }

  private mutating func typeCode() throws(NablaError) -> String {
    skipSpace()
    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") {
      throw NablaError(
        name, "the array holds records of several fields",
        "save one field, or save the records as .csv")
    }
    return try string()
  }

  private mutating func string() throws(NablaError) -> String {
    skipSpace()
    let quote = byte
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw broken("no text at offset \(position)")
    }
    let start = position + 1
    guard let end = bytes[start...].firstIndex(of: quote) else {
      throw broken("a text that does not end")
    }
    position = end + 1
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func truth() throws(NablaError) -> Bool {
    skipSpace()
    for (word, value) in [("True", true), ("False", false)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw broken("neither True nor False at offset \(position)")
  }

  private mutating func tuple() throws(NablaError) -> [Int] {
    try expect("(")
    var lengths: [Int] = []
    while !take(")") {
      skipSpace()
      let start = position
      var length = 0
      while NumberParsing.isDigit(byte) {
        let (product, over) = length.multipliedReportingOverflow(by: 10)
        let (sum, overSum) = product.addingReportingOverflow(Int(byte &- 0x30))
        guard !over, !overSum else { throw broken("a length that is too large") }
        length = sum
        position += 1
      }
      guard position > start else { throw broken("no whole number at offset \(position)") }
      // Python 2 wrote whole numbers with an L behind them.
      _ = take("L")
      lengths.append(length)
      guard lengths.count <= Tensor.rankLimit else {
        throw NablaError(
          name, "the array has more than \(Tensor.rankLimit) axes", "save a part of the array")
      }
      if !take(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, byte == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar) throws(NablaError) {
    guard take(scalar) else { throw broken("no \"\(scalar)\" at offset \(position)") }
  }

  private func broken(_ what: String) -> NablaError {
    NablaError(name, "the header is broken: it has \(what)", "save the array again")
  }
}
