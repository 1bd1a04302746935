import NablaScene

/// Where bars, error bars and violins stand along their axis: on bands or numbers, the groups of
/// one place side by side.
///
/// Marks with the same places and the same groups stand exactly over one another.
struct BarPlaces: Sendable {
  let values: PositionValues
  /// A number for each row that is the same for the same place; nil where the place is missing.
  let keys: [Int?]
  /// The group of each row; nil without groups.
  let groups: (codes: [Int32], names: [String])?
  /// Whether some place holds several groups, which then share its band.
  let isDodged: Bool
  /// The first row whose place and group an earlier row has.
  let repeats: Int?
  /// The length of a band in the axis's unit: 1 for categories, the least step of numbers.
  let band: Double
  /// Names by position where texts are repeated, so that equal ones stay apart.
  let positionLabels: [String]?

  /// - Parameters:
  ///   - color: what groups the rows, where it holds texts.
  ///   - keepsRepeats: whether rows with equal texts and no groups stand on bands of their own.
  init(
    _ values: PositionValues, _ color: ColorValues, keepsRepeats: Bool = false, dodge: Bool? = nil
  ) {
    self.values = values
    if case .categories(let codes, let names) = color {
      groups = (codes, names)
    } else {
      groups = nil
    }
    let keys = Self.keys(values)
    self.keys = keys
    var first: [Int: Int32] = [:]
    var pairs = Set<Pair>()
    var (several, repeats): (Bool, Int?) = (false, nil)
    for (i, key) in keys.enumerated() {
      guard let key else { continue }
      let group = groups?.codes[i] ?? 0
      if let known = first[key] {
        several = several || known != group
      } else {
        first[key] = group
      }
      if !pairs.insert(Pair(place: key, group: group)).inserted { repeats = repeats ?? i }
    }
    isDodged = dodge ?? several
    if keepsRepeats, groups == nil, repeats != nil,
      case .categories(let codes, let names) = values.values
    {
      positionLabels = codes.map { $0 >= 0 ? names[Int($0)] : "" }
      self.repeats = nil
    } else {
      positionLabels = nil
      self.repeats = repeats
    }
    band = Self.band(values)
  }

  private struct Pair: Hashable {
    let place: Int
    let group: Int32
  }

  private static func keys(_ values: PositionValues) -> [Int?] {
    switch values.values {
    case .categories(let codes, _): return codes.map { $0 >= 0 ? Int($0) : nil }
    case .times(let times): return times.map { $0 == Column.missingTime ? nil : Int($0) }
    case .numbers(let numbers):
      // -0 and 0 are one place.
      return numbers.map { $0.isFinite ? Int(bitPattern: UInt(($0 + 0).bitPattern)) : nil }
    }
  }

  private static func band(_ values: PositionValues) -> Double {
    let numbers: [Double]
    switch values.values {
    case .categories: return 1
    case .numbers(let all): numbers = all
    case .times(let times): numbers = PositionValues.numbers(times)
    }
    let sorted = numbers.filter(\.isFinite).sorted()
    var least = Double.infinity
    for (a, b) in zip(sorted, sorted.dropFirst()) where b > a { least = min(least, b - a) }
    return least.isFinite ? least : 1
  }

  var count: Int { values.count }

  /// The name of a row's group; nil without groups or where it is missing.
  func group(_ row: Int) -> String? {
    guard let groups, groups.codes[row] >= 0 else { return nil }
    return groups.names[Int(groups.codes[row])]
  }

  /// Whether the groups are the places themselves, so that a legend would repeat the axis.
  var groupsArePlaces: Bool {
    guard let groups, case .categories(let codes, let names) = values.values else { return false }
    return groups.codes == codes && groups.names == names
  }

  /// - Parameter width: the share of a band that is covered.
  func train(_ axis: inout AxisTraining, width: Double) {
    if let positionLabels {
      axis.label(positions: positionLabels)
      return
    }
    values.train(&axis)
    if case .categories = values.values { return }
    let numbers = values.on(numberScale)
    for i in [numbers.min(), numbers.max()] {
      if let i { axis.makeRoom(for: [i - band * width / 2, i + band * width / 2]) }
    }
  }

  /// Numbers and times need no scale to be placed.
  private var numberScale: Scale {
    Scale(
      kind: LinearScale(AxisOptions()), domain: (0, 1), training: AxisTraining(), reversed: false)
  }

  /// The middle of each row's place and the offset and width of its own slot there.
  ///
  /// - Parameters:
  ///   - width: the share of a band that all its slots take together.
  ///   - gap: the share of a slot that stays free.
  ///   - order: the groups in the order of the colour scale.
  func slots(on scale: Scale, width: Double, gap: Double = 0, order: [String]) -> [Slot] {
    let centers =
      positionLabels == nil ? values.on(scale) : (0..<count).map(Double.init)
    let whole = band * width
    guard let groups, isDodged else {
      return centers.map { Slot(center: $0, width: whole) }
    }
    let ranks = Dictionary(order.enumerated().map { ($1, $0) }) { a, _ in a }
    let names = groups.names.sorted { ranks[$0, default: .max] < ranks[$1, default: .max] }
    var place: [String: Int] = [:]
    for (i, name) in names.enumerated() { place[name] = i }
    let slot = whole / Double(max(1, names.count))
    // Groups run from left to right, and from the top down.
    let direction = scale.range.end < scale.range.start && !scale.isReversed ? -1.0 : 1.0
    return centers.indices.map { row in
      guard let name = group(row), let k = place[name] else {
        return Slot(center: .nan, width: slot)
      }
      let offset = (Double(k) + 0.5) * slot - whole / 2
      return Slot(center: centers[row] + direction * offset, width: slot * (1 - gap))
    }
  }

  /// A place of a bar in the axis's unit.
  struct Slot: Sendable {
    let center: Double
    let width: Double
    var lower: Double { center - width / 2 }
    var upper: Double { center + width / 2 }
  }
}

extension Style {
  /// The categories in the order of the colour scale; none without one.
  var categories: [String] {
    if case .categories(let names, _) = color { names } else { [] }
  }
}
