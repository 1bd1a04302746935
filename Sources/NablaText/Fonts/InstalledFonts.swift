import CFontconfig
import NablaScene
import Synchronization

/// The fonts of the machine, as fontconfig lists them.
///
/// Made when a text first asks for a family or a character that the program's own fonts lack:
/// nothing else pays for it. What is chosen depends on the list of fonts alone, not on the
/// locale or on what was asked before.
final class InstalledFonts: @unchecked Sendable {
  static let shared = InstalledFonts()

  /// One font that fontconfig knows.
  fileprivate struct Face {
    let charset: OpaquePointer
    let languages: OpaquePointer?
    /// Its names in all languages, in lower case; the first is the one to sort by.
    let families: [String]
    let weight: Int
    let isItalic: Bool
    let isColored: Bool
    let file: String
    let index: Int
    /// How well it suits as a substitute for the theme's font; less is better.
    let rank: Int
  }

  /// What a family that CSS knows but no font is called stands for, best first.
  private static let generic: [String: [String]] = [
    "serif": ["dejavu serif", "noto serif", "liberation serif", "times new roman", "freeserif"],
    "monospace": [
      "dejavu sans mono", "noto sans mono", "liberation mono", "courier new", "freemono",
    ],
  ]

  /// The best first. The patterns that they point into belong to a configuration that is never
  /// freed, and are only read.
  private let faces: [Face]

  private enum Wish: Hashable {
    case characters([Unicode.Scalar], HanLanguage?, wantsColor: Bool)
    /// In lower case.
    case family(String)
  }

  private struct Request: Hashable {
    let wish: Wish
    let weight: Int
    let isItalic: Bool
  }

  private struct State {
    var fonts: [Int: Font?] = [:]
    var answers: [Request: Font?] = [:]
  }

  private let state = Mutex(State())
  /// Answers that are kept; then all are dropped.
  private static let capacity = 8192

  private init() {
    var faces: [Face] = []
    let configuration = FcInitLoadConfigAndFonts()
    for kind in [FcSetSystem, FcSetApplication] {
      guard let set = FcConfigGetFonts(configuration, kind) else { continue }
      for i in 0..<Int(set.pointee.nfont) {
        guard let pattern = set.pointee.fonts?[i], let face = Face(pattern) else { continue }
        faces.append(face)
      }
    }
    self.faces = faces.sorted {
      ($0.rank, $0.families[0], $0.file, $0.index) < ($1.rank, $1.families[0], $1.file, $1.index)
    }
  }

  /// The font that shows all of the characters, or nil where no installed font does.
  ///
  /// - Parameters:
  ///   - language: whose shapes of Han characters are preferred.
  ///   - wantsColor: whether only coloured fonts are asked for, or only plain ones.
  func font(
    for characters: [Unicode.Scalar], language: HanLanguage?, wantsColor: Bool, _ style: TextStyle
  ) -> Font? {
    answer(.characters(characters, language, wantsColor: wantsColor), style)
  }

  /// The member of a family that comes nearest to a style, or nil where it is not installed.
  ///
  /// - Parameter family: in lower case.
  func font(family: String, _ style: TextStyle) -> Font? { answer(.family(family), style) }

  private func answer(_ wish: Wish, _ style: TextStyle) -> Font? {
    let request = Request(wish: wish, weight: style.weight.css, isItalic: style.isItalic)
    return state.withLock { state in
      if let known = state.answers[request] { return known }
      let found = find(request, &state)
      if state.answers.count >= Self.capacity { state.answers.removeAll() }
      state.answers[request] = found
      return found
    }
  }

  private func find(_ request: Request, _ state: inout State) -> Font? {
    switch request.wish {
    case .characters(let characters, let language, let wantsColor):
      find(characters, language, wantsColor: wantsColor, request, &state)
    case .family(let name): find(family: name, request, &state)
    }
  }

  private func find(
    _ characters: [Unicode.Scalar], _ language: HanLanguage?, wantsColor: Bool,
    _ request: Request, _ state: inout State
  ) -> Font? {
    let able = faces.indices.filter { i in
      faces[i].isColored == wantsColor
        && characters.allSatisfy { FcCharSetHasChar(faces[i].charset, $0.value) != 0 }
    }
    var ordered = able
    if let language {
      let speaks = able.map { i in
        faces[i].languages.map { FcLangSetHasLang($0, language.rawValue) != FcLangDifferentLang }
          ?? false
      }
      ordered = zip(able, speaks).filter(\.1).map(\.0) + zip(able, speaks).filter { !$0.1 }.map(\.0)
    }
    // Fontconfig's list may be older than the files, so the next family follows one that fails.
    for i in ordered {
      let family = faces[i].families[0]
      let members = ordered.filter { faces[$0].families[0] == family }
      for member in closest(members, request.weight, request.isItalic) {
        guard let font = open(member, &state),
          characters.allSatisfy({ font.covers($0) })
        else { continue }
        return font
      }
    }
    return nil
  }

  private func find(family: String, _ request: Request, _ state: inout State) -> Font? {
    for name in Self.generic[family] ?? [family] {
      let members = faces.indices.filter { faces[$0].families.contains(name) }
      for member in closest(members, request.weight, request.isItalic) {
        if let font = open(member, &state) { return font }
      }
    }
    return nil
  }

  /// Faces by how near they come to a weight and a slant, in the order that CSS prefers.
  private func closest(_ members: [Int], _ weight: Int, _ isItalic: Bool) -> [Int] {
    func distance(_ i: Int) -> Int {
      let face = faces[i]
      let step = face.weight - weight
      // Below 500 lighter cuts come first, above it bolder ones.
      let isOtherSide = weight <= 500 ? step > 0 : step < 0
      return (face.isItalic == isItalic ? 0 : 10_000) + abs(step) + (isOtherSide ? 1000 : 0)
    }
    return members.map { ($0, distance($0)) }.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }
      .map(\.0)
  }

  private func open(_ i: Int, _ state: inout State) -> Font? {
    if let known = state.fonts[i] { return known }
    let font = try? LoadedFonts.shared.load(faces[i].file, face: faces[i].index)
    state.fonts[i] = .some(font)
    return font
  }
}

/// Whose shapes of Han characters a text wants, as far as its other letters tell.
enum HanLanguage: String {
  case japanese = "ja"
  case korean = "ko"
  case chinese = "zh-cn"
}

extension InstalledFonts.Face {
  /// Nil for bitmaps without outlines, old formats, and the variable whole of which fontconfig
  /// lists the named instances too.
  fileprivate init?(_ pattern: OpaquePointer) {
    var charset: OpaquePointer?
    guard FcPatternGetCharSet(pattern, FC_CHARSET, 0, &charset) == FcResultMatch, let charset,
      let file = Self.string(pattern, FC_FILE, 0), !Self.isTrue(pattern, FC_VARIABLE),
      Self.isTrue(pattern, FC_SCALABLE),
      ["TrueType", "CFF"].contains(Self.string(pattern, FC_FONTFORMAT, 0))
    else { return nil }
    var families: [String] = []
    while let name = Self.string(pattern, FC_FAMILY, Int32(families.count)) {
      families.append(name.lowercased())
    }
    guard let family = families.first else { return nil }
    self.charset = charset
    self.families = families
    self.file = file
    var languages: OpaquePointer?
    _ = FcPatternGetLangSet(pattern, FC_LANG, 0, &languages)
    self.languages = languages
    index = Self.integer(pattern, FC_INDEX) ?? 0
    weight = Int(FcWeightToOpenType(Int32(clamping: Self.integer(pattern, FC_WEIGHT) ?? 80)))
    isItalic = (Self.integer(pattern, FC_SLANT) ?? 0) > 0
    isColored = Self.isTrue(pattern, FC_COLOR)
    let isNormalWidth = (Self.integer(pattern, FC_WIDTH) ?? 100) == 100
    rank = (isNormalWidth ? 0 : 10) + Self.rank(family)
  }

  /// Plain sans-serif text fonts come first, fonts of last resort last.
  private static func rank(_ family: String) -> Int {
    func holds(_ words: String...) -> Bool { words.contains { family.contains($0) } }
    if holds("last resort", "lastresort", "unifont", "unicode bmp fallback") { return 6 }
    if holds("mono", "math", "symbol", "icon", "cursive", "script") { return 5 }
    if holds("display", "condensed", "narrow") { return 4 }
    if family.hasPrefix("noto sans") { return 0 }
    if holds("sans", "gothic", "hei") && !holds("serif") { return 1 }
    if holds("serif", "mincho", "ming", "song") { return 3 }
    return 2
  }

  private static func string(_ pattern: OpaquePointer, _ key: String, _ n: Int32) -> String? {
    var text: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, key, n, &text) == FcResultMatch, let text else { return nil }
    return String(cString: text)
  }

  private static func integer(_ pattern: OpaquePointer, _ key: String) -> Int? {
    var value = 0.0  // weights may be fractions
    guard FcPatternGetDouble(pattern, key, 0, &value) == FcResultMatch, value.isFinite else {
      return nil
    }
    return Int(exactly: value.rounded())
  }

  private static func isTrue(_ pattern: OpaquePointer, _ key: String) -> Bool {
    var value: FcBool = 0
    return FcPatternGetBool(pattern, key, 0, &value) == FcResultMatch && value != 0
  }
}
