import NablaScene

extension LintRule {
  public static let cut = LintRule("cut", "Text reaches beyond the canvas.") { subject in
    let size = subject.layout.size
    let page = Rect(x: 0, y: 0, width: size.width, height: size.height)
    return subject.boxes.lazy.filter { !page.contains($0.rect, tolerance: 0.5) }
      .prefix(LintRule.most).map { "the \($0.role) \"\($0.text)\" reaches beyond the canvas" }
  }
}
