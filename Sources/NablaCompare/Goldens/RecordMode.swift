/// When a run writes goldens. One that is written in a run never passes that run.
public enum RecordMode: String, CaseIterable, Sendable {
  /// Nothing is written: the default where the environment variable `CI` is set.
  case never
  /// Goldens that are not there yet: the default elsewhere.
  case missing
  /// Goldens that are missing or differ.
  case failed
  /// All.
  case all
}
