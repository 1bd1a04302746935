import NablaScene

/// A fitted position axis with what its guide needs to know.
struct FittedAxis: Sendable {
  private(set) var scale: Scale
  let options: AxisOptions
  let label: String
  let integersOnly: Bool
  let wantsEqualUnits: Bool
  /// The ticks, where something else than the axis's length decides them.
  private(set) var fixedTicks: TickSet?
  /// Whether the axis means nothing and is left out.
  let isHidden: Bool

  init(
    _ training: AxisTraining, _ options: AxisOptions, place: String, isY: Bool,
    in coordinates: Coordinates = .cartesian()
  ) throws(NablaError) {
    do throws(OptionProblem) {
      if training.isBand, training.hasNumbers, training.positionLabels == nil {
        throw OptionProblem(
          "holds text in one mark and numbers in another", "give all marks values of one kind")
      }
      let kind = try ScaleKinds.kind(for: options, training)
      let isBand = type(of: kind).name == BandScale.name
      var domain: (Double, Double)
      if let given = options.domain, !isBand {
        domain = (given.lower, given.upper)
      } else if let own = coordinates.domain(training, kind, isRadius: isY) {
        domain = own
      } else {
        domain = try kind.domain(training, padding: options.padding ?? 0.05)
      }
      try kind.check(domain)
      scale = Scale(
        kind: kind, domain: domain, training: training,
        reversed: options.reversed != (isY && (training.prefersReversed || isBand)))
    } catch {
      throw OptionPlace(owner: place).error(error)
    }
    isHidden = training.isHidden
    self.options = isHidden ? options.hidden : options
    label = options.label ?? training.label
    integersOnly = training.integersOnly
    wantsEqualUnits = training.wantsEqualUnits
    if let labels = options.ticks.labels, labels.count != options.ticks.values?.count ?? 0 {
      throw NablaError(
        "\(place).ticks",
        "has \(labels.count) labels and \(options.ticks.values?.count ?? 0) values",
        "give one label for each value")
    }
  }

  /// One line for each kind of value that could not be drawn, with the count.
  func warnings(_ training: AxisTraining, place: String) -> [String] {
    var result: [String] = []
    if training.nonFinite > 0 {
      result.append(
        "\(place): \(training.nonFinite) of \(training.count) values are not finite and not drawn")
    }
    let (misfits, why) = scale.kind.misfits(training)
    if misfits > 0 {
      result.append(
        "\(place): \(misfits) of \(training.count) values \(why) and have no place on a \(scale.name) axis"
      )
    }
    if let odd = OddNames(training.categories) { result.append("\(place): \(odd.words)") }
    return result
  }

  /// The axis at the opposite side that is a function of this one, where its options ask for it.
  func secondary(place: String) throws(NablaError) -> FittedAxis? {
    guard let options = options.secondary else { return nil }
    do throws(OptionProblem) {
      guard !scale.isBand else {
        throw OptionProblem("is a function of text", "give numbers")
      }
      let kind = try DerivedScale(options, of: scale)
      var axis = AxisOptions(options.label, ticks: options.ticks)
      axis.grid = false
      axis.line = self.options.line
      return try FittedAxis(
        Scale(
          kind: kind, domain: kind.ends, training: AxisTraining(),
          reversed: scale.isReversed != kind.isReversed), axis, place: "\(place).secondary")
    } catch {
      throw OptionPlace(owner: "\(place).secondary").error(error)
    }
  }

  /// An axis whose scale is ready.
  private init(_ scale: Scale, _ options: AxisOptions, place: String) throws(OptionProblem) {
    self.scale = scale
    self.options = options
    label = options.label ?? ""
    isHidden = false
    integersOnly = false
    wantsEqualUnits = false
    let (labels, values) = (options.ticks.labels?.count, options.ticks.values?.count ?? 0)
    if let labels, labels != values {
      throw OptionProblem(
        "has \(labels) labels and \(values) values", "give one label for each value"
      ).inside("ticks", nil)
    }
  }

  /// Whether nobody but the data decides the axis's ends and ticks, and these are evenly spaced.
  var isFree: Bool {
    scale.name == LinearScale.name && options.domain == nil && options.ticks.values == nil
      && options.ticks.count == nil && !options.ticks.pi && options.ticks.visible
  }

  /// The axis with other ends and ticks.
  func over(_ side: CoincidingTicks.Side) -> FittedAxis {
    var copy = self
    copy.scale = scale.between(side.domain)
    copy.fixedTicks = options.ticks.style.apply(side.ticks)
    return copy
  }
}

extension AxisOptions {
  /// The options without line, grid and ticks unless they are asked for.
  fileprivate var hidden: AxisOptions {
    var result = self
    result.line = line ?? false
    result.grid = grid ?? false
    result.ticks.visible = ticks.visible && (ticks.values != nil || ticks.count != nil)
    return result
  }
}
