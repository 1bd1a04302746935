import NablaMath

/// Where a race starts and how fast each runs, so that differences can be seen.
struct RacePreset {
  let start: SIMD2<Double>
  let rates: [Optimizer.Method: Double]
  /// What a run has to reach: a loss at most this.
  let target: Double

  init(_ function: PlaneFunction) {
    /// Rates of gradient descent, momentum, Adagrad, RMSprop, and of Adam and its kin.
    let pace: (plain: Double, momentum: Double, adagrad: Double, rms: Double, adam: Double)
    switch function.name {
    case "rosenbrock":
      (start, target, pace) = ([-1.2, 2], 1, (0.0015, 0.001, 0.7, 0.03, 0.2))
    case "quadratic": (start, target, pace) = ([-4, 2], 0.01, (0.03, 0.0075, 0.6, 0.05, 0.15))
    case "himmelblau": (start, target, pace) = ([0, -1], 0.01, (0.004, 0.001, 0.4, 0.03, 0.1))
    case "saddle":
      (start, target, pace) = ([1.2, 0.001], -1, (0.02, 0.005, 0.08, 0.007, 0.02))
    case "rastrigin": (start, target, pace) = ([1.8, -1.6], 1, (0.002, 0.0005, 0.3, 0.03, 0.08))
    default: (start, target, pace) = ([1, 1.5], 0.01, (0.01, 0.0025, 0.4, 0.03, 0.1))
    }
    rates = [
      .gd: pace.plain, .momentum: pace.momentum, .nag: pace.momentum, .adagrad: pace.adagrad,
      .adadelta: 20, .rmsprop: pace.rms, .adam: pace.adam, .adamax: pace.adam, .nadam: pace.adam,
      .amsgrad: pace.adam, .adamw: pace.adam,
    ]
  }
}
