import NablaMath
import NablaPlot
import NablaScene

/// What a file says of a distribution: the probabilities of 0, 1, 2 …, or a density at places.
enum DistributionFile {
  case probabilities([Double])
  case density(TabulatedDensity)

  /// A single row or column holds probabilities. Of two columns the first holds the places: whole
  /// numbers from 0 with probabilities, or any with a density.
  ///
  /// - Parameter place: the recipe and the parameter, for messages.
  init(_ path: String, files: DataFiles?, place: String) throws(NablaError) {
    let columns = try Self.columns(path, files, place)
    func sumsToOne(_ values: [Double]) -> Bool { (values.reduce(0, +) - 1).magnitude <= 1e-6 }
    guard columns.count > 1 else {
      self = .probabilities(
        try NumberListSource.file(path).numbers(files: files, place: place).values)
      return
    }
    let (x, y) = (columns[0], columns[1])
    let rises = zip(x, x.dropFirst()).allSatisfy { $0 < $1 }
    if rises, x == x.indices.map(Double.init), sumsToOne(y) {
      self = .probabilities(y)
    } else if !rises, sumsToOne(x) {
      // The second column is about something else.
      self = .probabilities(x)
    } else {
      self = .density(try TabulatedDensity(x: x, y: y, place: place))
    }
  }

  /// The columns of numbers of a table, or of a tensor of two dimensions.
  private static func columns(
    _ path: String, _ files: DataFiles?, _ place: String
  ) throws(NablaError) -> [[Double]] {
    let files = try files.required(at: place, "give numbers")
    guard path.lowercased().hasSuffix(".npy") else {
      return try files.table(path, place: place).columns.compactMap(\.numbers)
    }
    let tensor = try MatrixSource.file(path).tensor(files: files, place: place)
    guard tensor.rank == 2, tensor.shape[1] == 2, tensor.shape[0] > 1 else { return [] }
    return (0..<2).map { column in (0..<tensor.shape[0]).map { tensor.values[2 * $0 + column] } }
  }
}
