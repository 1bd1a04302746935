import NablaScene

extension LintRule {
  /// Two entries of a legend need a second cue (shape, dash, width, hatching, or names at the
  /// lines' ends) where their colours are less than `ColorEye.least` apart for some eye.
  public static let colorBlind = LintRule(
    "color-blind",
    "Groups that nothing but colour tells apart look alike to some eyes, or in grey."
  ) { subject in
    // Names at the lines' ends tell what is what, whatever the colours.
    if subject.layout.labelsLineEnds { return [] }
    var result: [String] = []
    for guide in subject.figure.guides {
      guard case .legend(let legend) = guide else { continue }
      let pairs = LookAlike.pairs(legend.entries)
      for eye in ColorEye.all {
        let alike = pairs.compactMap { LookAlike($0, eye, subject.sides) }
        guard let worst = alike.min(by: { $0.distance < $1.distance }) else { continue }
        let others = alike.count - 1
        let more =
          others == 0
          ? "" : ", and so \(others == 1 ? "does another pair" : "do \(others) other pairs")"
        result.append(
          "\(eye.words) \(worst.words) look alike (\(formatPlain(worst.distance, decimals: 1)) apart, \(formatPlain(eye.least)) can be told)\(more); give them different shapes or dashes, or colours of different lightness"
        )
      }
    }
    return result
  }
}

/// An eye, or a printer, that sees less of colours than most.
private enum ColorEye {
  case vision(ColorVision)
  case grey

  static let all: [ColorEye] = [.vision(.protan), .vision(.deutan), .vision(.tritan), .grey]

  /// The least distance in OKLab times 100 at which two colours are told apart.
  ///
  /// A just noticeable difference is about 2. In a legend colours are compared from memory over a
  /// distance and on small marks, for which four times as much is asked for: red and green of
  /// equal weight (#d62728 and #2ca02c, 3.9 for deutan eyes) fall below it, and the first six of
  /// the default palette, 8.5 apart for every eye, stay above. As many hues cannot be far apart in
  /// lightness as well; in grey only tones are called equal that are closer than 1.5, which is
  /// four of 255 levels.
  var least: Double {
    switch self {
    case .vision: 8
    case .grey: 1.5
    }
  }

  func distance(_ a: Color, _ b: Color) -> Double {
    switch self {
    case .vision(let vision): return vision.distance(a, b)
    case .grey:
      func tone(_ color: Color) -> OKLab {
        let light = Contrast.luminance(color)
        return OKLab(LinearRGB(red: light, green: light, blue: light))
      }
      return 100 * tone(a).distance(to: tone(b))
    }
  }

  var words: String {
    switch self {
    case .vision(.protan): "to eyes without red cones (protan)"
    case .vision(.deutan): "to eyes without green cones (deutan)"
    case .vision(.tritan): "to eyes without blue cones (tritan)"
    case .vision(.normal): "to most eyes"
    case .grey: "in grey"
    }
  }
}

/// Two groups of a legend that an eye takes for one another.
private struct LookAlike {
  let distance: Double
  /// Both names with their colours.
  let words: String

  /// Entries that nothing but their colours tells apart.
  typealias Pair = (a: Key, b: Key)

  /// nil where the eye tells the colours apart on every side.
  init?(
    _ pair: Pair, _ eye: ColorEye, _ sides: [(side: Appearance.Side, words: String)]
  ) {
    var worst: (distance: Double, words: String)?
    for (side, page) in sides {
      let (a, b) = (pair.a.color.color(side).opaque, pair.b.color.color(side).opaque)
      // The same colour twice is what the author wants.
      let distance = a == b ? .infinity : eye.distance(a, b)
      if distance < eye.least, distance < worst?.distance ?? .infinity {
        worst = (
          distance,
          "\"\(pair.a.label)\" (\(a.hex)) and \"\(pair.b.label)\" (\(b.hex))\(page)"
        )
      }
    }
    guard let worst else { return nil }
    (distance, words) = (worst.distance, worst.words)
  }

  static func pairs(_ entries: [LegendEntry]) -> [Pair] {
    let keys = entries.prefix(Legend.most).compactMap { Key($0) }
    return keys.enumerated().flatMap { i, a in
      keys.dropFirst(i + 1).filter { $0.cue == a.cue }.map { b -> Pair in (a, b) }
    }
  }

  /// What tells an entry's marks from others.
  struct Key {
    let label: String
    let color: ColorPair
    /// Everything but the colour, and the part of the legend.
    let cue: String

    /// nil for an entry without colour.
    init?(_ entry: LegendEntry) {
      var colors: [ColorPair] = []
      var cues = [entry.section ?? ""]
      for swatch in entry.swatches {
        switch swatch {
        case .line(let stroke):
          if case .solid(let color) = stroke.paint { colors.append(color) }
          cues.append("line \(stroke.dash) \(stroke.width)")
        case .marker(let shape, let fill, _):
          colors.append(fill)
          cues.append("marker \(shape.rawValue)")
        case .sizedMarker(let shape, let size, let fill, _):
          colors.append(fill)
          cues.append("marker \(shape.rawValue) \(size)")
        case .area(.solid(let color)):
          colors.append(color)
          cues.append("area")
        case .area(.hatch(let hatch)):
          colors.append(hatch.color)
          cues.append("hatch \(hatch.angle) \(hatch.spacing) \(hatch.width)")
        case .area(.linearGradient): cues.append("gradient")
        case .arrow(let length, let width, let color):
          colors.append(color)
          cues.append("arrow \(length) \(width)")
        }
      }
      guard let color = colors.first else { return nil }
      label = Nearest.clipped(entry.label)
      self.color = color
      cue = cues.joined(separator: ", ")
    }
  }
}
