import NablaMath
import NablaPlot
import NablaScene

/// A loss over the plane, ready to be walked on and drawn.
struct Landscape {
  let function: PlaneFunction
  /// What titles call it ("Rosenbrock’s valley").
  let title: String
  /// What subtitles show: f(x, y) = a formula, or where the grid came from.
  let words: String
  /// A formula that the user gave.
  private let expression: Formula?
  /// The samples themselves where there is no formula, the top row first.
  let grid: Matrix?

  /// - Parameters:
  ///   - domain: what the user wants to see; for a grid, where its outer nodes lie.
  ///   - owner: the recipe's id, for messages.
  init(
    _ source: LossSource, domain: PlaneDomain?, files: DataFiles?, owner: String
  ) throws(NablaError) {
    switch source {
    case .named(let name):
      guard let known = TestFunctions.named(name) else {
        throw Nearest.unknown(
          "\(owner).f", "function", name, known: TestFunctions.names)
      }
      function = known
      title = Self.titles[name] ?? name
      words = Self.words((try? NamedPlaneFormula(name))?.formula, known.formula)
      (expression, grid) = (nil, nil)
    case .formula(let text):
      let formula = try Self.formula(text, owner: owner)
      function = Self.function(formula)
      title = "the loss"
      words = Self.words(formula, text)
      (expression, grid) = (formula, nil)
    case .file(let path):
      let files = try files.required(at: "\(owner).f", "give a name or a formula")
      let bytes = try files.bytes(path, place: "\(owner).f")
      let matrix = try Self.matrix(try NPYReader.read(bytes, name: path), path)
      (function, expression, grid) = (try Self.function(matrix, domain, path), nil, matrix)
      title = "the loss grid"
      words = path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  private static let titles = [
    "quadratic": "a narrow bowl", "rosenbrock": "Rosenbrock’s valley",
    "beale": "Beale’s function", "himmelblau": "Himmelblau’s function", "saddle": "a saddle",
    "booth": "Booth’s function", "rastrigin": "Rastrigin’s function",
    "ackley": "Ackley’s function", "monkey-saddle": "a monkey saddle",
    "six-hump-camel": "the six-hump camel",
  ]

  private static func words(_ formula: Formula?, _ text: String) -> String {
    formula.map { "$f(x, y) = \($0.latex)$" } ?? "f(x, y) = \(text)"
  }

  private static func formula(_ text: String, owner: String) throws(NablaError) -> Formula {
    do throws(FormulaError) {
      return try Formula(text, variables: PlaneArguments.names)
    } catch {
      let names = TestFunctions.names
      let remedy =
        Nearest.name(to: text, in: names).map { "did you mean \"\($0)\"?" }
        ?? (error.remedy.isEmpty ? "give a formula of x and y, or a function's name" : error.remedy)
      throw NablaError("\(owner).f", "column \(error.column): \(error.message)", remedy)
    }
  }

  /// A formula of x and y; its gradient is taken by central differences where it has none.
  private static func function(_ formula: Formula) -> PlaneFunction {
    if let exact = try? PlaneFunction(name: formula.text, expression: formula) { return exact }
    let value: @Sendable (SIMD2<Double>) -> Double = { formula($0.x, $0.y) }
    return PlaneFunction(
      name: formula.text, domain: (-3...3, -3...3), value: value,
      gradient: { p in
        let h = 1e-6 * max(1, abs(p.x), abs(p.y))
        return [
          (value(p + [h, 0]) - value(p - [h, 0])) / (2 * h),
          (value(p + [0, h]) - value(p - [0, h])) / (2 * h),
        ]
      })
  }

  private static func matrix(_ tensor: Tensor, _ path: String) throws(NablaError) -> Matrix {
    guard tensor.rank == 2, tensor.shape[0] > 3, tensor.shape[1] > 3,
      let matrix = Matrix(rows: tensor.shape[0], columns: tensor.shape[1], values: tensor.values)
    else {
      throw NablaError(
        path, "has the shape \(tensor.shape)", "give a matrix of at least 4 × 4 numbers")
    }
    guard matrix.values.contains(where: \.isFinite) else {
      throw NablaError(path, "holds no finite number", "give a grid of losses")
    }
    return matrix
  }

  private static func function(
    _ matrix: Matrix, _ domain: PlaneDomain?, _ path: String
  ) throws(NablaError) -> PlaneFunction {
    let x = domain.map { $0.x.lower...$0.x.upper } ?? 0...Double(matrix.columns - 1)
    let y = domain.map { $0.y.lower...$0.y.upper } ?? 0...Double(matrix.rows - 1)
    let upwards = (0..<matrix.rows).reversed().flatMap { row in
      matrix.values[row * matrix.columns..<(row + 1) * matrix.columns]
    }
    guard
      let plane = SampledPlane(
        columns: matrix.columns, rows: matrix.rows, values: upwards, x: x, y: y)
    else { throw NablaError(path, "is no grid", "give a matrix of numbers") }
    return PlaneFunction(
      name: path, domain: (x, y), value: { plane.value($0) }, gradient: { plane.gradient($0) })
  }

  /// The same with the minimum that Newton's method finds near the lowest point of some paths, where
  /// none is known.
  func knowingMinimum(below paths: [DescentPath]) -> Landscape {
    guard let expression else { return self }
    // The last one is far away on a path that runs away.
    let points = paths.lazy.flatMap { zip($0.points, $0.values) }
    guard let low = points.filter({ $0.1.isFinite }).min(by: { $0.1 < $1.1 }),
      let minimum = RateMinimum(expression, function.objective, near: low.0.list),
      let known = try? PlaneFunction(
        name: function.name, expression: expression,
        minima: [SIMD2(minimum.place[0], minimum.place[1])])
    else { return self }
    return Landscape(
      function: known, title: title, words: words, expression: expression, grid: grid)
  }

  private init(
    function: PlaneFunction, title: String, words: String, expression: Formula?, grid: Matrix?
  ) {
    (self.function, self.title, self.words) = (function, title, words)
    (self.expression, self.grid) = (expression, grid)
  }

  // MARK: - Drawing

  /// What to show: the user's choice, or what is interesting of the function and of the paths.
  ///
  /// A path that runs away is followed for a quarter of the function's own width only.
  func domain(_ given: PlaneDomain?, _ paths: [DescentPath]) -> PlaneDomain {
    let (x, y) = function.domain
    let own = Interval(x).flatMap { x in Interval(y).map { PlaneDomain(x: x, y: $0) } }
    guard let own else { return given ?? Self.unit }
    if let given { return given }
    if grid != nil { return own }
    func covering(
      _ side: Interval, _ coordinate: (SIMD2<Double>) -> Double
    ) -> Interval {
      let span = side.upper - side.lower
      let near = (side.lower - span / 4)...(side.upper + span / 4)
      let room = span * 0.06
      var (low, high) = (side.lower, side.upper)
      for path in paths {
        for p in path.points where near.contains(coordinate(p)) {
          low = min(low, coordinate(p) - room)
          high = max(high, coordinate(p) + room)
        }
        // The start is always shown.
        if let start = path.points.first.map(coordinate) {
          low = min(low, start - room)
          high = max(high, start + room)
        }
      }
      return Interval(low, high) ?? side
    }
    return PlaneDomain(x: covering(own.x) { $0.x }, y: covering(own.y) { $0.y })
  }

  private static let unit: PlaneDomain = {
    guard let side = Interval(-1, 1) else { preconditionFailure("−1 is below 1") }
    return PlaneDomain(x: side, y: side)
  }()

  /// The filled contours over a domain.
  ///
  /// - Parameter levels: logarithmic where nil and no value is below zero.
  /// - Throws: for logarithmic levels of a loss that has values of zero and below in many places.
  func contour(
    over domain: PlaneDomain, _ levels: LossLevels?, owner: String
  ) throws(NablaError) -> Contour {
    let (x, y) = (domain.x.lower...domain.x.upper, domain.y.lower...domain.y.upper)
    let function = function
    var contour =
      grid.map { Contour($0, x: x, y: y) }
      ?? Contour(x: x, y: y, samples: 360, row: { function.values($0, $1) }) {
        function.value([$0, $1])
      }
    guard let values = contour.values?.values, values.contains(where: \.isFinite) else {
      throw NablaError("\(owner).f", "has no finite value in the domain", "choose another domain")
    }
    let isPositive = !values.contains { $0 < 0 }
    switch levels {
    case nil where isPositive, .log? where isPositive:
      contour.levelScale = .log
      if case .log(let count) = levels {
        contour.levels = .about(count)
      } else {
        contour.levels = .about(15)
      }
    case nil: contour.levels = .about(9)
    case .log?:
      let least = values.reduce(.infinity) { $1.isFinite ? min($0, $1) : $0 }
      throw NablaError(
        "\(owner).levels", "is log, but f falls to \(formatPlain(least, significant: 4))",
        "give a number of levels, or a list")
    case .about(let count): contour.levels = .about(count)
    case .exactly(let list):
      contour.levels = .exactly(list)
      if list.count > 2, let first = list.first, let last = list.last, first > 0,
        last / first >= 99
      {
        contour.levelScale = .log
      }
    }
    return contour
  }
}
