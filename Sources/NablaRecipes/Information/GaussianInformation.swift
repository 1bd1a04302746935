import Glibc
import NablaMath
import NablaPlot
import NablaScene
import NablaText

/// What two normal variables share: −½ ln(1 − ρ²), without bound as ρ goes to ±1.
struct GaussianInformation {
  let recipe: MutualInformation
  let rho: Double

  private func shared(_ rho: Double) -> Double {
    -0.5 * log1p(-rho * rho) * recipe.base.unit.perNat
  }

  private var words: String {
    shared(rho).isFinite
      ? "\(format(shared(rho), decimals: 3)) \(recipe.base.unit)" : "inf \(recipe.base.unit)"
  }

  var result: RecipeResult {
    let rhos = evenPlaces(from: -0.9999, to: 0.9999, count: 401)
    var figure = Figure(
      title: "Two normal variables with correlation \(format(rho, significant: 4)) share \(words)",
      subtitle: "$I(X;Y)=-\\frac12 \(recipe.base.unit.log)(1-\\rho^2)$", size: Size(900, 360),
      grid: Grid([[.panel(density(rho)), .panel(density(0)), .panel(curve(rhos))]]))
    figure.alt =
      "The density of two normal variables with correlation \(format(rho, significant: 4)) beside that of independent ones, and the curve of what they share over the correlation: \(words)."
    return RecipeResult(
      figure: figure,
      series: [
        .init("rho", Node(rho)), .init("mutual_information", Node(shared(rho))),
        .init("curve_rho", Node(rhos)), .init("curve_information", Node(rhos.map(shared))),
      ])
  }

  private func density(_ rho: Double) -> Panel {
    let isFlat = abs(rho) == 1
    let rest = 1 - rho * rho
    let marks: [any Mark] =
      isFlat
      ? [Line(x: [-3, 3], y: [-3 * rho, 3 * rho], color: "s4", width: 3)]
      : [
        Contour(x: -3...3, y: -3...3, levels: .about(6), lines: false, labels: false, samples: 90) {
          x, y in
          exp(-(x * x - 2 * rho * x * y + y * y) / (2 * rest)) / (2 * .pi * rest.squareRoot())
        }
      ]
    return Panel(
      title: rho == 0 && self.rho != 0
        ? "as if independent: $p(x)\\,p(y)$" : "$p(x,y)$, $\\rho=$ \(format(rho, significant: 4))",
      marks: marks, x: AxisOptions("X", domain: -3...3), y: AxisOptions("Y", domain: -3...3),
      color: ColorOptions(colormap: "light-low", legend: false), coordinates: .cartesian(aspect: 1))
  }

  private func curve(_ rhos: [Double]) -> Panel {
    let value = shared(rho)
    let top = max(2.2 * recipe.base.unit.perNat, value.isFinite ? value * 1.15 : 0)
    let shown = rhos.filter { shared($0) <= top }
    var marks: [any Mark] = [
      Line(x: shown, y: shown.map(shared), color: "s4", width: 2.5),
      Rule(x: [-1, 1], color: "muted", width: 1),
    ]
    if value.isFinite {
      marks.append(Scatter(x: [rho], y: [value], color: "s4", size: 11.0, opacity: 1))
      var label = Annotation(
        x: [rho], y: [value], text: ["**\(words)**"], color: "s4", leader: false)
      label.clearOf = zip(shown, shown.map(shared)).map { ($0, $1) }
      marks.append(label)
    } else {
      marks += [
        Arrow(x: [rho], y: [top * 0.8], x2: [rho], y2: [top * 0.99], color: "s4", width: 2.5),
        Text(
          x: [rho], y: [top * 0.9], text: ["**inf**"], anchor: rho > 0 ? .end : .start,
          dx: rho > 0 ? -10 : 10, color: "s4"),
      ]
    }
    return Panel(
      title: "what they share", marks: marks,
      x: AxisOptions("correlation $\\rho$", domain: -1.1...1.1),
      y: AxisOptions(recipe.base.unit.rawValue, domain: 0...top))
  }
}
