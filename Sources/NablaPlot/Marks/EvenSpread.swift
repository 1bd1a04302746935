/// Places that look random, fill a range evenly and are the same every time.
enum EvenSpread {
  /// The place of point `index`, 0…1: multiples of the golden ratio, of which any number in a row
  /// lie about equally far apart (the low-discrepancy sequence of H. Weyl 1916).
  static func share(_ index: Int) -> Double {
    (0.5 + Double(index) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
  }
}
