import NablaMath
import Testing

@Suite struct LearningRateScheduleTests {
  @Test func constantIsOne() {
    #expect(LearningRateSchedule.constant.factors(steps: 3) == [1, 1, 1])
    #expect(LearningRateSchedule.constant.factors(steps: -3).isEmpty)
  }

  @Test func dropsAndDecaysFallByTheirFactor() {
    let drops = LearningRateSchedule.step(every: 3, factor: 0.1)
    #expect(drops.factor(at: 2) == 1 && drops.factor(at: 3) == 0.1)
    #expect(
      LearningRateSchedule.exponential(factor: 0.5).factors(steps: 4) == [1, 0.5, 0.25, 0.125])
    #expect(LearningRateSchedule.step(every: 0, factor: 0.5).factor(at: 2) == 0.25)
  }

  @Test func linesAndCosinesEndAtTheirFloor() {
    let line = LearningRateSchedule.linear(total: 4, floor: 0.2)
    for (a, b) in zip(line.factors(steps: 6), [1, 0.8, 0.6, 0.4, 0.2, 0.2]) {
      #expect(abs(a - b) < 1e-15)
    }
    let cosine = LearningRateSchedule.cosine(total: 100, floor: 0.1)
    #expect(cosine.factor(at: 0) == 1)
    #expect(abs(cosine.factor(at: 50) - 0.55) < 1e-15)
    #expect(cosine.factor(at: 100) == 0.1 && cosine.factor(at: 10_000) == 0.1)
  }

  @Test func restartsBeginAgain() {
    let even = LearningRateSchedule.cosineRestarts(period: 10)
    #expect(even.factor(at: 10) == 1 && even.factor(at: 1_000_000_000) == 1)
    let growing = LearningRateSchedule.cosineRestarts(period: 10, growth: 2)
    #expect(growing.factor(at: 10) == 1 && growing.factor(at: 30) == 1)
    #expect(abs(growing.factor(at: 20) - 0.5) < 1e-15)
    #expect(growing.factor(at: .max) >= 0)
  }

  @Test func warmUpsRiseToOneAndGoOn() {
    let schedule = LearningRateSchedule.warmup(steps: 4, then: .cosine(total: 10))
    #expect(schedule.factors(steps: 5) == [0.25, 0.5, 0.75, 1, 1])
    #expect(schedule.factor(at: 9) == LearningRateSchedule.cosine(total: 10).factor(at: 5))
    let noam = LearningRateSchedule.noam(warmup: 4000)
    #expect(abs(noam.factor(at: 3999) - 1) < 1e-15)
    #expect(abs(noam.factor(at: 1999) - 0.5) < 1e-15)
    #expect(abs(noam.factor(at: 15_999) - 0.5) < 1e-15)
  }

  /// `torch.optim.lr_scheduler.OneCycleLR(max_lr=1, total_steps=100)`, by its documented formula.
  @Test func oneCycleRisesAndFalls() {
    let cycle = LearningRateSchedule.oneCycle(total: 100)
    #expect(abs(cycle.factor(at: 0) - 0.04) < 1e-15)
    #expect(cycle.factor(at: 29) == 1)
    #expect(abs(cycle.factor(at: 99) - 4e-6) < 1e-18)
    #expect(abs(cycle.factor(at: 10) - 0.29516394846410077) < 1e-14)
    #expect(abs(cycle.factor(at: 64) - 0.500002) < 1e-12)
    #expect(LearningRateSchedule.oneCycle(total: 1).factor(at: 0).isFinite)
  }
}
