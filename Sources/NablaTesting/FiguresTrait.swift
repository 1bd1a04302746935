public import NablaCompare
public import Testing

/// How a test's figures are compared: `@Test(.figures(record: .missing))`, or on a suite for all of
/// its tests.
public struct FiguresTrait: TestTrait, SuiteTrait, TestScoping {
  let settings: FigureSettings

  /// Tests in a suite have the suite's trait.
  public var isRecursive: Bool { true }

  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable () async throws -> Void
  ) async throws {
    try await FigureSettings.$current.withValue(settings) { try await function() }
  }
}

extension Trait where Self == FiguresTrait {
  /// Sets when goldens are written and where they lie.
  ///
  /// - Parameters:
  ///   - record: when goldens are written: `never` where the environment variable `CI` is set and
  ///     `missing` elsewhere, unless given. What is written in a run fails that run.
  ///   - folder: where the goldens lie, relative to the test's file; `Goldens` by default.
  ///   - scale: device pixels per logical pixel of the goldens, 0.1 to 8; 1 by default.
  public static func figures(
    record: RecordMode? = nil, folder: String = "Goldens", scale: Double = 1
  ) -> FiguresTrait {
    FiguresTrait(
      settings: FigureSettings(record: record ?? .standard, folder: folder, scale: scale))
  }
}

/// What the trait says, for the tests that run below it.
struct FigureSettings: Sendable {
  var record = RecordMode.standard
  var folder = "Goldens"
  var scale = 1.0

  @TaskLocal static var current = FigureSettings()
}
