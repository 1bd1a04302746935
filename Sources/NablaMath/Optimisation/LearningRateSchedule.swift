import Glibc

/// How the learning rate changes over the steps: what η is multiplied by.
public indirect enum LearningRateSchedule: Hashable, Sendable {
  /// 1 throughout.
  case constant
  /// `factor`^⌊t / `every`⌋: a drop every few steps.
  case step(every: Int, factor: Double)
  /// `factor`^t.
  case exponential(factor: Double)
  /// From 1 to `floor` in `total` steps, evenly, and `floor` from there on.
  case linear(total: Int, floor: Double = 0)
  /// floor + ½(1 − floor)(1 + cos(πt / total)), and `floor` from `total` on
  /// (Loshchilov & Hutter 2017, without restarts).
  case cosine(total: Int, floor: Double = 0)
  /// The cosine again and again (SGDR, same paper); every period is `growth` times as long as the
  /// one before.
  case cosineRestarts(period: Int, growth: Int = 1, floor: Double = 0)
  /// (t + 1) / `steps` until it is 1, then another schedule from its beginning.
  case warmup(steps: Int, then: LearningRateSchedule)
  /// min(s^−½, s w^−1.5) √w with s = t + 1: a linear warm-up of w steps to 1, then a decay with the
  /// root (Vaswani et al. 2017, eq. 3; its peak (d w)^−½ is left to η).
  case noam(warmup: Int)
  /// Up from 1 / `startDivisor` to 1 and down to 1 / (`startDivisor` · `endDivisor`), both by half
  /// a cosine, in `total` steps of which `rise` is the share that goes up
  /// (Smith & Topin 2018, as in PyTorch's OneCycleLR).
  case oneCycle(
    total: Int, rise: Double = 0.3, startDivisor: Double = 25, endDivisor: Double = 1e4)

  /// The factor of a step, the first one being 0; steps below 0 count as 0.
  ///
  /// Numbers of steps below 1 count as 1.
  public func factor(at step: Int) -> Double {
    let t = Double(max(0, step))
    switch self {
    case .constant: return 1
    case .step(let every, let factor): return pow(factor, Double(max(0, step) / max(1, every)))
    case .exponential(let factor): return pow(factor, t)
    case .linear(let total, let floor):
      return floor + (1 - floor) * (1 - min(1, t / Double(max(1, total))))
    case .cosine(let total, let floor):
      return Self.cosine(from: 1, to: floor, min(1, t / Double(max(1, total))))
    case .cosineRestarts(let period, let growth, let floor):
      var (start, length) = (0.0, Double(max(1, period)))
      while t >= start + length {
        if growth <= 1 {
          start += ((t - start) / length).rounded(.down) * length
          break
        }
        start += length
        length *= Double(growth)
      }
      return Self.cosine(from: 1, to: floor, max(0, t - start) / length)
    case .warmup(let steps, let schedule):
      return step < steps
        ? (t + 1) / Double(max(1, steps)) : schedule.factor(at: max(0, step) - max(0, steps))
    case .noam(let warmup):
      let w = Double(max(1, warmup))
      return min(1 / (t + 1).squareRoot(), (t + 1) / (w * w.squareRoot())) * w.squareRoot()
    case .oneCycle(let total, let rise, let startDivisor, let endDivisor):
      let last = Double(max(2, total) - 1)
      let top = min(last, max(0, rise * Double(max(2, total)) - 1))
      let start = 1 / startDivisor
      return t <= top
        ? Self.cosine(from: start, to: 1, top > 0 ? t / top : 1)
        : Self.cosine(from: 1, to: start / endDivisor, min(1, (t - top) / (last - top)))
    }
  }

  /// The factors of the first steps.
  public func factors(steps: Int) -> [Double] { (0..<max(0, steps)).map { factor(at: $0) } }

  /// Half a cosine from one number to another, over a share of the way from 0 to 1.
  private static func cosine(from start: Double, to end: Double, _ share: Double) -> Double {
    end + (start - end) / 2 * (1 + cos(.pi * share))
  }
}
