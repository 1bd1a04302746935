package import NablaPlot
package import NablaScene

/// What came of a run over a suite.
package struct SuiteResult: Sendable {
  /// In the suite's order.
  package var cases: [CaseResult]
  /// Goldens without a case.
  package var stale: [String]
  /// The suite's file.
  package var file: String

  package init(cases: [CaseResult], stale: [String], file: String) {
    (self.cases, self.stale, self.file) = (cases, stale, file)
  }

  /// Several suites' results as one.
  package init(_ results: [SuiteResult]) {
    self.init(
      cases: results.flatMap(\.cases), stale: results.flatMap(\.stale),
      file: results.map(\.file).joined(separator: ", "))
  }

  /// 0 where everything passes, 1 where something differs, is missing or stale, 2 where a
  /// comparison could not run for its input, 3 for the machine; the largest of all.
  package var exitCode: Int32 {
    cases.map(\.exitCode).reduce(stale.isEmpty && !cases.isEmpty ? 0 : 1, max)
  }

  package var failed: [CaseResult] { cases.filter { !$0.passes } }

  /// A line for each case that failed, and one for all.
  package var summary: String {
    var lines: [String] = []
    for one in cases {
      if !one.passes {
        lines.append("\(one.statusWord.padding(to: 9)) \(one.name): \(one.message)")
      }
      lines += one.outcome.notes.map { "note      \(one.name): \($0)" }
    }
    lines += stale.map { "stale     \($0): no case has this name; remove it" }
    let passed = cases.count { $0.passes }
    lines.append(
      "\(passed) of \(cases.count) passed"
        + (stale.isEmpty ? "" : ", \(stale.count) stale") + " (\(file))")
    return lines.joined(separator: "\n")
  }

  /// As `nabla verify --json` prints it and `report.json` holds it.
  package var node: Node {
    [
      "suite": Node(file), "passed": Node(exitCode == 0),
      "cases": Node(cases.map(\.node)), "stale": Node(stale),
    ]
  }
}

/// What came of one case.
package struct CaseResult: Sendable {
  package var name: String
  package var draw: String
  package var reason: String
  package var outcome: GoldenCheck.Outcome
  /// Nil where it could not be drawn.
  package var drawn: DrawnCase?
  package var errorKind: NablaError.Kind
  package var duration: Duration
  /// Whether its goldens were written in this run, which it then does not pass.
  package var isRecorded = false

  package init(
    name: String, draw: String, reason: String, outcome: GoldenCheck.Outcome, drawn: DrawnCase?,
    errorKind: NablaError.Kind, duration: Duration
  ) {
    (self.name, self.draw, self.reason) = (name, draw, reason)
    (self.outcome, self.drawn) = (outcome, drawn)
    (self.errorKind, self.duration) = (errorKind, duration)
  }

  package var passes: Bool { outcome.verdict == .passed && !isRecorded }

  var exitCode: Int32 {
    switch outcome.verdict {
    case .broken: errorKind == .machine ? 3 : 2
    case .passed, .differs, .missing, .blank: passes ? 0 : 1
    }
  }

  /// Whether a mode writes its goldens: never for what cannot be drawn.
  func isRecorded(by mode: RecordMode) -> Bool {
    drawn != nil && outcome.verdict.isRecorded(by: mode)
  }

  /// What is wrong, in a line.
  package var message: String {
    let problems = outcome.problems.joined(separator: "; ")
    guard isRecorded else { return problems }
    return (problems.isEmpty ? "" : problems + "; ")
      + "written now, look at it and run again"
  }

  package var statusWord: String {
    isRecorded ? "recorded" : outcome.verdict.rawValue
  }

  var node: Node {
    var entries: [Node.Entry] = [
      .init("name", Node(name)), .init("draw", Node(draw)), .init("status", Node(statusWord)),
      .init("passed", Node(passes)), .init("message", Node(message)),
      .init("notes", Node(outcome.notes)),
      .init("hash", drawn.map { Node($0.hash) } ?? Node(.null)),
      .init("seconds", Node(Self.seconds(duration))),
    ]
    if let diff = outcome.sceneDiff { entries.append(.init("scene", Node(diff.text()))) }
    if let comparison = outcome.comparison { entries.append(.init("pixels", comparison.node)) }
    return Node(entries)
  }

  static func seconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) + Double(attoseconds / 1_000_000_000_000) / 1_000_000
  }
}
