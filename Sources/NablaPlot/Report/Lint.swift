import NablaScene

/// Something in a figure that a reader would trip over.
public struct Finding: Hashable, Sendable {
  /// The rule by name (`overlap`, `cut`, `missing-glyph`, `values`, `room`).
  public let rule: String
  public let message: String

  public init(_ rule: String, _ message: String) {
    self.rule = rule
    self.message = message
  }
}

/// Judges a figure by where its texts stand.
enum Lint {
  /// - Parameter boxes: all texts of the figure.
  static func findings(_ boxes: [TextBox], canvas: Size) -> [Finding] {
    cut(boxes, canvas) + overlaps(boxes) + missing(boxes)
  }

  /// The most findings of one rule that are listed; a figure with more is beyond reading them.
  private static let most = 100

  private static func cut(_ boxes: [TextBox], _ canvas: Size) -> [Finding] {
    let page = Rect(x: 0, y: 0, width: canvas.width, height: canvas.height)
    return boxes.lazy.filter { !page.contains($0.rect, tolerance: 0.5) }.prefix(most).map {
      Finding("cut", "the \($0.role) \"\($0.text)\" reaches beyond the canvas")
    }
  }

  /// Texts sorted by their left edges are compared with those that begin before they end.
  private static func overlaps(_ boxes: [TextBox]) -> [Finding] {
    let sorted = boxes.sorted { $0.rect.minX < $1.rect.minX }
    var result: [Finding] = []
    for (i, a) in sorted.enumerated() {
      for b in sorted[(i + 1)...] {
        if b.rect.minX > a.rect.maxX { break }
        if result.count == most { return result }
        if a.collides(with: b) {
          result.append(
            Finding(
              "overlap", "the \(a.role) \"\(a.text)\" and the \(b.role) \"\(b.text)\" overlap"))
        }
      }
    }
    return result
  }

  private static func missing(_ boxes: [TextBox]) -> [Finding] {
    boxes.lazy.filter { !$0.missing.isEmpty }.prefix(most).flatMap { box in
      box.missing.map { scalar in
        let code = String(scalar.value, radix: 16, uppercase: true)
        return Finding(
          "missing-glyph",
          "no font has the character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code) of the \(box.role) \"\(box.text)\""
        )
      }
    }
  }
}
