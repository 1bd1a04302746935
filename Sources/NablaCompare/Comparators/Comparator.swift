package import NablaPlot

/// One way to judge how far two pictures lie apart.
///
/// A new one is a file of its own and a line in `Comparators.all`.
package protocol Comparator: Configurable {
  /// The name in suites and on the command line.
  static var name: String { get }
  /// What is measured, for people, as `largest CIEDE2000`.
  static var quantity: String { get }

  /// The largest measured value that passes.
  var tolerance: Double { get set }

  /// How far the pictures lie apart; nil where it cannot be told, which never passes.
  func distance(_ pair: ImagePair) -> Distance?
}

/// What a comparator measured.
package struct Distance: Sendable {
  /// 0 for equal pictures, larger the more they differ.
  package var value: Double
  /// What else it found, for reports.
  package var details: [Node.Entry]

  package init(_ value: Double, _ details: [Node.Entry] = []) {
    self.value = value
    self.details = details
  }
}

extension Comparator {
  /// Whether a measured value passes; NaN never does.
  package func passes(_ distance: Distance?) -> Bool {
    guard let distance else { return false }
    return distance.value <= tolerance
  }

  package var name: String { Self.name }
}

/// All comparators, in the order of reports.
package enum Comparators {
  package static let all: [any Comparator.Type] = [
    ExactComparator.self, ULPComparator.self, YIQComparator.self, SSIMComparator.self,
    RMSComparator.self, TileComparator.self, CIEDE2000Comparator.self, FLIPComparator.self,
  ]

  package static var names: [String] { all.map { $0.name } }

  /// The comparator of a name, with its defaults.
  package static func named(_ name: String) -> (any Comparator)? {
    all.first { $0.name == name }?.init()
  }
}
