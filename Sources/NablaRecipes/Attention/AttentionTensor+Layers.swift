import NablaPlot
import NablaScene

extension AttentionTensor {
  /// The weights of all layers: one tensor, or one for each layer whose name fits a pattern.
  ///
  /// - Parameter pattern: a name in which `*` stands for any letters and `?` for one.
  static func layers(
    _ source: AttentionSource?, pattern: String, files: DataFiles?, owner: String
  ) throws(NablaError) -> AttentionTensor {
    guard case .file(let path) = source, path.lowercased().hasSuffix(".safetensors"), let files
    else { return try load(source, tensor: nil, files: files, owner: owner) }
    let file = try SafetensorsReader.read(
      try files.bytes(path, place: "\(owner).attention"), name: path)
    if file.entries.count == 1 {
      return try AttentionTensor(
        try file.tensor(file.entries[0].name), try TokenList.metadata(of: file), path)
    }
    let names = file.entries.map(\.name).filter { matches(Array($0), Array(pattern)) }
    guard !names.isEmpty else {
      throw NablaError(
        "\(owner).name-pattern", "is \"\(pattern)\", which no tensor of \(path) fits",
        Nearest.list(file.entries.map(\.name)))
    }
    var parts: [AttentionTensor] = []
    for name in names.sorted(by: { ($0.numbers, $0) < ($1.numbers, $1) }) {
      parts.append(try AttentionTensor(try file.tensor(name), nil, "\(path), \(name)"))
    }
    let first = parts[0]
    if let i = parts.firstIndex(where: {
      $0.heads != first.heads || $0.queries != first.queries || $0.keys != first.keys
    }) {
      throw NablaError(
        path, "the tensors \(names[0]) and \(names[i]) differ in shape",
        "give a name-pattern that fits tensors of one shape")
    }
    let count = parts.reduce(0) { $0 + $1.layers }
    let all = try Tensor(
      shape: [count, first.heads, first.queries, first.keys], values: parts.flatMap(\.values))
    return try AttentionTensor(all, try TokenList.metadata(of: file), path)
  }

  /// Whether a name fits a pattern with `*` and `?`.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    // The places of the pattern that the letters so far may have reached.
    func closed(_ places: Set<Int>) -> Set<Int> {
      var places = places
      for place in places {
        var next = place
        while next < pattern.count, pattern[next] == "*" {
          next += 1
          places.insert(next)
        }
      }
      return places
    }
    var places = closed([0])
    for letter in name {
      var next: Set<Int> = []
      for place in places where place < pattern.count {
        if pattern[place] == "*" { next.insert(place) }
        if pattern[place] == "?" || pattern[place] == letter { next.insert(place + 1) }
      }
      places = closed(next)
    }
    return places.contains(pattern.count)
  }
}

extension String {
  /// The whole numbers in the text, as text of one length, so that layer 10 comes after layer 9.
  fileprivate var numbers: String {
    split(whereSeparator: { !$0.isASCII || !$0.isNumber })
      .map { String(repeating: "0", count: max(0, 9 - $0.count)) + $0 }.joined(separator: ".")
  }
}
