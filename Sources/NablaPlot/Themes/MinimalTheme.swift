extension Theme {
  /// The default look without grid and axis lines, for figures of few numbers.
  public static let minimal: Theme = {
    var theme = Theme.nabla
    theme.name = "minimal"
    (theme.showsGrid, theme.showsSpines) = (false, false)
    return theme
  }()
}
