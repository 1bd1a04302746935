internal import NablaScene

extension SVGWriter {
  /// ` d="…"` of a path, in relative commands on the grid of 1/100 px: short, and without drift,
  /// for each step leads from one rounded point to the next.
  ///
  /// A point that is not finite breaks the line there.
  mutating func pathData(_ path: Path, offset: Point = .zero) {
    raw(" d=\"")
    var data = SVGPathData(offset: offset)
    var next = 0
    let points = path.points
    reserve(points.count * 8)
    for verb in path.verbs {
      switch verb {
      case .move:
        data.move(to: points[next], in: &self)
        next += 1
      case .line:
        data.line(to: points[next], in: &self)
        next += 1
      case .curve:
        data.curve(points[next], points[next + 1], to: points[next + 2], in: &self)
        next += 3
      case .close:
        data.close(in: &self)
      }
    }
    raw("\"")
  }
}

/// The state of a path's text: where the pen is and what may be left out.
private struct SVGPathData {
  let offset: Point
  private var pen = (x: 0, y: 0)
  private var start = (x: 0, y: 0)
  private var isDown = false
  private var isBroken = false
  private var hasSegment = false
  private var isFirst = true
  /// The command that further numbers repeat.
  private var command: Unicode.Scalar = " "
  private var lastHadPoint = false
  private var needsSeparator = false

  init(offset: Point) { self.offset = offset }

  mutating func move(to p: Point, in out: inout SVGWriter) {
    guard p.isFinite else {
      isDown = false
      isBroken = true
      return
    }
    isBroken = false
    begin(at: p, in: &out)
  }

  mutating func line(to p: Point, in out: inout SVGWriter) {
    guard p.isFinite else { return lift() }
    guard isDown else { return begin(at: p, in: &out) }
    let (x, y) = grid(p)
    let (dx, dy) = (x - pen.x, y - pen.y)
    if dx == 0, dy == 0, hasSegment { return }  // a first one stays: round caps make it a dot
    if dy == 0 {
      write("h", in: &out)
      write(dx, in: &out)
    } else if dx == 0 {
      write("v", in: &out)
      write(dy, in: &out)
    } else {
      write("l", in: &out)
      write(dx, in: &out)
      write(dy, in: &out)
    }
    pen = (x, y)
    hasSegment = true
  }

  mutating func curve(_ a: Point, _ b: Point, to p: Point, in out: inout SVGWriter) {
    guard a.isFinite, b.isFinite, p.isFinite else { return lift() }
    guard isDown else { return begin(at: p, in: &out) }
    write("c", in: &out)
    for point in [a, b, p] {
      let (x, y) = grid(point)
      write(x - pen.x, in: &out)
      write(y - pen.y, in: &out)
    }
    pen = grid(p)
    hasSegment = true
  }

  mutating func close(in out: inout SVGWriter) {
    guard isDown, !isBroken else { return }
    out.raw("z")
    pen = start  // where a line without a move goes on
    command = "z"
    needsSeparator = false
    hasSegment = false
  }

  private mutating func lift() {
    isDown = false
    isBroken = true
  }

  private mutating func begin(at p: Point, in out: inout SVGWriter) {
    let (x, y) = grid(p)
    command = " "
    write(isFirst ? "M" : "m", in: &out)
    write(isFirst ? x : x - pen.x, in: &out)
    write(isFirst ? y : y - pen.y, in: &out)
    command = isFirst ? "M" : "l"  // pairs after `m` are relative lines already
    pen = (x, y)
    start = pen
    isFirst = false
    isDown = true
    hasSegment = false
  }

  private func grid(_ p: Point) -> (x: Int, y: Int) {
    (Hundredths.of(p.x + offset.x), Hundredths.of(p.y + offset.y))
  }

  private mutating func write(_ next: Unicode.Scalar, in out: inout SVGWriter) {
    guard next != command else { return }
    command = next
    out.byte(UInt8(truncatingIfNeeded: next.value))
    needsSeparator = false
  }

  private mutating func write(_ value: Int, in out: inout SVGWriter) {
    let startsWithPoint = value > 0 && value < 100
    if needsSeparator, value >= 0, !(startsWithPoint && lastHadPoint) { out.raw(" ") }
    lastHadPoint = out.decimal(value, decimals: 2, short: true)
    needsSeparator = true
  }
}
