import NablaScene

extension LintRule {
  /// The contrast is that of WCAG 2.2 (success criterion 1.4.11) between the paper and the colour
  /// itself, whatever its opacity. Colours that mean numbers are not judged, nor fills, nor what
  /// is meant to step back (grid, muted).
  public static let dataContrast = LintRule(
    "data-contrast", "Lines or markers stand out from the paper by less than 3:1."
  ) { subject in
    let backdrop = Backdrop(subject.scene)
    let paper = subject.scene.background
    var result: [String] = []
    for mark in subject.marks {
      // Colours without a role are those of a colormap where the mark shows numbers by colour.
      let isMapped = mark.training.color.hasNumbers
      var said: [ColorPair] = []
      for ink in mark.items.flatMap(\.inks) {
        guard !said.contains(ink.color), !(isMapped && ink.color.role.isEmpty), ink.isJudged,
          let side = ink.faintSide(on: paper, subject.sides), ink.standsOnPaper(backdrop, paper)
        else { continue }
        said.append(ink.color)
        let (color, ground) = (ink.color.color(side.side).opaque, paper.color(side.side))
        let ratio = formatPlain(Contrast.ratio(color, ground), decimals: 2)
        let way = side.side == .light ? "darker" : "lighter"
        result.append(
          "\(mark.place): its \(ink.what) have a contrast of \(ratio):1 with the paper (\(color.hex) on \(ground.hex))\(side.words), below 3:1; choose a \(way) colour"
        )
      }
    }
    return result
  }
}

/// A colour that a mark draws lines or markers in.
private struct Ink {
  let color: ColorPair
  /// `lines` or `markers`.
  let what: String
  /// Some of the places where it is drawn.
  let places: [Point]

  /// What steps back on purpose, or is the paper itself.
  private static let quiet: Set = ["grid", "muted", "absent", "zero", "spine", "paper"]

  /// At most so many places are looked at.
  static let most = 9

  var isJudged: Bool {
    !Self.quiet.contains(color.role) && (color.light.alpha > 0 || color.dark.alpha > 0)
  }

  /// The side on which the colour hardly stands out from the paper, the worse of two.
  func faintSide(
    on paper: ColorPair, _ sides: [(side: Appearance.Side, words: String)]
  ) -> (side: Appearance.Side, words: String)? {
    func ratio(_ side: Appearance.Side) -> Double {
      Contrast.ratio(color.color(side).opaque, paper.color(side))
    }
    let worst = sides.min { ratio($0.side) < ratio($1.side) }
    guard let worst, ratio(worst.side) < Contrast.mark - 0.005 else { return nil }
    return worst
  }

  /// Whether most of it lies on paper, tints aside: on a field of colours another contrast counts.
  func standsOnPaper(_ backdrop: Backdrop, _ paper: ColorPair) -> Bool {
    let bare = places.count { place in
      Contrast.ratio(backdrop.field(at: place, .light), paper.light) < 1.5
        || Contrast.ratio(backdrop.field(at: place, .dark), paper.dark) < 1.5
    }
    return places.isEmpty || 2 * bare >= places.count
  }
}

extension SceneItem {
  /// The colours of its lines and markers.
  fileprivate var inks: [Ink] {
    switch self {
    case .group(let group): return group.items.flatMap(\.inks)
    case .image, .text: return []
    case .path(let item):
      guard case .solid(let color) = item.stroke?.paint else { return [] }
      return [Ink(color: color, what: "lines", places: item.path.points.few)]
    case .markers(let item):
      // Whatever lies behind markers, their own fill is what is seen there.
      var colors: [ColorPair] = []
      switch item.fills {
      case .one(let color): colors = [color]
      case .many(let all):
        var seen = Set<ColorPair>()
        colors = all.filter { seen.insert($0).inserted }
      }
      // Open markers are seen by their edges.
      return colors.map { color in
        let isOpen = color.role == "paper" || color.light.alpha == 0
        return Ink(
          color: isOpen && item.edgeWidth > 0 ? item.edge : color, what: "markers", places: [])
      }
    }
  }
}

extension [Point] {
  /// A few of the points, evenly spread.
  fileprivate var few: [Point] {
    guard count > Ink.most else { return self }
    return (0..<Ink.most).map { self[$0 * (count - 1) / (Ink.most - 1)] }
  }
}
