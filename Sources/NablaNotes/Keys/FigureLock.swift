import NablaPlot
import NablaScene

/// What the lock file knows about one figure.
struct LockedFigure: Sendable, Equatable {
  struct PixelSize: Sendable, Equatable {
    let width: Int
    let height: Int
  }

  /// The key of the picture, 64 digits.
  var key: String
  /// The picture's file in the folder of figures.
  var file: String
  /// What the picture shows in words, as it was drawn.
  var alt = ""
  /// Logical pixels.
  var size: PixelSize?
  /// The digests of the files that were written for the figure, by name: the picture, and those of
  /// other formats from before.
  var files: [String: String] = [:]
  /// The notes that show the figure, sorted.
  var notes: [String] = []
  /// See `SpecKey.parts`.
  var parts: [String: String] = [:]
}

/// The lock file beside the figures: what each was drawn from, one line a figure, sorted.
struct FigureLock: Sendable, Equatable {
  var figures: [String: LockedFigure] = [:]
  var profile = NoteProfile.gfm
  /// Whether figures are numbered.
  var isNumbered = false
  /// Whether notebooks hold their pictures.
  var isEmbedded = false

  static let name = "nabla.lock.json"
  /// The folder beside the notes that holds figures and lock.
  static let folder = "figures"

  init() {}

  /// Reads a lock file; what could lead out of its folder is refused.
  init(_ bytes: [UInt8], name: String) throws(NablaError) {
    let remedy = "delete the file and build again"
    let root: Node
    do throws(NablaError) {
      root = try JSONReader.read(bytes, name: name)
    } catch {
      throw NablaError(error.place, error.problem, remedy)
    }
    guard root["nabla"]?.int == 1, let entries = root["figures"]?.map else {
      throw NablaError(name, "the lock file is not of version 1", remedy)
    }
    let options = root["options"]
    if let text = options?["profile"]?.text {
      guard let profile = NoteProfile(rawValue: text) else {
        throw Nearest.unknown(name, "profile", text, known: NoteProfile.allCases.map(\.rawValue))
      }
      self.profile = profile
    }
    isNumbered = options?["number"]?.bool ?? false
    isEmbedded = options?["embed"]?.bool ?? false
    for entry in entries {
      guard let figure = LockedFigure(entry) else {
        throw NablaError(
          entry.place(name), "the entry \"\(Nearest.clipped(entry.key))\" cannot be read", remedy)
      }
      figures[entry.key] = figure
    }
  }

  /// The lock of notes that are written as the options say; as before where these are nil.
  func following(_ options: NotesOptions) -> FigureLock {
    var lock = self
    lock.profile = options.profile ?? profile
    lock.isNumbered = options.isNumbered ?? isNumbered
    lock.isEmbedded = options.isEmbedded ?? isEmbedded
    return lock
  }

  var bytes: [UInt8] {
    let options: Node = [
      "embed": Node(isEmbedded), "number": Node(isNumbered), "profile": Node(profile.rawValue),
    ]
    let rows = figures.sorted { $0.key < $1.key }.map { id, figure in
      "\(Node(id).json()): \(figure.node.json())"
    }
    let figures = rows.isEmpty ? "{}" : "{\n\(rows.joined(separator: ",\n"))\n}"
    return Array(
      "{\n\"nabla\": 1,\n\"options\": \(options.json()),\n\"figures\": \(figures)\n}\n".utf8)
  }
}

extension LockedFigure {
  fileprivate init?(_ entry: Node.Entry) {
    let node = entry.value
    func texts(_ key: String) -> [String: String]? {
      var result: [String: String] = [:]
      for entry in node[key]?.map ?? [] {
        guard let text = entry.value.text else { return nil }
        result[entry.key] = text
      }
      return result
    }
    guard FigureName.isValid(entry.key), let key = node["key"]?.text, Self.isDigest(key),
      let file = node["file"]?.text, let files = texts("files"), let parts = texts("parts"),
      files.allSatisfy({ Self.isFile($0.key, of: entry.key) && Self.isDigest($0.value) }),
      files[file] != nil
    else { return nil }
    self.init(key: key, file: file, alt: node["alt"]?.text ?? "")
    if let pair = node["size"]?.list, pair.count == 2, let width = pair[0].int,
      let height = pair[1].int
    {
      size = PixelSize(width: width, height: height)
    }
    self.files = files
    self.parts = parts
    notes = (node["notes"]?.list ?? []).compactMap(\.text)
  }

  fileprivate var node: Node {
    func map(_ texts: [String: String]) -> Node {
      Node(texts.sorted { $0.key < $1.key }.map { Node.Entry($0.key, Node($0.value)) })
    }
    return Node([
      .init("key", Node(key)), .init("file", Node(file)), .init("files", map(files)),
      .init("size", size.map { Node([Node($0.width), Node($0.height)]) } ?? Node(.null)),
      .init("alt", Node(alt)), .init("notes", Node(notes)), .init("parts", map(parts)),
    ])
  }

  private static func isFile(_ name: String, of id: String) -> Bool {
    ["\(id).svg", "\(id).png"].contains(name)
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
  }
}
