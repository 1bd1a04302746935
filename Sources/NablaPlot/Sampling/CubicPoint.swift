import NablaScene

/// The point at a share of the cubic between two points that has given tangents at them (C. Hermite).
///
/// - Parameters:
///   - leaving: the tangent at `a`, as long as the way that a share of 1 would go along it;
///     `arriving` that at `b`.
func cubicPoint(
  from a: Point, leaving: Point, to b: Point, arriving: Point, at share: Double
) -> Point {
  let (s, s2, s3) = (share, share * share, share * share * share)
  let start = a * (2 * s3 - 3 * s2 + 1) + leaving * (s3 - 2 * s2 + s)
  return start + b * (3 * s2 - 2 * s3) + arriving * (s3 - s2)
}
