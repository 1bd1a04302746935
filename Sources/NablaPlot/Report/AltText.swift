import NablaText

/// Writes what a figure shows in words, from what was drawn: kinds of marks, axes with their
/// ranges, and what each mark has to say (trends, extrema, groups).
struct AltText {
  private let figure: FittedFigure
  private var sentences: [String] = []
  private var length = 0

  /// About how many letters people listen to; what comes last and goes beyond is left out.
  private static let most = 600

  static func write(_ figure: FittedFigure) -> String {
    var text = AltText(figure)
    text.write()
    return text.sentences.joined(separator: " ")
  }

  private init(_ figure: FittedFigure) { self.figure = figure }

  private mutating func write() {
    if !figure.figure.title.isEmpty { add("\(spoken(figure.figure.title)).") }
    if figure.panels.count == 1 {
      add(Self.head(figure.panels[0]))
      for words in Self.words(figure.panels[0]) { addIfShort(words) }
    } else {
      writePanels()
    }
    for guide in figure.guides {
      switch guide {
      case .legend(let legend):
        let names = legend.entries.map { Nearest.clipped(spoken($0.label)) }
        // Names that were said already are not said again.
        if !names.allSatisfy({ isSaid($0) }) {
          addIfShort("Series: \(listed(names, most: 12)).")
        }
      case .colorbar(let bar):
        if !bar.label.isEmpty { addIfShort("Colour shows \(spoken(bar.label)).") }
      }
    }
  }

  /// Whether a name stands in what was said, as a word or as several.
  private func isSaid(_ name: String) -> Bool {
    if name.isEmpty { return true }
    return sentences.contains { sentence in
      sentence.ranges(of: name).contains { range in
        let before = sentence[..<range.lowerBound].last
        let after = sentence[range.upperBound...].first
        return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
      }
    }
  }

  private mutating func add(_ sentence: String) {
    sentences.append(sentence)
    length += sentence.count + 1
  }

  /// - Returns: whether there was room for the sentence.
  @discardableResult
  private mutating func addIfShort(_ sentence: String) -> Bool {
    guard length + sentence.count <= Self.most else { return false }
    add(sentence)
    return true
  }

  // MARK: - Several panels

  /// How many there are and what they share, then each with what it has of its own.
  private mutating func writePanels() {
    let panels = figure.panels
    let kinds = Self.kinds(panels[0])
    let areAlike = panels.allSatisfy { Self.kinds($0) == kinds && !$0.isPolar && !$0.isSpace }
    let shares = (
      x: Self.isShared(panels.map(\.prepared.xGroup)),
      y: Self.isShared(panels.map(\.prepared.yGroup))
    )
    var head = "\(panels.count) panels"
    if areAlike, !kinds.isEmpty { head += " of \(kinds.joined(separator: " and "))" }
    var axes: [String] = []
    if shares.x { axes.append(Self.axis(panels[0].x, "x")) }
    if shares.y { axes.append(Self.axis(panels[0].y, "y")) }
    add(axes.isEmpty ? "\(head)." : "\(head), all with \(axes.joined(separator: ", ")).")
    var described = 0
    for (i, panel) in panels.enumerated() {
      let own = Self.head(panel, number: i, namesKinds: !areAlike, skipping: shares)
      if !own.isEmpty, !addIfShort(own) { break }
      if let words = Self.words(panel).first {
        addIfShort(own.isEmpty ? "Panel \(i + 1): \(words)" : words)
      }
      described = i + 1
    }
    if described < panels.count { add("\(counted(panels.count - described, "more panel")).") }
  }

  private static func isShared(_ groups: [String?]) -> Bool {
    guard let first = groups.first, first != nil else { return false }
    return groups.allSatisfy { $0 == first }
  }

  // MARK: - One panel

  private static func words(_ panel: FittedPanel) -> [String] {
    panel.prepared.marks.map(\.words).filter { !$0.isEmpty }
  }

  /// The kinds of the marks that show data.
  private static func kinds(_ panel: FittedPanel) -> [String] {
    var kinds: [String] = []
    for mark in panel.prepared.panel.allMarks {
      let kind = type(of: mark).kind
      if !kinds.contains(kind), !["rule", "text", "annotation"].contains(kind) {
        kinds.append(kind)
      }
    }
    return kinds
  }

  /// What a panel is and what its axes show.
  ///
  /// - Parameters:
  ///   - number: the panel's among several, whose title or number then comes first.
  ///   - skipping: the axes that were told before.
  private static func head(
    _ panel: FittedPanel, number: Int? = nil, namesKinds: Bool = true,
    skipping: (x: Bool, y: Bool) = (false, false)
  ) -> String {
    let kinds = namesKinds ? Self.kinds(panel) : []
    let what = kinds.isEmpty ? (namesKinds ? "Empty axes" : "") : kinds.joined(separator: " and ")
    let title = spoken(panel.prepared.panel.title)
    let name = title.isEmpty ? number.map { "Panel \($0 + 1)" } ?? "" : title
    let place = panel.isPolar ? "in polar coordinates" : panel.isSpace ? "in space" : ""
    var axes: [String] = []
    if !skipping.x, isTold(panel.x) { axes.append(axis(panel.x, "x")) }
    if !skipping.y, isTold(panel.y) { axes.append(axis(panel.y, "y")) }
    if let z = panel.z { axes.append(axis(z, "z")) }
    if let right = panel.y2 { axes.append("at the right \(axis(right, "y"))") }
    let shown = axes.isEmpty ? "" : "with \(axes.joined(separator: ", "))"
    let parts = [capitalised(what), place, shown].filter { !$0.isEmpty }.joined(separator: " ")
    if parts.isEmpty { return title.isEmpty ? "" : "\(title)." }
    return name.isEmpty ? "\(parts)." : "\(name): \(parts)."
  }

  private static func isTold(_ axis: FittedAxis) -> Bool { !axis.isHidden || !axis.label.isEmpty }

  private static func axis(_ axis: FittedAxis, _ name: String) -> String {
    let label = axis.label.isEmpty ? name : spoken(axis.label)
    if axis.scale.isBand, !axis.scale.bands.isEmpty {
      let bands = axis.scale.bands
      let shown = bands.prefix(12).map { Nearest.clipped($0) }.joined(separator: ", ")
      return
        "\(label) in \(counted(bands.count, "band")) (\(shown)\(bands.count > 12 ? ", …" : ""))"
    }
    let (low, high) = axis.scale.domain
    let areTimes = axis.scale.name == TimeScale.name
    // A day is as fine as words need.
    let isLinear = areTimes || axis.scale.name == LinearScale.name
    let say = SpokenNumbers(
      from: low, to: high, areTimes: areTimes, small: isLinear ? .asZero : .always)
    let kind =
      isLinear ? "" : " on a \(axis.scale.name) scale"
    return "\(label) from \(say(low)) to \(say(high))\(kind)"
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
