import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `colormap-comparison`.
struct ColormapFigure {
  private let recipe: ColormapComparison
  private let values: Matrix
  private let low: Double
  private let high: Double
  private let profiles: [Profile]

  /// A map with its lightness along it.
  private struct Profile {
    let map: Colormap
    let lightness: [Double]
    /// The places where lightness turns, but for a diverging map's own middle.
    let turns: [Int]

    init(_ map: Colormap) {
      self.map = map
      let lightness = (0...100).map {
        ColormapFigure.lightness(map.color(at: Double($0) / 100).light)
      }
      self.lightness = lightness
      var turns: [Int] = []
      // Turns of less than half a unit are rounding.
      var (extreme, isRising): (Int, Bool?) = (0, nil)
      for i in 1...100 {
        let step = lightness[i] - lightness[extreme]
        guard let rising = isRising else {
          if abs(step) > 0.5 { (extreme, isRising) = (i, step > 0) }
          continue
        }
        if (step > 0) == rising {
          extreme = i
        } else if abs(step) > 0.5 {
          turns.append(extreme)
          (extreme, isRising) = (i, !rising)
        }
      }
      self.turns = map.kind == .diverging ? turns.filter { abs($0 - 50) > 2 } : turns
    }

    var contrast: Double {
      let ends = [map.color(at: 0).light, map.color(at: 1).light]
      return Contrast.ratio(ends[0], ends[1])
    }
  }

  init(
    recipe: ColormapComparison, values: Matrix, low: Double, high: Double, colormaps: [Colormap]
  ) {
    (self.recipe, self.values, self.low, self.high) = (recipe, values, low, high)
    profiles = colormaps.map(Profile.init)
  }

  /// CIE 1976 L*, 0 black … 100 white.
  private static func lightness(_ color: Color) -> Double {
    let y = Contrast.luminance(color)
    return y > 216 / 24389.0 ? 116 * cbrt(y) - 16 : y * 24389 / 27
  }

  // MARK: - Figure

  var figure: Figure {
    var rows = [profiles.map { Cell.panel(picture($0.map) { $0 }) }]
    var titles = ["as drawn", "in grey"]
    rows.append(profiles.map { .panel(picture($0.map, Self.grey)) })
    if let vision {
      rows.append(profiles.map { .panel(picture($0.map) { vision.seen($0).color }) })
      titles.append("\(recipe.cvd.rawValue) sight")
    }
    rows.append(profiles.enumerated().map { .panel(panel($1, isFirst: $0 == 0)) })
    titles.append("lightness")
    var grid = Grid(rows, rowWeights: [Double](repeating: 1, count: rows.count - 1) + [0.85])
    grid.columnTitles = recipe.maps
    grid.rowTitles = titles
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(max(420, 100 + 168 * Double(profiles.count)), 90 + 130 * Double(rows.count)),
      grid: grid)
    figure.alt =
      "A field from \(number(low)) to \(number(high)) in \(profiles.count) colormaps, in grey\(vision == nil ? "" : ", as with \(recipe.cvd.rawValue) sight"), and each map's lightness. "
      + zip(recipe.maps, profiles).map { name, profile in
        "\(name): lightness \(format(profile.lightness[0], decimals: 0)) to \(format(profile.lightness[100], decimals: 0)), \(said(profile))"
      }.joined(separator: "; ") + "."
    return figure
  }

  private var vision: ColorVision? { ColorVision(rawValue: recipe.cvd.rawValue) }
  private func number(_ value: Double) -> String { format(value, significant: 3) }

  private func said(_ profile: Profile) -> String {
    let count = profile.turns.count
    return count == 0 ? "no false edge" : counted(count, "false edge")
  }

  private func short(_ profile: Profile) -> String {
    let count = profile.turns.count
    if count > 0 { return counted(count, "turn") }
    return profile.map.kind == .diverging ? "two arms" : "one way"
  }

  private var title: String {
    guard let worst = zip(recipe.maps, profiles).max(by: { $0.1.turns.count < $1.1.turns.count }),
      worst.1.turns.count > 0
    else { return "No false edges: lightness runs one way along these maps" }
    let count = worst.1.turns.count
    return count == 1
      ? "\(worst.0) draws an edge that is not in the numbers"
      : "\(worst.0) draws \(count) edges that are not in the numbers"
  }

  private var subtitle: String {
    "Where lightness turns along a map, readers see an edge; grey shows what is left without hue"
  }

  private var caption: String {
    let center = recipe.center.map { " with \(number($0)) in the middle" } ?? ""
    return
      "Values from \(number(low)) to \(number(high))\(center). Ratios: contrast of the map’s two ends. Dotted: lightness 49.5, above it black words read best, below it white ones (4.6:1 both)."
  }

  // MARK: - Pictures

  /// A value's place along the maps.
  private func place(_ value: Double) -> Double {
    guard high > low else { return 0.5 }
    guard let center = recipe.center else { return (value - low) / (high - low) }
    return 0.5 + (value - center) / (2 * max(high - center, center - low))
  }

  private static func grey(_ color: Color) -> Color {
    let y = Contrast.luminance(color)
    return LinearRGB(red: y, green: y, blue: y).color
  }

  private func picture(_ map: Colormap, _ change: (Color) -> Color) -> Panel {
    let table = (0...255).map { change(map.color(at: Double($0) / 255).light).packed }
    let pixels = values.values.map { value in
      value.isFinite ? table[Int((min(1, max(0, place(value))) * 255).rounded())] : 0
    }
    return Panel(
      marks: [
        Image(
          pixels: Pixels(width: values.columns, height: values.rows, values: pixels), smooth: false)
      ])
  }

  // MARK: - Lightness

  private func panel(_ profile: Profile, isFirst: Bool) -> Panel {
    let t = (0...100).map { Double($0) / 100 }
    let strip = (0...255).map { profile.map.color(at: Double($0) / 255).light.packed }
    let turns = profile.turns
    var marks: [any Mark] = [
      Rule(y: [49.5], color: "muted", width: 1, dash: .dotted),
      Image(
        pixels: Pixels(width: 256, height: 1, values: strip), x: 0...1, y: -26...(-8),
        smooth: false),
      Line(x: t, y: profile.lightness, color: turns.isEmpty ? "ink" : "s2"),
      Text(
        x: [0.5], y: [112],
        text: ["\(short(profile)), \(format(profile.contrast, decimals: 1)):1"],
        size: 10.5, color: turns.isEmpty ? "ink" : "s2"),
    ]
    if !turns.isEmpty {
      marks.append(
        Scatter(
          x: turns.map { t[$0] }, y: turns.map { profile.lightness[$0] }, color: "s2", size: 6.0,
          opacity: 1))
    }
    return Panel(
      marks: marks,
      x: AxisOptions("place along the map", domain: 0...1, ticks: TickOptions(values: [0, 1])),
      y: AxisOptions(
        isFirst ? "L*" : "", domain: -26...122, ticks: TickOptions(values: [0, 50, 100])))
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("low", Node(low)), .init("high", Node(high))]
    for (name, profile) in zip(recipe.maps, profiles) {
      entries.append(.init("\(name)_L", Node(profile.lightness)))
      entries.append(.init("\(name)_turns", Node(profile.turns.map { Double($0) / 100 })))
      entries.append(.init("\(name)_contrast", Node(profile.contrast)))
    }
    return entries
  }
}
