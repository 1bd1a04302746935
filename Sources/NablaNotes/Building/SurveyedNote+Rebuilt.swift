import Nabla
import NablaPlot

extension SurveyedNote {
  /// What a note is rebuilt with.
  struct Setting {
    let lock: FigureLock
    let folder: FigureFolder
    /// Whether lines that somebody changed by hand are written over.
    let isForced: Bool
    /// Whether open references get their figure's number: in copies only, for the tool owns no
    /// text between figures.
    let fillsReferences: Bool
  }

  /// The lines of a figure's region, markers included; nil where it has no picture of its key.
  func region(_ figure: Figure, _ setting: Setting, _ numbers: [String: Int]) -> [String]? {
    guard let picture = setting.lock.figures[figure.id], picture.key == figure.key.hex else {
      return nil
    }
    let isNotebook = note.notebook != nil
    let isEmbedded = isNotebook && setting.lock.isEmbedded
    let isReferenced = references.contains { $0.contains { $0.id == figure.id } }
    let profile = isNotebook ? NoteProfile.gfm : setting.lock.profile
    let content = profile.content(
      figure.place.fence, picture,
      link: isEmbedded ? "attachment:\(picture.file)" : "\(FigureLock.folder)/\(picture.file)",
      number: numbers[figure.id], isReferenced: isReferenced)
    return RegionText.lines(id: figure.id, key: figure.key.hex, content: content)
  }

  /// The note's bytes with every region as its figure's picture asks for.
  func rebuilt(_ setting: Setting) -> [UInt8] {
    let numbers = numbers(all: setting.lock.isNumbered)
    let texts = note.texts.indices.map { rebuilt(text: $0, setting, numbers) }
    guard let notebook = note.notebook else { return texts.first ?? note.bytes }
    return notebook.spliced { cell in
      let own = figures.filter { $0.text == cell }
      let shown = Set(own.map(\.id))
      var attachments = own.compactMap { figure -> (name: String, png: [UInt8]?)? in
        guard let picture = setting.lock.figures[figure.id] else { return nil }
        let isEmbedded = setting.lock.isEmbedded && figure.place.isReplaceable(setting.isForced)
        return (picture.file, isEmbedded ? setting.folder.picture(picture.file) : nil)
      }
      for orphan in note.texts[cell].orphans where orphan.isIntact && !shown.contains(orphan.id) {
        attachments.append(("\(orphan.id).png", nil))
      }
      return (texts[cell], attachments)
    }
  }

  private func rebuilt(text index: Int, _ setting: Setting, _ numbers: [String: Int]) -> [UInt8] {
    let text = note.texts[index]
    let own = figures.filter { $0.text == index }
    let regions = Dictionary(
      own.compactMap { figure in region(figure, setting, numbers).map { (figure.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    let filled = setting.fillsReferences ? filledReferences(index, numbers) : []
    return text.spliced(
      removing: text.orphans.filter { $0.isIntact || setting.isForced }, replaced: filled
    ) { figure in
      guard figure.isReplaceable(setting.isForced), let new = regions[figure.fence.id] else {
        return nil
      }
      return figure.shows(new) ? nil : new
    }
  }

  private func filledReferences(
    _ index: Int, _ numbers: [String: Int]
  ) -> [(range: Range<Int>, bytes: [UInt8])] {
    let text = note.texts[index]
    return references[index].compactMap { reference in
      guard reference.isOpen(in: text), let number = numbers[reference.id] else { return nil }
      return (reference.label, Array("Figure \(number)".utf8))
    }
  }
}

extension NoteText.Figure {
  /// Whether the region may be written: there is none yet, or nobody changed it.
  func isReplaceable(_ isForced: Bool) -> Bool {
    !isBlocked && (isForced || region?.isIntact != false)
  }

  /// Whether the region holds these lines already.
  func shows(_ lines: [String]) -> Bool {
    guard let region, region.isIntact, let first = lines.first else { return false }
    return RegionMarker(first)?.key == region.key
      && region.content.elementsEqual(lines.dropFirst().dropLast())
  }
}
