public import Nabla
import NablaCompare
import NablaPNG
public import Testing

extension Figure {
  /// Whether the figure is as its golden: the same scene as text, and the same pixels.
  ///
  /// ```swift
  /// @Test(.figures(record: .missing)) func lossCurve() throws {
  ///   let figure = Figure(marks: [Line(x: steps, y: loss)])
  ///   #expect(try figure.matches("loss-curve"))
  /// }
  /// ```
  /// Goldens lie in `Goldens/<test file>/` beside the test's file: `<name>.scene.txt`, `<name>.png`
  /// and one lock file for all. What differs is attached to the test: expected, difference, actual,
  /// and the scene's lines. A golden that is written now does not match in this run; one of another
  /// environment (libraries, fonts, processor) is compared by `ulp`, with a warning that says so.
  ///
  /// - Parameters:
  ///   - name: a to z, 0 to 9 and -.
  ///   - file: the test's file, which the goldens lie beside; the caller's by default.
  /// - Throws: for a figure that cannot be drawn and a golden that cannot be read.
  public func matches(
    _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Bool {
    let settings = FigureSettings.current
    let golden = try GoldenName(name, place: "matches")
    let folder = GoldenFolder(Self.folder(settings.folder, beside: file))
    let drawn = try DrawnCase(
      try scene(), scale: settings.scale, sides: [.light], renderer: .cairo)
    // Tests run side by side, and the goldens of one file share a lock.
    return try GoldenLocks.shared.exclusively {
      let recorder = GoldenRecorder(folder, renderer: .cairo)
      let lock = try recorder.lock()
      let check = GoldenCheck(golden, in: folder, lock: lock, environment: .current)
      let outcome: GoldenCheck.Outcome
      do {
        outcome = try check.run(drawn)
      } catch let error as NablaError where settings.record == .failed || settings.record == .all {
        outcome = GoldenCheck.Outcome(.broken, [error.description])
      }
      for note in outcome.notes {
        Issue.record(
          Comment(rawValue: "\(name): \(note)"), severity: .warning, sourceLocation: sourceLocation)
      }
      if outcome.verdict == .passed, settings.record != .all { return true }
      var problems = outcome.problems
      if outcome.verdict.isRecorded(by: settings.record), !(try check.isBlank(drawn)) {
        let known = Set(lock?.cases.keys.map { $0 } ?? []).union([name])
        try recorder.write([(golden, drawn)], keeping: known)
        problems.append("written now to \(folder.path), look at it and run again")
      }
      attach(outcome, drawn, name, sourceLocation)
      Issue.record(
        Comment(rawValue: "\(name): \(problems.joined(separator: "; "))"),
        sourceLocation: sourceLocation)
      return false
    }
  }

  /// `Goldens/LossTests` for `…/LossTests.swift`.
  private static func folder(_ folder: String, beside file: String) -> String {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    let stem = parts.last?.split(separator: ".").first ?? "Tests"
    let base = parts.dropLast().joined(separator: "/")
    return folder.hasPrefix("/") ? "\(folder)/\(stem)" : "\(base)/\(folder)/\(stem)"
  }
}

/// Attaches what a person needs to see why a figure does not match.
private func attach(
  _ outcome: GoldenCheck.Outcome, _ drawn: DrawnCase, _ name: String, _ location: SourceLocation
) {
  func record(_ bitmap: Bitmap?, _ kind: String) {
    guard let bitmap, let file = try? encodePNG(bitmap) else { return }
    Attachment.record(file, named: "\(name).\(kind).png", sourceLocation: location)
  }
  record(outcome.expected, "expected")
  record(outcome.pair.map(ChangePictures.mask), "difference")
  record(drawn.pictures.first?.bitmap, "actual")
  if let diff = outcome.sceneDiff {
    Attachment.record(diff.text(), named: "\(name).scene.diff.txt", sourceLocation: location)
  }
}

/// Checks that two ways to draw one thing give the same scene and the same pixels.
///
/// Records an issue with the lines that differ, and attaches the pictures, where they do not.
/// - Throws: for a figure that cannot be drawn.
public func expectSame(
  _ a: Figure, _ b: Figure, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let (first, second) = (try a.scene(), try b.scene())
  let diff = TextDiff(SceneText(first).lines, SceneText(second).lines)
  let expected = try FigureRenderer.cairo.pixels(first, 1, .light)
  let drawn = try DrawnCase(second, scale: 1, sides: [.light], renderer: .cairo)
  var outcome = GoldenCheck.Outcome(.passed)
  outcome.expected = expected
  var problems: [String] = []
  if !diff.isEmpty {
    outcome.sceneDiff = diff
    problems.append("the scenes differ:\n\(diff.text())")
  }
  if let actual = drawn.pictures.first?.bitmap, actual != expected {
    if (actual.width, actual.height) == (expected.width, expected.height) {
      let pair = try ImagePair(expected: expected, actual: actual)
      outcome.pair = pair
      problems.append("\(pair.changes.total.differentPixels) pixels differ")
    } else {
      problems.append("the sizes differ")
    }
  }
  guard !problems.isEmpty else { return }
  attach(outcome, drawn, "same", sourceLocation)
  Issue.record(
    Comment(rawValue: "the two figures are not the same: \(problems.joined(separator: "; "))"),
    sourceLocation: sourceLocation)
}
