import Nabla
import NablaPlot
import NablaRecipes
import NablaScene
import TestSupport
import Testing

/// What the recipes of functions and counts refuse, and the numbers behind their figures.
@Suite("Recipes of functions and counts")
struct FormulaRecipesTests {
  private func draw(_ id: String, _ parameters: [Node.Entry]) throws -> RecipeResult {
    try RecipeRegistry.standard.recipe(id, parameters: Node(parameters)).draw(RecipeContext())
  }

  static let refused: [(String, String, Node, String)] = [
    (
      "function-plot", "f", Node(["sni(x)"]),
      "function-plot.f: is \"sni(x)\", and at column 1: unknown function \"sni\"; did you mean \"sin\"?"
    ),
    ("function-plot", "f", Node([] as [String]), "function-plot.f: has 0 functions; give 1 to 8."),
    (
      "function-plot", "f", Node(["ln(-1-x^2)"]),
      "function-plot.f: has no value anywhere in [-3, 3]; give another formula or another x."
    ),
    (
      "function-plot", "restrict", Node(["x > 1", "x < 0"]),
      "function-plot.restrict: leaves nothing of the graph in [-3, 3]; give conditions that can hold together, or another x."
    ),
    (
      "function-plot", "features", Node(["root"]),
      "function-plot: features is \"root\"; did you mean \"roots\"?"
    ),
    ("function-plot", "samples", Node(3), "function-plot: samples is 3; give 16 to 100000."),
    (
      "activation-functions", "functions", Node(["gellu"]),
      "activation-functions: functions is \"gellu\"; did you mean \"gelu\"?"
    ),
    (
      "activation-functions", "alpha", Node(-1.0),
      "activation-functions: alpha is -1; give at least 0."
    ),
    (
      "softmax-temperature", "logits", Node([1.0]),
      "softmax-temperature.logits: has 1 scores; give 2 to 200000."
    ),
    (
      "softmax-temperature", "logits", Node([1.0, .infinity]),
      "softmax-temperature.logits: score 1 is inf; give finite numbers or -inf."
    ),
    (
      "softmax-temperature", "logits", Node([-Double.infinity, -.infinity]),
      "softmax-temperature.logits: are all -inf, and nothing can be chosen; give one finite score."
    ),
    (
      "softmax-temperature", "temperature", Node([-1.0]),
      "softmax-temperature: temperature is -1; give at least 0."
    ),
    (
      "softmax-temperature", "labels", Node(["a"]),
      "softmax-temperature.labels: has 1 names for 3 logits; give one name for each."
    ),
    ("discrete-distributions", "p", Node(1.5), "discrete-distributions: p is 1.5; give 0 to 1."),
    ("discrete-distributions", "n", Node(0), "discrete-distributions: n is 0; give 1 to 10000."),
    (
      "discrete-distributions", "lambda", Node(0),
      "discrete-distributions: lambda is 0; give above 0."
    ),
    (
      "discrete-distributions", "range", Node([5.0, 1.0]),
      "discrete-distributions: range is [5, 1]; give the smaller number first."
    ),
    (
      "discrete-distributions", "shade", Node("j > 3"),
      "discrete-distributions.shade: is \"j > 3\", and at column 1: unknown name \"j\"; the variables are k."
    ),
  ]

  @Test("say what is wrong with a parameter", arguments: refused)
  func refuse(_ id: String, _ name: String, _ value: Node, _ expected: String) {
    let error = #expect(throws: NablaError.self) { try draw(id, [.init(name, value)]) }
    #expect(error?.description == expected)
  }

  private func numbers(_ result: RecipeResult, _ name: String) -> [Double] {
    let node = result.series.first { $0.key == name }?.value
    return (node?["x"] ?? node)?.list?.compactMap(\.double) ?? []
  }

  @Test("find the zeros and extrema of the default cubic")
  func cubic() throws {
    let result = try draw("function-plot", [])
    #expect(numbers(result, "extrema") == [-1, 1])
    let roots = numbers(result, "roots")
    #expect(roots.count == 3 && roots.allSatisfy { abs($0 * $0 * $0 - 3 * $0 + 1) < 1e-14 })
    #expect(result.figure.subtitle == "zeros at x = −1.879, 0.3473, 1.532; extrema at x = −1, 1")
  }

  @Test("show the hole where a formula has no value, and neither a zero nor a top there")
  func hole() throws {
    let result = try draw(
      "function-plot",
      [.init("f", Node("(1 - cos(x))/x^2")), .init("x", Node([-10.0, 12]))])
    // tan(x/2) = x/2: twice 4.493409457909064.
    let extrema = numbers(result, "extrema")
    #expect(extrema.count == 2)
    #expect(zip(extrema, [-1, 1]).allSatisfy { abs($0 - $1 * 8.986818915818128) < 1e-9 })
    #expect(numbers(result, "roots") == [-2 * .pi, 2 * .pi])
    let figure = result.figure
    #expect(figure.title == "y = (1 − cos(x))/x²: 2 zeros, 2 extrema and 1 hole")
    #expect(figure.alt.contains("Holes at x = 0."))
    let drawn = try figure.drawn()
    #expect(drawn.report.panels[0].y.domain.upper > 0.5)
    let line = try #require(drawn.scene.paths(in: "mark-function").first)
    let plot = drawn.report.panels[0].plot
    let middle = line.path.points.filter { abs($0.x - (plot.minX + plot.width * 10 / 22)) < 2 }
    #expect(!middle.isEmpty && middle.allSatisfy { $0.y < plot.midY })
  }

  @Test("sum an event over every value, shown or not")
  func event() throws {
    let result = try draw("discrete-distributions", [.init("shade", "k >= 7")])
    // scipy.stats.binom.sf(6, 10, 0.3), SciPy 1.17.1.
    #expect(abs((numbers(result, "probability").first ?? 0) - 0.010592078399999999) < 1e-15)
    let far = try draw(
      "discrete-distributions", [.init("dist", "poisson"), .init("shade", "k >= 60")])
    // scipy.stats.poisson.sf(59, 4)
    let tail = numbers(far, "probability").first ?? 0
    #expect(abs(tail / 3.130886656280713e-48 - 1) < 1e-12)
    let none = try draw("discrete-distributions", [.init("shade", "k > 100")])
    #expect(numbers(none, "probability") == [0])
  }

  @Test("pick the largest score at temperature 0 and say so")
  func coldest() throws {
    let result = try draw("softmax-temperature", [.init("temperature", Node([0.0, 1.0]))])
    let coldest = Node(result.series).at("probabilities[0]")?.list?.compactMap(\.double)
    #expect(coldest == [1, 0, 0])
    #expect(result.figure.warnings == ["T = 0 is the limit: the largest score gets everything"])
    #expect(result.figure.caption.hasPrefix("T = 0 is the limit"))
  }

  @Test("refuse geometric trials that never succeed, and the triangle of more than three scores")
  func pairs() {
    let geometric = #expect(throws: NablaError.self) {
      try draw("discrete-distributions", [.init("dist", "geometric"), .init("p", Node(0))])
    }
    #expect(
      geometric?.description
        == "discrete-distributions.p: is 0, and the wait never ends; give p above 0.")
    let simplex = #expect(throws: NablaError.self) {
      try draw(
        "softmax-temperature", [.init("view", "simplex"), .init("logits", Node([1.0, 2, 3, 4]))])
    }
    #expect(
      simplex?.description
        == "softmax-temperature.view: is simplex, and there are 4 logits; give 3 logits, or view=bars."
    )
  }

  static let drawn: [(String, [Node.Entry])] = [
    ("function-plot", [.init("f", Node(["tan(x)", "1/x", "floor(x)", "x^x", "sin(1/x)"]))]),
    ("function-plot", [.init("restrict", Node(["x > 0"])), .init("samples", Node(16))]),
    ("function-plot", [.init("f", Node("3")), .init("features", Node([] as [String]))]),
    (
      "function-plot",
      [
        .init(
          "features",
          Node(["roots", "extrema", "inflections", "asymptotes", "intersections", "holes"])),
        .init("f", Node(["sin(x)/x", "x/4"])),
      ]
    ),
    ("activation-functions", [.init("functions", Node(["mish"])), .init("depth", Node(100))]),
    (
      "activation-functions",
      [
        .init(
          "functions",
          Node([
            "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "softplus",
            "mish", "softsign",
          ])), .init("depth", Node(5)),
      ]
    ),
    (
      "softmax-temperature",
      [.init("logits", Node([1000.0, 1001, 1002])), .init("view", "simplex")]
    ),
    (
      "softmax-temperature",
      [
        .init("logits", Node((0..<500).map { Double($0 % 97) / 10 })),
        .init("temperature", Node([0.0, 2.0])),
      ]
    ),
    ("softmax-temperature", [.init("logits", Node([3.0, 3.0]))]),
    ("discrete-distributions", [.init("dist", "bernoulli"), .init("p", Node(0))]),
    (
      "discrete-distributions",
      [.init("n", Node(10_000)), .init("shade", "4900 < k < 5100"), .init("p", Node(0.5))]
    ),
    (
      "discrete-distributions",
      [.init("dist", "negbinomial"), .init("n", Node(10_000)), .init("p", Node(0.001))]
    ),
    (
      "discrete-distributions",
      [.init("dist", "hypergeometric"), .init("range", Node([-5.0, 20.0]))]
    ),
    ("discrete-distributions", [.init("dist", "poisson"), .init("lambda", Node(1e6))]),
  ]

  @Test("draw soundly at the ends of their parameters", arguments: drawn)
  func ends(_ id: String, _ parameters: [Node.Entry]) throws {
    let drawn = try draw(id, parameters).figure.drawn()
    #expect(
      drawn.report.lint.filter { !["values", "room", "color-blind"].contains($0.rule) } == [])
    #expect(!drawn.scene.description.isEmpty)
  }
}
