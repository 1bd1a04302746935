/// What is wrong, where, and what to do about it.
///
/// Its text is `<place>: <problem>; <remedy>.`, without the full stop where the remedy is a
/// question (`did you mean "scatter"?`); texts of users are shown with their control
/// characters escaped.
public struct NablaError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Sendable {
    /// The input or the usage is wrong (exit code 2).
    case input
    /// The machine is: a font, the disk, a permission (exit code 3).
    case machine
  }

  public let kind: Kind
  /// A mark's option, or `file:line:column`; empty where there is none.
  public let place: String
  /// What is wrong, with the values.
  public let problem: String
  /// What to do; empty where the problem says it all.
  public let remedy: String

  public init(_ place: String, _ problem: String, _ remedy: String = "", kind: Kind = .input) {
    self.kind = kind
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String {
    let head = place.isEmpty ? "" : "\(place): "
    let tail = remedy.isEmpty ? "" : "; \(remedy)"
    let end = tail.hasSuffix("?") ? "" : "."
    return escapingControls("\(head)\(problem)\(tail)\(end)")
  }
}

/// The text with control and bidirectional-override characters written as `\u{…}`, so that
/// nothing in it can steer a terminal.
public func escapingControls(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A: result.append(scalar)
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C:
      let code = String(scalar.value, radix: 16, uppercase: true)
      result.append(contentsOf: "\\u{\(code)}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
