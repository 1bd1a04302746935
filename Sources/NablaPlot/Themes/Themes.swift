import NablaScene

/// The themes that a figure can name, one line each.
public enum Themes {
  public static let all: [ThemeChoice] = [
    .light, .dark, .adaptive,
    ThemeChoice("paper", .paper, .light),
    ThemeChoice("chalk", .chalk, .dark),
    ThemeChoice("minimal", .minimal, .adaptive),
  ]
}
