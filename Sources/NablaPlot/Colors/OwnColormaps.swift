import NablaScene

/// Maps made in OKLab: lightness runs evenly, hue and chroma through a few chosen points.
enum OwnColormaps {
  static let lightLow = row(
    from: Paper.light, to: 0.29,
    [
      (0.25, 0.075, 232), (0.5, 0.145, 247), (0.72, 0.2, 262), (1, 0.13, 276),
    ])

  static let darkLow = row(
    from: Paper.dark, to: 0.95,
    [
      (0.25, 0.11, 268), (0.5, 0.155, 254), (0.75, 0.125, 228), (1, 0.06, 190),
    ])

  static let blueOrangeLight: [Color] =
    row(from: Paper.light, to: 0.42, [(0.3, 0.075, 240), (0.65, 0.16, 255), (1, 0.18, 263)])
    .reversed()
    + row(from: Paper.light, to: 0.42, [(0.35, 0.075, 70), (0.7, 0.14, 53), (1, 0.12, 43)])
    .dropFirst()

  static let blueOrangeDark: [Color] =
    row(from: Paper.dark, to: 0.82, [(0.3, 0.1, 262), (0.65, 0.155, 250), (1, 0.11, 230)])
    .reversed()
    + row(from: Paper.dark, to: 0.82, [(0.3, 0.08, 45), (0.65, 0.145, 55), (1, 0.14, 72)])
    .dropFirst()

  /// 256 colours from the paper, through (place, chroma, hue) of each point, to a lightness.
  private static func row(
    from paper: Color, to end: Double, _ points: [(place: Double, chroma: Double, hue: Double)]
  ) -> [Color] {
    let start = OKLab(paper)
    let places = [0] + points.map(\.place)
    let tints = points.map { OKLab(lightness: 0, chroma: $0.chroma, hue: $0.hue) }
    let a = SmoothCurve(places: places, values: [start.a] + tints.map(\.a))
    let b = SmoothCurve(places: places, values: [start.b] + tints.map(\.b))
    return (0...255).map { step in
      let place = Double(step) / 255
      let lightness = start.lightness + (end - start.lightness) * place
      return step == 0
        ? paper : OKLab(lightness: lightness, a: a.value(at: place), b: b.value(at: place)).color
    }
  }
}

/// A curve through points without a kink: piecewise cubic, its slopes those of the chords between
/// each point's neighbours.
private struct SmoothCurve {
  /// Rising, at least two.
  let places: [Double]
  let values: [Double]

  func value(at place: Double) -> Double {
    let next = max(1, places.firstIndex { $0 >= place } ?? places.count - 1)
    let width = places[next] - places[next - 1]
    let t = (place - places[next - 1]) / width
    let (t2, t3) = (t * t, t * t * t)
    return (2 * t3 - 3 * t2 + 1) * values[next - 1] + (t3 - 2 * t2 + t) * width * slope(next - 1)
      + (3 * t2 - 2 * t3) * values[next] + (t3 - t2) * width * slope(next)
  }

  private func slope(_ index: Int) -> Double {
    let (from, to) = (max(0, index - 1), min(places.count - 1, index + 1))
    return (values[to] - values[from]) / (places[to] - places[from])
  }
}
