public import NablaScene

/// A matrix as a grid of coloured cells.
public struct Heatmap: Mark {
  public static let kind = "heatmap"
  public static let summary = "A matrix as a grid of coloured cells."

  /// Whether numbers stand in the cells.
  public enum Annotation: String, OptionChoice {
    /// Where they fit in all cells.
    case auto
    case always, never
  }

  /// What the colours are for, which chooses the colormap where none is named.
  public enum Values: String, OptionChoice {
    /// ≥ 0 with many small values: zero is the paper.
    case weights
    case sequential
    /// Around 0, negative and positive.
    case diverging
  }

  /// The cells of a square matrix that are shown.
  public enum Triangle: String, OptionChoice {
    case full
    /// The diagonal and what lies below it.
    case lower
    /// The diagonal and what lies above it.
    case upper
  }

  /// Which lines are put in an order that brings alike ones together.
  public enum Cluster: String, OptionChoice {
    case none, rows, columns, both
  }

  public var values: Matrix?
  public var x: Channel?
  public var y: Channel?
  public var color: Channel?
  public var xLabels: [String]?
  public var yLabels: [String]?
  /// Cells that are not allowed (1) and those that are (0).
  public var mask: Matrix?
  public var annotate = Annotation.auto
  public var decimals = 2
  public var kindOfValues: Values?
  public var xExtent: Interval?
  public var yExtent: Interval?
  public var square = true
  public var triangle = Triangle.full
  public var cluster = Cluster.none

  public init() {}

  /// A matrix, its top row first; labels stand on the axes by position.
  public init(
    _ values: Matrix, xLabels: [String]? = nil, yLabels: [String]? = nil, mask: Matrix? = nil,
    annotate: Annotation = .auto, decimals: Int = 2, values kind: Values? = nil
  ) {
    self.values = values
    self.xLabels = xLabels
    self.yLabels = yLabels
    self.mask = mask
    self.annotate = annotate
    self.decimals = decimals
    self.kindOfValues = kind
  }

  public static let fields: [Field<Heatmap>] = [
    Field("values", \.values, help: "The matrix, its top row first; or give x, y and color."),
    Field("x", \.x, help: "The column of each value, by name, for data with a row a cell."),
    Field("y", \.y, help: "The row of each value, by name."),
    Field("color", \.color, help: "The values, for data with a row a cell."),
    Field("xLabels", \.xLabels, help: "A label for each column; equal labels stay apart."),
    Field("yLabels", \.yLabels, help: "A label for each row."),
    Field("mask", \.mask, help: "1 where a cell is not allowed: hatched, unlike a zero."),
    Field("annotate", \.annotate, help: "Whether numbers stand in the cells."),
    Field("decimals", \.decimals, bounds: .within(0...10), help: "The numbers' decimals."),
    Field("kind", \.kindOfValues, help: "What the colours are for; from the values' signs."),
    Field("xExtent", \.xExtent, help: "The x of the outer edges, for matrices over the plane."),
    Field("yExtent", \.yExtent, help: "The y of the outer edges, bottom first."),
    Field("square", \.square, help: "Whether cells of a matrix without extents are squares."),
    Field(
      "triangle", \.triangle, help: "Which cells of a square matrix are shown, as of correlations."),
    Field(
      "cluster", \.cluster,
      help: "Which lines are reordered so that alike ones stand together (average linkage)."),
  ]

  public static var sample: Figure {
    let words = ["the", "cat", "sat", "on", "the", "mat"]
    let n = words.count
    let rows = (0..<n).map { i -> [Double] in
      let scores = (0..<n).map { j in j > i ? 0 : exp2(cosine(Double(i * 3 + j * 5)) * 2) }
      let sum = scores.reduce(0, +)
      return scores.map { $0 / sum }
    }
    let mask = (0..<n).map { i in (0..<n).map { j in j > i ? 1.0 : 0 } }
    return Figure(
      title: "Causal attention", size: Size(480, 400),
      marks: [
        Heatmap(
          Matrix(rows) ?? Matrix.empty, xLabels: words, yLabels: words, mask: Matrix(mask),
          values: .weights)
      ],
      x: AxisOptions("key"), y: AxisOptions("query"), color: ColorOptions("weight"))
  }

  public func prepare(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    if let values {
      if let mask, mask.rows != values.rows || mask.columns != values.columns {
        throw NablaError(
          "\(context.place).mask",
          "has \(mask.rows)×\(mask.columns) cells and values has \(values.rows)×\(values.columns)",
          "give matrices of the same shape")
      }
      for (option, labels, count, what) in [
        ("xLabels", xLabels, values.columns, "columns"), ("yLabels", yLabels, values.rows, "rows"),
      ] {
        if let labels, labels.count != count {
          throw NablaError(
            "\(context.place).\(option)", "has \(labels.count) labels for \(count) \(what)",
            "give one label for each")
        }
      }
      return try arranged(values, xNames: xLabels, yNames: yLabels, context)
    }
    return try prepareLong(context)
  }

  /// Data with a row a cell: names on both axes, a number for each pair.
  private func prepareLong(_ context: MarkContext) throws(NablaError) -> any PreparedMark {
    guard x != nil, y != nil, color != nil else {
      throw NablaError(context.place, "has no values", "give values, or x, y and color")
    }
    let xs = try context.position(x, "x").names
    let ys = try context.position(y, "y").names
    let numbers = try context.numbers(color, "color")
    try context.checkLengths(("x", xs.codes.count), ("y", ys.codes.count))
    try context.checkLengths(("color", numbers.count), ("x", xs.codes.count))
    let (columns, rows) = (xs.names.count, ys.names.count)
    guard columns * rows <= 1 << 26 else {
      throw NablaError(
        context.place, "has \(columns) × \(rows) cells", "aggregate to at most 67 million")
    }
    var cells = [Double](repeating: .nan, count: columns * rows)
    for (i, value) in numbers.enumerated() where xs.codes[i] >= 0 && ys.codes[i] >= 0 {
      cells[Int(ys.codes[i]) * columns + Int(xs.codes[i])] = value
    }
    let matrix = Matrix(rows: rows, columns: columns, values: cells) ?? .empty
    return try arranged(matrix, xNames: xs.names, yNames: ys.names, context)
  }
}
