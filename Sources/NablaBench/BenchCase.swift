import Dispatch
import Nabla
import Synchronization

/// The cases; each gives a function that draws once and says how many bytes came of it.
enum BenchCase {
  static let names = [
    "line-png", "line-svg", "smooth", "noisy", "heatmap", "scatter", "scatter-long", "contour",
    "panels", "hundred", "many", "histogram", "density", "violins", "surface",
    "streamlines", "csv", "compare", "decode",
  ]

  /// Device pixels per logical one: figures of 600×400 have 1200×800 pixels.
  static let scale = 2.0

  static func named(_ name: String, folder: String) throws -> (() throws -> Int)? {
    switch name {
    case "line-png":
      let data = try Waves(folder)
      return { try BenchFigure.line(data).png(scale: scale).count }
    case "line-svg":
      let data = try Waves(folder)
      return { try BenchFigure.line(data).svg().utf8.count }
    case "smooth", "noisy":
      let x = try RawFile.doubles("\(folder)/x.f64")
      let y = try RawFile.doubles("\(folder)/\(name).f64")
      return { try BenchFigure.long(x, y).png(scale: scale).count }
    case "heatmap":
      let values = try RawFile.floats("\(folder)/heatmap.f32")
      let side = Int(Double(values.count).squareRoot())
      guard let matrix = Matrix(rows: side, columns: side, values: values) else { return nil }
      return { try BenchFigure.heatmap(matrix).png(scale: scale).count }
    case "histogram", "density":
      let values = try RawFile.doubles("\(folder)/\(name).f64")
      return {
        let figure = name == "density" ? BenchFigure.density(values) : BenchFigure.histogram(values)
        return try figure.png(scale: scale).count
      }
    case "violins":
      let values = try RawFile.doubles("\(folder)/violins.f64")
      // Six groups of equally many values, one after the other.
      let groups = Column.texts(values.indices.map { "group \($0 * 6 / values.count)" })
      return { try BenchFigure.violins(values, groups).png(scale: scale).count }
    case "scatter", "scatter-long":
      let count = name == "scatter" ? 1_000_000 : 10_000_000
      let x = Array(try RawFile.doubles("\(folder)/points-x.f64").prefix(count))
      let y = Array(try RawFile.doubles("\(folder)/points-y.f64").prefix(count))
      return { try BenchFigure.scatter(x, y).png(scale: scale).count }
    case "surface":
      return { try BenchFigure.surface(Plane(100, reach: 6)).png(scale: scale).count }
    case "streamlines":
      return { try BenchFigure.streamlines(Plane(100, reach: 3)).png(scale: scale).count }
    case "csv":
      let files = DataFiles.below(folder)
      return {
        let table = try files.table("long.csv")
        return try BenchFigure.long(table).png(scale: scale).count
      }
    case "contour":
      let values = try RawFile.doubles("\(folder)/field.f64")
      let side = Int(Double(values.count).squareRoot())
      guard let matrix = Matrix(rows: side, columns: side, values: values) else { return nil }
      return { try BenchFigure.contour(matrix).png(scale: scale).count }
    case "panels":
      let data = try Waves(folder)
      return { try BenchFigure.panels(data).png(scale: scale).count }
    case "hundred":
      let data = try Waves(folder)
      return { try hundred(data, folder: folder) }
    case "many":
      let data = try Waves(folder)
      let number = Atomic(0)
      return { try thousand(data, from: number.add(1000, ordering: .relaxed).oldValue) }
    case "compare", "decode":
      let files = try ["before", "after"].map { try RawFile.bytes("\(folder)/\($0).png") }
      return { try PictureBench.run(files, comparing: name == "compare") }
    default:
      // A recipe's default figure, from its numbers on.
      guard let recipe = RecipeRegistry.standard[name] else { return nil }
      return { try recipe.init().draw(RecipeContext()).figure.png(scale: scale).count }
    }
  }

  /// A hundred figures as PNG and SVG files, on all cores.
  private static func hundred(_ data: Waves, folder: String) throws -> Int {
    let total = Atomic(0)
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: 100) { i in
      do {
        let scene = try BenchFigure.line(data, number: i).scene()
        for format in [OutputFormat.png, .svg] {
          let bytes = try scene.encoded(as: format, OutputOptions(scale: scale))
          try RawFile.write(bytes, to: "\(folder)/ours-\(i).\(format.rawValue)")
          total.add(bytes.count, ordering: .relaxed)
        }
      } catch {
        failure.withLock { $0 = error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return total.load(ordering: .relaxed)
  }

  /// A thousand different figures, each as PNG and as SVG, all dropped.
  private static func thousand(_ data: Waves, from start: Int) throws -> Int {
    var total = 0
    for number in start..<start + 1000 {
      let scene = try BenchFigure.line(data, number: number).scene()
      for format in [OutputFormat.png, .svg] {
        total += try scene.encoded(as: format, OutputOptions(scale: 1)).count
      }
    }
    return total
  }
}
