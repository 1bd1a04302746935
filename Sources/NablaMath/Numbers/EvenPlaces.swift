/// Places at even steps from one number to another, both of them among the places.
///
/// - Parameter count: how many places; the first number alone for 1, none below.
package func evenPlaces(from start: Double, to end: Double, count: Int) -> [Double] {
  guard count > 1 else { return count == 1 ? [start] : [] }
  return (0..<count).map { i in
    let share = Double(i) / Double(count - 1)
    // Not by the difference of both, which overflows for the farthest numbers.
    return start * (1 - share) + end * share
  }
}
