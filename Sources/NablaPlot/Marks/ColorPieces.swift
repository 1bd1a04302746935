import NablaScene

/// A line cut into pieces whose colours cannot be told apart along them.
struct ColorPieces {
  /// Each piece with a value of its colour; nil where the value is missing.
  private(set) var paths: [(path: Path, value: Double?)] = []

  /// The colours that a colormap is cut into.
  private static let steps = 64.0
  /// From so many pieces on, those of one colour are drawn as one path.
  private static let most = 2_000

  private struct Piece {
    var x: [Double]
    var y: [Double]
    /// The number of the colour; nil for none.
    let step: Int?
  }

  init(_ xs: [Double], _ ys: [Double], _ values: [Double], _ scale: ColorScale, _ frame: Frame) {
    var pieces: [Piece] = []
    func step(_ place: Double) -> Int { Int(min(max(place, 0), 0.999_999) * Self.steps) }
    func add(_ step: Int?, _ a: (Double, Double), _ b: (Double, Double)) {
      if let last = pieces.last, last.step == step, last.x.last == a.0, last.y.last == a.1 {
        pieces[pieces.count - 1].x.append(b.0)
        pieces[pieces.count - 1].y.append(b.1)
      } else {
        pieces.append(Piece(x: [a.0, b.0], y: [a.1, b.1], step: step))
      }
    }
    for i in 0..<max(0, xs.count - 1) {
      let (a, b) = ((xs[i], ys[i]), (xs[i + 1], ys[i + 1]))
      let (start, end) = (
        Point(frame.x.position(a.0), frame.y.position(a.1)),
        Point(frame.x.position(b.0), frame.y.position(b.1))
      )
      guard start.isFinite, end.isFinite else { continue }
      guard let from = scale.place(of: values[i]), let to = scale.place(of: values[i + 1]) else {
        add(nil, a, b)
        continue
      }
      // The segment is cut where its colour changes, straight on the canvas.
      let count = max(1, min(64, (abs(to - from) * Self.steps).rounded(.up)))
      var previous = a
      for k in 1...Int(count) {
        let share = Double(k) / count
        let p = start + (end - start) * share
        let next =
          k == Int(count) ? b : (frame.x.value(at: p.x), frame.y.value(at: p.y))
        add(step(from + (to - from) * (share - 0.5 / count)), previous, next)
        previous = next
      }
    }
    func value(_ step: Int?) -> Double? {
      step.map { scale.value(at: (Double($0) + 0.5) / Self.steps) }
    }
    if pieces.count <= Self.most {
      for piece in pieces {
        let path = frame.path(piece.x, piece.y)
        if !path.isEmpty { paths.append((path, value(piece.step))) }
      }
      return
    }
    var grouped: [Int: Path] = [:]
    for piece in pieces {
      grouped[piece.step ?? -1, default: Path()].append(frame.path(piece.x, piece.y))
    }
    for step in grouped.keys.sorted() {
      if let path = grouped[step], !path.isEmpty {
        paths.append((path, value(step < 0 ? nil : step)))
      }
    }
  }
}
