/// Writes what a figure shows in words, from what was drawn.
enum AltText {
  static func write(_ figure: FittedFigure) -> String {
    let sentences =
      figure.panels.count == 1
      ? figure.panels.map(panel)
      : ["\(figure.panels.count) panels."] + figure.panels.prefix(6).map(panel)
    let head = figure.figure.title.isEmpty ? [] : ["\(figure.figure.title)."]
    let series = figure.guides.compactMap { guide -> String? in
      switch guide {
      case .legend(let legend): "Series: \(legend.entries.map(\.label).joined(separator: ", "))."
      case .colorbar(let bar): bar.label.isEmpty ? nil : "Colour shows \(bar.label)."
      }
    }
    return (head + sentences + series).joined(separator: " ")
  }

  private static func panel(_ panel: FittedPanel) -> String {
    var kinds: [String] = []
    for mark in panel.prepared.panel.allMarks {
      let kind = type(of: mark).kind
      if !kinds.contains(kind), !["rule", "text"].contains(kind) { kinds.append(kind) }
    }
    let what = kinds.isEmpty ? "Empty axes" : capitalised(kinds.joined(separator: " and "))
    let name = panel.prepared.panel.title
    let place = panel.isPolar ? " in polar coordinates" : ""
    let axes = [(panel.x, "x"), (panel.y, "y")].filter { !$0.0.isHidden || !$0.0.label.isEmpty }
      .map { axis($0.0, $0.1) }
    let right = panel.y2.map { ", at the right \(axis($0, "y"))" } ?? ""
    let words = panel.prepared.marks.map(\.words).filter { !$0.isEmpty }
    let head =
      "\(name.isEmpty ? "" : "\(name): ")\(what)\(place)"
      + (axes.isEmpty ? "" : " with \(axes.joined(separator: ", "))") + "\(right)."
    return ([head] + words).joined(separator: " ")
  }

  private static func axis(_ axis: FittedAxis, _ name: String) -> String {
    let label = axis.label.isEmpty ? name : axis.label
    if axis.scale.isBand, !axis.scale.bands.isEmpty {
      let bands = axis.scale.bands
      let shown = bands.prefix(12).joined(separator: ", ")
      return "\(label) in \(bands.count) bands (\(shown)\(bands.count > 12 ? ", …" : ""))"
    }
    let (low, high) = axis.scale.domain
    if axis.scale.name == TimeScale.name, max(low.magnitude, high.magnitude) < 9e18 {
      // A day is as fine as words need.
      func day(_ time: Double) -> String { String(Timestamp.text(Int64(time)).prefix(10)) }
      return "\(label) from \(day(low)) to \(day(high))"
    }
    return "\(label) from \(format(low, significant: 3)) to \(format(high, significant: 3))"
      + (axis.scale.name == LinearScale.name ? "" : " on a \(axis.scale.name) scale")
  }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
