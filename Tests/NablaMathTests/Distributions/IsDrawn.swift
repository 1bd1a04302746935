import NablaMath

/// Whether values are likely draws of a distribution, by Kolmogorov and Smirnov: the largest
/// difference of their shares from the cdf is below 1.95/√n, which one draw in a thousand exceeds.
func isDrawn(_ values: [Double], from distribution: any Distribution) -> Bool {
  let sorted = values.sorted()
  let n = Double(values.count)
  var most = 0.0
  for (index, value) in sorted.enumerated() {
    let isLast = index + 1 == sorted.count || sorted[index + 1] != value
    if isLast { most = max(most, (Double(index + 1) / n - distribution.cdf(value)).magnitude) }
    // Below a value of a continuous distribution the cdf is the same.
    let isFirst = index == 0 || sorted[index - 1] != value
    if isFirst {
      let below = distribution.isDiscrete ? distribution.cdf(value - 1) : distribution.cdf(value)
      most = max(most, (Double(index) / n - below).magnitude)
    }
  }
  return n > 0 && most * n.squareRoot() < 1.95
}
