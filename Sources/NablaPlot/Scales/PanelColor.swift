import NablaMath
import NablaScene

extension Style.PanelColor {
  /// Fits a colour scale to what the marks said.
  init(
    _ training: ColorTraining, _ options: ColorOptions, _ theme: Theme, place: String
  ) throws(NablaError) {
    try options.validate(place: OptionPlace(owner: place))
    if training.isCategorical {
      if training.hasNumbers {
        throw NablaError(
          place, "holds text in one mark and numbers in another",
          "give all marks values of one kind")
      }
      self = .categories(training.categories, try Self.palette(options, theme, place))
    } else if training.hasNumbers || options.domain != nil {
      self = .numbers(
        try NumberColors(training: training, options: options, theme: theme, place: place).scale())
    } else {
      self = .none
    }
  }

  fileprivate static func palette(
    _ options: ColorOptions, _ theme: Theme, _ place: String
  ) throws(NablaError) -> Palette {
    if let own = Palette(own: options.ownPalette) { return own }
    if options.palette == nil, let own = theme.ownPalette { return own }
    let name = options.palette ?? theme.palette
    guard let palette = Palettes.named(name) else {
      throw Nearest.unknown("\(place).palette", "palette", name, known: Palettes.all.map(\.id))
    }
    return palette
  }
}

/// A colour scale of numbers in the making.
private struct NumberColors {
  let training: ColorTraining
  let options: ColorOptions
  let theme: Theme
  let place: String

  private var isDiverging: Bool {
    options.scale == .diverging || options.midpoint != nil
      || options.scale == .linear && training.preference == .diverging
  }

  func scale() throws(NablaError) -> ColorScale {
    switch options.scale {
    case .log: return try finished(.log(try logEnds()))
    case .symlog: return try finished(.symlog(ends(), threshold: options.threshold))
    case .thresholds: return try finished(.thresholds(try thresholds()))
    case .quantiles: return try finished(.thresholds(try quantiles()))
    case .categorical: return try finished(try values())
    case .linear, .diverging: break
    }
    if options.thresholds != nil { return try finished(.thresholds(try thresholds())) }
    if training.isClassed, options.domain == nil, !isDiverging {
      return try finished(.thresholds(training.thresholds))
    }
    if isDiverging { return try finished(divergingKind()) }
    return try finished(.linear(ends()))
  }

  private func finished(_ kind: ColorScale.Kind) throws(NablaError) -> ColorScale {
    let name =
      options.colormap
      ?? (isDiverging
        ? theme.diverging : training.preference == .weights ? theme.weights : theme.sequential)
    guard let colormap = Colormaps.named(name) else {
      throw Nearest.unknown("\(place).colormap", "colormap", name, known: Colormaps.all.map(\.id))
    }
    do throws(NablaError) {
      return try ColorScale(
        kind, colormap: colormap, missing: options.missing?.pair(theme) ?? theme.absent,
        under: options.under?.pair(theme), over: options.over?.pair(theme))
    } catch {
      throw NablaError(place, error.problem, error.remedy)
    }
  }

  // MARK: - Ends

  /// The ends given or pinned, else the data's; 0…1 without data.
  private var given: (Double, Double) {
    if let domain = options.domain ?? training.pinned { return (domain.lower, domain.upper) }
    return training.lower <= training.upper ? (training.lower, training.upper) : (0, 1)
  }

  private func ends() -> ClosedRange<Double> {
    var (low, high) = given
    let isOpen = options.domain == nil && training.pinned == nil
    if training.preference == .weights, isOpen, low >= 0 { low = 0 }
    if low == high {
      let (room, most) = (abs(low) / 2, Double.greatestFiniteMagnitude)
      (low, high) = low == 0 ? (0, 1) : (max(low - room, -most), min(low + room, most))
    }
    return low...high
  }

  private func logEnds() throws(NablaError) -> ClosedRange<Double> {
    var (low, high) = given
    if options.domain == nil { low = min(training.leastPositive, high) }
    guard low > 0, low.isFinite else {
      throw NablaError("\(place).scale", "is log, but no value is above 0", "use a linear scale")
    }
    if low == high {
      (low, high) = (max(low / 2, .leastNonzeroMagnitude), min(high * 2, .greatestFiniteMagnitude))
    }
    return low...high
  }

  private func divergingKind() -> ColorScale.Kind {
    var (low, high) = given
    let middle = options.midpoint ?? 0
    if options.domain == nil, training.pinned == nil {
      // Symmetric about the middle, so that equal distances look equally strong.
      let reach = max(abs(high - middle), abs(low - middle))
      (low, high) = (middle - (reach > 0 ? reach : 1), middle + (reach > 0 ? reach : 1))
    }
    return .diverging(low...high, midpoint: middle)
  }

  // MARK: - Classes

  private func thresholds() throws(NablaError) -> [Double] {
    if let given = options.thresholds, !given.isEmpty { return given }
    guard !training.thresholds.isEmpty else {
      throw NablaError(
        "\(place).scale", "is thresholds, and none are given", "give thresholds: [numbers]")
    }
    return training.thresholds
  }

  /// The numbers that part the data into classes of as many each; equal ones are one.
  private func quantiles() throws(NablaError) -> [Double] {
    let sorted = training.samples.joined().filter(\.isFinite).sorted()
    guard !sorted.isEmpty else {
      throw NablaError("\(place).scale", "is quantiles, and there are no numbers", "use linear")
    }
    let shares = (1..<options.classes).map { Double($0) / Double(options.classes) }
    return Set(shares.map { quantile($0, ofSorted: sorted) }).sorted()
  }

  private func values() throws(NablaError) -> ColorScale.Kind {
    let distinct = Set(training.samples.joined().filter(\.isFinite).map { $0 + 0 }).sorted()
    guard (1...100).contains(distinct.count) else {
      throw NablaError(
        "\(place).scale", "is categorical, and there are \(distinct.count) different numbers",
        "use quantiles, or give at most 100")
    }
    return .values(distinct, try Style.PanelColor.palette(options, theme, place))
  }
}
