public import NablaScene

/// The pattern of a line.
public enum Dash: String, OptionChoice {
  case solid, dashed, dotted, dashdot

  /// Dashes and gaps for a line of `width` px with round caps.
  func lengths(width: Double) -> [Double] {
    let w = max(width, 1)
    return switch self {
    case .solid: []
    case .dashed: [w * 3, w * 3]
    case .dotted: [w * 0.01, w * 2.2]
    case .dashdot: [w * 4, w * 2.6, w * 0.01, w * 2.6]
    }
  }
}

extension MarkerShape: OptionChoice {}
