extension Trajectory {
  /// Numbers that a method computes on the way, by their symbol.
  public struct Quantity: Hashable, Sendable {
    /// As in the method's source (`m̂`).
    public let symbol: String
    /// One for each coordinate, a matrix row by row, or a single number.
    public let values: [Double]

    public init(_ symbol: String, _ values: [Double]) {
      self.symbol = symbol
      self.values = values
    }
  }
}
