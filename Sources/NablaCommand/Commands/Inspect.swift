import ArgumentParser
import Nabla

struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print what the layout decided: boxes, scales, ticks, computed numbers.",
    discussion: """
      EXAMPLES
        nabla inspect penguins.yaml
        nabla inspect penguins.yaml --json
      """)

  @OptionGroup var target: TargetOptions

  @Flag(help: "Print everything as JSON.")
  var json = false

  func run() throws {
    let report = try target.load().figure.drawn().report
    try Terminal.print(json ? report.node.json(pretty: true) : summary(report))
  }

  private func summary(_ report: FigureReport) -> String {
    var lines = [
      "figure  \(formatPlain(report.size.width)) × \(formatPlain(report.size.height)) px  \(report.title)",
      "alt     \(report.alt)",
    ]
    for (i, panel) in report.panels.enumerated() {
      let r = panel.plot
      let numbers = [r.x, r.y, r.width, r.height].map { formatPlain($0, decimals: 1) }
      lines.append(
        "panel \(i)  plot area x \(numbers[0]) y \(numbers[1]) w \(numbers[2]) h \(numbers[3])")
      let axes = [("x", panel.x), ("y", panel.y)] + (panel.z.map { [("z", $0)] } ?? [])
      for (name, axis) in axes {
        let ticks = axis.ticks.map(\.label).joined(separator: "  ")
        let ends = "\(formatPlain(axis.domain.lower)) … \(formatPlain(axis.domain.upper))"
        lines.append("  \(name) \(axis.scale) \(ends)  \(axis.label)\n    ticks  \(ticks)")
      }
      for mark in panel.marks {
        let computed = mark.computed.map { "\($0.key) \($0.value.json())" }.joined(separator: ", ")
        lines.append("  \(mark.kind)  \(computed)")
      }
    }
    lines += report.lint.map { "lint \($0.rule): \($0.message)" }
    return escapingControls(lines.joined(separator: "\n"))
  }
}
