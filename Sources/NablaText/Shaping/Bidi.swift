import CFriBidi

/// Which way a paragraph runs.
enum ParagraphDirection {
  case leftToRight
  case rightToLeft
}

/// The embedding level of each character of a paragraph: even where it is read from the left, odd
/// where from the right (Unicode's Bidirectional Algorithm, UAX #9, by FriBidi).
struct BidiLevels {
  let levels: [UInt8]
  let direction: ParagraphDirection

  /// - Parameter direction: that of the first letter where nil.
  init(_ characters: [UInt32], direction: ParagraphDirection?) {
    guard direction == .rightToLeft || characters.contains(where: mayRunFromTheRight) else {
      levels = [UInt8](repeating: 0, count: characters.count)
      self.direction = .leftToRight
      return
    }
    let count = FriBidiStrIndex(clamping: characters.count)
    var types = [FriBidiCharType](repeating: fribidi_type_ws, count: characters.count)
    fribidi_get_bidi_types(characters, count, &types)
    var brackets = [FriBidiBracketType](repeating: 0, count: characters.count)
    fribidi_get_bracket_types(characters, count, types, &brackets)
    var base: FriBidiParType =
      switch direction {
      case nil: fribidi_par_on
      case .leftToRight: fribidi_par_ltr
      case .rightToLeft: fribidi_par_rtl
      }
    var levels = [FriBidiLevel](repeating: 0, count: characters.count)
    let isFine =
      fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, &levels) != 0
    let isFromTheRight = isFine && base == fribidi_par_rtl
    self.direction = isFromTheRight ? .rightToLeft : .leftToRight
    var result = levels.map { isFine ? UInt8(clamping: $0) : 0 }
    // Rule L1: spaces at the line's end lie where the line ends.
    for i in result.indices.reversed() {
      guard types[i] == fribidi_type_ws else { break }
      result[i] = isFromTheRight ? 1 : 0
    }
    self.levels = result
  }
}

/// Whether a character may be one that is read from the right, or that says so: all of them lie in
/// blocks of their own, which Unicode keeps for them.
func mayRunFromTheRight(_ character: UInt32) -> Bool {
  switch character {
  case 0..<0x590: false
  case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF,
    0x1E800...0x1EFFF:
    true
  default: false
  }
}

/// The order from left to right of pieces with the given levels (rule L2).
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
