public import NablaScene

extension Size: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.interval, .pattern("^[0-9.eE+]+[xX×][0-9.eE+]+$", "widthxheight")],
      "[width, height] or widthxheight, in pixels")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let pair = node.list, pair.count == 2, let w = pair[0].double, let h = pair[1].double {
      self.init(w, h)
    } else if let text = node.text, let size = Size(text: text) {
      self = size
    } else {
      throw .expected(Self.optionType, node)
    }
  }

  /// From `640x400` (or with `×`); nil for anything else.
  public init?(text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "xX×".contains($0) }
    guard parts.count == 2, let w = NumberParsing.decimal(parts[0]),
      let h = NumberParsing.decimal(parts[1]), w > 0, h > 0
    else {
      return nil
    }
    self.init(w, h)
  }

  public var optionNode: Node { Node([width, height]) }
  public var boundedNumbers: [Double] { [width, height] }
}

/// A part of a document that is read by itself.
extension Node: OptionValue {
  public static var optionType: OptionType { .other("a map or a list") }

  public init(option node: Node) { self = node }

  public var optionNode: Node { self }
}
