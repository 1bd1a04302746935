package import NablaScene

/// How an eye sees colours: as most do, or with one kind of cone missing.
///
/// The matrices are those of Machado, Oliveira & Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency" (2009), at severity 1, applied to linear RGB.
package enum ColorVision: String, CaseIterable, Sendable {
  case normal
  /// Without red cones.
  case protan
  /// Without green cones.
  case deutan
  /// Without blue cones.
  case tritan

  /// What the eye makes of the colour, clamped to the gamut.
  package func seen(_ color: Color) -> LinearRGB {
    let light = LinearRGB(color)
    func row(_ m: [Double]) -> Double {
      min(1, max(0, m[0] * light.red + m[1] * light.green + m[2] * light.blue))
    }
    let rows = matrix
    return LinearRGB(red: row(rows[0]), green: row(rows[1]), blue: row(rows[2]))
  }

  /// The distance in OKLab times 100 between two colours as this eye sees them.
  package func distance(_ first: Color, _ second: Color) -> Double {
    100 * OKLab(seen(first)).distance(to: OKLab(seen(second)))
  }

  /// The smallest distance between any two of the colours; infinite for fewer than two.
  package func smallestDistance(_ colors: [Color]) -> Double {
    var smallest = Double.infinity
    for (index, color) in colors.enumerated() {
      for other in colors.dropFirst(index + 1) {
        smallest = min(smallest, distance(color, other))
      }
    }
    return smallest
  }

  private var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}
