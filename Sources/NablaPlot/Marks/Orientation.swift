import NablaScene

/// Which way bars, violins and error bars point.
public enum Orientation: String, OptionChoice {
  /// Values along y, categories along x.
  case vertical
  /// Values along x, categories along y.
  case horizontal
}

extension Orientation {
  /// The axis along which categories or positions stand.
  func places<Axes>(_ x: Axes, _ y: Axes) -> Axes { self == .vertical ? x : y }
  /// The axis along which values are read.
  func values<Axes>(_ x: Axes, _ y: Axes) -> Axes { self == .vertical ? y : x }

  /// Trains the axis of places.
  func places(_ scales: inout ScaleTraining, _ train: (inout AxisTraining) -> Void) {
    if self == .vertical { train(&scales.x) } else { train(&scales.y) }
  }

  /// Trains the axis of values.
  func values(_ scales: inout ScaleTraining, _ train: (inout AxisTraining) -> Void) {
    if self == .vertical { train(&scales.y) } else { train(&scales.x) }
  }

  /// The canvas rectangle between two places and two values.
  func rect(in frame: Frame, places a: Double, _ b: Double, values v: Double, _ w: Double) -> Rect?
  {
    self == .vertical ? frame.rect(x: a, b, y: v, w) : frame.rect(x: v, w, y: a, b)
  }

  /// The canvas point at a place and a value.
  func point(in frame: Frame, place: Double, value: Double) -> Point? {
    self == .vertical ? frame.point(place, value) : frame.point(value, place)
  }

  /// The canvas point `along` px beside the places' direction and `across` px along the values'.
  func shift(_ point: Point, places along: Double, values across: Double) -> Point {
    self == .vertical
      ? Point(point.x + along, point.y - across) : Point(point.x + across, point.y + along)
  }
}

extension MarkContext {
  /// The orientation that is asked for, or the one that the columns suggest: level where y holds
  /// text and x does not.
  func orientation(
    _ wanted: Orientation?, x: Channel?, y: Channel?
  ) throws(NablaError) -> Orientation {
    if let wanted { return wanted }
    func isText(_ channel: Channel?, _ option: String) throws(NablaError) -> Bool {
      guard let channel, case .text = try channel.resolve(table, option: "\(place).\(option)")
      else { return false }
      return true
    }
    let (textX, textY) = (try isText(x, "x"), try isText(y, "y"))
    return textY && !textX ? .horizontal : .vertical
  }

  /// A colour channel whose values are groups: refused where it holds numbers.
  func groups(_ channel: Channel?, count: Int, of option: String) throws(NablaError) -> ColorValues
  {
    let colors = try color(channel)
    if case .numbers = colors {
      throw NablaError(
        "\(place).color", "holds numbers, and groups are named by text",
        "give a colour or a column of texts")
    }
    if let rows = colors.count { try checkLengths(("color", rows), (option, count)) }
    return colors
  }
}

/// A sentence for rows that a mark leaves out, nothing for none.
func leftOut(_ skipped: Int, of count: Int, _ what: String, place: String) -> [String] {
  skipped == 0
    ? [] : ["\(place): \(skipped) of \(count) \(what) and \(skipped == 1 ? "is" : "are") left out"]
}
