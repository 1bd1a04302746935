import NablaMath

/// The part of the plane that a curve or region of a formula shows where nobody says which.
struct PlaneView: Sendable {
  let x: Interval
  let y: Interval
  /// Whether everything of the curve lies inside, so that the axes need some room around it.
  let isWhole: Bool

  /// How far the plane is searched to each side.
  private static let reach = 10.0
  /// How many parts each side has for the search.
  private static let parts = 64

  /// The given ends; without any, −10 … 10, or where the whole curve is when that is smaller.
  init?(
    _ quarry: PlaneSubdivision.Quarry, of formula: Formula, x: Interval?, y: Interval?
  ) {
    guard let far = Interval(-Self.reach, Self.reach) else { return nil }
    var view = (x: x ?? far, y: y ?? far)
    var isWhole = false
    if x == nil, y == nil {
      // Twice, since the parts of the first search are coarse.
      for pass in 0..<2 {
        guard let found = Self.extent(quarry, of: formula, in: view), found.isInside || pass > 0
        else { break }
        view = (found.x, found.y)
        isWhole = true
      }
    }
    self.isWhole = isWhole
    (self.x, self.y) = (view.x, view.y)
  }

  /// The box around all parts of a view that may hold some of the curve; nil where none does.
  private static func extent(
    _ quarry: PlaneSubdivision.Quarry, of formula: Formula, in view: (x: Interval, y: Interval)
  ) -> (x: Interval, y: Interval, isInside: Bool)? {
    func places(_ side: Interval) -> [Double] {
      evenPlaces(from: side.lower, to: side.upper, count: parts + 1)
    }
    let (xs, ys) = (places(view.x), places(view.y))
    let cells = PlaneSubdivision(quarry, of: formula, xs: xs, ys: ys).cells
    guard let left = cells.map(\.column).min(), let bottom = cells.map(\.row).min(),
      let right = cells.map({ $0.column + $0.size }).max(),
      let top = cells.map({ $0.row + $0.size }).max()
    else { return nil }
    guard let x = Interval(xs[left], xs[min(right, parts)]),
      let y = Interval(ys[bottom], ys[min(top, parts)])
    else { return nil }
    let isInside = left > 0 && bottom > 0 && right < parts && top < parts
    return (x, y, isInside)
  }

  /// What the view asks of the axes.
  func train(_ scales: inout ScaleTraining) {
    if isWhole {
      scales.x.add([x.lower, x.upper])
      scales.y.add([y.lower, y.upper])
    } else {
      scales.x.cover(x.lower, x.upper)
      scales.y.cover(y.lower, y.upper)
    }
    scales.x.suggest(label: "x")
    scales.y.suggest(label: "y")
  }

  /// The view's pixels where there is no frame yet.
  var pixels: PixelWindow? { PixelWindow(x: x.lower...x.upper, y: y.lower...y.upper) }
}
