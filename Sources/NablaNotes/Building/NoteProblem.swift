import NablaScene

/// Something about a note that its author should know, with its place.
package struct NoteProblem: Sendable, Hashable {
  package enum Kind: String, Sendable {
    /// The picture or the lines below a fence are not what the fence says.
    case stale
    /// A picture or the lines below a fence are not there.
    case missing
    /// Lines that the tool owns were changed by somebody else.
    case handEdited = "hand-edited"
    /// Two fences have one name.
    case duplicate = "duplicate id"
    /// Lines that the tool owns belong to no fence.
    case orphan
    /// A figure without words for people who cannot see it.
    case noAlt = "no alt"
    /// A link to a figure that is not there.
    case reference = "no figure"
    /// Input that was refused.
    case error
    /// The disk or a permission.
    case machine
  }

  package let kind: Kind
  /// `file:line:column`.
  package let place: String
  package let message: String

  init(_ kind: Kind, _ place: String, _ message: String) {
    (self.kind, self.place, self.message) = (kind, place, message)
  }

  /// From an error; its place is kept where it begins with the file, else it follows the given one.
  init(_ error: NablaError, file: String, at place: String) {
    kind = error.kind == .machine ? .machine : .error
    let hasPlace = error.place == file || error.place.hasPrefix(file + ":")
    self.place = hasPlace ? error.place : place
    let rest = NablaError(hasPlace ? "" : error.place, error.problem, error.remedy)
    message = rest.description
  }

  /// From an error that has its own place.
  init(_ error: NablaError) { self.init(error, file: error.place, at: error.place) }

  /// `note.md:12:1: stale: loss-curve (lr changed)`, with nothing in it that steers a terminal.
  package var text: String {
    let word = kind == .machine ? "error" : kind.rawValue
    return escapingControls("\(place): \(word): \(message)").replacing("\n", with: "\\n")
  }
}
