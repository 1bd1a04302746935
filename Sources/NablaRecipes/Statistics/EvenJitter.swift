/// Sideways places for points that would lie upon one another: they look random, fill evenly, and
/// are the same every time.
enum EvenJitter {
  /// The place of point `i`, −1…1, by multiples of the golden ratio.
  static func share(_ i: Int) -> Double {
    let turns = Double(i + 1) * 0.618_033_988_749_894_9
    return (turns - turns.rounded(.down)) * 2 - 1
  }
}
