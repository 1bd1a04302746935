import Glibc
import NablaMath
public import NablaPlot

/// Learning-rate schedules by the names that parameters give them.
public enum NamedSchedule: String, OptionChoice {
  case constant, step, exponential, linear, cosine
  case cosineRestarts = "cosine-restarts"
  case warmupCosine = "warmup-cosine"
  case noam
  case oneCycle = "one-cycle"

  /// The schedule over some steps, with a peak of 1.
  ///
  /// - Parameters:
  ///   - warmup: the steps of the rise, where there is one.
  ///   - floor: the last rate of decays, as a share of the peak.
  func schedule(total: Int, warmup: Int, floor: Double) -> LearningRateSchedule {
    switch self {
    case .constant: .constant
    case .step: .step(every: Self.part(total), factor: 0.5)
    // To a hundredth where no floor is given.
    case .exponential: .exponential(factor: pow(floor > 0 ? floor : 0.01, 1 / Double(total)))
    case .linear: .linear(total: total, floor: floor)
    case .cosine: .cosine(total: total, floor: floor)
    case .cosineRestarts: .cosineRestarts(period: Self.part(total), floor: floor)
    case .warmupCosine:
      .warmup(steps: warmup, then: .cosine(total: total - warmup, floor: floor))
    case .noam: .noam(warmup: warmup)
    case .oneCycle: .oneCycle(total: total)
    }
  }

  /// The steps between two drops or restarts: a quarter of all.
  static func part(_ total: Int) -> Int { max(1, (total + 3) / 4) }

  /// Whether it falls to the least rate that is asked for.
  var decays: Bool { self == .step || self == .exponential }
  var warmsUp: Bool { self == .warmupCosine || self == .noam }

  /// The rate of step t in LaTeX.
  func formula(total: Int, warmup: Int) -> String {
    switch self {
    case .constant: #"\eta"#
    case .step: #"\eta\,2^{-\lfloor t/\#(Self.part(total))\rfloor}"#
    case .exponential: #"\eta\,\gamma^{\,t}"#
    case .linear: #"\eta\,(1-\frac{t}{\#(total)})"#
    case .cosine: #"\frac{\eta}{2}(1+\cos\frac{\pi t}{\#(total)})"#
    case .cosineRestarts:
      #"\frac{\eta}{2}(1+\cos\frac{\pi (t\,\bmod\,\#(Self.part(total)))}{\#(Self.part(total))})"#
    case .warmupCosine where warmup == 0: Self.cosine.formula(total: total, warmup: 0)
    case .warmupCosine where warmup == total: #"\eta\frac{t+1}{\#(warmup)}"#
    case .warmupCosine:
      #"\eta\frac{t+1}{\#(warmup)},\;\frac{\eta}{2}(1+\cos\frac{\pi (t-\#(warmup))}{\#(total - warmup)})"#
    case .noam: #"\eta\sqrt{w}\min(s^{-\frac12},\,s\,w^{-\frac32})"#
    case .oneCycle: #"\text{up and down by cosines}"#
    }
  }
}

/// The rates of a schedule from the first step to the end of training.
struct ScheduleRun {
  let name: NamedSchedule
  /// One more than there are steps: the last is where the rate is when training ends.
  let rates: [Double]

  init(_ name: NamedSchedule, eta: Double, total: Int, warmup: Int, min: Double) {
    self.name = name
    let schedule = name.schedule(total: total, warmup: warmup, floor: min / eta)
    var rates = (0...total).map {
      Swift.max(name.decays ? min : 0, eta * schedule.factor(at: $0))
    }
    // No step is left for the next drop or restart.
    if name == .step || name == .cosineRestarts { rates[total] = rates[total - 1] }
    self.rates = rates
  }

  /// Σ ηₜ: how far training may go in all, for gradients of length 1.
  var budget: Double { rates.dropLast().reduce(0, +) }

  /// The first step after the peak whose rate is at most half of it; nil if there is none.
  var halved: Int? {
    guard let peak = rates.max(), let top = rates.firstIndex(of: peak) else { return nil }
    return rates.indices.first { $0 > top && rates[$0] <= peak / 2 * (1 + 1e-12) }
  }

  /// The steps at which the rate jumps up again.
  var restarts: [Int] {
    guard name == .cosineRestarts else { return [] }
    return rates.indices.dropFirst().filter { rates[$0] > rates[$0 - 1] }
  }
}
