import NablaScene

/// The colormaps that figures can name.
public enum Colormaps {
  /// In the order of the reference page; the first is the default of sequential data.
  public static let all: [Colormap] = [
    viridis, magma, inferno, plasma, cividis, turbo, blues, greys, twilight, coolwarm, rdbu,
    lightLow, darkLow, attention, blueOrange,
  ]

  /// The maps' names in the same order, without making the maps.
  static let names = [
    "viridis", "magma", "inferno", "plasma", "cividis", "turbo", "blues", "greys", "twilight",
    "coolwarm", "rdbu", "light-low", "dark-low", "attention", "blue-orange",
  ]

  /// The default of sequential data.
  public static let viridis = PublishedColormaps.map("viridis", .sequential)
  static let magma = PublishedColormaps.map("magma", .sequential)
  static let inferno = PublishedColormaps.map("inferno", .sequential)
  static let plasma = PublishedColormaps.map("plasma", .sequential)
  static let cividis = PublishedColormaps.map("cividis", .sequential)
  static let turbo = PublishedColormaps.map("turbo", .rainbow)
  static let blues = PublishedColormaps.map("blues", .sequential)
  static let greys = PublishedColormaps.map("greys", .sequential)
  static let twilight = PublishedColormaps.map("twilight", .cyclic)
  static let coolwarm = PublishedColormaps.map("coolwarm", .diverging)
  static let rdbu = PublishedColormaps.map("rdbu", .diverging)

  /// From the light paper to deep blue, on both pages.
  static let lightLow = Colormap(
    "light-low", .sequential, light: OwnColormaps.lightLow, dark: OwnColormaps.lightLow)
  /// From the dark paper to pale cyan, on both pages.
  static let darkLow = Colormap(
    "dark-low", .sequential, light: OwnColormaps.darkLow, dark: OwnColormaps.darkLow)

  /// Zero is the paper: the default of weights, probabilities and counts.
  public static let attention = Colormap(
    "attention", .sequential, light: OwnColormaps.lightLow, dark: OwnColormaps.darkLow)

  /// Blue below, orange above, the paper in the middle: the default of signed data.
  public static let blueOrange = Colormap(
    "blue-orange", .diverging, light: OwnColormaps.blueOrangeLight,
    dark: OwnColormaps.blueOrangeDark)

  /// The map of that name, whatever its case, with `-` or `_`; `_r` reverses it.
  public static func named(_ name: String) -> Colormap? {
    ReversedName.find(name, in: all, id: \.id, reversed: \.reversed)
  }
}
