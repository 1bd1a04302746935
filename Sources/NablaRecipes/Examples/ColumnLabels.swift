/// The columns of the example tables in words, with their units.
enum ColumnLabels {
  private static let known: [String: (words: String, unit: String)] = [
    "sepal_length": ("sepal length", "cm"), "sepal_width": ("sepal width", "cm"),
    "petal_length": ("petal length", "cm"), "petal_width": ("petal width", "cm"),
    "eruptions": ("eruption", "minutes"), "waiting": ("waiting time", "minutes"),
    "bill_length_mm": ("bill length", "mm"), "bill_depth_mm": ("bill depth", "mm"),
    "flipper_length_mm": ("flipper length", "mm"), "body_mass_g": ("body mass", "g"),
  ]

  /// What an axis says of a column: `sepal width (cm)`; its name where it is no example's.
  static func axis(_ column: String) -> String {
    known[column].map { "\($0.words) (\($0.unit))" } ?? column
  }

  /// What a title begins with: `Sepal width`; another column's own name as it is written.
  static func title(_ column: String) -> String {
    known[column].map { $0.words.capitalizedFirst } ?? column
  }

  /// The column in the middle of a sentence: `sepal width`.
  static func words(_ column: String) -> String { known[column]?.words ?? column }
}
