import NablaMath
public import NablaPlot

/// The base of a recipe's logarithms.
public enum EntropyBase: String, OptionChoice {
  case two = "2"
  case e
  case ten = "10"

  /// How many of the unit one nat is.
  var perNat: Double {
    switch self {
    case .two: InformationUnit.bits.perNat
    case .e: InformationUnit.nats.perNat
    case .ten: 0.434_294_481_903_251_8
    }
  }

  var unit: String {
    switch self {
    case .two: "bits"
    case .e: "nats"
    case .ten: "hartleys"
    }
  }

  /// The logarithm as formulas write it.
  var log: String {
    switch self {
    case .two: InformationUnit.bits.log
    case .e: InformationUnit.nats.log
    case .ten: #"\log_{10}"#
    }
  }
}
