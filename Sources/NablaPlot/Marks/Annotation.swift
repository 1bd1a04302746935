public import NablaScene

/// Words beside points of the data, each with a line that leads to its point.
public struct Annotation: Mark {
  public static let kind = "annotation"
  public static let summary = "Words beside points, each with a line that leads to its point."

  public var x: Channel?
  public var y: Channel?
  public var text: Channel?
  public var dx: Double?
  public var dy: Double?
  public var color: Channel? = .column("ink")
  public var size: Double?
  public var bold = false
  public var leader = true
  public var halo = true

  /// Points of the data that the words keep off, besides those of the mark.
  package var clearOf: [(x: Double, y: Double)] = []
  /// A role for each text instead of the one colour.
  package var roles: [String] = []

  public init() {}

  /// - Parameters:
  ///   - dx: where the words stand, right of the point; a free place around it where both `dx`
  ///     and `dy` (down) are nil.
  public init(
    x: some ChannelConvertible, y: some ChannelConvertible, text: some ChannelConvertible,
    dx: Double? = nil, dy: Double? = nil, color: any ChannelConvertible = "ink",
    size: Double? = nil, bold: Bool = false, leader: Bool = true, halo: Bool = true
  ) {
    self.x = x.channel
    self.y = y.channel
    self.text = text.channel
    self.dx = dx
    self.dy = dy
    self.color = color.channel
    self.size = size
    self.bold = bold
    self.leader = leader
    self.halo = halo
  }

  public static let fields: [Field<Annotation>] = [
    Field("x", \.x, help: "The points' x."),
    Field("y", \.y, help: "The points' y."),
    Field("text", \.text, help: "A column, a list, or the words themselves; \\n breaks a line."),
    Field(
      "dx", \.dx, bounds: .within(-500...500), unit: "px",
      help: "How far right of its point a text stands; without dx and dy a free place is found."),
    Field(
      "dy", \.dy, bounds: .within(-500...500), unit: "px",
      help: "How far below its point a text stands."),
    Field("color", \.color, help: "One colour."),
    Field(
      "size", \.size, bounds: Bounds(0, 96, includesLower: false), unit: "px",
      help: "The letters' size; 12 px."),
    Field("bold", \.bold, help: "Whether the letters are semibold."),
    Field("leader", \.leader, help: "Whether a line leads from the words to the point."),
    Field("halo", \.halo, help: "Whether a paper-coloured band sets words and line off."),
  ]

  public static var sample: Figure {
    let x = (0...120).map { Double($0) / 10 }
    func wave(_ x: Double) -> Double { sine(x) * exp2(-x / 6) }
    return Figure(
      title: "Where to look",
      marks: [
        Line(x: x, y: x.map(wave)),
        Scatter(x: [1.4, 4.6, 7.7], y: [1.4, 4.6, 7.7].map(wave), color: "ink", opacity: 1),
        Annotation(
          x: [1.4, 4.6, 7.7], y: [1.4, 4.6, 7.7].map(wave),
          text: ["the first crest", "the deepest trough", "a second, lower crest"]),
      ],
      x: AxisOptions("t"), y: AxisOptions("u"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    let xs = try context.position(x, "x")
    let ys = try context.position(y, "y", count: xs.count)
    try context.checkLengths(("x", xs.count), ("y", ys.count))
    let words = try context.words(text, "text", count: xs.count)
    try context.checkLengths(("text", words.count), ("x", xs.count))
    let colors = try context.onlyColor(color, "color")
    return Prepared(mark: self, x: xs, y: ys, texts: words, color: colors)
  }
}
