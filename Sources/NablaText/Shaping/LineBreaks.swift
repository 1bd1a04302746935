/// Where a line may end besides spaces: between the characters of scripts without spaces.
///
/// The pairs of UAX #14 that matter in labels, with the light rules of Japanese typesetting
/// (kinsoku): no line starts with a closing mark or a small kana, none ends with an opening one.
/// Korean breaks at its spaces. Thai, Lao, Khmer and Burmese need a dictionary and break only
/// where nothing else fits.
enum LineBreaks {
  /// Whether a line may end after one cluster and start with the other.
  static func allow(_ before: Character, _ after: Character) -> Bool {
    guard isIdeographic(before) || isIdeographic(after) else { return false }
    return !isGlue(before) && !isGlue(after) && !startsNoLine(after) && !endsNoLine(before)
  }

  /// Whether a cluster stands for itself like a Han character: kana, full-width signs, emoji.
  static func isIdeographic(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0..<0x2E80: return scalar.value > 0x2000 && scalar.properties.isEmojiPresentation
    case 0x2E80...0x30FF, 0x31F0...0x4DBF, 0x4E00...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF01...0xFF9F, 0x20000...0x3FFFF:
      return true
    default: return scalar.properties.isEmojiPresentation
    }
  }

  private static func isGlue(_ character: Character) -> Bool {
    character == "\u{A0}" || character == "\u{202F}" || character == "\u{2060}"
      || character == "\u{FEFF}"
  }

  private static let closing: Set<Character> = Set(
    ",.;:!?)]}%‰°′″”’»›…‥、。，．・：；！？）］｝〕〉》」』】〙〗〟｠％ー〜゛゜ヽヾゝゞ々"
      + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡､･ｰﾞﾟ")
  private static let opening: Set<Character> = Set("([{“‘«‹（［｛〔〈《「『【〘〖〝｟＄￥＃$£¥€#")

  private static func startsNoLine(_ character: Character) -> Bool { closing.contains(character) }
  private static func endsNoLine(_ character: Character) -> Bool { opening.contains(character) }
}
