import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// One step as vectors, and how fast each setting of momentum is.
extension RavineFigure {
  // MARK: - One step

  /// The step of Nesterov's path where looking ahead changes the gradient most.
  var step: (place: SIMD2<Double>, kept: SIMD2<Double>) {
    guard let run = runs.last else { return (.zero, .zero) }
    let points = run.path.points
    var best = (place: points[0], kept: SIMD2<Double>.zero)
    for (a, b) in zip(points, points.dropFirst()).prefix(12)
    where Self.domain?.contains(b) == true {
      let kept = (b - a) * recipe.gamma
      if change(b, kept) > change(best.place, best.kept) { best = (b, kept) }
    }
    return best
  }

  private func change(_ p: SIMD2<Double>, _ kept: SIMD2<Double>) -> Double {
    (bowl.gradient(p + kept) - bowl.gradient(p)).length * recipe.eta
  }

  var vectorPanel: Panel {
    let (p, kept) = step
    let ahead = p + kept
    let here = bowl.gradient(p) * -recipe.eta
    let there = bowl.gradient(ahead) * -recipe.eta
    let momentum = p + here + kept
    let marks: [any Mark] = [
      Arrow(p, p + here, color: "s2", width: 2),
      Arrow(p + here, momentum, color: "s2", width: 2),
      Arrow(p, ahead, color: "ink", width: 2),
      Arrow(ahead, ahead + there, color: "s3", width: 2),
      Arrow(p, ahead + there, color: "s3", width: 3, head: 12),
      Scatter([p], color: "ink", size: 8),
      Text("$-\\eta\\nabla J(\\theta)$", at: p + here / 2, anchor: .start, dx: 9, color: "s2"),
      Text("$-\\gamma v$", at: p + kept / 2, anchor: .end, dx: -9),
      Text(
        "$-\\eta\\nabla J(\\theta - \\gamma v)$", at: ahead, anchor: .end, dx: -8, dy: 8,
        color: "s3"),
      Text("Momentum", at: momentum, anchor: .start, dx: 8, bold: true, color: "s2"),
      Text("Nesterov", at: ahead + there, anchor: .start, dx: 8, bold: true, color: "s3"),
      Text("$\\theta$", at: p, anchor: .end, dx: -9),
    ]
    let all = [p, p + here, momentum, ahead, ahead + there]
    func side(_ values: [Double]) -> (middle: Double, half: Double) {
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      return ((low + high) / 2, (high - low) / 2)
    }
    let (x, y) = (side(all.map(\.x)), side(all.map(\.y)))
    let room = 1.2 * max(x.half, y.half, 1e-9)
    return Panel(
      title: "One step, magnified", marks: marks,
      x: AxisOptions("x", domain: x.middle - room * 1.5...x.middle + room * 1.5),
      y: AxisOptions("y", domain: y.middle - room...y.middle + room),
      coordinates: .cartesian(aspect: 1))
  }

  // MARK: - The rates

  var phasePanel: Panel {
    let rates = rates
    let (best, most) = (rates.best, max(4.2 / recipe.condition, recipe.eta * 1.15))
    let contour = Contour(
      x: 0...most, y: 0...0.999, levels: .exactly((0...10).map { 0.5 + 0.05 * Double($0) }),
      labels: false, samples: 160
    ) { min(1.05, rates.rate(.momentum, eta: $0, gamma: $1)) }
    func point(_ eta: Double, _ gamma: Double, _ rate: Double, _ word: String) -> [any Mark] {
      [
        Scatter(
          [[eta, gamma]], color: word == "fastest" ? "ink" : "s2", size: 11,
          shape: word == "fastest" ? .star : .circle),
        Annotation(
          x: [eta], y: [gamma], text: ["\(word): × \(number(rate))"],
          color: word == "fastest" ? "ink" : "s2", bold: true),
      ]
    }
    let now = rates.rate(.momentum, eta: recipe.eta, gamma: recipe.gamma)
    return Panel(
      title: "How fast momentum is",
      marks: [contour, Text("diverges", at: [most * 0.84, 0.1], size: 11)]
        + point(best.eta, best.gamma, best.rate, "fastest")
        + point(recipe.eta, recipe.gamma, now, "now"),
      x: AxisOptions("step η", domain: 0...most), y: AxisOptions("momentum γ", domain: 0...1),
      color: ColorOptions("distance a step", domain: 0.4...1.05, colormap: "attention_r"))
  }
}
