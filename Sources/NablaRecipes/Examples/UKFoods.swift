import NablaPlot
import NablaScene

/// What people in the four countries of the United Kingdom eat and drink, in grams per person and
/// week, from the government's survey of 1997 that is often used to explain PCA.
enum UKFoods {
  private static let foods: [(name: String, grams: [Double])] = [
    ("cheese", [105, 103, 103, 66]), ("carcass meat", [245, 227, 242, 267]),
    ("other meat", [685, 803, 750, 586]), ("fish", [147, 160, 122, 93]),
    ("fats and oils", [193, 235, 184, 209]), ("sugars", [156, 175, 147, 139]),
    ("fresh potatoes", [720, 874, 566, 1033]), ("fresh vegetables", [253, 265, 171, 143]),
    ("other vegetables", [488, 570, 418, 355]), ("processed potatoes", [198, 203, 220, 187]),
    ("processed vegetables", [360, 365, 337, 334]), ("fresh fruit", [1102, 1137, 957, 674]),
    ("cereals", [1472, 1582, 1462, 1494]), ("beverages", [57, 73, 53, 47]),
    ("soft drinks", [1374, 1256, 1572, 1506]), ("alcoholic drinks", [375, 475, 458, 135]),
    ("confectionery", [54, 64, 62, 41]),
  ]

  static func table() throws(NablaError) -> Table {
    try Table(
      [("country", .texts(["England", "Wales", "Scotland", "N. Ireland"]))]
        + foods.map { ($0.name, .numbers($0.grams)) })
  }
}
