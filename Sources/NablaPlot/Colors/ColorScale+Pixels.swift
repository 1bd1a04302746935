import Glibc
public import NablaScene

extension ColorScale {
  /// The colours of a grid of values on both pages.
  public struct Grid: Hashable, Sendable {
    public var light: Pixels
    /// nil where it would equal the light side.
    public var dark: Pixels?
  }

  /// The colours of `width` · `height` values in row-major order, the top row first.
  ///
  /// Continuous colours come from a table of 1025 entries, the middle one exactly the map's.
  /// - Throws: `NablaError` where the values are not as many as the cells.
  public func pixels(
    _ values: [Double], width: Int, height: Int
  ) throws(NablaError) -> Grid {
    let (cells, overflow) = width.multipliedReportingOverflow(by: height)
    guard width >= 0, height >= 0, !overflow, cells == values.count else {
      throw NablaError(
        "color", "\(values.count) values do not fill \(width) × \(height) cells",
        "give one value a cell")
    }
    let tables = tables
    let indices = indices(values)
    func side(_ table: [UInt32]) -> Pixels {
      Pixels(width: width, height: height, values: Self.looked(up: indices, in: table))
    }
    let light = side(tables.light)
    return Grid(light: light, dark: tables.light == tables.dark ? nil : side(tables.dark))
  }

  /// Of each side, the colours by index and last those of missing, lower and higher values.
  private var tables: (light: [UInt32], dark: [UInt32]) {
    var pairs: [ColorPair]
    if let count = map.classCount {
      pairs = (0..<count).map { color(at: (Double($0) + 0.5) / Double(count)) }
    } else {
      let last = Double(Self.last)
      pairs = (0...Self.last).map { colormap.color(at: Double($0) / last) }
    }
    pairs += [missing, under ?? missing, over ?? missing]
    return (pairs.map(\.light.packed), pairs.map(\.dark.packed))
  }

  private static let last = 1024

  /// Each value's place in the table, the missing colour's for NaN.
  private func indices(_ values: [Double]) -> [UInt16] {
    if under != nil || over != nil { return coloredBeyond(values) }
    switch kind {
    case .linear, .diverging:
      let scale = (map.mapEnd - map.mapStart) / (map.upper - map.lower)
      guard scale.isNormal, scale < 1e300, map.lower < map.upper else { break }
      return Self.proportional(values, from: map.lower, scale: scale, map.mapStart...map.mapEnd) {
        $0
      }
    case .log:
      let lower = log(map.lower)
      let span = log(map.upper) - lower
      guard span > 0 else { break }
      return Self.proportional(values, from: lower, scale: 1 / span, 0...1) {
        $0 > 0 ? log($0) : $0.isNaN ? $0 : lower
      }
    case .thresholds(let thresholds):
      let missing = UInt16(thresholds.count + 1)
      return values.map {
        $0.isNaN ? missing : UInt16(ColorScaleMap.classIndex(of: $0, thresholds))
      }
    case .categorical(_, let count):
      return values.map { value in
        let rounded = value.rounded()
        return UInt16(rounded >= 0 && rounded < Double(count) ? rounded : Double(count))
      }
    case .symlog: break
    case .values(let known, _):
      return values.map { value in
        map.place(of: value) == nil
          ? UInt16(max(1, known.count)) : UInt16(ColorScaleMap.classIndex(of: value, known) - 1)
      }
    }
    // Spans that are zero, overflow or are too small to divide by, and bent ones.
    return values.map { value in
      guard let place = map.place(of: value) else { return UInt16(Self.last + 1) }
      return UInt16((map.mapPlace(place) * Double(Self.last)).rounded())
    }
  }

  /// The indices where values beyond the ends have colours of their own.
  private func coloredBeyond(_ values: [Double]) -> [UInt16] {
    let count = map.classCount ?? Self.last + 1
    return values.map { value in
      guard let place = map.place(of: value) else { return UInt16(count) }
      if under != nil, map.isUnder(value) { return UInt16(count + 1) }
      if over != nil, map.isOver(value) { return UInt16(count + 2) }
      return map.classCount == nil
        ? UInt16((map.mapPlace(place) * Double(Self.last)).rounded())
        : UInt16(map.classIndex(at: place))
    }
  }

  @inline(__always)
  private static func proportional(
    _ values: [Double], from lower: Double, scale: Double, _ ends: ClosedRange<Double>,
    transform: (Double) -> Double
  ) -> [UInt16] {
    let factor = scale * Double(last)
    // A half more, so that cutting off rounds.
    let bottom = ends.lowerBound * Double(last) + 0.5
    let top = ends.upperBound * Double(last) + 0.5
    return [UInt16](unsafeUninitializedCapacity: values.count) { buffer, count in
      values.withUnsafeBufferPointer { values in
        for i in 0..<values.count {
          let place = (transform(values[i]) - lower) * factor + bottom
          // NaN fails the first comparison.
          buffer[i] =
            place >= bottom
            ? UInt16(truncatingIfNeeded: Int32(place < top ? place : top))
            : UInt16(truncatingIfNeeded: place.isNaN ? last + 1 : Int(bottom))
        }
      }
      count = values.count
    }
  }

  private static func looked(up indices: [UInt16], in table: [UInt32]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: indices.count) { buffer, count in
      table.withUnsafeBufferPointer { table in
        indices.withUnsafeBufferPointer { indices in
          for i in 0..<indices.count { buffer[i] = table[Int(indices[i])] }
        }
      }
      count = indices.count
    }
  }
}
