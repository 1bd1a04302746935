/// Where a figure is looked at from: everything but the canvas grows with the distance.
public enum ThemeContext: String, OptionChoice {
  /// In a note or a page at arm's length.
  case notebook
  /// On a projector across a room.
  case talk
  /// On a wall, read while standing.
  case poster

  /// What lengths, text sizes and gaps are multiplied by.
  public var scale: Double {
    switch self {
    case .notebook: 1
    case .talk: 1.4
    case .poster: 1.8
    }
  }
}
