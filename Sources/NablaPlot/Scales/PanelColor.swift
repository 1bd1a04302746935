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
      self = .numbers(try Self.scale(training, options, theme, place))
    } else {
      self = .none
    }
  }

  private static func palette(
    _ options: ColorOptions, _ theme: Theme, _ place: String
  ) throws(NablaError) -> Palette {
    let name = options.palette ?? theme.palette
    guard let palette = Palettes.named(name) else {
      throw Nearest.unknown("\(place).palette", "palette", name, known: Palettes.all.map(\.id))
    }
    return palette
  }

  private static func scale(
    _ training: ColorTraining, _ options: ColorOptions, _ theme: Theme, _ place: String
  ) throws(NablaError) -> ColorScale {
    let isDiverging = options.midpoint != nil || training.preference == .diverging
    let name =
      options.colormap
      ?? (isDiverging
        ? theme.diverging : training.preference == .weights ? theme.weights : theme.sequential)
    guard let colormap = Colormaps.named(name) else {
      throw Nearest.unknown("\(place).colormap", "colormap", name, known: Colormaps.all.map(\.id))
    }
    if training.isClassed, options.scale == .linear, options.domain == nil, !isDiverging {
      return try ColorScale(
        .thresholds(training.thresholds), colormap: colormap, missing: theme.absent)
    }
    var (low, high) = (training.lower, training.upper)
    if let domain = options.domain ?? training.pinned {
      (low, high) = (domain.lower, domain.upper)
    } else if low > high {
      (low, high) = (0, 1)
    }
    if options.scale == .log {
      if options.domain == nil { low = min(training.leastPositive, high) }
      guard low > 0, low.isFinite else {
        throw NablaError(
          "\(place).scale", "is log, but no value is above 0", "use a linear scale")
      }
      if low == high {
        (low, high) = (
          max(low / 2, .leastNonzeroMagnitude), min(high * 2, .greatestFiniteMagnitude)
        )
      }
      return try ColorScale(.log(low...high), colormap: colormap, missing: theme.absent)
    }
    if isDiverging {
      let middle = options.midpoint ?? 0
      if options.domain == nil, training.pinned == nil {
        // Symmetric about the middle, so that equal distances look equally strong.
        let reach = max(abs(high - middle), abs(low - middle))
        (low, high) = (middle - (reach > 0 ? reach : 1), middle + (reach > 0 ? reach : 1))
      }
      return try ColorScale(
        .diverging(low...high, midpoint: middle), colormap: colormap, missing: theme.absent)
    }
    if training.preference == .weights, options.domain == nil, training.pinned == nil, low >= 0 {
      low = 0
    }
    if low == high {
      let (room, most) = (abs(low) / 2, Double.greatestFiniteMagnitude)
      (low, high) = low == 0 ? (0, 1) : (max(low - room, -most), min(low + room, most))
    }
    return try ColorScale(.linear(low...high), colormap: colormap, missing: theme.absent)
  }
}
