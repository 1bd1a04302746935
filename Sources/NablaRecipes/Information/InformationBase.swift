public import NablaMath
public import NablaPlot

/// What a recipe counts information in.
public enum InformationBase: String, OptionChoice {
  case nats, bits

  public var unit: InformationUnit { self == .nats ? .nats : .bits }

  /// A quantity with its unit; ∞ alone says enough.
  func words(_ value: Double) -> String {
    if !value.isFinite { return "∞ \(rawValue)" }
    return (value < 100 ? format(value, decimals: 3) : format(value, significant: 4))
      + " \(rawValue)"
  }
}
