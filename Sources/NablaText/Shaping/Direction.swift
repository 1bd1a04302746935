import CHarfBuzz

/// Which way a cluster is read, before its neighbours are known.
enum Direction {
  case leftToRight
  case rightToLeft
  /// Digits: read from the left, inside a text of either direction.
  case number
  /// Spaces and signs: as their surroundings.
  case neutral

  init(_ scalar: Unicode.Scalar, script: hb_script_t) {
    switch scalar {
    case "0"..."9": self = .number
    case "a"..."z", "A"..."Z": self = .leftToRight
    case "\0"..."\u{7F}": self = .neutral
    default: self.init(other: scalar, script: script)
    }
  }

  private init(other scalar: Unicode.Scalar, script: hb_script_t) {
    switch scalar.properties.generalCategory {
    case .decimalNumber: self = .number
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      let isRightToLeft = hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL
      self = isRightToLeft ? .rightToLeft : .leftToRight
    default:
      switch scalar.value {
      case 0x200E: self = .leftToRight
      case 0x200F, 0x061C: self = .rightToLeft
      default: self = .neutral
      }
    }
  }
}

/// The embedding level of each cluster, even from the left and odd from the right.
///
/// The text's direction is that of its first letter. Numbers follow the letters before them,
/// neutrals lie with their neighbours where these agree and with the text where not: the rules of
/// the Unicode Bidirectional Algorithm for a text without explicit marks.
func embeddingLevels(_ directions: [Direction]) -> [UInt8] {
  let base: UInt8 =
    directions.first { $0 == .leftToRight || $0 == .rightToLeft } == .rightToLeft ? 1 : 0
  var levels = [UInt8](repeating: base, count: directions.count)
  var strong = base == 1 ? Direction.rightToLeft : .leftToRight  // the last letter's
  var before = strong
  var pending = 0  // the first neutral not yet placed
  for (i, direction) in directions.enumerated() {
    let side: Direction
    switch direction {
    case .neutral: continue
    case .leftToRight:
      (strong, side) = (.leftToRight, .leftToRight)
      levels[i] = base == 1 ? 2 : 0
    case .rightToLeft:
      (strong, side) = (.rightToLeft, .rightToLeft)
      levels[i] = 1
    case .number:
      side = strong
      levels[i] = strong == .rightToLeft || base == 1 ? 2 : 0
    }
    if before == side {
      let level: UInt8 = side == .rightToLeft ? 1 : (base == 1 ? 2 : 0)
      for j in pending..<i { levels[j] = level }
    }
    before = side
    pending = i + 1
  }
  return levels
}

/// The order from left to right of pieces with the given levels.
func visualOrder(_ levels: [UInt8]) -> [Int] {
  var order = Array(levels.indices)
  guard let highest = levels.max(), highest > 0 else { return order }
  for level in (1...highest).reversed() {
    var start = 0
    while start < order.count {
      guard levels[order[start]] >= level else {
        start += 1
        continue
      }
      var end = start
      while end < order.count, levels[order[end]] >= level { end += 1 }
      order[start..<end].reverse()
      start = end
    }
  }
  return order
}
