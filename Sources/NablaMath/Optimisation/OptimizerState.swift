#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an optimiser remembers between steps, and how it makes the next one.
///
/// `Optimizer` says where each rule comes from.
public struct OptimizerState: Sendable {
  private typealias Quantity = Trajectory.Quantity

  public let optimizer: Optimizer
  /// How many steps were made.
  public private(set) var step = 0
  /// The gradient of the last step (Nesterov's is taken ahead), noise included.
  public private(set) var gradient: [Double]
  /// How far the last step went.
  public private(set) var move: [Double]

  /// The velocity, or the gradients' mean.
  private var first: [Double]
  /// The squared gradients' sum or mean.
  private var second: [Double]
  /// Adadelta's mean of squared steps, AMSGrad's largest mean, Lion's direction.
  private var third: [Double]
  /// The product of Nadam's warmed-up β₁.
  private var product = 1.0

  /// - Parameter dimension: how many coordinates points have.
  public init(_ optimizer: Optimizer, dimension: Int) {
    self.optimizer = optimizer
    let zeros = [Double](repeating: 0, count: max(0, dimension))
    (gradient, move, first, second, third) = (zeros, zeros, zeros, zeros, zeros)
  }

  private var isTorch: Bool { optimizer.convention == .pytorch }

  /// The point after one step.
  ///
  /// - Parameters:
  ///   - point: as many coordinates as the state has.
  ///   - learningRate: η of this step; the optimiser's own where nil.
  ///   - slope: the gradient at a point.
  /// - Returns: NaN for all where the point or the gradient has another number of coordinates.
  public mutating func next(
    _ point: [Double], learningRate: Double? = nil, gradient slope: ([Double]) -> [Double]
  ) -> [Double] {
    let eta = learningRate ?? optimizer.learningRate
    step += 1
    let count = first.count
    let isAhead = optimizer.method == .nag && !isTorch
    let g =
      isAhead && point.count == count
      ? slope(point.indices.map { point[$0] - optimizer.momentum * first[$0] }) : slope(point)
    guard point.count == count, g.count == count else {
      return Array(repeating: .nan, count: count)
    }
    gradient = g
    let corrections = (
      1 - pow(optimizer.beta1, Double(step)), 1 - pow(optimizer.beta2, Double(step))
    )
    let warmth = warmUp()
    var next = point
    for i in 0..<count {
      next[i] = updated(point[i], g[i], at: i, eta, corrections, warmth)
      move[i] = next[i] - point[i]
    }
    return next
  }

  private mutating func updated(
    _ p: Double, _ g: Double, at i: Int, _ eta: Double, _ corrections: (Double, Double),
    _ warmth: (now: Double, later: Double)
  ) -> Double {
    let o = optimizer
    switch o.method {
    case .gd:
      return p - eta * g
    case .momentum:
      first[i] = o.momentum * first[i] + (isTorch ? g : eta * g)
      return p - (isTorch ? eta * first[i] : first[i])
    case .nag:
      first[i] = o.momentum * first[i] + (isTorch ? g : eta * g)
      return p - (isTorch ? eta * (g + o.momentum * first[i]) : first[i])
    case .adagrad:
      second[i] += g * g
      return p - eta * g / rooted(second[i])
    case .adadelta:
      second[i] = o.decay * second[i] + (1 - o.decay) * g * g
      let move = (third[i] + o.epsilon).squareRoot() / (second[i] + o.epsilon).squareRoot() * g
      third[i] = o.decay * third[i] + (1 - o.decay) * move * move
      return p - eta * move
    case .rmsprop:
      second[i] = o.decay * second[i] + (1 - o.decay) * g * g
      return p - eta * g / rooted(second[i])
    case .lion:
      third[i] = o.beta1 * first[i] + (1 - o.beta1) * g
      first[i] = o.beta2 * first[i] + (1 - o.beta2) * g
      let sign = third[i] > 0 ? 1.0 : third[i] < 0 ? -1 : third[i]
      return p - eta * (sign + o.weightDecay * p)
    case .adam, .adamax, .nadam, .amsgrad, .adamw:
      return adaptive(p, g, at: i, eta, corrections, warmth)
    }
  }

  /// Adam and its kin (Kingma & Ba 2015, and as `Optimizer` says).
  private mutating func adaptive(
    _ p: Double, _ g: Double, at i: Int, _ eta: Double, _ corrections: (Double, Double),
    _ warmth: (now: Double, later: Double)
  ) -> Double {
    let o = optimizer
    first[i] = o.beta1 * first[i] + (1 - o.beta1) * g
    if o.method == .adamax {
      let reach = g.magnitude + (isTorch ? o.epsilon : 0)
      second[i] = RealFunctions.greatest(o.beta2 * second[i], reach)
      // A direction without any slope yet has 0/0: it stays.
      return second[i] == 0 ? p : p - eta / corrections.0 * first[i] / second[i]
    }
    second[i] = o.beta2 * second[i] + (1 - o.beta2) * g * g
    switch o.method {
    case .nadam:
      let denominator = (second[i] / corrections.1).squareRoot() + o.epsilon
      guard isTorch else {
        let look = o.beta1 * (first[i] / corrections.0) + (1 - o.beta1) / corrections.0 * g
        return p - eta * look / denominator
      }
      return p - eta * (1 - warmth.now) / (1 - product) * g / denominator
        - eta * warmth.later / (1 - product * warmth.later) * first[i] / denominator
    case .amsgrad:
      third[i] = RealFunctions.greatest(third[i], second[i])
      guard isTorch else { return p - eta * first[i] / (third[i].squareRoot() + o.epsilon) }
      return p - eta * (first[i] / corrections.0)
        / ((third[i] / corrections.1).squareRoot() + o.epsilon)
    case .adamw:
      let kept = isTorch ? p * (1 - eta * o.weightDecay) : p - o.weightDecay * p
      return kept - eta * corrected(i, corrections)
    default:
      return p - eta * corrected(i, corrections)
    }
  }

  /// m̂ / (√v̂ + ε).
  private func corrected(_ i: Int, _ corrections: (Double, Double)) -> Double {
    first[i] / corrections.0 / ((second[i] / corrections.1).squareRoot() + optimizer.epsilon)
  }

  /// PyTorch's β₁ of this and of the next step of Nadam; the product takes in this one.
  private mutating func warmUp() -> (now: Double, later: Double) {
    guard optimizer.method == .nadam, isTorch else { return (0, 0) }
    let now = optimizer.beta1 * (1 - 0.5 * pow(0.96, Double(step) * 0.004))
    let later = optimizer.beta1 * (1 - 0.5 * pow(0.96, Double(step + 1) * 0.004))
    product *= now
    return (now, later)
  }

  /// √(G + ε) or √G + ε, as the convention has it.
  private func rooted(_ mean: Double) -> Double {
    isTorch
      ? mean.squareRoot() + optimizer.epsilon : (mean + optimizer.epsilon).squareRoot()
  }

  // MARK: - Report

  /// Everything that the rule keeps or computes on the way, after the last step.
  ///
  /// | method | quantities |
  /// |---|---|
  /// | gd | |
  /// | momentum, nag | v |
  /// | adagrad | G |
  /// | adadelta | E[g²], E[Δ²] |
  /// | rmsprop | E[g²] |
  /// | adam, adamw | m, v, m̂, v̂ |
  /// | nadam | m, v, m̂, v̂, and with PyTorch μ and Πμ |
  /// | adamax | m, u, m̂ |
  /// | amsgrad | m, v, v_max, and with PyTorch m̂, v̂ |
  /// | lion | c, m |
  public var quantities: [Trajectory.Quantity] {
    let o = optimizer
    switch o.method {
    case .gd: return []
    case .momentum, .nag: return [Quantity("v", first)]
    case .adagrad: return [Quantity("G", second)]
    case .adadelta: return [Quantity("E[g²]", second), Quantity("E[Δ²]", third)]
    case .rmsprop: return [Quantity("E[g²]", second)]
    case .lion: return [Quantity("c", third), Quantity("m", first)]
    case .adamax: return [Quantity("m", first), Quantity("u", second), correctedFirst]
    case .adam, .adamw:
      return [Quantity("m", first), Quantity("v", second), correctedFirst, unbiased("v̂", second)]
    case .nadam:
      let moments = [
        Quantity("m", first), Quantity("v", second), correctedFirst, unbiased("v̂", second),
      ]
      guard isTorch else { return moments }
      let warmth = o.beta1 * (1 - 0.5 * pow(0.96, Double(step) * 0.004))
      return moments + [Quantity("μ", [warmth]), Quantity("Πμ", [product])]
    case .amsgrad:
      let moments = [Quantity("m", first), Quantity("v", second), Quantity("v_max", third)]
      return isTorch ? moments + [correctedFirst, unbiased("v̂", third)] : moments
    }
  }

  private var correctedFirst: Trajectory.Quantity {
    let correction = 1 - pow(optimizer.beta1, Double(step))
    return Quantity("m̂", first.map { step > 0 ? $0 / correction : 0 })
  }

  private func unbiased(_ symbol: String, _ mean: [Double]) -> Trajectory.Quantity {
    let correction = 1 - pow(optimizer.beta2, Double(step))
    return Quantity(symbol, mean.map { step > 0 ? $0 / correction : 0 })
  }
}
