import Nabla
import NablaPNG
import NablaPlot
package import NablaScene
import Synchronization

/// Draws the cases of a suite and compares them with their goldens.
package struct SuiteRunner: Sendable {
  package let suite: Suite
  package let renderer: FigureRenderer
  /// Draws a case's figure: what it names, with its settings.
  package let draw: @Sendable (SuiteCase) throws(NablaError) -> Scene
  /// How many cases are drawn at once; the processor's cores where nil.
  package var jobs: Int? = 1

  package init(
    _ suite: Suite, renderer: FigureRenderer,
    draw: @escaping @Sendable (SuiteCase) throws(NablaError) -> Scene
  ) {
    (self.suite, self.renderer, self.draw) = (suite, renderer, draw)
  }

  /// Compares the chosen cases, writes the goldens that the mode says, and finds stale ones.
  ///
  /// Results are in the suite's order whatever the order of the work was.
  /// - Parameters:
  ///   - chosen: the cases to run; stale goldens are looked for when it is the whole suite.
  ///   - progress: called after each case with how many are done, of how many, and its name.
  /// - Throws: where the lock file or the folder cannot be read, or goldens cannot be written.
  package func run(
    _ chosen: [SuiteCase], record: RecordMode,
    progress: @Sendable (Int, Int, String) -> Void = { _, _, _ in }
  ) throws(NablaError) -> SuiteResult {
    let recorder = GoldenRecorder(suite.goldens, renderer: renderer)
    let lock = try recorder.lock()
    try checkCase(of: try suite.goldens.names())
    var results = concurrently(chosen, progress) { one in result(one, lock) }
    let recorded = results.indices.filter { results[$0].isRecorded(by: record) }
    if !recorded.isEmpty {
      var drawn: [(name: GoldenName, drawn: DrawnCase)] = []
      for i in recorded {
        guard let one = results[i].drawn else { continue }
        drawn.append((try GoldenName(results[i].name, place: suite.file), one))
      }
      try recorder.write(drawn, keeping: Set(suite.cases.map(\.name)))
      for i in recorded { results[i].isRecorded = true }
    }
    let isWhole = chosen.count == suite.cases.count
    return SuiteResult(cases: results, stale: isWhole ? try stale(lock) : [], file: suite.file)
  }

  private func result(_ one: SuiteCase, _ lock: GoldenLock?) -> CaseResult {
    let start = ContinuousClock.now
    var drawn: DrawnCase?
    var outcome: GoldenCheck.Outcome
    var kind = NablaError.Kind.input
    do throws(NablaError) {
      let now = try drawing(one)
      drawn = now
      outcome = try check(one, now, lock).run(now)
    } catch {
      kind = error.kind
      outcome = GoldenCheck.Outcome(.broken, [error.description])
    }
    return CaseResult(
      name: one.name, draw: one.draw, reason: one.reason, outcome: outcome, drawn: drawn,
      errorKind: kind, duration: ContinuousClock.now - start)
  }

  /// The case as it is drawn now.
  package func drawing(_ one: SuiteCase) throws(NablaError) -> DrawnCase {
    try DrawnCase(
      try draw(one), scale: one.scale ?? 1, sides: one.sides, renderer: renderer)
  }

  func check(
    _ one: SuiteCase, _ drawn: DrawnCase, _ lock: GoldenLock?
  ) throws(NablaError) -> GoldenCheck {
    var check = GoldenCheck(
      try GoldenName(one.name, place: suite.file), in: suite.goldens, lock: lock,
      environment: renderer.environment)
    check.comparator = one.compare.comparator
    check.checksScene = one.scene
    check.ignored = try IgnoreMask(one, drawn.scene, suite)
    return check
  }

  /// Names that differ from a golden's in case only are one file elsewhere.
  private func checkCase(of files: [String]) throws(NablaError) {
    for file in files where file != file.lowercased() {
      let stem = file.lowercased()
      for one in suite.cases where stem == "\(one.name).png" || stem == "\(one.name).scene.txt" {
        throw NablaError(
          suite.goldens.place(file), "differs from the golden of \(one.name) in case only",
          "rename or remove it")
      }
    }
  }

  /// The files of goldens that belong to no case.
  func staleFiles() throws(NablaError) -> [String] {
    let names = Set(suite.cases.map(\.name))
    return try suite.goldens.names().filter { file in
      Self.stem(of: file).map { !names.contains($0) } ?? false
    }
  }

  /// Files and lines of the lock that belong to no case, for people.
  private func stale(_ lock: GoldenLock?) throws(NablaError) -> [String] {
    let names = Set(suite.cases.map(\.name))
    var stale = try staleFiles().map(suite.goldens.place)
    for name in (lock?.cases.keys.sorted() ?? []) where !names.contains(name) {
      stale.append("\(suite.goldens.place(GoldenFolder.lockName)): \(name)")
    }
    return stale
  }

  /// The case's name in a golden's file name; nil for a mask of the suite.
  private static func stem(of file: String) -> String? {
    for end in [".scene.txt", ".mask.png", ".png"] where file.hasSuffix(end) {
      return end == ".mask.png" ? nil : String(file.dropLast(end.count))
    }
    return nil
  }

  /// The results of `body` in the order of the cases; `jobs` of them are worked on at once.
  private func concurrently<Value: Sendable>(
    _ cases: [SuiteCase], _ progress: @Sendable (Int, Int, String) -> Void,
    _ body: @Sendable (SuiteCase) -> Value
  ) -> [Value] {
    let done = Atomic(0)
    return ParallelWork.map(cases.count, jobs: jobs) { i in
      let result = body(cases[i])
      progress(done.add(1, ordering: .relaxed).newValue, cases.count, cases[i].name)
      return result
    }
  }

  /// Draws the cases several times, each time in another order, and gives the hash of each; a case
  /// that comes out differently has several.
  package func hashes(_ cases: [SuiteCase], times: Int) throws(NablaError) -> [String: Set<String>]
  {
    var hashes: [String: Set<String>] = [:]
    for turn in 0..<times {
      // Forwards, backwards, then from other places on.
      var order = turn % 2 == 0 ? cases : cases.reversed()
      let shift = cases.isEmpty ? 0 : turn / 2 * max(1, cases.count / 3) % cases.count
      order = Array(order[shift...] + order[..<shift])
      let drawn = concurrently(order, { _, _, _ in }) { one in
        Result { () throws(NablaError) in try drawing(one).hash }
      }
      for (one, hash) in zip(order, drawn) {
        hashes[one.name, default: []].insert(try hash.get())
      }
    }
    return hashes
  }
}

extension IgnoreMask {
  /// What a case leaves out, with roles where they lie in the scene.
  ///
  /// - Throws: for a role that nothing in the scene has, and for a mask that cannot be read.
  init(_ one: SuiteCase, _ scene: Scene, _ suite: Suite) throws(NablaError) {
    self.init()
    let scale = one.scale ?? 1
    for text in one.ignore {
      guard text.hasPrefix("#") else {
        areas.append(try PixelArea(text: text, place: "\(one.name): ignore"))
        continue
      }
      guard let box = scene.box(ofRole: String(text.dropFirst())) else {
        throw NablaError(
          "\(suite.file): \(one.name)", "nothing in the scene has the role \"\(text)\"",
          "name another one, or leave it out")
      }
      areas.append(PixelArea(box, scale: scale))
    }
    if let mask = one.mask {
      let path = suite.path(mask)
      picture = try decodePNG(try DataFiles.anywhere(from: ".").bytes(path), place: path)
    }
  }
}

extension PixelArea {
  /// The pixels that a rectangle touches.
  init(_ rect: Rect, scale: Double) {
    func pixel(_ value: Double, _ rounding: FloatingPointRoundingRule) -> Int {
      let clamped = max(-1e6, min(1e6, value * scale))
      return Int(exactly: clamped.rounded(rounding)) ?? 0
    }
    let (left, top) = (pixel(rect.minX, .down), pixel(rect.minY, .down))
    self.init(
      x: left..<max(left, pixel(rect.maxX, .up)), y: top..<max(top, pixel(rect.maxY, .up)))
  }
}
