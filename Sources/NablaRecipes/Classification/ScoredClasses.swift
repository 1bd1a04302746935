import NablaMath
import NablaPlot
import NablaScene

/// Scores of two classes, and what every threshold makes of them.
struct ScoredClasses {
  let scores: [Double]
  let isPositive: [Bool]

  /// The distinct scores from the highest down: a threshold at each takes it and all above.
  let thresholds: [Double]
  /// How many of each class lie at or above each threshold.
  let trueCounts: [Int]
  let falseCounts: [Int]

  var positives: Int { trueCounts.last ?? 0 }
  var negatives: Int { falseCounts.last ?? 0 }

  init(scores: [Double], isPositive: [Bool]) {
    self.scores = scores
    self.isPositive = isPositive
    var (thresholds, trues, falses) = ([Double](), [Int](), [Int]())
    var (t, f) = (0, 0)
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    for (rank, i) in order.enumerated() {
      if isPositive[i] { t += 1 } else { f += 1 }
      // Equal scores make one step together.
      if rank + 1 < order.count, scores[order[rank + 1]] == scores[i] { continue }
      thresholds.append(scores[i])
      trues.append(t)
      falses.append(f)
    }
    (self.thresholds, trueCounts, falseCounts) = (thresholds, trues, falses)
  }

  /// From (0, 0) on: the share of negatives and of positives at or above each threshold.
  var roc: (x: [Double], y: [Double]) {
    (
      [0] + falseCounts.map { Double($0) / Double(negatives) },
      [0] + trueCounts.map { Double($0) / Double(positives) }
    )
  }

  /// The area under the trapezoids, which counts ties half.
  var area: Double {
    let (x, y) = roc
    var sum = 0.0
    for i in 1..<x.count { sum += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2 }
    return sum
  }

  var recall: [Double] { trueCounts.map { Double($0) / Double(positives) } }
  var precision: [Double] { zip(trueCounts, falseCounts).map { Double($0) / Double($0 + $1) } }

  /// Where the recall grows, with the precision there.
  var steps: [(recall: Double, precision: Double)] {
    var last = 0.0
    return zip(recall, precision).compactMap { r, p in
      defer { last = r }
      return r > last ? (r, p) : nil
    }
  }

  /// Σ (Rₙ − Rₙ₋₁) Pₙ: steps, not trapezoids.
  var averagePrecision: Double {
    var (sum, last) = (0.0, 0.0)
    for step in steps {
      sum += (step.recall - last) * step.precision
      last = step.recall
    }
    return sum
  }

  /// What stands on each side of a threshold.
  func counts(_ threshold: Double) -> (tp: Int, fp: Int, fn: Int, tn: Int) {
    var (tp, fp) = (0, 0)
    for (score, positive) in zip(scores, isPositive) where score >= threshold {
      if positive { tp += 1 } else { fp += 1 }
    }
    return (tp, fp, positives - tp, negatives - fp)
  }
}
