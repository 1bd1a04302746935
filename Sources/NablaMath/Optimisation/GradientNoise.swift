import Glibc

/// What stochastic gradient descent sees instead of the gradient: g = ∇f + ξ with a normal ξ whose
/// coordinates are independent (Robbins & Monro 1951; Bottou, Curtis & Nocedal 2018, §4).
public enum GradientNoise: Hashable, Sendable {
  /// The same standard deviation σ everywhere.
  case gaussian(deviation: Double)
  /// σ / √B: the mean of B samples whose gradients have the standard deviation σ.
  case minibatch(deviation: Double, size: Int)
  /// σ = share · ‖∇f‖: noise that vanishes with the gradient.
  case relative(share: Double)
  /// σ / (1 + t)^(γ/2) at the step t from 0 (Neelakantan et al. 2015, who propose γ = 0.55).
  case annealed(deviation: Double, decay: Double = 0.55)

  /// The standard deviation of each coordinate at a step from 0.
  public func deviation(gradient: [Double], step: Int) -> Double {
    switch self {
    case .gaussian(let sigma): sigma
    case .minibatch(let sigma, let size): sigma / Double(max(1, size)).squareRoot()
    case .relative(let share): share * Norm.euclidean(gradient)
    case .annealed(let sigma, let decay): sigma / pow(1 + Double(max(0, step)), decay / 2)
    }
  }

  /// The noise of one step, a number for each coordinate.
  public func sample(
    gradient: [Double], step: Int, using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let deviation = deviation(gradient: gradient, step: step)
    return gradient.map { _ in deviation * generator.standardNormal() }
  }
}
