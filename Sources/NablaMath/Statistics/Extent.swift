/// The least and the greatest of some numbers; nil for none.
///
/// A NaN is passed over unless it is the first.
package func extent(of values: [Double]) -> (lower: Double, upper: Double)? {
  values.withUnsafeBufferPointer { extent(of: $0) }
}

/// The same of numbers in memory.
package func extent(of values: UnsafeBufferPointer<Double>) -> (lower: Double, upper: Double)? {
  guard let first = values.first else { return nil }
  // Eight at a time, so that none waits for the one before it.
  var (lows, highs) = (Lanes(repeating: first), Lanes(repeating: first))
  let whole = values.count / Lanes.scalarCount * Lanes.scalarCount
  let bytes = UnsafeRawBufferPointer(values)
  for i in stride(from: 0, to: whole, by: Lanes.scalarCount) {
    let next = bytes.loadUnaligned(
      fromByteOffset: i * MemoryLayout<Double>.stride, as: Lanes.self)
    lows.replace(with: next, where: next .< lows)
    highs.replace(with: next, where: next .> highs)
  }
  var (low, high) = (lows.min(), highs.max())
  for value in values[whole...] {
    if value < low { low = value }
    if value > high { high = value }
  }
  return (low, high)
}

private typealias Lanes = SIMD8<Double>

/// Whether no number is NaN or infinite.
package func areFinite(_ values: [Double]) -> Bool {
  values.withUnsafeBufferPointer { areFinite($0) }
}

/// The same of numbers in memory.
package func areFinite(_ values: UnsafeBufferPointer<Double>) -> Bool {
  // One more in the exponent of such a number's bits reaches the sign; no branch, so that several
  // are looked at at once.
  let (exponent, one): (UInt64, UInt64) = (0x7FF0_0000_0000_0000, 0x0010_0000_0000_0000)
  var seen: UInt64 = 0
  for value in values { seen |= (value.bitPattern & exponent) &+ one }
  return seen >> 63 == 0
}
