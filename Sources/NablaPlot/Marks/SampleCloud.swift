/// A round cloud of points that are spread evenly by their rank, for the samples of marks.
enum SampleCloud {
  /// Points whose distances from the origin are distributed as those of two normal variates.
  static func points(_ count: Int) -> [(x: Double, y: Double)] {
    (1...max(1, count)).map { k in
      // Two fractional sequences that fill the square evenly (M. Roberts 2018).
      let u = (Double(k) * 0.754_877_666_2).truncatingRemainder(dividingBy: 1)
      let v = (Double(k) * 0.569_840_290_9).truncatingRemainder(dividingBy: 1)
      let radius = (-2 * logarithm(max(u, 1e-9))).squareRoot()
      return (radius * cosine(2 * .pi * v), radius * sine(2 * .pi * v))
    }
  }
}
