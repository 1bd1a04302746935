import FontData
package import NablaScene

/// The fonts of the program: those compiled in, each opened when it is first asked for, and those
/// that were loaded from files since.
package enum FontStore {
  package static let interRegular = Font(
    "Inter-Regular", index: 0, family: "Inter", nabla_font_inter_regular())
  package static let interSemiBold = Font(
    "Inter-SemiBold", index: 1, family: "Inter", weight: 600, nabla_font_inter_semibold())
  package static let interItalic = Font(
    "Inter-Italic", index: 2, family: "Inter", isItalic: true, nabla_font_inter_italic())
  package static let interSemiBoldItalic = Font(
    "Inter-SemiBoldItalic", index: 3, family: "Inter", weight: 600, isItalic: true,
    nabla_font_inter_semibold_italic())
  package static let dejaVuSans = Font(
    "DejaVuSans", index: 4, family: "DejaVu Sans", nabla_font_dejavu_sans())
  package static let pagellaMath = Font(
    mathName, index: 5, family: "TeX Gyre Pagella Math", nabla_font_pagella_math())
  private static let mathName = "TeXGyrePagellaMath-Regular"

  /// Every font that is compiled in; asking for the list opens all of them.
  package static var all: [Font] {
    [interRegular, interSemiBold, interItalic, interSemiBoldItalic, dejaVuSans, pagellaMath]
  }

  /// How many fonts are compiled in.
  static let count = 6

  /// The font of an id, or nil where there is none.
  package static func font(_ id: FontID) -> Font? {
    switch id.name {
    case "Inter-Regular": interRegular
    case "Inter-SemiBold": interSemiBold
    case "Inter-Italic": interItalic
    case "Inter-SemiBoldItalic": interSemiBoldItalic
    case "DejaVuSans": dejaVuSans
    case mathName: pagellaMath
    default: LoadedFonts.shared.font(id)
    }
  }

  /// Whether an id is that of `pagellaMath`, which is not opened to see.
  package static func isMath(_ id: FontID) -> Bool { id.name == mathName }

  /// The cut of Inter that a style asks for.
  static func inter(_ style: TextStyle) -> Font {
    switch (style.weight, style.isItalic) {
    case (.regular, false): interRegular
    case (.regular, true): interItalic
    case (.semibold, false): interSemiBold
    case (.semibold, true): interSemiBoldItalic
    }
  }
}
