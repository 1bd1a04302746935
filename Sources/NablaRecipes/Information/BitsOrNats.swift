import NablaMath
public import NablaPlot

/// The base of a recipe's logarithms: 2 counts bits, e nats.
public enum BitsOrNats: String, OptionChoice {
  case two = "2"
  case e

  var unit: InformationUnit { self == .two ? .bits : .nats }
}

extension InformationUnit {
  /// The logarithm as formulas write it.
  var log: String { self == .nats ? #"\ln"# : #"\log_2"# }
}
