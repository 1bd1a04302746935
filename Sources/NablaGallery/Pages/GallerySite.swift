import Nabla

/// All that the pages of a site show.
struct GallerySite: Sendable {
  let title: String
  let options: GalleryOptions
  let figures: [GalleryFigure]
  /// What each thumbnail shows in words, no two alike.
  let alts: [String]
  /// The phases in the roadmap's order, then what is no part of it.
  let parts: [Part]

  init(title: String, options: GalleryOptions, figures: [GalleryFigure]) {
    (self.title, self.options, self.figures) = (title, options, figures)
    var known: Set<String> = []
    alts = figures.map { figure in
      let words = figure.alt.hasPrefix(figure.title) ? figure.alt : "\(figure.title): \(figure.alt)"
      let short = HTML.clipped(words, to: 130)
      let alt = known.contains(short) ? "\(short) (\(figure.entry.id))" : short
      known.insert(alt)
      return alt
    }
    parts = Self.parts(of: figures)
  }

  /// The figures of one topic, by their places in `figures`.
  struct Topic: Sendable {
    let name: String
    let figures: [Int]

    /// `3.4`, or a folder's name.
    var number: String { Roadmap.number(of: name) }

    /// The name without its number.
    var words: String {
      Roadmap.phase(of: name) == nil ? name : String(name.drop { $0 != " " }.dropFirst())
    }
  }

  /// The topics of one phase, or figures that are no part of the roadmap.
  struct Part: Sendable {
    let phase: Roadmap.Phase?
    let topics: [Topic]

    var name: String { phase?.name ?? topics.first?.name ?? "" }
    var count: Int { topics.reduce(0) { $0 + $1.figures.count } }
  }

  private static func parts(of figures: [GalleryFigure]) -> [Part] {
    var topics: [(name: String, figures: [Int])] = []
    for (i, figure) in figures.enumerated() {
      if let known = topics.firstIndex(where: { $0.name == figure.entry.topic }) {
        topics[known].figures.append(i)
      } else {
        topics.append((figure.entry.topic, [i]))
      }
    }
    let all = topics.map { Topic(name: $0.name, figures: $0.figures) }
    let phases = Roadmap.phases.compactMap { phase -> Part? in
      let own = all.filter { Roadmap.phase(of: $0.name)?.number == phase.number }
      return own.isEmpty ? nil : Part(phase: phase, topics: own)
    }
    let others = all.filter { Roadmap.phase(of: $0.name) == nil }
    return phases + others.map { Part(phase: nil, topics: [$0]) }
  }

  /// The place of each part in an address: `phase-2`, `part-6`.
  static func anchor(_ part: Part, _ index: Int) -> String {
    part.phase.map { "phase-\($0.number)" } ?? "part-\(index + 1)"
  }
}
