public import NablaPlot
public import NablaScene

/// One head's attention weights as a matrix: which token looks at which.
public struct AttentionHeatmap: Recipe {
  public static let id = "attention-heatmap"
  public static let title = "Attention matrix"
  public static let topic = "4.4 Transformers Math"
  public static let question = "Which token looks at which?"
  public static let formulas = [
    #"A=\mathrm{softmax}\!\left(\frac{QK^\top}{\sqrt{d_k}}\right),\ \sum_jA_{ij}=1"#
  ]

  /// How weights become colours.
  public enum Scaling: String, OptionChoice {
    case linear, log
    /// Every row divided by its largest weight.
    case rowMax = "row-max"
  }

  public var attention: AttentionSource?
  public var tensor: String?
  public var layer = Selection.index(0)
  public var head = Selection.mean
  public var tokens: TokenSource?
  public var keyTokens: TokenSource?
  public var annotate = Heatmap.Annotation.auto
  public var scale = Scaling.linear
  public var highlight: Int?
  public var dropFirst = false
  public var rawScores = false

  public init() {}

  public static let fields: [Field<AttentionHeatmap>] = [
    Field(
      "attention", \.attention,
      help: "Weights [q,k], [heads,q,k] or [layers,heads,q,k]; an example where left out."),
    Field("tensor", \.tensor, help: "Which tensor of a .safetensors file; the only one."),
    Field("layer", \.layer, help: "The layer from 0, or mean."),
    Field("head", \.head, help: "The head from 0, or mean."),
    Field("tokens", \.tokens, help: "The queries' tokens; the file's own, or indices."),
    Field("tokens-k", \.keyTokens, help: "The keys' tokens; those of the queries."),
    Field("annotate", \.annotate, help: "Numbers in the cells; auto up to 16 tokens."),
    Field("scale", \.scale, help: "How weights become colours."),
    Field("highlight", \.highlight, bounds: .atLeast(0), help: "A query to outline, from 0."),
    Field("drop-first", \.dropFirst, help: "Leave the first key out and scale the rest up to 1."),
    Field("raw-scores", \.rawScores, help: "Accept any numbers, not only weights in 0…1."),
  ]

  public func draw(_ context: RecipeContext) throws(NablaError) -> RecipeResult {
    let tensor = try AttentionTensor.load(
      attention, tensor: tensor, files: context.files, owner: Self.id)
    var matrix = try tensor.matrix(layer: layer, head: head, owner: Self.id)
    var warnings = try check(matrix)
    let rows = try labels(tokens, "tokens", tensor.tokens, matrix.rows, context)
    var columns =
      keyTokens == nil && matrix.rows == matrix.columns
      ? rows : try labels(keyTokens, "tokens-k", tensor.tokens, matrix.columns, context)
    if let highlight, highlight >= matrix.rows {
      throw refuse("highlight", "is \(highlight)", "give a query from 0 to \(matrix.rows - 1)")
    }

    let isCausal = matrix.isCausal
    var notes: [String] = []
    if dropFirst {
      guard matrix.columns > 1 else {
        throw refuse("drop-first", "leaves no key", "keep the only one")
      }
      matrix = matrix.droppingFirstColumn(rescaled: !rawScores)
      columns = columns.map { Array($0.dropFirst()) }
      notes.append("The first key is left out and each row scaled back to a sum of 1.")
    }
    if scale == .rowMax {
      matrix = matrix.dividedByRowMaxima
      notes.append("Each row is divided by its largest weight.")
    }
    if isCausal {
      notes.append("Hatched: keys after the query, which causal attention cannot see.")
    }
    let missing = matrix.values.count { $0.isNaN }
    if missing > 0 {
      warnings.append("\(missing) of \(matrix.values.count) weights are NaN and drawn hatched")
      notes.append("Hatched: \(missing) weights that are not numbers.")
    }
    return result(
      matrix, rows: rows, columns: columns, isCausal: isCausal, notes: notes, warnings: warnings)
  }

  // MARK: - Checks

  /// - Returns: warnings; sums that are off are drawn, and said.
  private func check(_ matrix: Matrix) throws(NablaError) -> [String] {
    if rawScores { return [] }
    if let i = matrix.values.firstIndex(where: { $0 < 0 || $0 > 1.000_001 }) {
      let (row, column) = (i / matrix.columns, i % matrix.columns)
      throw refuse(
        "attention", "has the weight \(formatPlain(matrix.values[i])) at [\(row), \(column)]",
        "give weights in 0…1, or set raw-scores")
    }
    var worst = (row: 0, off: 0.0, sum: 1.0)
    for row in 0..<matrix.rows {
      let sum = (0..<matrix.columns).reduce(0) { $0 + matrix[row, $1] }
      if abs(sum - 1) > worst.off { worst = (row, abs(sum - 1), sum) }
    }
    guard worst.off > 1e-3 else { return [] }
    return [
      "attention: row \(worst.row) sums to \(formatPlain(worst.sum, significant: 4)), not to 1"
    ]
  }

  /// Tokens for one side: those given, the file's own where they fit, or nil for indices.
  private func labels(
    _ source: TokenSource?, _ parameter: String, _ own: [String]?, _ count: Int,
    _ context: RecipeContext
  ) throws(NablaError) -> [String]? {
    var tokens: [String]
    switch source {
    case nil:
      guard let own, own.count == count else { return nil }
      return own
    case .list(let list): tokens = list
    case .file(let path):
      guard let files = context.files else {
        throw refuse(parameter, "names a file, which cannot be read here", "give a list")
      }
      tokens = try TokenList.read(
        try files.bytes(path, place: "\(Self.id).\(parameter)"), name: path)
    }
    guard tokens.count == count else {
      throw refuse(
        parameter, "has \(tokens.count) tokens, and the matrix has \(count)", "give one for each")
    }
    return tokens
  }

  // MARK: - Figure

  private func result(
    _ matrix: Matrix, rows: [String]?, columns: [String]?, isCausal: Bool, notes: [String],
    warnings: [String]
  ) -> RecipeResult {
    let allowed = matrix.values.enumerated().map { i, value in
      let (row, column) = (i / matrix.columns, i % matrix.columns + (dropFirst ? 1 : 0))
      return value.isNaN || (isCausal && column > row) ? 1.0 : 0
    }
    let mask =
      allowed.contains(1)
      ? Matrix(rows: matrix.rows, columns: matrix.columns, values: allowed) : nil
    let fits = max(matrix.rows, matrix.columns) <= 16
    var heatmap = Heatmap(
      matrix, xLabels: columns, yLabels: rows, mask: mask,
      annotate: annotate == .auto && !fits ? .never : annotate,
      values: rawScores ? nil : .weights)
    heatmap.decimals = 2
    var marks: [any Mark] = [heatmap]
    if let highlight { marks.append(outline(highlight, matrix.columns)) }

    var color = ColorOptions(scale == .rowMax ? "share of the row's largest" : "weight")
    if rawScores { color.label = "score" }
    if scale == .log { color.scale = .log }
    var figure = Figure(
      title: heading, subtitle: "A row is a query, its columns the keys it looks at",
      caption: notes.joined(separator: " "),
      size: size(matrix, caption: notes.joined()), marks: marks,
      x: AxisOptions("key"), y: AxisOptions("query"), color: color)
    figure.warnings = warnings
    figure.alt = alt(matrix, rows, columns)
    return RecipeResult(
      figure: figure,
      series: [
        .init("weights", matrix.optionNode), .init("queries", Node(rows ?? [])),
        .init("keys", Node(columns ?? [])),
      ])
  }

  private var heading: String {
    switch (layer, head) {
    case (.mean, .mean): "Attention, mean over all layers and heads"
    case (.mean, .index(let h)): "Attention of head \(h), mean over layers"
    case (.index(let l), .mean): "Attention of layer \(l), mean over heads"
    case (.index(let l), .index(let h)): "Attention of layer \(l), head \(h)"
    }
  }

  private func size(_ matrix: Matrix, caption: String) -> Size {
    let cells = Double(max(matrix.rows, matrix.columns))
    let side = min(max(cells * 27, 260), 440)
    let ratio = Double(matrix.columns) / Double(max(1, matrix.rows))
    return Size(
      (min(max(side * min(ratio, 1), 200), 640) + 200).rounded(),
      (side / max(1, min(ratio, 3)) + (caption.isEmpty ? 160 : 186)).rounded())
  }

  /// A frame around a query's row.
  private func outline(_ row: Int, _ columns: Int) -> Line {
    let (left, right) = (-0.5, Double(columns) - 0.5)
    let (top, bottom) = (Double(row) - 0.5, Double(row) + 0.5)
    return Line(
      x: [left, right, right, left, left], y: [top, top, bottom, bottom, top], color: "accent",
      width: 2)
  }

  private func alt(_ matrix: Matrix, _ rows: [String]?, _ columns: [String]?) -> String {
    var best = (row: 0, column: 0, value: -Double.infinity)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns where matrix[row, column] > best.value {
        best = (row, column, matrix[row, column])
      }
    }
    let from = rows?[best.row] ?? String(best.row)
    let to = columns?[best.column] ?? String(best.column)
    return
      "\(heading): \(matrix.rows) queries by \(matrix.columns) keys. The largest weight, \(format(best.value, significant: 2)), goes from \"\(from)\" to \"\(to)\"."
  }
}

extension Matrix {
  /// Whether everything right of the diagonal is exactly zero.
  fileprivate var isCausal: Bool {
    guard rows == columns, rows > 1 else { return false }
    return (0..<rows).allSatisfy { row in
      ((row + 1)..<columns).allSatisfy { self[row, $0] == 0 }
    }
  }

  fileprivate func droppingFirstColumn(rescaled: Bool) -> Matrix {
    var kept: [Double] = []
    for row in 0..<rows {
      let rest = (1..<columns).map { self[row, $0] }
      let sum = rest.reduce(0, +)
      kept += rescaled && sum > 0 ? rest.map { $0 / sum } : rest
    }
    return Matrix(rows: rows, columns: columns - 1, values: kept) ?? .empty
  }

  fileprivate var dividedByRowMaxima: Matrix {
    var scaled: [Double] = []
    for row in 0..<rows {
      let line = (0..<columns).map { self[row, $0] }
      let largest = line.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
      scaled += largest > 0 ? line.map { $0 / largest } : line
    }
    return Matrix(rows: rows, columns: columns, values: scaled) ?? .empty
  }
}
