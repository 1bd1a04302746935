import Nabla
package import NablaPlot

/// Pixels whose colours differ visibly, leaving out those that are antialiasing, as pixelmatch and
/// odiff count them.
///
/// A pixel differs where 0.5053 ΔY² + 0.299 ΔI² + 0.1957 ΔQ² > 35215 · threshold² (Kotsarenko &
/// Ramos 2010; 35215 is the largest possible value).
package struct YIQComparator: Comparator {
  package static let name = "yiq"
  package static let quantity = "pixels that differ visibly"

  /// The most pixels that may differ.
  package var tolerance = 0.0
  package var threshold = 0.1
  package var includesAntialiasing = false
  package var variant = YIQVariant.pixelmatch7
  package var checkerboard = true

  package static let fields: [Field<YIQComparator>] = [
    Field(
      "tolerance", \.tolerance, bounds: .atLeast(0), unit: "px",
      help: "How many pixels may differ."),
    Field(
      "threshold", \.threshold, bounds: .within(0...1),
      help: "How far colours may lie apart: 0 sees everything, 1 nothing."),
    Field(
      "antialiasing", \.includesAntialiasing,
      help: "Whether pixels that look like antialiasing count too."),
    Field("variant", \.variant, help: "Whose rules: pixelmatch-7.2, pixelmatch-5.3 or odiff."),
    Field(
      "checkerboard", \.checkerboard,
      help: "Whether pixelmatch-7.2 lays transparent pixels over a pattern instead of white."),
  ]

  package init() {}

  /// The largest squared distance of two colours that count as the same.
  var limit: Double { 35215 * threshold * threshold }

  package func distance(_ pair: ImagePair) -> Distance? {
    let counts = counts(pair)
    return Distance(
      Double(counts.different),
      [
        .init("differentPixels", Node(counts.different)),
        .init("antialiasedPixels", Node(counts.antialiased)),
        .init("threshold", Node(threshold)),
      ])
  }

  package struct Counts: Hashable, Sendable {
    package var different = 0
    /// Pixels that differ as much, but look like antialiasing.
    package var antialiased = 0

    package init(different: Int = 0, antialiased: Int = 0) {
      (self.different, self.antialiased) = (different, antialiased)
    }
  }

  package func counts(_ pair: ImagePair) -> Counts {
    let areas = pair.changes.areas(halo: 0)
    let all = ParallelWork.map(areas.count) { i in
      var counts = Counts()
      visit(pair, areas[i]) { _, kind in
        switch kind {
        case .different, .darker: counts.different += 1
        case .antialiased: counts.antialiased += 1
        case .similar: break
        }
      }
      return counts
    }
    return all.reduce(into: Counts()) {
      $0.different += $1.different
      $0.antialiased += $1.antialiased
    }
  }

  /// What the comparator makes of every pixel, row by row.
  package func kinds(_ pair: ImagePair) -> [PixelKind] {
    var kinds = [PixelKind](repeating: .similar, count: pair.pixelCount)
    for area in pair.changes.areas(halo: 0) {
      visit(pair, area) { index, kind in kinds[index] = kind }
    }
    return kinds
  }

  /// Calls `body` for every pixel of an area that differs by more than the threshold.
  private func visit(
    _ pair: ImagePair, _ area: PixelArea, _ body: (_ index: Int, _ kind: PixelKind) -> Void
  ) {
    pair.expected.withWords { a in
      pair.actual.withWords { b in
        let colors = YIQColors(variant: variant, checkerboard: checkerboard)
        let limit = self.limit
        let prefilter = YIQPrefilter(limit: limit, variant: variant)
        let test = AntialiasingTest(colors: colors, a: a, b: b)
        for y in area.y {
          var x = area.x.lowerBound
          while x < area.x.upperBound {
            let start = y * a.width + x
            let end = min(x + YIQPrefilter.length, area.x.upperBound)
            let isWhole = end - x == YIQPrefilter.length
            let isBelow = isWhole && prefilter.passes(a.start + start, b.start + start)
            for x in x..<(isBelow ? x : end) where a[x, y] != b[x, y] {
              let index = y * a.width + x
              let delta = colors.delta(a[x, y], b[x, y], at: index)
              guard abs(delta) > limit else { continue }
              if !includesAntialiasing, test.isAntialiased(x, y) {
                body(index, .antialiased)
              } else {
                body(index, delta < 0 ? .darker : .different)
              }
            }
            x = end
          }
        }
      }
    }
  }
}

/// What a comparison by colours makes of a pixel.
package enum PixelKind: UInt8, Sendable {
  case similar, antialiased, different
  /// Different, and the actual picture is the darker one.
  case darker
}

/// Whose rules the colours are compared by.
package enum YIQVariant: String, OptionChoice, Sendable {
  /// Transparent pixels over a pattern that depends on their place.
  case pixelmatch7 = "pixelmatch-7.2"
  /// Transparent pixels over white.
  case pixelmatch5 = "pixelmatch-5.3"
  /// Over white, in fixed-point numbers of 12 bits (odiff 4.5).
  case odiff
}
