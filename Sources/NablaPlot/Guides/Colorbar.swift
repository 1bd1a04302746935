import NablaScene

/// What a colorbar shows: a colour scale with its ticks and title.
struct Colorbar: Sendable {
  let scale: ColorScale
  let label: String
  private let options: TickOptions
  /// Whether the ends are labelled even where no round number lies there.
  private let labelsEnds: Bool
  /// Whether the colour of missing numbers is shown.
  let showsMissing: Bool

  /// Nil where the panel's colours are not numbers, or no guide is wanted.
  init?(_ color: Style.PanelColor, _ options: ColorOptions, _ suggested: String) {
    guard case .numbers(let scale) = color, options.legend else { return nil }
    self.scale = scale
    self.options = options.ticks
    label = options.label ?? suggested
    labelsEnds = options.domain == nil
    showsMissing = options.missing != nil
  }

  /// The colours of the arrow heads below and above the bar; classes show theirs in their places.
  var beyond: (under: ColorPair?, over: ColorPair?) {
    if case .thresholds = scale.kind { return (nil, nil) }
    return (scale.under, scale.over)
  }

  /// 0…1 from the bar's bottom.
  func share(of value: Double) -> Double {
    if case .thresholds(let values) = scale.kind { return ClassTicks(values).share(of: value) }
    return scale.place(of: value) ?? .nan
  }

  /// The bar's colours as one column of pixels, the highest value on top.
  func image(_ rect: Rect) -> ImageItem {
    let count = 256
    let colors = (0..<count).map { scale.color(at: 1 - (Double($0) + 0.5) / Double(count)) }
    let light = Pixels(width: 1, height: count, values: colors.map(\.light.packed))
    let dark = Pixels(width: 1, height: count, values: colors.map(\.dark.packed))
    return ImageItem(rect, pixels: light, darkPixels: dark == light ? nil : dark)
  }

  /// The ticks for a bar of a length, its ends among them where there is room.
  func ticks(length: Double, lineHeight: Double, gap: Double) -> TickSet {
    guard let ends else { return TickSet() }
    if let values = options.values {
      let labels = options.labels ?? values.map { format($0, grouping: true) }
      return TickSet(
        ticks: zip(values, labels).filter { $0.0 >= ends.lowerBound && $0.0 <= ends.upperBound }
          .map { Tick(value: $0, label: $1) })
    }
    if case .thresholds(let values) = scale.kind {
      return ClassTicks(values).ticks(length: length, apart: lineHeight + gap)
    }
    if case .values(let values, _) = scale.kind {
      return valueTicks(values, length: length, apart: lineHeight + gap)
    }
    var request = TickRequest(
      domain: ends, length: length, spacing: 45, count: options.count, gap: gap
    ) { _ in lineHeight }
    request.style = options.style
    switch scale.kind {
    case .log: return logTicks(request, base: 10)
    case .symlog(_, let threshold):
      guard let symlog = try? SymlogScale(threshold: threshold) else { return TickSet() }
      return symlog.ticks(request, options: options)
    case .linear, .diverging, .thresholds, .categorical, .values: break
    }
    var set = options.pi ? piTicks(request) : linearTicks(request)
    if labelsEnds, options.count == nil, !options.pi, options.style == TickStyle(),
      set.exponent == 0, set.offset == 0
    {
      addEnds(&set, ends, apart: (lineHeight + gap) / max(length, 1))
    }
    return set
  }

  /// A label in the middle of each number's colour, or of every second, third …
  private func valueTicks(_ values: [Double], length: Double, apart: Double) -> TickSet {
    let pitch = length / Double(max(1, values.count))
    let stride = max(1, clampedInt((apart / max(pitch, 0.01)).rounded(.up)))
    let shown = Swift.stride(from: 0, to: values.count, by: stride).map { values[$0] }
    let set = TickSet(
      ticks: shown.map { Tick(value: $0, label: format($0, significant: 6, grouping: true)) })
    return options.style.apply(set)
  }

  /// Labels the ends; a round number too near to one makes room for it.
  private func addEnds(_ set: inout TickSet, _ ends: ClosedRange<Double>, apart: Double) {
    let step = zip(set.ticks, set.ticks.dropFirst()).map { $1.value - $0.value }.min()
    for end in [ends.lowerBound, ends.upperBound] {
      let place = share(of: end)
      if set.ticks.contains(where: { abs(share(of: $0.value) - place) < 0.004 }) { continue }
      set.ticks.removeAll { abs(share(of: $0.value) - place) < apart }
      let label = label(end, step: step ?? (ends.upperBound - ends.lowerBound))
      set.ticks.append(Tick(value: end, label: label))
    }
    set.ticks.sort { $0.value < $1.value }
  }

  /// An end's number, one digit finer than the step between the round ones.
  private func label(_ value: Double, step: Double) -> String {
    var decimals = 0
    var unit = 1.0
    while unit > step / 5.1, decimals < 12 {
      unit /= 10
      decimals += 1
    }
    return format(value, decimals: decimals, grouping: true)
  }

  private var ends: ClosedRange<Double>? {
    switch scale.kind {
    case .linear(let range), .log(let range), .diverging(let range, _), .symlog(let range, _): range
    case .thresholds(let values), .values(let values, _):
      if let low = values.first, let high = values.last { low...high } else { nil }
    case .categorical: nil
    }
  }
}
