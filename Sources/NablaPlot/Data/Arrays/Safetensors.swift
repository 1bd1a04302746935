public import NablaScene

/// The tensors of a `.safetensors` file; the numbers of each are read when it is asked for.
public struct Safetensors: Sendable {
  /// What the header says about one tensor.
  public struct Entry: Sendable, Hashable {
    /// The name it is asked for by.
    public let name: String
    /// The type of its numbers as the file spells it, for example `F32`.
    public let type: String
    /// The length of each axis.
    public let shape: [Int]
    let range: Range<Int>
  }

  /// The file's name for messages.
  public let name: String
  /// The texts that the file carries beside its tensors.
  public let metadata: [String: String]
  /// The tensors in the order of the header.
  public let entries: [Entry]
  private let bytes: [UInt8]
  private let start: Int

  init(name: String, metadata: [String: String], entries: [Entry], bytes: [UInt8], start: Int) {
    self.name = name
    self.metadata = metadata
    self.entries = entries
    self.bytes = bytes
    self.start = start
  }

  /// Reads a tensor.
  ///
  /// - Throws: for an unknown name, with the nearest one; for a type that is not read, more than 2²⁸
  ///   elements or more than 8 axes; for a whole number beyond ±2⁵³.
  public func tensor(_ tensorName: String) throws(NablaError) -> Tensor {
    guard let entry = entries.first(where: { $0.name == tensorName }) else {
      throw Nearest.unknown(name, "tensor", tensorName, known: entries.map(\.name))
    }
    let place = "\(name), tensor \"\(Nearest.clipped(tensorName))\""
    guard let type = ElementType(rawValue: entry.type) else {
      throw NablaError(
        place, "the type \(Nearest.clipped(entry.type)) is not read",
        "known: " + ElementType.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard entry.shape.count <= Tensor.rankLimit else {
      throw NablaError(place, "more than \(Tensor.rankLimit) axes", "save a part of the tensor")
    }
    guard let count = Tensor.count(of: entry.shape), count <= Tensor.elementLimit else {
      throw NablaError(
        place,
        "the shape \(Tensor.text(entry.shape)) has more than \(Tensor.elementLimit) elements",
        "save a part of the tensor")
    }
    return try bytes.withRawBytes { (raw) throws(NablaError) -> Tensor in
      let range = (start + entry.range.lowerBound)..<(start + entry.range.upperBound)
      let elements = try type.decode(UnsafeRawBufferPointer(rebasing: raw[range]), place: place)
      return try Tensor(shape: entry.shape, elements: elements, place: place)
    }
  }
}
