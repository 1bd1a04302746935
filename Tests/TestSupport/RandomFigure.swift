package import Nabla
import NablaPlot
import NablaScene

/// Figures of random marks, scales, sizes, themes and lengths of labels.
package struct RandomFigure {
  private var random: SeededGenerator
  /// Panels that may share scales show the same kinds of things.
  private let hasBands: Bool
  private let hasNumberColors: Bool

  package init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    hasBands = Int.random(in: 0..<3, using: &random) == 0
    hasNumberColors = Bool.random(using: &random)
  }

  package mutating func figure() -> Figure {
    let rows = Int.random(in: 1...2, using: &random)
    let columns = Int.random(in: 1...3, using: &random)
    var cells: [[Cell]] = []
    for _ in 0..<rows {
      var row: [Cell] = []
      for _ in 0..<columns { row.append(.panel(panel())) }
      cells.append(row)
    }
    var grid = Grid(
      cells, sharesX: Bool.random(using: &random), sharesY: Bool.random(using: &random))
    if Bool.random(using: &random) { grid.columnTitles = (0..<columns).map { _ in words(20) } }
    if Bool.random(using: &random) { grid.rowTitles = (0..<rows).map { _ in words(20) } }
    var figure = Figure(
      title: words(80), subtitle: words(60), caption: words(60),
      size: Size(
        .random(in: 160...900, using: &random).rounded(),
        .random(in: 120...700, using: &random).rounded()),
      theme: (Themes.all.randomElement(using: &random) ?? .light)
        .in(ThemeContext.allCases.randomElement(using: &random) ?? .notebook),
      grid: grid, color: ColorOptions(words(16)))
    figure.lettersPanels = Bool.random(using: &random)
    return figure
  }

  private mutating func panel() -> Panel {
    let count = Int.random(in: 1...30, using: &random)
    let names = (0..<count).map { _ in words(24) }
    let isNamed = hasBands
    let x: Channel =
      isNamed ? Channel.values(.texts(names)) : Channel.values(.numbers(numbers(count)))
    let (kinds, values) = (Int.random(in: 1...3, using: &random), numbers(count))
    var marks: [any Mark] = []
    for _ in 0..<kinds {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: marks.append(Line(x: x, y: values, name: words(20)))
      case 1: marks.append(Bar(x: x, y: values, name: words(20)))
      case 2:
        let groups = names.map { String($0.prefix(3)) }
        marks.append(
          Scatter(
            x: x, y: values,
            color: Channel.values(hasNumberColors ? .numbers(values) : .texts(groups))))
      case 3 where !hasBands: marks.append(Area(x: x, y: values, name: words(20)))
      default: marks.append(Line(x: x, y: values, name: words(20)))
      }
    }
    return Panel(
      title: words(30), marks: marks, x: axis(isBand: isNamed), y: axis(isBand: false))
  }

  private mutating func axis(isBand: Bool) -> AxisOptions {
    var axis = AxisOptions(words(40))
    if !isBand {
      axis.scale = ["linear", "linear", "symlog", "sqrt"].randomElement(using: &random)
      if axis.scale == "sqrt" { axis.scale = "linear" }
    }
    axis.reversed = Int.random(in: 0..<5, using: &random) == 0
    return axis
  }

  /// Numbers of one size, anywhere from 1e-12 to 1e12, sometimes far from 0.
  private mutating func numbers(_ count: Int) -> [Double] {
    var size = 1.0
    for _ in 0..<Int.random(in: 0...12, using: &random) { size *= 10 }
    if Bool.random(using: &random) { size = 1 / size }
    let offset = Int.random(in: 0..<4, using: &random) == 0 ? size * 1e4 : 0
    return (0..<count).map { _ in offset + size * .random(in: -1...1, using: &random) }
  }

  /// Up to so many letters in words, often none.
  private mutating func words(_ most: Int) -> String {
    let length = Int.random(in: 0...most, using: &random)
    if Int.random(in: 0..<4, using: &random) == 0 { return "" }
    var text = ""
    while text.count < length {
      if !text.isEmpty { text += " " }
      for _ in 0..<Int.random(in: 1...11, using: &random) {
        text.append(
          "abcdefghijklmnopqrstuvwxyzäßΩжの0123456789".randomElement(using: &random) ?? "a")
      }
    }
    return text
  }
}
