import NablaPlot
import NablaScene

/// The first two columns of numbers of a table, without missing values.
struct PointColumns {
  var x: [Double] = []
  var y: [Double] = []
  var names = ("x", "y")

  init(_ source: TableSource, files: DataFiles?, place: String) throws(NablaError) {
    let table = try source.table(columns: ["x", "y"], files: files, place: place)
    let columns = zip(table.names, table.columns).compactMap { name, column in
      column.numbers.map { (name, $0) }
    }
    guard columns.count >= 2 else {
      throw NablaError(
        place, "needs two columns of numbers, and has \(columns.count)", "give a table with x and y"
      )
    }
    names = (columns[0].0, columns[1].0)
    for (x, y) in zip(columns[0].1, columns[1].1) where x.isFinite && y.isFinite {
      self.x.append(x)
      self.y.append(y)
    }
  }

  /// How many points have no place on logarithmic axes.
  func count(logX: Bool) -> Int { x.indices.count { y[$0] <= 0 || (logX && x[$0] <= 0) } }
}
