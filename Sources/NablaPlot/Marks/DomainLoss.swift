/// What of a mark's data is lost where a domain that a user gives is too small for it.
public enum DomainLoss: Sendable {
  /// Every value beyond it: each is drawn by itself.
  case values
  /// What columns of a table hold; curves and lists that are written out for a figure go on beyond its
  /// domain on purpose.
  case columns
  /// Nothing: the mark draws what it computes from the data, wherever it is looked at.
  case nothing
}
