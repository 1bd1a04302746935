public import NablaScene

/// Colours for categories, in a fixed order, in the roles `s1`, `s2` …
///
/// Beyond its length a palette starts again: category n has the colour and the role of category
/// n modulo `count`, and `round(at:)` says how often it has started again, so that a mark changes
/// its dash or its shape with the round.
public struct Palette: Hashable, Sendable {
  /// The name in figure files, in lower case with hyphens.
  public let id: String
  /// At least one.
  public let colors: [ColorPair]

  /// A palette of the colours, in the roles `s1`, `s2` …; nil for none.
  public init?(_ id: String, _ colors: [ColorPair]) {
    guard !colors.isEmpty else { return nil }
    self.init(id: id, colors: colors)
  }

  /// Colours that were made for a light page: on the dark one, those that would sink into it
  /// move in lightness until they stand out.
  init(id: String, published: [UInt32]) {
    let colors = published.map { rgb in
      let light = Color(rgb)
      return ColorPair(
        light: light,
        dark: Contrast.textShade(of: light, on: Paper.dark, ratio: Contrast.mark))
    }
    self.init(id: id, colors: colors)
  }

  init(id: String, colors: [ColorPair]) {
    self.id = id
    self.colors = colors.enumerated().map { index, color in
      ColorPair(light: color.light, dark: color.dark, role: "s\(index + 1)")
    }
  }

  public var count: Int { colors.count }

  /// The colour of a category, counted from 0; a negative one counts as 0.
  public func color(at index: Int) -> ColorPair {
    colors[max(0, index) % colors.count]
  }

  /// How often the palette has started again before this category.
  public func round(at index: Int) -> Int {
    max(0, index) / colors.count
  }

  /// The same colours from the last to the first, named `<id>_r`.
  public var reversed: Palette {
    Palette(id: ReversedName.toggled(id), colors: colors.reversed())
  }
}

/// The palettes that figures can name.
public enum Palettes {
  /// In the order of the reference page; the first is the default.
  public static let all: [Palette] = [
    nabla, nabla16, okabeIto, tab10, petroff10, set2, dark2, tableau10, chalk,
  ]

  /// Nabla's own: far apart under every common colour vision, 3:1 with both papers.
  public static let nabla = Palette(
    id: "nabla",
    colors: zip(
      [0x1B39F6, 0xF26015, 0x00A698, 0x862744, 0x6638A2, 0x795E00, 0x1C7BC0, 0xAE4791],
      [0x3280E3, 0xEE8E02, 0x13CCA9, 0xE90C62, 0xBC9CF8, 0xDADF6C, 0x68DAFF, 0xC76AAA]
    ).map { ColorPair(light: Color($0), dark: Color($1)) })

  /// Bright on a blackboard, with `nabla`'s distances; darker on a light page.
  static let chalk = Palette(
    id: "chalk",
    colors: [
      0x86C6FD, 0xFFEEBA, 0x678C7B, 0xEDAC93, 0x9F90FE, 0xA3933C, 0xB6E4EF, 0xF56BB1,
    ].map { (rgb: UInt32) in
      let bright = Color(rgb)
      return ColorPair(
        light: Contrast.textShade(of: bright, on: Paper.light, ratio: Contrast.mark), dark: bright)
    })

  /// The colours of `nabla`, then each once more halfway to the paper, for up to sixteen groups.
  static let nabla16 = Palette(
    id: "nabla16",
    colors: nabla.colors
      + nabla.colors.map { pair in
        func pale(_ color: Color, _ paper: Color) -> Color {
          Contrast.textShade(
            of: OKLab(color).mixed(with: OKLab(paper), 0.4).color, on: paper, ratio: 3)
        }
        return ColorPair(
          light: pale(pair.light, Paper.light), dark: pale(pair.dark, Paper.dark))
      })

  /// The palette of that name, whatever its case, with `-` or `_`; `_r` reverses it.
  public static func named(_ name: String) -> Palette? {
    ReversedName.find(name, in: all, id: \.id, reversed: \.reversed)
  }

  /// Masataka Okabe and Kei Ito, "Color Universal Design" (2008).
  static let okabeIto = Palette(
    id: "okabe-ito",
    published: [
      0x000000, 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7,
    ])

  /// Tableau 9's ten colours, matplotlib's default.
  static let tab10 = Palette(
    id: "tab10",
    published: [
      0x1F77B4, 0xFF7F0E, 0x2CA02C, 0xD62728, 0x9467BD, 0x8C564B, 0xE377C2, 0x7F7F7F, 0xBCBD22,
      0x17BECF,
    ])

  /// Matthew Petroff, "Accessible Color Sequences for Data Visualization" (2021).
  static let petroff10 = Palette(
    id: "petroff10",
    published: [
      0x3F90DA, 0xFFA90E, 0xBD1F01, 0x94A4A2, 0x832DB6, 0xA96B59, 0xE76300, 0xB9AC70, 0x717581,
      0x92DADD,
    ])

  /// ColorBrewer's Set2, Cynthia Brewer.
  static let set2 = Palette(
    id: "set2",
    published: [
      0x66C2A5, 0xFC8D62, 0x8DA0CB, 0xE78AC3, 0xA6D854, 0xFFD92F, 0xE5C494, 0xB3B3B3,
    ])

  /// ColorBrewer's Dark2, Cynthia Brewer.
  static let dark2 = Palette(
    id: "dark2",
    published: [
      0x1B9E77, 0xD95F02, 0x7570B3, 0xE7298A, 0x66A61E, 0xE6AB02, 0xA6761D, 0x666666,
    ])

  /// Tableau 10's ten colours.
  static let tableau10 = Palette(
    id: "tableau10",
    published: [
      0x4E79A7, 0xF28E2B, 0xE15759, 0x76B7B2, 0x59A14F, 0xEDC948, 0xB07AA1, 0xFF9DA7, 0x9C755F,
      0xBAB0AC,
    ])
}
