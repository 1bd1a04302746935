import FontData
package import NablaScene

/// The fonts that are compiled into the program, each opened when it is first asked for.
package enum FontStore {
  package static let interRegular = Font(
    "Inter-Regular", index: 0, family: "Inter", nabla_font_inter_regular())
  package static let interSemiBold = Font(
    "Inter-SemiBold", index: 1, family: "Inter", weight: 600, nabla_font_inter_semibold())
  package static let interItalic = Font(
    "Inter-Italic", index: 2, family: "Inter", isItalic: true, nabla_font_inter_italic())
  package static let dejaVuSans = Font(
    "DejaVuSans", index: 3, family: "DejaVu Sans", nabla_font_dejavu_sans())
  package static let pagellaMath = Font(
    "TeXGyrePagellaMath-Regular", index: 4, family: "TeX Gyre Pagella Math",
    nabla_font_pagella_math())

  /// Every font; asking for the list opens all of them.
  package static var all: [Font] {
    [interRegular, interSemiBold, interItalic, dejaVuSans, pagellaMath]
  }

  /// The font of a PostScript name, or nil where there is none.
  package static func font(_ id: FontID) -> Font? {
    switch id.name {
    case "Inter-Regular": interRegular
    case "Inter-SemiBold": interSemiBold
    case "Inter-Italic": interItalic
    case "DejaVuSans": dejaVuSans
    case "TeXGyrePagellaMath-Regular": pagellaMath
    default: nil
    }
  }
}
