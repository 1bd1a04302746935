import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The eigenvalues of a 2 × 2 matrix and the lines through the origin that it does not turn.
struct EigenLines {
  enum Kind {
    case twoLines
    /// A repeated eigenvalue with one direction only.
    case defective
    /// A multiple of the identity.
    case everyLine
    /// A complex pair.
    case noLine
  }

  /// A line that stays, with what it is stretched by and the role of its colour.
  struct Line {
    let value: Double
    let direction: SIMD2<Double>
    let color: String

    /// From the x axis, 0 up to 180.
    var degrees: Double {
      let angle = atan2(direction.y, direction.x) * 180 / .pi
      return angle < 0 ? angle + 180 : angle
    }
  }

  let kind: Kind
  /// The largest real part first.
  let values: [ComplexNumber]
  let lines: [Line]

  /// λ = tr/2 ± √(((a − d)/2)² + bc); a root within rounding of 0 counts as 0.
  init(_ map: PlaneMap) {
    let (a, c, b, d) = (map.first.x, map.first.y, map.second.x, map.second.y)
    let (half, middle) = ((a - d) / 2, (a + d) / 2)
    let inside = half * half + b * c
    let scale = max(half * half, abs(b * c))
    let isRepeated = abs(inside) <= 1e-14 * scale || scale == 0
    let root = isRepeated ? 0 : abs(inside).squareRoot()
    let isComplex = !isRepeated && inside < 0
    values =
      isComplex
      ? [ComplexNumber(middle, root), ComplexNumber(middle, -root)]
      : [ComplexNumber(middle + root), ComplexNumber(middle - root)]
    func direction(_ value: Double) -> SIMD2<Double> {
      let (p, q): (SIMD2<Double>, SIMD2<Double>) = ([b, value - a], [value - d, c])
      var v = (p * p).sum() >= (q * q).sum() ? p : q
      v /= v.length
      return (abs(v.x) >= abs(v.y) * (1 - 1e-9) ? v.x : v.y) < 0 ? -v : v
    }
    if isComplex {
      (kind, lines) = (.noLine, [])
    } else if isRepeated {
      let isScaling = b == 0 && c == 0
      kind = isScaling ? .everyLine : .defective
      lines = isScaling ? [] : [Line(value: middle, direction: direction(middle), color: "s1")]
    } else {
      kind = .twoLines
      lines = values.enumerated().map { i, value in
        Line(value: value.real, direction: direction(value.real), color: i == 0 ? "s1" : "s2")
      }
    }
  }

  /// What the matrix does to lines, in words.
  var words: String {
    let value = texNumber(values[0].real, significant: 3)
    switch kind {
    case .twoLines: return "Two lines do not turn; all other directions do"
    case .defective: return "Only one direction does not turn: $\\lambda=\(value)$, twice"
    case .everyLine: return "No direction turns: everything is stretched by \(value)"
    case .noLine: return "No line stays: everything turns"
    }
  }

  /// λ as it is written: `5`, or `1 ± 2i`.
  static func text(_ value: ComplexNumber) -> String {
    let real = texNumber(value.real, significant: 4)
    guard value.imaginary != 0 else { return real }
    let imaginary = texNumber(abs(value.imaginary), significant: 4)
    return "\(value.real == 0 ? "" : real)\\pm \(imaginary == "1" ? "" : imaginary)i"
  }

  /// How often a step fits between 0 and the end of a range that it goes to.
  private static func reach(_ step: Double, _ range: ClosedRange<Double>) -> Double {
    let end = step < 0 ? range.lowerBound : range.upperBound
    return step == 0 ? .greatestFiniteMagnitude : max(0, end / step)
  }

  /// The lines across a box, each with its eigenvalue where there is room.
  func marks(in box: PlaneBox) -> [any Mark] {
    lines.flatMap { line -> [any Mark] in
      // The end that goes up.
      let v = line.direction.y < 0 ? -line.direction : line.direction
      let (across, up) = (Self.reach(v.x, box.x), Self.reach(v.y, box.y))
      let isLeft = v.x < 0
      var text = Text(
        x: [0.0], y: [0.0], text: ["$\\lambda=\(texNumber(line.value))$"], size: 13,
        color: line.color)
      var share = 0.93
      if up <= 0.8 * across {
        // It leaves at the top: the words stand outside of it.
        (text.anchor, text.dx) = isLeft ? (.end, -12) : (.start, 12)
      } else if v.y * across > 0.5 * box.y.upperBound {
        // It leaves near a corner: the words stand above it.
        (text.anchor, text.dx) = isLeft ? (.start, 12) : (.end, -12)
      } else {
        share = 0.98
        (text.anchor, text.baseline, text.dy) = (isLeft ? .start : .end, .bottom, -8)
      }
      let place = v * min(across, up) * share
      (text.x, text.y) = ([place.x].channel, [place.y].channel)
      return [
        NablaPlot.Line(box.line(along: v), color: line.color, width: 1.5, dash: .dashed), text,
      ]
    }
  }
}
