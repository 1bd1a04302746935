package import NablaPNG
package import NablaPlot
package import NablaScene

/// What `nabla compare` is asked for beside the two names.
package struct ComparisonRequest: Sendable {
  package var comparator: any Comparator
  package var ignored = IgnoreMask.nothing
  /// Whether SSIM is measured however much differs: a large picture takes seconds.
  package var measuresSSIM = true
  /// Device pixels per logical pixel of figures; nil for a picture's size beside it, or 2.
  package var scale: Double?

  package init(_ choice: ComparatorChoice) { comparator = choice.comparator }

  /// - Throws: where one of the two cannot be read or drawn, or they are of kinds that cannot be
  ///   compared.
  package func run(_ expected: String, _ actual: String) throws(NablaError) -> ComparedPair {
    switch (try ComparedInput(expected), try ComparedInput(actual)) {
    case (.png(let a), .png(let b)):
      return try compare(try PicturePair(expected: (a, expected), actual: (b, actual)))
    case (.svg(let a), .svg(let b)):
      return ComparedPair(scene: TextDiff(SVGText(a).lines, SVGText(b).lines))
    case (.figure(let a), .figure(let b)):
      var result = try compare(.read(expected: try pixels(a), actual: try pixels(b)))
      result.scene = TextDiff(SceneText(a).lines, SceneText(b).lines)
      return result
    case (.png(let file), .figure(let scene)):
      let picture = try decodePNG(file, place: expected)
      return try compare(.read(expected: picture, actual: try pixels(scene, like: picture)))
    case (.figure(let scene), .png(let file)):
      let picture = try decodePNG(file, place: actual)
      return try compare(.read(expected: try pixels(scene, like: picture), actual: picture))
    case (.svg, _), (_, .svg):
      throw NablaError(
        "", "an SVG file is compared as text, with another SVG file only",
        "give two PNG files, two SVG files or two figures")
    }
  }

  private func pixels(_ scene: Scene, like picture: Bitmap? = nil) throws(NablaError) -> Bitmap {
    let fitting = picture.map { Double($0.width) / scene.size.width } ?? 2
    return try FigureRenderer.cairo.pixels(scene, scale ?? fitting, scene.appearance.side)
  }

  private func compare(_ pair: PicturePair) throws(NablaError) -> ComparedPair {
    switch pair {
    case .identical(let width, let height):
      return ComparedPair(identical: width, height, by: comparator)
    case .read(let a, let b):
      guard (a.width, a.height) == (b.width, b.height) else {
        return ComparedPair(sizes: a, b, by: comparator)
      }
      let pair = try ImagePair(expected: a, actual: b, ignoring: ignored)
      return ComparedPair(
        comparison: Comparison(pair, by: comparator, measuresSSIM: measuresSSIM), pair: pair)
    }
  }
}

/// What came of comparing two things.
package struct ComparedPair: Sendable {
  /// Nil for texts, and for pictures of two sizes.
  package private(set) var comparison: Comparison?
  package private(set) var pair: ImagePair?
  /// What differs between two scenes or SVG files.
  package var scene: TextDiff?
  /// Two sizes, and what differs where the pictures are laid over each other.
  private var sizes: (expected: [Int], actual: [Int], different: Int)?
  private let isIdenticalFile: Bool

  init(comparison: Comparison, pair: ImagePair) {
    (self.comparison, self.pair) = (comparison, pair)
    isIdenticalFile = false
  }

  init(scene: TextDiff) {
    self.scene = scene
    isIdenticalFile = false
  }

  init(identical width: Int, _ height: Int, by comparator: any Comparator) {
    comparison = Comparison(identical: width, height, by: comparator)
    isIdenticalFile = true
  }

  init(sizes a: Bitmap, _ b: Bitmap, by comparator: any Comparator) {
    let yiq = comparator as? YIQComparator ?? YIQComparator()
    sizes = (
      [a.width, a.height], [b.width, b.height], yiq.countsOfTwoSizes(a, b).different
    )
    isIdenticalFile = false
  }

  /// Whether the two could be compared at all.
  package var isComparable: Bool { sizes == nil }

  package var isMatch: Bool {
    guard isComparable, comparison != nil || scene != nil else { return false }
    return (comparison?.isMatch ?? true) && (scene?.isEmpty ?? true)
  }

  /// The picture of what differs; nil for texts and files that are not unpacked.
  package var difference: Bitmap? { pair.map(ChangePictures.mask) }

  package var node: Node {
    if let sizes {
      return [
        "match": false, "differentPixels": Node(sizes.different),
        "size": Node(sizes.expected.map { Node($0) }),
        "actualSize": Node(sizes.actual.map { Node($0) }),
        "error": ["message": Node(summary)],
      ]
    }
    var entries = comparison?.node.map ?? [.init("match", Node(isMatch))]
    if let i = entries.firstIndex(where: { $0.key == "match" }) { entries[i].value = Node(isMatch) }
    if let scene {
      entries.append(.init("differentLines", Node(scene.changedCount)))
      entries.append(.init("scene", Node(scene.text())))
    }
    return Node(entries)
  }

  package var summary: String {
    if let sizes {
      let (a, b) = (sizes.expected, sizes.actual)
      return "the sizes differ: \(a[0]) × \(a[1]) and \(b[0]) × \(b[1]) px; "
        + "laid over each other, \(sizes.different) pixels differ visibly"
    }
    var lines: [String] = []
    if let comparison {
      lines.append(comparison.summary + (isIdenticalFile ? ", the same file" : ""))
    }
    if let scene {
      lines.append(scene.isEmpty ? "the same lines" : scene.text())
    }
    return lines.joined(separator: "\n")
  }
}
