/// Where equally large dots stand that share a line of values: as near to the middle as they can
/// without covering each other, those of smaller values first. Nothing is left to chance.
struct SwarmPlaces {
  /// The distance of each dot from the middle, in the order of the positions.
  private(set) var offsets: [Double]

  /// nil where a dot finds no place within the room, unless such dots may stand at its edge.
  ///
  /// - Parameters:
  ///   - positions: where the dots stand along the values, in px; finite.
  ///   - diameter: how far apart their centers must be, above 0.
  ///   - room: how far from the middle they may stand.
  init?(_ positions: [Double], diameter: Double, room: Double, mayCrowd: Bool) {
    offsets = [Double](repeating: 0, count: positions.count)
    let order = positions.indices.sorted {
      positions[$0] == positions[$1] ? $0 < $1 : positions[$0] < positions[$1]
    }
    // The dots that may still be touched.
    var near: [(position: Double, offset: Double)] = []
    for (turn, i) in order.enumerated() {
      let position = positions[i]
      near.removeAll { position - $0.position >= diameter }
      let blocked = near.map { dot -> (low: Double, high: Double) in
        let apart = position - dot.position
        let reach = max(0, diameter * diameter - apart * apart).squareRoot()
        return (dot.offset - reach, dot.offset + reach)
      }
      let offset = Self.free(blocked, prefersHigh: turn % 2 == 0)
      if offset.magnitude <= room {
        offsets[i] = offset
        near.append((position, offset))
      } else if mayCrowd {
        offsets[i] = offset < 0 ? -room : room
      } else {
        return nil
      }
    }
  }

  /// The place nearest to 0 that no interval holds inside.
  private static func free(
    _ blocked: [(low: Double, high: Double)], prefersHigh: Bool
  ) -> Double {
    var (low, high) = (0.0, 0.0)
    var rest = blocked.sorted { $0.low < $1.low }
    // The intervals that hang together around 0 grow until no other one touches them.
    var isAround = false
    var grows = true
    while grows {
      grows = false
      rest.removeAll { interval in
        let touches =
          isAround
          ? interval.low < high && interval.high > low : interval.low < 0 && interval.high > 0
        guard touches else { return false }
        (low, high) = (min(low, interval.low), max(high, interval.high))
        isAround = true
        grows = true
        return true
      }
    }
    if low == 0, high == 0 { return 0 }
    if -low == high { return prefersHigh ? high : low }
    return -low < high ? low : high
  }
}
