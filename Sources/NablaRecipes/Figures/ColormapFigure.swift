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

    /// Of the map's two ends with each other.
    var contrast: Double { Contrast.ratio(color(0), color(1)) }

    /// Of black or white words, whichever are better, on the map's low end, middle and high end.
    var textContrasts: [Double] {
      [0, 0.5, 1].map { place in
        let behind = color(place)
        return max(
          Contrast.ratio(behind, Color(0x000000)), Contrast.ratio(behind, Color(0xFFFFFF)))
      }
    }

    private func color(_ place: Double) -> Color { map.color(at: place).light }
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
    var pictures: [(name: String, change: (Color) -> Color)] = [
      ("as drawn", { $0 }), ("in grey", Self.grey),
    ]
    if let vision { pictures.append(("\(recipe.cvd.rawValue) sight", { vision.seen($0).color })) }
    var rows = pictures.enumerated().map { row, picture in
      profiles.enumerated().map { column, profile in
        Cell.panel(
          panel(profile, column == 0 ? picture.name : "", edges: row == 1, picture.change))
      }
    }
    rows.append(profiles.enumerated().map { .panel(lightness($1, isFirst: $0 == 0)) })
    var grid = Grid(rows, rowWeights: pictures.map { _ in 1 } + [0.8])
    grid.columnTitles = recipe.maps
    let shape = min(2, max(1, Double(values.columns) / Double(max(1, values.rows))))
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(
        max(420, 60 + 150 * Double(profiles.count)),
        90 + (106 / shape + 18) * Double(pictures.count) + 180),
      grid: grid)
    figure.alt =
      "A field from \(short(low)) to \(short(high)) in \(counted(profiles.count, "colormap")), in grey\(vision == nil ? "" : ", as with \(recipe.cvd.rawValue) sight"), and each map's lightness. "
      + zip(recipe.maps, profiles).map { name, profile in
        "\(name): lightness \(format(profile.lightness[0], decimals: 0)) to \(format(profile.lightness[100], decimals: 0)), \(said(profile))"
      }.joined(separator: "; ") + "."
    return figure
  }

  private var vision: ColorVision? { ColorVision(rawValue: recipe.cvd.rawValue) }

  private func said(_ profile: Profile) -> String {
    let count = profile.turns.count
    return count == 0 ? "no false edge" : counted(count, "false edge")
  }

  private func words(_ profile: Profile) -> String {
    if !profile.turns.isEmpty { return said(profile) }
    if profile.map.kind == .diverging {
      return profile.contrast < 1.5 ? "arms alike in grey" : "two arms"
    }
    let ends = [0, 100].map { format(profile.lightness[$0], decimals: 0) }
    return "one way, \(ends[0]) to \(ends[1])"
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
    "Where lightness turns along a map $\\color{s2}{(\\bullet)}$, readers see an edge that no number has"
  }

  private var caption: String {
    let center = recipe.center.map { " with \(short($0)) in the middle" } ?? ""
    return
      "Values from \(short(low)) to \(short(high))\(center). Below each bar: how black or white words, whichever are better, stand out from its ends and middle; reading needs 4.5:1."
  }

  // MARK: - Pictures

  /// The larger of the two distances from the center to the ends of the values.
  private func reach(_ center: Double) -> Double { max(high - center, center - low) }

  /// A value's place along the maps.
  private func place(_ value: Double) -> Double {
    guard high > low else { return 0.5 }
    guard let center = recipe.center else { return (value - low) / (high - low) }
    return 0.5 + (value - center) / (2 * reach(center))
  }

  /// The value at a place along the maps.
  private func value(_ place: Double) -> Double {
    guard let center = recipe.center else { return low + (high - low) * place }
    return center + (2 * place - 1) * reach(center)
  }

  private static func grey(_ color: Color) -> Color {
    let y = Contrast.luminance(color)
    return LinearRGB(red: y, green: y, blue: y).color
  }

  /// The field in the changed colours of a map.
  ///
  /// - Parameter edges: whether lines show where the map's lightness turns.
  private func panel(
    _ profile: Profile, _ name: String, edges: Bool, _ change: (Color) -> Color
  ) -> Panel {
    let table = (0...255).map { change(profile.map.color(at: Double($0) / 255).light).packed }
    let pixels = values.values.map { value in
      value.isFinite ? table[Int((min(1, max(0, place(value))) * 255).rounded())] : 0
    }
    let (width, height) = (Double(values.columns), Double(values.rows))
    var marks: [any Mark] = [
      Image(
        pixels: Pixels(width: values.columns, height: values.rows, values: pixels), x: 0...width,
        y: 0...height, smooth: false)
    ]
    if edges, !profile.turns.isEmpty, recipe.field != .named(.noise) {
      marks.append(
        Contour(
          values, x: 0.5...(width - 0.5), y: 0.5...(height - 0.5),
          levels: .exactly(profile.turns.map { value(Double($0) / 100) }), fill: false,
          labels: false, color: "s2"))
    }
    return Panel(
      marks: marks, x: .blank(0...width), y: .blank(0...height, name),
      coordinates: .cartesian(aspect: 1))
  }

  // MARK: - Lightness

  private func lightness(_ profile: Profile, isFirst: Bool) -> Panel {
    let t = (0...100).map { Double($0) / 100 }
    let strip = (0...255).map { profile.map.color(at: Double($0) / 255).light.packed }
    let turns = profile.turns
    let color = turns.isEmpty ? "ink" : "s2"
    let ticks = TickOptions(
      values: [0, 0.5, 1],
      labels: profile.textContrasts.map { "\(format($0, decimals: $0 < 9.95 ? 1 : 0)):1" })
    var panel = Panel(
      marks: [
        Image(
          pixels: Pixels(width: 256, height: 1, values: strip), x: 0...1, y: -30...(-8),
          smooth: false),
        Line(x: t, y: profile.lightness, color: color),
        Scatter(
          x: turns.map { t[$0] }, y: turns.map { profile.lightness[$0] }, color: "s2", size: 6.0,
          opacity: 1),
        Text(x: [0.5], y: [116], text: [words(profile)], size: 11, color: color),
      ],
      x: AxisOptions("text contrast", domain: 0...1, ticks: ticks),
      y: AxisOptions(
        "lightness L*", domain: -30...130, ticks: TickOptions(values: [0, 50, 100])))
    panel.showsLabels.y = isFirst
    return panel
  }

  var series: [Node.Entry] {
    var entries = [Node.Entry("low", Node(low)), .init("high", Node(high))]
    for (name, profile) in zip(recipe.maps, profiles) {
      entries.append(.init("\(name)_L", Node(profile.lightness)))
      entries.append(.init("\(name)_turns", Node(profile.turns.map { Double($0) / 100 })))
      entries.append(.init("\(name)_contrast", Node(profile.contrast)))
      entries.append(.init("\(name)_text_contrasts", Node(profile.textContrasts)))
    }
    return entries
  }
}
