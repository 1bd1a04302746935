import NablaScene

/// Points in space, as the marks of points and lines read them.
struct SpacePoints: Sendable {
  let x: [Double]
  let y: [Double]
  let z: [Double]

  func train(_ scales: inout ScaleTraining, _ channels: (x: Channel?, y: Channel?, z: Channel?)) {
    scales.x.add(x)
    scales.y.add(y)
    scales.z.add(z)
    scales.x.suggest(label: channels.x?.name ?? "")
    scales.y.suggest(label: channels.y?.name ?? "")
    scales.z.suggest(label: channels.z?.name ?? "")
  }

  /// How many there are, and the extent of their heights.
  var words: String {
    let known = z.filter(\.isFinite)
    guard let low = known.min(), let high = known.max() else { return "" }
    return
      "\(counted(x.count, "point")) in space, from a height of \(format(low, significant: 3)) to "
      + "\(format(high, significant: 3))."
  }

  var series: [(name: String, column: Column)] {
    [("x", .numbers(x)), ("y", .numbers(y)), ("z", .numbers(z))]
  }
}

extension MarkContext {
  /// The channels of points in space, of one length.
  func spacePoints(
    _ x: Channel?, _ y: Channel?, _ z: Channel?
  ) throws(NablaError) -> SpacePoints {
    let xs = try numbers(x, "x")
    let (ys, zs) = (try numbers(y, "y", count: xs.count), try numbers(z, "z", count: xs.count))
    try checkLengths(("y", ys.count), ("x", xs.count))
    try checkLengths(("z", zs.count), ("x", xs.count))
    return SpacePoints(x: xs, y: ys, z: zs)
  }
}
