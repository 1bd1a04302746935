import NablaPlot

extension TickOptions {
  /// The names of outcomes at 0, 1, 2 …: all of them, or of many every fifth, tenth and so on.
  static func outcomes(_ names: [String], most: Int) -> TickOptions {
    let steps = [5, 10, 20, 50, 100, 200]
    let step = names.count <= most ? 1 : steps.first { names.count / $0 <= 8 } ?? 200
    let shown = Array(stride(from: step - 1, to: names.count, by: step))
    return TickOptions(values: shown.map(Double.init), labels: shown.map { names[$0] })
  }
}
