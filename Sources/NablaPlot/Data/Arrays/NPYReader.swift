public import NablaScene

/// Reads NumPy's `.npy` files, versions 1 to 3.
///
/// Numbers and truth values of either byte order, in row-major (C) or column-major (Fortran) order.
/// Nothing in the file is ever executed: Python objects are refused.
public enum NPYReader {
  private static let headerLimit = 64 << 10

  /// Reads an array.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the file's name for messages.
  /// - Throws: when the header is broken, its type is not one of numbers, the size of the file is
  ///   not what it promises, or a whole number is beyond ±2⁵³.
  public static func read(_ bytes: [UInt8], name: String) throws(NablaError) -> Tensor {
    try bytes.withRawBytes { (raw) throws(NablaError) -> Tensor in
      let (header, start) = try header(raw, name: name)
      let type = try NPYType(header.type, name: name)
      let shape = header.shape
      guard let count = Tensor.count(of: shape), count <= Tensor.elementLimit else {
        throw NablaError(
          name, "the shape \(Tensor.text(shape)) has more than \(Tensor.elementLimit) elements",
          "save a part of the array")
      }
      let data = UnsafeRawBufferPointer(rebasing: raw[start...])
      guard data.count == count * type.element.width else {
        throw NablaError(
          name,
          "the header promises \(count * type.element.width) bytes for the shape "
            + "\(Tensor.text(shape)) of \(header.type), but \(data.count) follow",
          "save the array again")
      }
      var elements = try type.element.decode(data, isBigEndian: type.isBigEndian, place: name)
      if header.isColumnMajor, shape.count > 1, count > 0 {
        elements =
          switch elements {
          case .single(let values): .single(rowMajor(values, shape: shape))
          case .double(let values): .double(rowMajor(values, shape: shape))
          }
      }
      return try Tensor(shape: shape, elements: elements, place: name)
    }
  }

  private static func header(
    _ raw: UnsafeRawBufferPointer, name: String
  ) throws(NablaError) -> (NPYHeader, start: Int) {
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    guard raw.prefix(6).elementsEqual(magic) else {
      throw NablaError(
        name, "the file does not begin as a .npy file does", "save it with numpy.save")
    }
    let truncated = NablaError(name, "the file ends inside its header", "save the array again")
    guard raw.count >= 10 else { throw truncated }
    let version = raw[6]
    guard (1...3).contains(version), raw[7] == 0 else {
      throw NablaError(
        name, "the format version \(version).\(raw[7]) is unknown", "known: 1.0, 2.0, 3.0")
    }
    let start = version == 1 ? 10 : 12
    guard raw.count >= start else { throw truncated }
    var length = Int(raw[8]) | Int(raw[9]) << 8
    if version > 1 { length |= Int(raw[10]) << 16 | Int(raw[11]) << 24 }
    guard length <= headerLimit else {
      throw NablaError(
        name, "a header of \(length) bytes is larger than \(headerLimit)", "save the array again")
    }
    guard start + length <= raw.count else { throw truncated }
    var parser = NPYHeaderParser(
      UnsafeRawBufferPointer(rebasing: raw[start..<(start + length)]), name: name)
    return (try parser.header(), start + length)
  }

  /// Numbers whose first axis runs fastest, reordered so that the last one does.
  private static func rowMajor<Value>(_ values: [Value], shape: [Int]) -> [Value] {
    var strides: [Int] = []
    var stride = 1
    for length in shape {
      strides.append(stride)
      stride *= length
    }
    var index = [Int](repeating: 0, count: shape.count)
    var source = 0
    var result: [Value] = []
    result.reserveCapacity(values.count)
    for _ in values.indices {
      result.append(values[source])
      for axis in shape.indices.reversed() {
        index[axis] += 1
        source += strides[axis]
        if index[axis] < shape[axis] { break }
        source -= strides[axis] * shape[axis]
        index[axis] = 0
      }
    }
    return result
  }
}
