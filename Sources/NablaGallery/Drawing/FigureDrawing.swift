import Nabla

/// Draws one figure into a site: pictures, thumbnails, formulas and numbers.
struct FigureDrawing: Sendable {
  let entry: GalleryEntry
  let options: GalleryOptions
  /// The site's folder.
  let out: String

  /// How many values of a series a page shows.
  static let valuesShown = 6

  /// Writes the files.
  ///
  /// - Throws: what is wrong with the figure, and where a file cannot be written.
  func draw(key: String) throws(NablaError) -> DrawnRecord {
    var target = try FigureTarget.load(entry.target)
    if let theme = options.theme { target.figure.theme = theme }
    let drawn = try target.figure.drawn()
    let scene = drawn.scene
    let report = drawn.report
    var record = DrawnRecord(
      key: key, title: scene.title, alt: scene.description,
      width: Int(exactly: scene.size.width.rounded(.up)) ?? 0,
      height: Int(exactly: scene.size.height.rounded(.up)) ?? 0)
    record.marks = Set(report.panels.flatMap(\.marks).map(\.kind)).sorted()
    record.warnings = report.warnings
    try write(pictures(scene), &record)
    try write(thumbnails(Thumbnail.scene(of: target.figure, drawn)), &record)
    let data = try target.data(report)
    try write([("csv", Array((CSVText.write(data) + "\n").utf8))], &record)
    record.series = (data["series"]?.map ?? []).map(Self.series)
    for (i, tex) in (entry.card?.formulas ?? []).enumerated() {
      try write(formula(tex, number: i + 1, &record), &record)
    }
    return record
  }

  private typealias Bytes = [(kind: String, bytes: [UInt8])]

  private func write(_ files: Bytes, _ record: inout DrawnRecord) throws(NablaError) {
    for (kind, bytes) in files {
      let path = FigureFiles(entry).path(kind)
      try OutputFile.update("\(out)/\(path)", with: bytes)
      record.files.append(.init(kind: kind, path: path, bytes: bytes.count))
    }
  }

  private func pictures(_ scene: Scene) throws(NablaError) -> Bytes {
    var files: Bytes = []
    // Pages show a picture, whatever can be downloaded.
    let shown = options.formats.contains(options.shown) ? [] : [options.shown]
    for format in OutputFormat.allCases where (options.formats + shown).contains(format) {
      guard format == .png else {
        files.append((format.rawValue, try scene.encoded(as: format)))
        continue
      }
      files.append(("png", try scene.encoded(as: .png, OutputOptions(scale: 1))))
      files.append(("png2x", try scene.encoded(as: .png, OutputOptions(scale: 2))))
    }
    return files
  }

  private func thumbnails(_ scene: Scene) throws(NablaError) -> Bytes {
    var density = 2.0
    guard scene.appearance == .adaptive else {
      let only = try Thumbnail.png(scene, appearance: scene.appearance, density: &density)
      return [("thumbnail", only)]
    }
    let light = try Thumbnail.png(scene, appearance: .light, density: &density)
    let dark = try Thumbnail.png(scene, appearance: .dark, density: &density)
    return [("thumbnail", light), ("thumbnailDark", dark)]
  }

  /// A formula's picture; none where it cannot be set, and then its TeX is shown.
  private func formula(
    _ tex: String, number: Int, _ record: inout DrawnRecord
  ) throws(NablaError) -> Bytes {
    guard let formula = try? MathFormula(tex),
      let picture = try? FormulaPicture(formula, size: 20, display: true)
    else {
      record.formulas.append(.init(tex: tex, spoken: "", width: 0, height: 0))
      return []
    }
    let size = picture.scene.size
    record.formulas.append(
      .init(
        tex: tex, spoken: formula.spoken, width: Int(exactly: size.width) ?? 0,
        height: Int(exactly: size.height) ?? 0))
    return [("formula\(number)", try picture.scene.encoded(as: .svg))]
  }

  // MARK: - Numbers

  private static func series(_ entry: Node.Entry) -> DrawnRecord.Series {
    guard let list = entry.value.list else {
      if let map = entry.value.map {
        let values = map.prefix(valuesShown).map { "\($0.key): \(short($0.value))" }
        return .init(name: entry.key, count: map.count, values: values)
      }
      return .init(name: entry.key, count: 1, values: [short(entry.value)])
    }
    return .init(
      name: entry.key, count: list.count, values: list.prefix(valuesShown).map(short))
  }

  /// A value in few characters: numbers with six digits, lists by their first elements.
  private static func short(_ node: Node) -> String {
    switch node.value {
    case .number(let value): return format(value, significant: 6)
    case .text(let text): return Nearest.clipped(text)
    case .list(let elements):
      let rest = elements.count > 3 ? ", …" : ""
      return "[" + elements.prefix(3).map(short).joined(separator: ", ") + rest + "]"
    case .map: return "{…}"
    case .null: return ""
    case .bool, .integer: return node.json()
    }
  }
}
