/// What scales want to know of many values, in one pass over eight at a time.
struct ValueExtent {
  /// The least and the greatest finite value; ∞ and −∞ where there is none.
  private(set) var lower = Double.infinity
  private(set) var upper = -Double.infinity
  /// The least finite value above 0; ∞ where there is none.
  private(set) var leastPositive = Double.infinity
  /// The greatest finite value below 1; −∞ where there is none.
  private(set) var greatestBelowOne = -Double.infinity
  /// How many finite values are not above 0, and not below 1.
  private(set) var nonPositive = 0
  private(set) var notBelowOne = 0
  /// How many values are NaN or infinite.
  private(set) var nonFinite = 0

  private typealias Lanes = SIMD8<Double>
  private typealias Counts = SIMD8<Int64>

  init(_ values: [Double]) {
    let whole = values.count / Lanes.scalarCount * Lanes.scalarCount
    values.withUnsafeBytes { addLanes($0, count: whole) }
    for value in values[whole...] { add(value) }
  }

  private mutating func add(_ value: Double) {
    guard value.isFinite else { return nonFinite += 1 }
    lower = min(lower, value)
    upper = max(upper, value)
    if value > 0 { leastPositive = min(leastPositive, value) } else { nonPositive += 1 }
    if value < 1 { greatestBelowOne = max(greatestBelowOne, value) } else { notBelowOne += 1 }
  }

  /// - Parameter count: how many values, a multiple of the lanes'.
  private mutating func addLanes(_ bytes: UnsafeRawBufferPointer, count: Int) {
    let (least, greatest) = (Lanes(repeating: .infinity), Lanes(repeating: -.infinity))
    var (low, high, positive, belowOne) = (least, greatest, least, greatest)
    var (finite, above, below) = (Counts(), Counts(), Counts())
    let one = Counts(repeating: 1)
    for i in stride(from: 0, to: count, by: Lanes.scalarCount) {
      let values = bytes.loadUnaligned(
        fromByteOffset: i * MemoryLayout<Double>.stride, as: Lanes.self)
      // Neither NaN nor infinite minus itself is 0.
      let isFinite = (values - values) .== 0
      let isAbove = isFinite .& (values .> 0)
      let isBelow = isFinite .& (values .< 1)
      low.replace(with: values, where: isFinite .& (values .< low))
      high.replace(with: values, where: isFinite .& (values .> high))
      positive.replace(with: values, where: isAbove .& (values .< positive))
      belowOne.replace(with: values, where: isBelow .& (values .> belowOne))
      finite &+= Counts().replacing(with: one, where: isFinite)
      above &+= Counts().replacing(with: one, where: isAbove)
      below &+= Counts().replacing(with: one, where: isBelow)
    }
    (lower, upper) = (low.min(), high.max())
    (leastPositive, greatestBelowOne) = (positive.min(), belowOne.max())
    let total = Int(finite.wrappedSum())
    nonFinite = count - total
    nonPositive = total - Int(above.wrappedSum())
    notBelowOne = total - Int(below.wrappedSum())
  }
}
