import NablaPlot

extension TableSource {
  /// Twenty made-up values in two heaps, for recipes on one list of numbers.
  static let twentyValues = TableSource.values(
    Node([
      2.1, 2.4, 2.5, 2.7, 2.8, 3, 3.1, 3.3, 3.6, 4.1, 5.2, 5.6, 5.9, 6, 6.2, 6.3, 6.5, 6.8, 7.4,
      9.7,
    ]))
}
