/// A rule that turns gradients into steps, with its constants.
///
/// The rules are those of S. Ruder, "An overview of gradient descent optimization algorithms"
/// (arXiv:1609.04747), or of PyTorch's `torch.optim`, which differ in places:
///
/// | | Ruder | PyTorch |
/// |---|---|---|
/// | Nesterov | gradient at θ − γv | gradient at θ, step g + γv |
/// | Adagrad, RMSprop | η/√(G + ε) | η/(√G + ε) |
/// | RMSprop's decay | 0.9 | 0.99 |
/// | AMSGrad | no bias correction | with bias correction |
/// | Nadam | β₁ constant (Dozat 2016) | β₁ warms up (momentum decay 0.004) |
/// | AdamW | θ shrinks by λ (Loshchilov & Hutter 2019, η_t = 1) | θ shrinks by ηλ |
///
/// Adam has ε outside the root in both, and Lion is the same in both.
///
/// The original papers: momentum B. T. Polyak 1964; Nesterov Y. Nesterov 1983; Adagrad Duchi, Hazan
/// & Singer 2011; Adadelta M. D. Zeiler 2012 (arXiv:1212.5701); RMSprop Tieleman & Hinton 2012
/// (Coursera, lecture 6.5); Adam and AdaMax Kingma & Ba 2015 (arXiv:1412.6980); Nadam T. Dozat 2016;
/// AMSGrad Reddi, Kale & Kumar 2018; AdamW Loshchilov & Hutter 2019 (arXiv:1711.05101); Lion Chen et
/// al. 2023 (arXiv:2302.06675).
public struct Optimizer: Hashable, Sendable {
  public enum Method: String, Hashable, Sendable, CaseIterable {
    case gd, momentum, nag, adagrad, adadelta, rmsprop, adam, adamax, nadam, amsgrad, adamw, lion
  }

  public enum Convention: String, Hashable, Sendable, CaseIterable {
    case ruder, pytorch
  }

  public let method: Method
  public let convention: Convention
  /// η, above 0.
  public var learningRate: Double
  /// γ of momentum and Nesterov, 0 ≤ γ < 1.
  public var momentum = 0.9
  /// The decay of the squared gradients' mean in RMSprop and Adadelta, 0 ≤ ρ < 1.
  public var decay: Double
  /// The decay of the gradients' mean, 0 ≤ β₁ < 1.
  public var beta1 = 0.9
  /// The decay of the squared gradients' mean, of Lion's mean of the gradients; 0 ≤ β₂ < 1.
  public var beta2: Double
  /// What keeps the root from 0, at least 0.
  public var epsilon: Double
  /// λ of AdamW and Lion, at least 0.
  public var weightDecay: Double

  /// - Parameter learningRate: η; what the method's source proposes where nil.
  public init(
    _ method: Method, learningRate: Double? = nil, convention: Convention = .ruder
  ) {
    self.method = method
    self.convention = convention
    let usual: Double =
      switch method {
      case .gd, .momentum, .nag, .adagrad: 0.01
      case .adadelta: 1
      case .rmsprop, .adam, .amsgrad, .adamw: 0.001
      case .adamax, .nadam: 0.002
      case .lion: 0.0001
      }
    self.learningRate = learningRate ?? usual
    let isTorch = convention == .pytorch
    decay = method == .rmsprop && isTorch ? 0.99 : 0.9
    epsilon =
      switch method {
      case .adagrad: isTorch ? 1e-10 : 1e-8
      case .adadelta: 1e-6
      default: 1e-8
      }
    beta2 = method == .lion ? 0.99 : 0.999
    weightDecay = method == .lion ? 0 : isTorch ? 0.01 : 0.0001
  }

  /// The name in titles and at path ends.
  public var title: String {
    switch method {
    case .gd: "Gradient descent"
    case .momentum: "Momentum"
    case .nag: "Nesterov"
    case .adagrad: "Adagrad"
    case .adadelta: "Adadelta"
    case .rmsprop: "RMSprop"
    case .adam: "Adam"
    case .adamax: "AdaMax"
    case .nadam: "Nadam"
    case .amsgrad: "AMSGrad"
    case .adamw: "AdamW"
    case .lion: "Lion"
    }
  }

  /// The update in plain characters, as this convention has it.
  public var rule: String {
    let isTorch = convention == .pytorch
    let root = { (mean: String) in isTorch ? "(√\(mean) + ε)" : "√(\(mean) + ε)" }
    return switch method {
    case .gd: "θ ← θ − ηg"
    case .momentum: isTorch ? "v ← γv + g,  θ ← θ − ηv" : "v ← γv + ηg,  θ ← θ − v"
    case .nag:
      isTorch
        ? "v ← γv + g,  θ ← θ − η(g + γv)" : "v ← γv + η∇f(θ − γv),  θ ← θ − v"
    case .adagrad: "G ← G + g²,  θ ← θ − ηg / \(root("G"))"
    case .adadelta: "θ ← θ − ηg · √(E[Δ²] + ε) / √(E[g²] + ε)"
    case .rmsprop: "E ← ρE + (1 − ρ)g²,  θ ← θ − ηg / \(root("E"))"
    case .adam: "θ ← θ − ηm̂ / (√v̂ + ε)"
    case .adamax: "u ← max(β₂u, |g|),  θ ← θ − ηm̂ / u"
    case .nadam: "θ ← θ − η(β₁m̂ + (1 − β₁)ĝ) / (√v̂ + ε)"
    case .amsgrad: "v̂ ← max(v̂, v),  θ ← θ − ηm / (√v̂ + ε)"
    case .adamw: "θ ← θ − ηm̂ / (√v̂ + ε) − \(isTorch ? "ηλθ" : "λθ")"
    case .lion: "θ ← θ − η(sign(β₁m + (1 − β₁)g) + λθ),  m ← β₂m + (1 − β₂)g"
    }
  }

  /// The constants that the method uses, by the names of parameters.
  public var constants: [(name: String, symbol: String, value: Double)] {
    var all = [(name: "eta", symbol: "η", value: learningRate)]
    switch method {
    case .gd: break
    case .momentum, .nag: all.append(("gamma", "γ", momentum))
    case .adagrad: all.append(("eps", "ε", epsilon))
    case .adadelta, .rmsprop: all += [("rho", "ρ", decay), ("eps", "ε", epsilon)]
    case .lion:
      all += [
        ("beta1", "β₁", beta1), ("beta2", "β₂", beta2), ("lambda", "λ", weightDecay),
      ]
    case .adam, .adamax, .nadam, .amsgrad, .adamw:
      all += [("beta1", "β₁", beta1), ("beta2", "β₂", beta2)]
      if method != .adamax || convention == .pytorch { all.append(("eps", "ε", epsilon)) }
      if method == .adamw { all.append(("lambda", "λ", weightDecay)) }
    }
    return all
  }
}
