import NablaScene

/// Values by colour, in the order in which the colours first came.
struct ByColor<Value> {
  private(set) var all: [(color: ColorPair, value: Value)] = []
  private var places: [ColorPair: Int] = [:]

  /// Changes the value of a colour, which begins as `start`.
  mutating func update(_ color: ColorPair, _ start: Value, _ change: (inout Value) -> Void) {
    let place = places[color] ?? all.count
    if place == all.count {
      places[color] = place
      all.append((color, start))
    }
    change(&all[place].value)
  }
}
