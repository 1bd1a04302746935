import Foundation
import NablaText

/// A family of the machine that a test needs; `scripts/setup --tests` installs it.
struct InstalledFont: Sendable {
  let family: String

  static let devanagari = InstalledFont(family: "Lohit Devanagari")
  static let han = InstalledFont(family: "Droid Sans Fallback")
  static let emoji = InstalledFont(family: "Noto Color Emoji")

  /// Whether tests that need the font run: it is there, or `NABLA_REQUIRE_TOOLS` demands it.
  var isWanted: Bool {
    isThere || ProcessInfo.processInfo.environment["NABLA_REQUIRE_TOOLS"] != nil
  }

  private var isThere: Bool {
    typeset("", TextStyle(family: .named(family))).missingFamilies.isEmpty
  }
}
