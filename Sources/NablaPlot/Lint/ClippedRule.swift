import NablaMath

extension LintRule {
  /// A domain that a user gives leaves data out; a part enlarged in an inset does so on purpose.
  public static let clipped = LintRule(
    "clipped", "Values lie beyond the domain that an axis or the colours were given."
  ) { subject in
    var result: [String] = []
    for mark in subject.marks where mark.showsData {
      let panel = subject.layout.panels[mark.panel].panel
      let y = mark.isTwin ? panel.y2 ?? panel.y : panel.y
      var axes: [(axis: FittedAxis?, training: AxisTraining, name: String)] = [
        (panel.x, mark.training.x, "x"), (y, mark.training.y, mark.isTwin ? "right y" : "y"),
      ]
      axes.append((panel.z, mark.training.z, "z"))
      for (axis, training, name) in axes {
        guard let axis, axis.options.domain != nil, !axis.scale.isBand else { continue }
        let outside = training.outside(axis.scale.domain)
        guard outside.count > 0 else { continue }
        result.append(
          "\(mark.place): \(words(outside)) along \(name) beyond its domain, \(range(axis)), and \(outside.count == 1 ? "is" : "are") cut off; widen \(name).domain, or filter the data"
        )
      }
      result += colors(mark, panel)
    }
    return result
  }

  private static func words(_ outside: (count: Int, of: Int)) -> String {
    "\(outside.count) of \(outside.of) numbers \(outside.count == 1 ? "lies" : "lie")"
  }

  private static func range(_ axis: FittedAxis) -> String {
    let (low, high) = axis.scale.domain
    let say = SpokenNumbers(from: low, to: high, areTimes: axis.scale.name == TimeScale.name)
    return "\(say(low)) to \(say(high))"
  }

  /// Numbers beyond a colour scale have the colour of its end, which nothing tells from those there.
  private static func colors(_ mark: LintMark, _ panel: FittedPanel) -> [String] {
    guard case .numbers(let scale) = panel.style.color,
      let domain = (panel.prepared.panel.color ?? mark.figureColor).domain
    else { return [] }
    let all = mark.training.color.samples.joined().filter(\.isFinite)
    let outside = all.count {
      $0 < domain.lower && scale.under == nil || $0 > domain.upper && scale.over == nil
    }
    guard outside > 0 else { return [] }
    let (low, high) = (formatPlain(domain.lower), formatPlain(domain.upper))
    return [
      "\(mark.place): \(words((outside, all.count))) beyond the colours' domain, \(low) to \(high), and \(outside == 1 ? "looks" : "look") like its end; widen color.domain, or give color.under and color.over"
    ]
  }
}

extension LintMark {
  /// Whether a domain that cuts the mark leaves data out.
  fileprivate var showsData: Bool {
    switch type(of: mark).domainLoss {
    case .values: true
    case .columns: Self.namesColumns(mark)
    case .nothing: false
    }
  }

  private static func namesColumns<M: Mark>(_ mark: M) -> Bool {
    M.fields.contains { field in
      guard field.type == .channel, field.name != "color" else { return false }
      let node = field.encode(mark)
      return node.text != nil || node.map != nil
    }
  }
}
