import NablaScene

/// The themes that a figure can name, one line each.
public enum Themes {
  public static let all: [ThemeChoice] = [
    .light, .dark, .adaptive,
    ThemeChoice("paper", .paper, .light, "for print: black, serifs, thin lines"),
    ThemeChoice("chalk", .chalk, .dark, "a blackboard with bright, broad strokes"),
    ThemeChoice("minimal", .minimal, .adaptive, "as adaptive, without grid and axis lines"),
  ]

  public static func named(_ name: String) -> ThemeChoice? { all.first { $0.name == name } }
}
