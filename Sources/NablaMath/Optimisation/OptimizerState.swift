#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an optimiser remembers between steps.
struct OptimizerState {
  let optimizer: Optimizer
  private var step = 0
  /// The velocity, or the gradients' mean.
  private var first = SIMD2<Double>.zero
  /// The squared gradients' sum or mean.
  private var second = SIMD2<Double>.zero
  /// Adadelta's mean of squared steps, AMSGrad's largest mean.
  private var third = SIMD2<Double>.zero
  /// The product of Nadam's warmed-up β₁.
  private var product = 1.0

  init(_ optimizer: Optimizer) { self.optimizer = optimizer }

  private var isTorch: Bool { optimizer.convention == .pytorch }

  /// The point after one step from `p`.
  mutating func next(
    _ p: SIMD2<Double>, _ gradient: (SIMD2<Double>) -> SIMD2<Double>
  ) -> SIMD2<Double> {
    let o = optimizer
    let eta = o.learningRate
    step += 1
    let g = gradient(o.method == .nag && !isTorch ? p - o.momentum * first : p)
    switch o.method {
    case .gd:
      return p - eta * g
    case .momentum:
      first = o.momentum * first + (isTorch ? g : eta * g)
      return p - (isTorch ? eta * first : first)
    case .nag:
      first = o.momentum * first + (isTorch ? g : eta * g)
      return p - (isTorch ? eta * (g + o.momentum * first) : first)
    case .adagrad:
      second += g * g
      return p - eta * g / rooted(second)
    case .adadelta:
      second = o.decay * second + (1 - o.decay) * g * g
      let move = root(third + o.epsilon) / root(second + o.epsilon) * g
      third = o.decay * third + (1 - o.decay) * move * move
      return p - eta * move
    case .rmsprop:
      second = o.decay * second + (1 - o.decay) * g * g
      return p - eta * g / rooted(second)
    case .adam, .adamax, .nadam, .amsgrad, .adamw:
      return adaptive(p, g)
    }
  }

  /// Adam and its kin (Kingma & Ba 2015, and as `Optimizer` says).
  private mutating func adaptive(_ p: SIMD2<Double>, _ g: SIMD2<Double>) -> SIMD2<Double> {
    let o = optimizer
    let eta = o.learningRate
    first = o.beta1 * first + (1 - o.beta1) * g
    let correction1 = 1 - pow(o.beta1, Double(step))
    let correction2 = 1 - pow(o.beta2, Double(step))
    if o.method == .adamax {
      let reach = absolute(g) + (isTorch ? o.epsilon : 0)
      second = pointwiseMax(o.beta2 * second, reach)
      let move = eta / correction1 * first / second
      // A direction without any slope yet has 0/0: it stays.
      return p - move.replacing(with: 0, where: second .== 0)
    }
    second = o.beta2 * second + (1 - o.beta2) * g * g
    switch o.method {
    case .nadam:
      let denominator = root(second / correction2) + o.epsilon
      guard isTorch else {
        let look = o.beta1 * (first / correction1) + (1 - o.beta1) / correction1 * g
        return p - eta * look / denominator
      }
      let now = o.beta1 * (1 - 0.5 * pow(0.96, Double(step) * 0.004))
      let later = o.beta1 * (1 - 0.5 * pow(0.96, Double(step + 1) * 0.004))
      product *= now
      return p - eta * (1 - now) / (1 - product) * g / denominator
        - eta * later / (1 - product * later) * first / denominator
    case .amsgrad:
      third = pointwiseMax(third, second)
      guard isTorch else { return p - eta * first / (root(third) + o.epsilon) }
      return p - eta * (first / correction1) / (root(third / correction2) + o.epsilon)
    case .adamw:
      let kept = isTorch ? p * (1 - eta * o.weightDecay) : p - o.weightDecay * p
      return kept - eta * (first / correction1) / (root(second / correction2) + o.epsilon)
    default:
      return p - eta * (first / correction1) / (root(second / correction2) + o.epsilon)
    }
  }

  /// √(G + ε) or √G + ε, as the convention has it.
  private func rooted(_ mean: SIMD2<Double>) -> SIMD2<Double> {
    isTorch ? root(mean) + optimizer.epsilon : root(mean + optimizer.epsilon)
  }

  private func root(_ v: SIMD2<Double>) -> SIMD2<Double> { v.squareRoot() }
  private func absolute(_ v: SIMD2<Double>) -> SIMD2<Double> { [abs(v.x), abs(v.y)] }
}
