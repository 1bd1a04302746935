public import NablaScene

/// Reads `.safetensors` files: a JSON header that lists tensors, and their numbers.
public enum SafetensorsReader {
  private static let headerLimit = 100_000_000

  /// Reads the header and checks it; numbers are read when a tensor is asked for.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the file's name for messages.
  /// - Throws: when the header is broken, or the tensors overlap, leave a hole, reach beyond the file
  ///   or do not have the bytes that their shape and type need.
  public static func read(_ bytes: [UInt8], name: String) throws(NablaError) -> Safetensors {
    try bytes.withRawBytes { (raw) throws(NablaError) -> Safetensors in
      guard raw.count >= 8 else {
        throw NablaError(
          name, "\(raw.count) bytes are too few for a .safetensors file", "save the file again")
      }
      let length = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      guard length <= headerLimit else {
        throw NablaError(
          name, "a header of \(length) bytes is larger than \(headerLimit)",
          "check that this is a .safetensors file")
      }
      guard length <= raw.count - 8 else {
        throw NablaError(
          name, "a header of \(length) bytes does not fit into the file's \(raw.count)",
          "save the file again")
      }
      let start = 8 + Int(length)
      let headerName = "\(name), header"
      let header = UnsafeRawBufferPointer(rebasing: raw[8..<start])
      let root = try JSONReader.parse(header, name: headerName)
      guard let entries = root.map else {
        throw NablaError(headerName, "\(root.kindName) instead of a map", "save the file again")
      }
      var tensors: [Safetensors.Entry] = []
      var metadata: [String: String] = [:]
      for entry in entries {
        if entry.key == "__metadata__" {
          metadata = try self.metadata(entry.value, name: headerName)
        } else {
          tensors.append(try tensor(entry, name: headerName))
        }
      }
      try requireTiling(tensors, size: raw.count - start, name: name)
      return Safetensors(
        name: name, metadata: metadata, entries: tensors, bytes: bytes, start: start)
    }
  }

  private static func metadata(
    _ node: Node, name: String
  ) throws(NablaError) -> [String: String] {
    var result: [String: String] = [:]
    guard let entries = node.map else {
      throw NablaError(
        node.place(name), "the metadata is \(node.kindName)", "metadata maps text to text")
    }
    for entry in entries {
      guard let text = entry.value.text else {
        throw NablaError(
          entry.value.place(name),
          "the metadata \"\(Nearest.clipped(entry.key))\" is \(entry.value.kindName)",
          "metadata maps text to text")
      }
      result[entry.key] = text
    }
    return result
  }

  private static func tensor(
    _ entry: Node.Entry, name: String
  ) throws(NablaError) -> Safetensors.Entry {
    let place = entry.place(name)
    let tensor = "tensor \"\(Nearest.clipped(entry.key))\""
    guard let type = entry.value["dtype"]?.text,
      let lengths = entry.value["shape"]?.list, let ends = entry.value["data_offsets"]?.list
    else {
      throw NablaError(
        place, "\(tensor) lacks its dtype, shape or data_offsets", "save the file again")
    }
    var shape: [Int] = []
    for length in lengths {
      guard case .integer(let value) = length.value, value >= 0 else {
        throw NablaError(
          length.place(name), "\(tensor) has a shape with \(length.json())", "save the file again")
      }
      shape.append(value)
    }
    guard ends.count == 2, case .integer(let begin) = ends[0].value,
      case .integer(let end) = ends[1].value, begin >= 0, begin <= end
    else {
      throw NablaError(
        place,
        "\(tensor) has the data_offsets \(Nearest.clipped(entry.value["data_offsets"]?.json() ?? ""))",
        "they must be two whole numbers in order")
    }
    if let known = ElementType(rawValue: type) {
      let bytes = Tensor.count(of: shape).map { $0.multipliedReportingOverflow(by: known.width) }
      guard let bytes, !bytes.overflow, bytes.partialValue == end - begin else {
        throw NablaError(
          place,
          "\(tensor) has \(end - begin) bytes, not what the shape \(Tensor.text(shape)) of \(type) needs",
          "save the file again")
      }
    }
    return Safetensors.Entry(name: entry.key, type: type, shape: shape, range: begin..<end)
  }

  /// The tensors must cover the bytes after the header, each byte once.
  private static func requireTiling(
    _ tensors: [Safetensors.Entry], size: Int, name: String
  ) throws(NablaError) {
    var position = 0
    let sorted = tensors.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    for tensor in sorted {
      let title = "tensor \"\(Nearest.clipped(tensor.name))\""
      guard tensor.range.upperBound <= size else {
        throw NablaError(
          name, "\(title) ends at byte \(tensor.range.upperBound) of \(size)",
          "the file is truncated or broken; get it again")
      }
      guard tensor.range.lowerBound == position else {
        throw NablaError(
          name,
          tensor.range.lowerBound < position
            ? "\(title) begins at byte \(tensor.range.lowerBound), inside another tensor"
            : "bytes \(position) to \(tensor.range.lowerBound) belong to no tensor",
          "save the file again")
      }
      position = tensor.range.upperBound
    }
    guard position == size else {
      throw NablaError(
        name, "bytes \(position) to \(size) belong to no tensor", "save the file again")
    }
  }
}
