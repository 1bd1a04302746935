/// What information is counted in.
public enum InformationUnit: String, CaseIterable, Sendable {
  /// By natural logarithms.
  case nats
  /// By logarithms to the base 2: one bit is ln 2 nats.
  case bits

  /// How many of these one nat is.
  public var perNat: Double { self == .nats ? 1 : 1.44269504088896340735992468100189214 }
}
