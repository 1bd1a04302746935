import Glibc
import NablaPlot
import NablaText

extension LogScaleExplainer {
  /// The places that doublings of 1 reach; of data their own.
  func xs(_ sample: PointColumns?) -> [Double] { sample?.x ?? [1, 2, 4, 8, 16] }

  /// The curves over one pair of axes, with a slope triangle where one is straight.
  func panel(
    _ name: String, logX: Bool, logY: Bool, _ curves: [LogarithmicLine], _ sample: PointColumns?
  ) -> Panel {
    let places = xs(sample).filter { !logX || $0 > 0 }
    let first = places.min() ?? 1
    let last = (places.max() ?? 16) * (sample == nil ? 1.25 : 1)
    let ts = (0...200).map { first + (last - first) * pow(Double($0) / 200, 2) }
    let least = xs(sample).filter { $0 > 0 }.min() ?? 1
    var marks: [any Mark] = []
    var tops: [Double] = sample?.y.filter { $0 > 0 } ?? []
    for curve in curves {
      let line = ts.filter { (!curve.isPower || $0 >= least) && curve.value($0).isFinite }
      tops += line.map(curve.value)
      marks.append(Line(x: line, y: line.map(curve.value), color: curve.color, width: 2.5))
      if sample == nil {
        let dots = places.filter { curve.value($0).isFinite }
        marks.append(Scatter(x: dots, y: dots.map(curve.value), color: curve.color, opacity: 1))
      }
      if logY, logX == curve.isPower { marks += curve.triangle(first, last) }
    }
    let low = max(tops.min() ?? 1, .leastNormalMagnitude)
    let doublings = min(40, max(0, Int(min(log2((tops.max() ?? 1) / low), 1000))))
    marks.insert(
      Rule(
        y: (0...doublings).map { low * exp2(Double($0)) }, width: 1, dash: .dotted, opacity: 0.55),
      at: 0)
    if let sample {
      let rows = sample.x.indices.filter {
        (!logX || sample.x[$0] > 0) && (!logY || sample.y[$0] > 0)
      }
      marks.append(
        Scatter(x: rows.map { sample.x[$0] }, y: rows.map { sample.y[$0] }, color: "s3", opacity: 1)
      )
    }
    if !logY, let end = places.max() {
      let shown = curves.filter { $0.value(end).isFinite }
      var equations = Annotation(
        x: shown.map { _ in end }, y: shown.map { $0.value(end) }, text: shown.map(\.equation),
        leader: false)
      equations.roles = shown.map(\.color)
      marks.append(equations)
    }
    let isStraight = logY && curves.contains { $0.isPower == logX }
    let words = logX ? ": a power is straight" : ": an exponential is straight"
    var x = AxisOptions(sample?.names.0 ?? "x", scale: logX ? "log" : nil)
    if sample == nil {
      x.domain = Interval(logX ? 0.9 : 0, logX ? 22 : 21)
      x.ticks.values = [1, 2, 4, 8, 16]
      marks.insert(
        Rule(x: [1, 2, 4, 8, 16], width: 1, dash: .dotted, opacity: 0.55), at: 0)
    }
    var y = AxisOptions(name == "linear" ? sample?.names.1 ?? "y" : "", scale: logY ? "log" : nil)
    x.grid = false
    y.grid = false
    return Panel(title: name + (isStraight ? words : ""), marks: marks, x: x, y: y)
  }
}
