import NablaPlot
package import NablaScene

/// All themes side by side: the same small figure in each.
package struct ThemeSheet: Sendable {
  private let themes: [ThemeChoice]

  /// The size of one theme's figure in logical pixels, unless a theme needs more, and how many
  /// stand in a row.
  private static let size = Size(360, 250)
  private static let columns = 2

  /// - Parameter themes: in reading order.
  package init(_ themes: [ThemeChoice]) { self.themes = themes }

  /// - Throws: what is wrong with a theme of the user's own.
  package func scene() throws(NablaError) -> Scene {
    var scenes: [Scene] = []
    for theme in themes {
      scenes.append(try Self.figure(theme).scene().fixed(to: theme.appearance.side))
    }
    let size = scenes.reduce(Self.size) {
      Size(max($0.width, $1.size.width), max($0.height, $1.size.height))
    }
    var items: [SceneItem] = []
    for (i, (theme, scene)) in zip(themes, scenes).enumerated() {
      let sheet = Rect(x: 0, y: 0, width: size.width, height: size.height)
      let page = PathItem(Path(sheet), fill: .solid(scene.background))
      let (row, column) = i.quotientAndRemainder(dividingBy: Self.columns)
      let corner = Point(Double(column) * size.width, Double(row) * size.height)
      items.append(
        .group(
          GroupItem(
            [.path(page)] + scene.items, transform: .translation(corner.x, corner.y), role: "theme",
            title: theme.name)))
    }
    let rows = (themes.count + Self.columns - 1) / Self.columns
    let columns = min(themes.count, Self.columns)
    return Scene(
      size: Size(size.width * Double(columns), size.height * Double(rows)),
      background: ColorPair(Color(0xFFFFFF)), items: items, title: "Themes",
      description: "The same figure in the themes \(themes.map(\.name).joined(separator: ", ")).",
      appearance: .light)
  }

  /// Lines, markers, a filled area and text of every size.
  private static func figure(_ theme: ThemeChoice) throws(NablaError) -> Figure {
    var figure = try FigureDocument(text: sample, file: "sample").load(files: nil)
    (figure.title, figure.size, figure.theme) = (theme.name, size, theme)
    return figure
  }

  private static let sample = #"""
    subtitle: 'Words, numbers and a formula: $y = \sin(x + \varphi)$'
    data:
      columns:
        t: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5]
        v: [-0.35, -0.76, -0.98, -0.96, -0.71, -0.28, 0.22, 0.66, 0.94, 0.99, 0.8]
    x: {label: x, domain: [0, 6]}
    y: {label: y}
    marks:
      - {mark: area, x: t, y: v, color: s4, opacity: 0.18}
      - {mark: function, f: sin(x), name: φ = 0}
      - {mark: function, f: sin(x + 1), name: φ = 1}
      - {mark: function, f: sin(x + 2), name: φ = 2}
      - {mark: scatter, x: t, y: v, name: data}
    """#
}
