import Nabla

/// A recipe's page: what it answers, its parameters, formulas, references, and how to draw it.
struct RecipeCard {
  let text: String

  init(of type: any Recipe.Type) { text = Self.text(type) }

  private static func text<R: Recipe>(_ type: R.Type) -> String {
    var lines = [
      "\(R.id): \(R.title) (\(R.topic))", "", R.question, "", "Parameters (--set name=value):",
    ]
    let defaults = R()
    for field in R.fields {
      let value = field.encode(defaults)
      let unit = field.unit.isEmpty ? "" : " \(field.unit)"
      let range = field.bounds.map { "; \($0)\(unit)" } ?? ""
      lines.append(
        "  \(field.name) = \(value.isNull ? "none" : value.json())\n      \(field.help) (\(field.type)\(range))"
      )
    }
    lines += ["", "Formulas:"] + R.formulas.map { "  $\($0)$" }
    if !R.references.isEmpty { lines += ["", "References:"] + R.references.map { "  \($0)" } }
    lines += [
      "", "Every figure also takes: \(ReservedOptions.fields.map(\.name).joined(separator: ", ")).",
    ]
    lines += ["", "Draw it:", "  nabla draw \(R.id) -o \(R.id).svg"]
    if let setting = setting(R.self) {
      lines.append("  nabla draw \(R.id) --set \(setting) -o \(R.id).svg")
    }
    return lines.joined(separator: "\n")
  }

  /// A parameter with a value that differs from its default: another choice, number or interval.
  private static func setting<R: Recipe>(_ type: R.Type) -> String? {
    let defaults = R()
    for field in R.fields {
      let own = field.encode(defaults)
      if let explore = field.explore, own.int != nil || own.double != nil {
        let value = own.double == explore.upperBound ? explore.lowerBound : explore.upperBound
        return "\(field.name)=\(formatPlain(value))"
      }
      if case .choice(let names) = field.type, let other = names.first(where: { $0 != own.text }) {
        return "\(field.name)=\(other)"
      }
      if field.type == .interval, let ends = own.list?.compactMap(\.double), ends.count == 2 {
        // The middle half, which lies within whatever the whole lies in.
        let (middle, quarter) = ((ends[0] + ends[1]) / 2, (ends[1] - ends[0]) / 4)
        return
          "\(field.name)=[\(formatPlain(middle - quarter)),\(formatPlain(middle + quarter))]"
      }
    }
    return R.fields.first.map { "\($0.name)='\($0.encode(defaults).json())'" }
  }
}
