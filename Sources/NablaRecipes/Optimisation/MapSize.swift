import NablaPlot

/// About how large a domain is drawn with equal units.
struct MapSize {
  let width: Double
  let height: Double
  /// Pixels for a data unit.
  let scale: Double
  /// Whether x and y units are equally long: not where the map would be a mere strip.
  let isEqual: Bool

  init(_ domain: PlaneDomain) {
    let (dx, dy) = (domain.x.upper - domain.x.lower, domain.y.upper - domain.y.lower)
    let ratio = dx / dy
    isEqual = ratio > 0.2 && ratio < 5
    let shown = isEqual ? ratio : 1.3
    // About 120 000 square pixels, neither side too long.
    let h = min(380, max(190, (120_000 / shown).squareRoot()))
    let w = min(560, max(150, h * shown))
    width = w
    height = isEqual ? w / shown : h
    scale = w / dx
  }
}
