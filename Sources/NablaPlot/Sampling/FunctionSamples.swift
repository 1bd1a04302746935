/// A function's graph as points, with what was found between them.
package struct FunctionSamples: Sendable {
  /// A place where the function jumps from one finite limit to another.
  package struct Jump: Hashable, Sendable {
    package let x: Double
    package let left: Double
    package let right: Double
    /// The function's value there; NaN where it has none.
    package let value: Double
  }

  /// A place where the function has no value, or another one, though both its limits are the same.
  package struct Hole: Hashable, Sendable {
    package let x: Double
    package let y: Double
    /// The function's value there; NaN where it has none.
    package let value: Double
  }

  /// The finite end of a piece inside the view, where the function stops being defined.
  package struct End: Hashable, Sendable {
    package let x: Double
    package let y: Double
    /// Whether the function still has its value there.
    package let isClosed: Bool
  }

  /// Ascending; beside each break stand the last and the first point of the pieces.
  package var x: [Double] = []
  /// NaN where the line breaks.
  package var y: [Double] = []
  /// Where the function grows without bound.
  package var poles: [Double] = []
  package var jumps: [Jump] = []
  package var holes: [Hole] = []
  package var ends: [End] = []
  /// How often the function was evaluated.
  package var evaluations = 0

  package init() {}

  mutating func append(_ x: Double, _ y: Double) {
    self.x.append(x)
    self.y.append(y)
  }

  /// Ends a piece at `x`; two breaks in a row are one.
  mutating func breakLine(_ x: Double) {
    if let last = y.last, !last.isNaN { append(x, .nan) }
  }
}
