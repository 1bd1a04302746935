internal import NablaScene
internal import NablaText

extension TextItem {
  /// The runs that are words, and each formula as a text of its own in the same place.
  ///
  /// A word in the math font (𝑥 that no other font has) counts as a formula, too, and so does one
  /// in colours of its own (viewers disagree on fonts with colours). Runs that show nothing are
  /// left out.
  var wordsAndFormulas: (words: [GlyphRun], formulas: [TextItem]) {
    var words: [GlyphRun] = []
    var found: [TextItem] = []
    var parts = [[GlyphRun]](repeating: [], count: formulas.count)
    for run in runs where !run.glyphs.isEmpty {
      if let part = formulas.firstIndex(where: { $0.holds(run) }) {
        parts[part].append(run)
      } else if run.isMath || run.isColored {
        let text = run.text(of: source)
        let box = Rect(x: run.offset.x, y: 0, width: run.advance, height: 0)
        found.append(
          piece(
            text, runs: [run], rules: [],
            FormulaPart(sourceRange: run.sourceRange, spoken: text, box: box)))
      } else if !run.sourceRange.isEmpty {
        words.append(run)
      }
    }
    for (formula, runs) in zip(formulas, parts) {
      let own = rules.filter {
        formula.box.minX <= $0.rect.midX && $0.rect.midX <= formula.box.maxX
      }
      let text = formula.sourceRange.text(of: source)
      found.append(piece(text, runs: runs, rules: own, formula))
    }
    return (words, found)
  }

  /// The source with each formula in words.
  var label: String {
    var label = ""
    var end = 0
    let count = source.utf8.count
    for formula in formulas where formula.sourceRange.lowerBound >= end {
      label += (end..<formula.sourceRange.lowerBound).text(of: source)
      label += formula.spoken
      end = formula.sourceRange.upperBound
    }
    return end == 0 ? source : label + (min(end, count)..<count).text(of: source)
  }

  private func piece(
    _ text: String, runs: [GlyphRun], rules: [TextRule], _ formula: FormulaPart
  ) -> TextItem {
    var item = self
    item.source = text
    item.runs = runs
    for i in item.runs.indices {
      let range = runs[i].sourceRange
      let start = formula.sourceRange.lowerBound
      item.runs[i].sourceRange = range.lowerBound - start..<range.upperBound - start
    }
    item.rules = rules
    item.formulas = [
      FormulaPart(
        sourceRange: 0..<text.utf8.count, spoken: formula.spoken, box: formula.box)
    ]
    item.width = formula.box.width
    return item
  }
}

extension Range<Int> {
  /// The bytes of a source's UTF-8.
  func text(of source: String) -> String {
    let bytes = source.utf8
    let range = clamped(to: 0..<bytes.count)
    return String(decoding: bytes.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }
}
