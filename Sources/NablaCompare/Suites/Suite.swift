import NablaPlot
package import NablaScene

/// What `suite.yaml` says: cases with what they draw and how they are compared.
///
/// ```yaml
/// nabla: 1
/// cases:
///   - {name: penguins, draw: penguins.yaml}
///   - name: softmax
///     draw: softmax-temperature
///     set: {T: 0.5}
///     themes: [light, dark]
///     compare: {metric: yiq, threshold: 0.05}
///     reason: The labels come from the machine's fonts.
/// ```
package struct Suite: Sendable {
  package let cases: [SuiteCase]
  /// Where the goldens lie.
  package let goldens: GoldenFolder
  /// The suite file's folder, from which paths count.
  package let folder: String
  /// The suite file's path.
  package let file: String

  package static let fileName = "suite.yaml"

  /// Reads and checks a suite.
  ///
  /// - Parameter folder: the folder that holds `suite.yaml`, or a suite file's path.
  /// - Throws: for a missing or wrong file, a suite without cases, a name that no case may have or
  ///   two have, and a tolerance without a reason.
  package init(folder: String) throws(NablaError) {
    let isFile = FigureDocument.isFileName(folder)
    let base = isFile ? folder.split(separator: "/").dropLast().joined(separator: "/") : folder
    let root = isFile && folder.hasPrefix("/") ? "/" + base : base
    self.folder = root.isEmpty ? "." : root
    file = isFile ? folder : folder == "." ? Self.fileName : "\(folder)/\(Self.fileName)"
    let bytes: [UInt8]
    do throws(NablaError) {
      bytes = try DataFiles.anywhere(from: ".").bytes(file, place: file)
    } catch {
      throw NablaError(
        error.place, error.problem,
        error.kind == .machine
          ? error.remedy
          : "write one, or run nabla verify --init" + (folder == "." ? "" : " \(folder)"),
        kind: error.kind)
    }
    let node = try YAMLReader.read(bytes, name: file)
    var options = SuiteOptions()
    try options.configure(node, place: OptionPlace(file: file, owner: "suite"))
    if let version = options.nabla, version != 1 {
      throw NablaError(
        (node["nabla"] ?? node).place(file), "the suite is of version \(version)",
        "this program reads version 1")
    }
    let list = node["cases"]?.list ?? []
    guard !options.cases.isEmpty else {
      throw NablaError(file, "the suite has no case", "a run that checks nothing never passes")
    }
    guard !options.goldens.hasPrefix("/"), !options.goldens.split(separator: "/").contains("..")
    else {
      throw NablaError(
        (node["goldens"] ?? node).place(file), "the goldens would lie outside the suite's folder",
        "name a folder below it")
    }
    goldens = GoldenFolder(
      options.goldens == "." ? self.folder : Self.joined(self.folder, options.goldens))
    var known: [String: Int] = [:]
    var cases: [SuiteCase] = []
    for (i, one) in options.cases.enumerated() {
      var one = one
      if one.scale == nil { one.scale = options.scale }
      if one.themes.isEmpty { one.themes = options.themes }
      let place = i < list.count ? list[i].place(file) : file
      try Self.check(one, place)
      if let other = known.updateValue(i, forKey: one.name) {
        throw NablaError(
          place, "the name \"\(one.name)\" is case \(other + 1)'s already", "rename one")
      }
      cases.append(one)
    }
    self.cases = cases
  }

  private static func check(_ one: SuiteCase, _ place: String) throws(NablaError) {
    _ = try GoldenName(one.name, place: place)
    guard !one.draw.isEmpty else {
      throw NablaError(
        place, "\(one.name) draws nothing", "add draw: with a recipe's id or a figure file")
    }
    guard one.set.isNull || one.set.map != nil else {
      throw NablaError(place, "\(one.name): set is \(one.set.kindName)", "give a map of options")
    }
    for theme in one.themes where Appearance.Side(rawValue: theme) == nil {
      throw Nearest.unknown(
        place, "theme", theme, known: Appearance.Side.allCases.map(\.rawValue))
    }
    guard !one.themes.isEmpty, Set(one.themes).count == one.themes.count else {
      throw NablaError(
        place, "\(one.name): themes names none, or one twice", "give light, dark or both")
    }
    for text in one.ignore {
      guard text.hasPrefix("#") else {
        _ = try PixelArea(text: text, place: "\(place): \(one.name): ignore")
        continue
      }
    }
    let reason = one.reason.filter { !$0.isWhitespace }
    guard !one.isTolerant || !reason.isEmpty else {
      throw NablaError(
        place, "\(one.name) tolerates differences without a reason",
        "add reason: with why exact is too strict")
    }
  }

  /// The path of a file that a case names.
  package func path(_ name: String) -> String { Self.joined(folder, name) }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "." || name.hasPrefix("/") ? name : "\(folder)/\(name)"
  }

  /// The cases whose name holds one of the words; all for no words.
  ///
  /// - Throws: where no case is left.
  package func cases(filter words: [String]) throws(NablaError) -> [SuiteCase] {
    guard !words.isEmpty else { return cases }
    let chosen = cases.filter { one in words.contains { one.name.contains($0) } }
    guard !chosen.isEmpty else {
      throw NablaError(
        "--filter", "no case's name holds \"\(words.joined(separator: "\" or \""))\"",
        Nearest.list(cases.map(\.name)))
    }
    return chosen
  }
}

/// The options at the top of a suite.
private struct SuiteOptions: Configurable {
  var nabla: Int?
  var goldens = "."
  var scale = 1.0
  var themes = ["light"]
  var cases: [SuiteCase] = []

  static let fields: [Field<SuiteOptions>] = [
    Field("nabla", \.nabla, help: "The version of the format: 1."),
    Field("goldens", \.goldens, help: "The folder of the goldens, relative to the suite."),
    Field(
      "scale", \.scale, bounds: .within(0.1...8),
      help: "Device pixels per logical pixel of the goldens."),
    Field(
      "themes", \.themes, help: "light, dark or both; the first one is kept as a picture."),
    Field("cases", \.cases, help: "The cases."),
  ]
}
