import NablaMath
import NablaPlot

/// Bins with what lies in them, values on an edge counted as decimals have it.
///
/// Of 0.7 in tenths from 0, binary numbers say that it lies below the edge 0.7000000000000001;
/// here it lies on it, and so in the bin that begins there.
struct DecimalBins {
  let edges: [Double]
  let counts: [Double]
  /// How many values lie exactly on an edge between two bins.
  let onEdges: Int

  var widths: [Double] { zip(edges, edges.dropFirst()).map { $1 - $0 } }
  var isEven: Bool {
    let widths = widths
    return widths.allSatisfy { abs($0 - widths[0]) <= 1e-9 * widths[0] }
  }

  /// Bins of equal width over all values, or between given edges; values outside do not count.
  ///
  /// - Parameters:
  ///   - values: finite, of a finite span.
  ///   - range: what bins of equal width span; the values' own where nil.
  init(_ values: [Double], _ choice: BinChoice, over range: [Double]? = nil) {
    let all = range ?? values
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let bins: Int
    switch choice {
    case .edges(let edges):
      self.init(values, Binning(edges: edges) ?? Binning(lower: low, upper: high, count: 1))
      return
    case .count(let count): bins = count
    case .rule(let rule): bins = min(rule.count(of: all), BinChoice.most)
    }
    guard low < high, let scale = Self.scale(of: all) else {
      self.init(values, Binning(lower: low, upper: high, count: bins))
      return
    }
    let (first, span) = (Int((low * scale).rounded()), Int(((high - low) * scale).rounded()))
    var counts = [Double](repeating: 0, count: bins)
    var onEdges = 0
    for value in values {
      let place = (Int((value * scale).rounded()) - first) * bins
      let bin = min(place / span, bins - 1)
      counts[bin] += 1
      if place % span == 0, place > 0, place < span * bins { onEdges += 1 }
    }
    let edges = (0...bins).map {
      $0 == bins ? high : Double(first * bins + span * $0) / (scale * Double(bins))
    }
    self.init(edges: edges, counts: counts, onEdges: onEdges)
  }

  private init(edges: [Double], counts: [Double], onEdges: Int) {
    self.edges = edges
    self.counts = counts
    self.onEdges = onEdges
  }

  private init(_ values: [Double], _ binning: Binning) {
    let inner = Set(binning.edges.dropFirst().dropLast())
    self.init(
      edges: binning.edges, counts: binning.counts(values).bins,
      onEdges: values.count { inner.contains($0) })
  }

  /// The power of ten that makes all values whole numbers, small enough to be multiplied; nil where
  /// there is none.
  private static func scale(of values: [Double]) -> Double? {
    var scale = 1.0
    while scale <= 1e6 {
      if values.allSatisfy({ ($0 * scale).rounded() / scale == $0 && abs($0 * scale) < 1e13 }) {
        return scale
      }
      scale *= 10
    }
    return nil
  }

  /// The bins that are higher than what is beside them: of a run of equal ones the first and the
  /// last.
  static func peaks(_ heights: [Double]) -> [ClosedRange<Int>] {
    var (peaks, start, rising): ([ClosedRange<Int>], Int, Bool) = ([], 0, false)
    for (i, height) in (heights + [0]).enumerated() {
      let before = i == 0 ? 0 : heights[i - 1]
      if height < before, rising { peaks.append(start...i - 1) }
      if height != before { (start, rising) = (i, height > before) }
    }
    return peaks
  }
}
