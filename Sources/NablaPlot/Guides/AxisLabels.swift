import NablaScene
import NablaText

extension AxisLayout {
  /// A tick with its label.
  struct Mark {
    var value: Double
    /// The label's first line; nil where none is shown.
    var label: TextLine?
    /// Its further lines: the date below a clock, the rest of a long name.
    var more: [TextLine] = []
    /// The whole label where a long one was broken into lines.
    private var unbroken: String?
    /// Whether the label ends with an ellipsis because it is too long for any page.
    private(set) var isShortened = false

    init(value: Double, label: TextLine? = nil, more: [TextLine] = []) {
      self.value = value
      self.label = label
      self.more = more
    }

    /// The most lines of a label: longer ones are no labels any more.
    static let mostLines = 8

    /// A label in lines at most `width` logical pixels wide.
    ///
    /// - Parameters:
    ///   - isMarkup: whether the text may hold formulas, as an author writes it.
    ///   - most: the most lines; what goes beyond is shortened.
    init(
      value: Double, _ text: String, isMarkup: Bool = false, _ style: TextStyle, width: Double,
      most: Int = Mark.mostLines
    ) {
      self.value = value
      let whole = isMarkup ? typeset(markup: text, style) : typeset(text, style)
      guard whole.width > width else {
        label = whole
        return
      }
      let most = min(most, Self.mostLines)
      var lines =
        isMarkup ? wrap(markup: text, style, width: width) : wrap(text, style, width: width)
      if lines.count > most {
        let rest = lines[(most - 1)...].map(\.source).joined(separator: " ")
        lines[(most - 1)...] = [truncate(rest, style, width: width)]
        isShortened = true
      } else {
        unbroken = whole.source
      }
      label = lines.first
      more = Array(lines.dropFirst())
    }

    var lines: [TextLine] { [label].compactMap(\.self) + more }
    /// All lines as one text.
    var text: String { unbroken ?? lines.map(\.source).joined(separator: " ") }
    var width: Double { lines.map(\.width).max() ?? 0 }
    var height: Double { lines.reduce(0) { $0 + $1.height } }
    /// Whether the lines are one name and not two things.
    fileprivate var isBroken: Bool { unbroken != nil || isShortened }
  }

  /// A label's lines where they stand for a tick at a point of the axis line.
  func lines(
    of mark: Mark, at tick: Point
  ) -> [(line: TextLine, place: Point, anchor: TextAnchor)] {
    let (start, anchor) = anchor(at: tick)
    let lines = mark.lines
    if lines.count == 1 { return [(lines[0], start, anchor)] }
    var (offset, result) = (0.0, [(TextLine, Point, TextAnchor)]())
    if side.isLevel, angle == 0 {
      // Away from the axis; a name is read downwards at the top too.
      for line in side == .top && mark.isBroken ? lines.reversed() : lines {
        result.append((line, start + side.outward * offset, anchor))
        offset += line.height
      }
      return result
    }
    // Around the tick, across the way in which the words run.
    let across =
      switch angle {
      case 0: Point(0, 1)
      case -90: Point(1, 0)
      default: Point(0.5.squareRoot(), 0.5.squareRoot())
      }
    // Lines are anchored at the middle of their capitals, which is not that of their boxes.
    var middles: [Double] = []
    for line in lines {
      middles.append(offset + line.ascent - line.capHeight / 2)
      offset += line.height
    }
    let center = ((middles.first ?? 0) + (middles.last ?? 0)) / 2
    // The first line of slanted words would reach into the axis.
    let outward = angle == -45 ? (center - (middles.first ?? 0)) * across.y : 0
    for (line, middle) in zip(lines, middles) {
      result.append((line, start + across * (middle - center) + side.outward * outward, anchor))
    }
    return result
  }

  /// Says which labels are too long for any page.
  mutating func noteShortened() {
    let cut = marks.filter(\.isShortened)
    guard let first = cut.first else { return }
    let words =
      cut.count == 1 ? "1 label is too long and is" : "\(cut.count) labels are too long and are"
    omissions.append("\(side.name): \(words) shortened: \"\(Nearest.clipped(first.text))\"")
  }
}
