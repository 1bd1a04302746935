import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// The panels of `markov-chain`: each state has one colour in all of them.
struct MarkovFigure {
  let recipe: MarkovChainRecipe
  let chain: MarkovChain
  let future: MarkovFuture
  let names: [String]
  /// The largest first.
  let eigen: [ComplexNumber]
  let seed: UInt64

  /// More nodes and links cannot be told apart.
  private static let mostNodes = 20
  /// Of more links only the likelier ones are drawn; the matrix has them all.
  private static let mostLinks = 20
  private static let least = 0.1

  private var isColored: Bool { names.count <= 8 }
  private func role(_ state: Int) -> String { isColored ? "s\(state + 1)" : "s1" }
  private var second: Double { eigen.count > 1 ? eigen[1].magnitude : 0 }
  private var weights: [Double] { future.stationary ?? future.distributions.last ?? [] }

  var figure: Figure {
    let top: [Cell] = recipe.views.compactMap { view in
      switch view {
      case .graph: .panel(graph)
      case .matrix: .panel(matrix)
      case .eigen: .panel(circle)
      case .evolution, .walk: nil
      }
    }
    var rows: [[Cell]] = []
    var heights: [Double] = []
    if !top.isEmpty {
      let weights = recipe.views.filter { $0 != .evolution && $0 != .walk }.map {
        $0 == .graph ? 1.3 : 1
      }
      rows.append([.grid(Grid([top], columnWeights: weights))])
      heights.append(names.count > 2 ? 320 : 220)
    }
    if recipe.views.contains(.evolution) {
      rows.append([.panel(evolution)])
      // Room for a name at the end of each curve.
      heights.append(max(190, isColored ? 24 * Double(names.count) : 210))
    }
    if recipe.views.contains(.walk) {
      rows.append([.panel(walk)])
      heights.append(min(180, 40 + 22 * Double(min(names.count, 8))))
    }
    var figure = Figure(
      title: title, subtitle: subtitle, caption: caption,
      size: Size(top.count > 2 ? 960 : 720, heights.reduce(90) { $0 + $1 + 30 }),
      grid: Grid(rows, rowWeights: heights), color: ColorOptions(legend: false))
    figure.alt = alt
    return figure
  }

  // MARK: - Panels

  private var graph: Panel {
    guard names.count <= Self.mostNodes else {
      return Panel(
        title: "\(names.count) states: too many for a graph",
        marks: [Bar(x: names.indices.map(Double.init), y: weights, color: "s1", width: 1)],
        x: AxisOptions("state"), y: AxisOptions("probability in the end"))
    }
    let isDense = chain.transitions.joined().count { $0 > 0 } > Self.mostLinks
    var (from, to, chances): ([String], [String], [Double]) = ([], [], [])
    for i in names.indices {
      for j in names.indices {
        let chance = chain.transitions[i][j]
        guard isDense ? chance >= Self.least : chance > 0 else { continue }
        from.append(names[i])
        to.append(names[j])
        chances.append(chance)
      }
    }
    let isPair = names.count == 2
    let isFull = chances.count > 12
    var mark = GraphMark(
      from: from, to: to, weight: chances,
      label: chances.map {
        isFull && $0 < (chances.count > 16 ? 0.2 : 0.1)
          ? "" : format($0, significant: isFull ? 2 : 3)
      },
      nodes: names, layout: isPair ? .rows : .circular, color: isColored ? names : nil)
    // Of few states even long names have room inside.
    let longest = names.map(\.count).reduce(0, max)
    let size = max(
      26, 52 - 3 * Double(names.count), names.count > 4 ? 0 : min(76, 14 + 7 * Double(longest)))
    mark.size = size
    mark.shape = .circle
    mark.width = 2
    let links = try? NodeLinkGraph(count: names.count, links: [])
    let places = (isPair ? links?.rows() : links?.circular())?.nodes ?? []
    // A node's disc is to its ring as its probability is to 1.
    let discs = places.indices.map { i in
      Scatter(
        x: [places[i].x], y: [places[i].y], color: role(i),
        size: max(1, size * weights[i].squareRoot()), opacity: 0.35) as any Mark
    }
    func room(_ values: [Double]) -> ClosedRange<Double> {
      (values.reduce(.infinity, min) - 0.55)...(values.reduce(-.infinity, max) + 0.55)
    }
    let filled =
      future.stationary == nil
      ? "probability after \(recipe.steps) steps" : "stationary probability"
    var panel = Panel(
      title: "filled: \(filled)" + (isDense ? "; arrows: \(format(Self.least)) or more" : ""),
      marks: [mark] + discs, x: AxisOptions("", domain: room(places.map(\.x))),
      y: AxisOptions("", domain: room(places.map(\.y))),
      color: ColorOptions(legend: false))
    panel.minimumSize = Size(180, isPair ? 1.6 * size : 150)
    return panel
  }

  private var matrix: Panel {
    let n = Double(names.count)
    var cells = Heatmap(Matrix(chain.transitions) ?? .empty, decimals: 2, values: .weights)
    cells.xExtent = Interval(-0.5, n - 0.5)
    cells.yExtent = Interval(-0.5, n - 0.5)
    let places = names.indices.map(Double.init)
    let isNamed = names.count <= Self.mostNodes
    // A dot in its colour before each row and above each column.
    let dots =
      !isColored
      ? []
      : names.indices.map { i in
        Scatter(
          x: [-0.5 - n * 0.06, Double(i)], y: [n - 1 - Double(i), n - 0.5 + n * 0.06],
          color: role(i),
          opacity: 1) as any Mark
      }
    func axis(_ label: String, _ places: [Double], _ domain: ClosedRange<Double>) -> AxisOptions {
      let ticks = isNamed ? TickOptions(values: places, labels: names) : TickOptions(count: 4)
      return AxisOptions(label, domain: domain, ticks: ticks).with(\.grid, false).with(
        \.line, false)
    }
    let room = isColored ? 0.5 + n * 0.12 : 0.5
    return Panel(
      title: "$P$: from row to column", marks: [cells] + dots,
      x: axis("next state", places, -room...(n - 0.5)),
      y: axis("state now", places.reversed(), -0.5...(n - 1 + room)),
      color: ColorOptions("", domain: 0...1, legend: names.count > 8),
      coordinates: .cartesian(aspect: 1))
  }

  private var evolution: Panel {
    let times = future.times.map(Double.init)
    let order = names.indices.sorted { weights[$0] > weights[$1] }.prefix(isColored ? 8 : 20)
    var marks: [any Mark] = []
    if let stationary = future.stationary, isColored {
      marks += order.map { state in
        Line(
          x: [0, Double(recipe.steps)], y: [stationary[state], stationary[state]],
          color: role(state), width: 1,
          dash: .dashed) as any Mark
      }
    }
    for state in order.sorted() {
      marks.append(
        Line(
          x: times, y: future.distributions.map { $0[state] }, color: role(state),
          opacity: isColored ? 1 : 0.45))
    }
    let later = future.distributions.dropFirst().joined().reduce(0, max)
    let top = isColored ? 1 : max(1e-9, min(1, 1.1 * later))
    return Panel(
      title: #"$\pi_t=\pi_0P^t$"#, marks: marks + endNames(order.prefix(8), top), x: timeAxis,
      y: AxisOptions(
        "probability", domain: 0...top,
        ticks: isColored ? TickOptions(values: [0, 0.5, 1]) : TickOptions()))
  }

  /// The states' names and probabilities at the ends of their curves, far enough apart to be read.
  private func endNames(_ states: some Sequence<Int>, _ top: Double) -> [any Mark] {
    guard let ends = future.distributions.last else { return [] }
    let order = states.sorted { ends[$0] < ends[$1] }
    let places = movedApart(order.map { ends[$0] }, to: 0.085 * top, least: 0.02 * top)
    return zip(order, places).map { state, y in
      Text(
        x: [Double(recipe.steps)], y: [y],
        text: ["**\(escapingMarkup(names[state]))** \(format(ends[state], decimals: 3))"],
        anchor: .start, dx: 7, color: role(state))
    }
  }

  /// Steps are whole, and names stand behind the last one.
  private var timeAxis: AxisOptions {
    let steps = recipe.steps
    let room = names.map(\.count).reduce(0, max) > 5 ? 1.16 : 1.1
    let values = stride(from: 0, through: steps, by: steps > 10 ? 5 : 1).map(Double.init)
    return AxisOptions(
      "step $t$", domain: 0...(Double(steps) * room),
      ticks: steps > 40 ? TickOptions() : TickOptions(values: values))
  }

  /// The states that one walker visits.
  private var path: [Int] {
    var generator = Xoshiro256PlusPlus(seed: seed)
    let start = Categorical(probabilities: future.distributions[0])
    let first = start.map { Int($0.sample(using: &generator)) } ?? 0
    return chain.walk(from: first, steps: min(recipe.steps, 200), seed: generator.next())
  }

  private var walk: Panel {
    let path = path
    let times = path.indices.map(Double.init)
    var marks: [any Mark] = [
      Line(
        x: times, y: path.map { -Double($0) }, color: "muted", width: 1, step: .middle)
    ]
    for state in Set(path).sorted() {
      let visits = times.filter { path[Int($0)] == state }
      marks.append(
        Scatter(
          x: visits, y: visits.map { _ in -Double(state) }, color: role(state),
          size: path.count > 80 ? 4.0 : 8, opacity: 1))
    }
    let ticks =
      names.count <= 12
      ? TickOptions(values: names.indices.map { -Double($0) }, labels: names)
      : TickOptions(count: 3)
    return Panel(
      title: path.count <= recipe.steps ? "one walker, its first 200 steps" : "one walker",
      marks: marks, x: timeAxis,
      y: AxisOptions("state", domain: -Double(names.count) + 0.4...0.6, ticks: ticks))
  }

  /// Eigenvalues in the plane: the second one says how fast the start is forgotten.
  private var circle: Panel {
    let turns = evenPlaces(from: 0, to: 2 * .pi, count: 121)
    func ring(_ radius: Double, _ color: String, _ dash: Dash) -> any Mark {
      Line(
        x: turns.map { radius * cos($0) }, y: turns.map { radius * sin($0) }, color: color,
        width: 1.25, dash: dash)
    }
    var marks = [ring(1, "spine", .solid)]
    if second > 1e-9, second < 1 - 1e-9 { marks.append(ring(second, "accent", .dashed)) }
    marks.append(
      Scatter(x: eigen.map(\.real), y: eigen.map(\.imaginary), color: "accent", opacity: 1))
    let shown = eigen.prefix(2)
    var words = Annotation(
      x: shown.map(\.real), y: shown.map(\.imaginary),
      text: zip(1..., shown).map { i, value in
        "$\\lambda_\(i)=$ \(Self.words(value))"
      })
    words.clearOf = eigen.map { ($0.real, $0.imaginary) }
    marks.append(words)
    let ticks = TickOptions(values: [-1, 0, 1])
    return Panel(
      title: "eigenvalues of $P$", marks: marks,
      x: AxisOptions("real part", domain: -1.25...1.25, ticks: ticks),
      y: AxisOptions("imaginary part", domain: -1.25...1.25, ticks: ticks),
      coordinates: .cartesian(aspect: 1))
  }

  private static func words(_ value: ComplexNumber) -> String {
    let real = format(value.real, significant: 3)
    guard abs(value.imaginary) > 1e-12 else { return real }
    let size = format(abs(value.imaginary), significant: 3)
    return "\(real) \(value.imaginary < 0 ? "\u{2212}" : "+") \(size)i"
  }

  // MARK: - Words and numbers

  private func shares(_ values: [Double]) -> String {
    let order = values.indices.sorted { values[$0] > values[$1] }.prefix(4)
    return order.map { "\(names[$0]) \(format(100 * values[$0], significant: 3))%" }
      .joined(separator: ", ") + (values.count > 4 ? ", …" : "")
  }

  private var title: String {
    guard let stationary = future.stationary else {
      return "Where the walk ends depends on its start"
    }
    return future.forgets
      ? "In the long run: \(shares(stationary))"
      : "The walk never settles; on average \(shares(stationary))"
  }

  private var subtitle: String {
    var text = future.kind(names)
    if future.forgets, names.count > 1 {
      text += "; $|\\lambda_2|=$ \(format(second, significant: 3))"
      if let steps = MarkovFuture.mixing(second) {
        text += ", so the start is forgotten to 1% after \(counted(steps, "step"))"
      }
    }
    return text
  }

  private var caption: String {
    isColored || !recipe.views.contains(.evolution)
      ? "" : "The curves of the \(min(20, names.count)) likeliest states, from step 1 on."
  }

  private var alt: String {
    "A Markov chain of \(names.count) states, \(future.kind(names)). After \(recipe.steps) steps: \(shares(future.distributions.last ?? []))."
      + (future.stationary.map { " Stationary: \(shares($0))." } ?? "")
  }

  var series: [Node.Entry] {
    [
      .init("states", Node(names.map { Node($0) })),
      .init("P", Node(chain.transitions.map { Node($0) } as [Node])),
      .init("t", Node(future.times.map { Node($0) })),
      .init("distribution", Node(future.distributions.map { Node($0) } as [Node])),
      .init("stationary", future.stationary.map { Node($0) } ?? .null),
      .init("eigenvalues_real", Node(eigen.map(\.real))),
      .init("eigenvalues_imaginary", Node(eigen.map(\.imaginary))),
      .init("second_eigenvalue_size", Node(second)),
      .init(
        "mixing_steps",
        future.forgets ? MarkovFuture.mixing(second).map { Node($0) } ?? .null : .null),
      .init("period", Node(future.period)), .init("classes", Node(future.classes.count)),
      .init("closed_classes", Node(future.closed.count)),
      .init("walk", Node(recipe.views.contains(.walk) ? path.map { Node($0) } : [])),
    ]
  }
}
