/// What the marks say about a colour scale: categories or numbers.
public struct ColorTraining: Sendable {
  public private(set) var categories: [String] = []
  private var indices: [String: Int] = [:]
  public private(set) var lower = Double.infinity
  public private(set) var upper = -Double.infinity
  public private(set) var leastPositive = Double.infinity
  /// The numbers themselves, for scales that need more of them than their ends.
  private(set) var samples: [[Double]] = []
  /// The colormap's role that the marks ask for: `weights`, `sequential` or `diverging`.
  public var preference: Preference?
  /// Where colours change, for marks that paint classes; without effect where other marks show
  /// numbers of their own.
  public private(set) var thresholds: [Double] = []
  /// Whether some numbers belong to no class.
  private var isContinuous = false
  /// The numbers at the ends, where a mark fixes them.
  public var pinned: Interval?
  public var label = ""

  public enum Preference: Sendable { case weights, sequential, diverging }

  public init() {}

  public var isCategorical: Bool { !categories.isEmpty }
  public var hasNumbers: Bool { lower <= upper }

  public mutating func add(categories names: [String]) {
    for name in names where indices[name] == nil {
      indices[name] = categories.count
      categories.append(name)
    }
  }

  public mutating func add(_ values: [Double]) {
    isContinuous = isContinuous || values.contains(where: \.isFinite)
    samples.append(values)
    extend(values)
  }

  /// Adds classes between rising finite thresholds, and the ends of what they hold.
  public mutating func add(classes levels: [Double], from low: Double, to high: Double) {
    thresholds = Set(thresholds + levels).sorted()
    extend([low, high])
  }

  /// Whether the colours are those of classes.
  var isClassed: Bool { !thresholds.isEmpty && !isContinuous }

  private mutating func extend(_ values: [Double]) {
    for value in values where value.isFinite {
      lower = min(lower, value)
      upper = max(upper, value)
      if value > 0 { leastPositive = min(leastPositive, value) }
    }
  }

  public mutating func suggest(label text: String) {
    if label.isEmpty { label = text }
  }

  public mutating func merge(_ other: ColorTraining) {
    add(categories: other.categories)
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
    leastPositive = min(leastPositive, other.leastPositive)
    thresholds = Set(thresholds + other.thresholds).sorted()
    isContinuous = isContinuous || other.isContinuous
    samples += other.samples
    preference = preference ?? other.preference
    pinned = pinned ?? other.pinned
    suggest(label: other.label)
  }
}
