import Nabla
package import NablaPNG
package import NablaScene

/// Compares a drawing with its goldens.
package struct GoldenCheck: Sendable {
  package let name: GoldenName
  package let folder: GoldenFolder
  /// Nil where there is no lock file.
  package let lock: GoldenLock?
  package let environment: GoldenEnvironment
  package var comparator: any Comparator = ExactComparator()
  package var ignored = IgnoreMask.nothing
  /// Whether the scene's text must be the same.
  package var checksScene = true

  package init(
    _ name: GoldenName, in folder: GoldenFolder, lock: GoldenLock?, environment: GoldenEnvironment
  ) {
    (self.name, self.folder, self.lock, self.environment) = (name, folder, lock, environment)
  }

  /// What came of a comparison.
  package struct Outcome: Sendable {
    package enum Verdict: String, Sendable {
      case passed
      /// There is a difference that does not pass.
      case differs
      /// There is no golden.
      case missing
      /// The golden cannot be told from an empty page, so that it proves nothing.
      case blank
      /// The comparison could not run: the figure or a golden cannot be read.
      case broken

      /// Whether a mode writes the goldens of such a case; never where they would prove nothing.
      package func isRecorded(by mode: RecordMode) -> Bool {
        switch (mode, self) {
        case (.never, _), (_, .blank): false
        case (.missing, _): self == .missing
        // A golden that cannot be read is one that failed.
        case (.failed, _): self != .passed
        case (.all, _): true
        }
      }
    }

    package var verdict: Verdict
    /// What is wrong and what to do, a line each.
    package var problems: [String] = []
    /// What else a person should know, a line each.
    package var notes: [String] = []
    package var sceneDiff: TextDiff?
    package var comparison: Comparison?
    package var expected: Bitmap?
    package var pair: ImagePair?

    package init(_ verdict: Verdict, _ problems: [String] = []) {
      (self.verdict, self.problems) = (verdict, problems)
    }
  }

  /// - Throws: where a golden is empty, damaged or cannot be read.
  package func run(_ drawn: DrawnCase) throws(NablaError) -> Outcome {
    let sceneFile = try folder.bytes(name.sceneFile)
    let imageFile = try folder.bytes(name.imageFile)
    let entry = lock?.cases[name.text]
    var absent: [String] = []
    if sceneFile == nil, checksScene { absent.append(name.sceneFile) }
    if imageFile == nil { absent.append(name.imageFile) }
    if entry == nil { absent.append("its line in \(GoldenFolder.lockName)") }
    guard let imageFile, let entry, absent.isEmpty else {
      return try guarded(
        Outcome(.missing, ["there is no golden: \(absent.joined(separator: ", "))"]), drawn)
    }
    for (file, bytes) in [(name.sceneFile, sceneFile ?? [0]), (name.imageFile, imageFile)]
    where bytes.isEmpty {
      throw NablaError(folder.place(file), "the golden is empty", "run nabla approve \(name)")
    }
    var outcome = Outcome(.passed)
    if let sceneFile, checksScene { compareScenes(sceneFile, entry, drawn, &outcome) }
    try comparePictures(imageFile, entry, drawn, &outcome)
    return try guarded(outcome, drawn)
  }

  /// The outcome, or that of a golden that proves nothing.
  private func guarded(_ outcome: Outcome, _ drawn: DrawnCase) throws(NablaError) -> Outcome {
    guard try isBlank(drawn) else { return outcome }
    var blank = outcome
    blank.verdict = .blank
    blank.problems.append(
      "a plain page would pass as well: the golden proves nothing; draw something, or tolerate less"
    )
    return blank
  }

  private func compareScenes(
    _ file: [UInt8], _ entry: GoldenLock.Entry, _ drawn: DrawnCase, _ outcome: inout Outcome
  ) {
    let expected = String(decoding: file, as: UTF8.self)
    if SHA256.hex(file) != entry.scene {
      outcome.verdict = .differs
      outcome.problems.append(
        "\(name.sceneFile) is not the file of the lock; run nabla approve \(name)")
    }
    guard expected != drawn.text.text else { return }
    outcome.verdict = .differs
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let diff = TextDiff(old.last == "" ? Array(old.dropLast()) : old, drawn.text.lines)
    outcome.problems.append("the scene differs in \(diff.changedCount) lines")
    outcome.sceneDiff = diff
  }

  private func comparePictures(
    _ file: [UInt8], _ entry: GoldenLock.Entry, _ drawn: DrawnCase, _ outcome: inout Outcome
  ) throws(NablaError) {
    let changes = environment.differences(from: lock?.environment ?? environment)
    let gate = gate(changes, &outcome)
    if let first = drawn.pictures.first {
      try compareFirst(file, entry, first, by: gate, &outcome)
    }
    for picture in drawn.pictures.dropFirst() {
      compareHash(entry.pixels[picture.side.rawValue], picture, changes, &outcome)
    }
  }

  /// The first theme's picture is the golden.
  private func compareFirst(
    _ file: [UInt8], _ entry: GoldenLock.Entry,
    _ picture: (side: Appearance.Side, bitmap: Bitmap, hash: String),
    by gate: any Comparator, _ outcome: inout Outcome
  ) throws(NablaError) {
    let hash = entry.pixels[picture.side.rawValue]
    let isFileOfLock = SHA256.hex(file) == entry.file
    if hash == picture.hash, isFileOfLock { return }
    let expected = try decodePNG(file, place: folder.place(name.imageFile))
    outcome.expected = expected
    if !isFileOfLock, SHA256.hex(expected.bytes) != hash {
      outcome.verdict = .differs
      outcome.problems.append(
        "\(name.imageFile) is not the picture of the lock; run nabla approve \(name)")
    }
    let actual = picture.bitmap
    guard (expected.width, expected.height) == (actual.width, actual.height) else {
      outcome.verdict = .differs
      outcome.problems.append(
        "the sizes differ: \(expected.width) × \(expected.height) px expected, "
          + "\(actual.width) × \(actual.height) drawn")
      return
    }
    let pair = try ImagePair(expected: expected, actual: actual, ignoring: ignored)
    let comparison = Comparison(pair, by: gate)
    outcome.comparison = comparison
    outcome.pair = pair
    if !comparison.isMatch {
      outcome.verdict = .differs
      outcome.problems.append(
        "\(comparison.differentPixels) pixels differ, a channel by at most \(comparison.maxDelta)"
          + " (\(gate.name))")
    }
  }

  /// The comparator that decides: `ulp` instead of `exact` where the environment is another one.
  private func gate(_ changes: [String], _ outcome: inout Outcome) -> any Comparator {
    guard !changes.isEmpty else { return comparator }
    let list = changes.joined(separator: ", ")
    guard comparator.name == ExactComparator.name else {
      outcome.notes.append("drawn in another environment than the goldens: \(list)")
      return comparator
    }
    outcome.notes.append(
      "drawn in another environment than the goldens, so that ulp decides, not exact: \(list)")
    return ULPComparator()
  }

  /// Themes after the first are kept as a hash alone.
  private func compareHash(
    _ hash: String?, _ picture: (side: Appearance.Side, bitmap: Bitmap, hash: String),
    _ changes: [String], _ outcome: inout Outcome
  ) {
    guard hash != picture.hash else { return }
    let theme = picture.side.rawValue
    guard let hash else {
      outcome.verdict = .missing
      outcome.problems.append("the lock has no hash of the theme \(theme)")
      return
    }
    if changes.isEmpty, comparator.name == ExactComparator.name, ignored.isEmpty {
      outcome.verdict = .differs
      outcome.problems.append(
        "the pixels of the theme \(theme) differ: \(hash.prefix(12)) expected, "
          + "\(picture.hash.prefix(12)) drawn")
    } else {
      outcome.notes.append(
        "the theme \(theme) is kept as a hash, which tells nothing within a tolerance")
    }
  }

  /// Whether a page in the plain background's colour would pass for the picture.
  package func isBlank(_ drawn: DrawnCase) throws(NablaError) -> Bool {
    guard let picture = drawn.pictures.first else { return true }
    let background = drawn.scene.background.color(picture.side)
    let pixel = [background.red, background.green, background.blue, background.alpha]
    let bytes = picture.bitmap.bytes
    if comparator.name == ExactComparator.name, ignored.isEmpty {
      // The first pixel of another colour is enough.
      return !stride(from: 0, to: bytes.count, by: 4).contains { i in
        bytes[i] != pixel[0] || bytes[i + 1] != pixel[1] || bytes[i + 2] != pixel[2]
          || bytes[i + 3] != pixel[3]
      }
    }
    let plain = Bitmap(
      width: picture.bitmap.width, height: picture.bitmap.height,
      bytes: [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
        for i in 0..<bytes.count { buffer[i] = pixel[i & 3] }
        count = bytes.count
      })
    let pair = try ImagePair(expected: picture.bitmap, actual: plain, ignoring: ignored)
    return comparator.passes(comparator.distance(pair))
  }
}
