import Testing

/// Expects two numbers to agree to a share of the larger, or both to be NaN.
func expectNear(
  _ actual: Double, _ expected: Double, _ tolerance: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  if expected.isNaN {
    #expect(actual.isNaN, sourceLocation: sourceLocation)
    return
  }
  let scale = max(actual.magnitude, expected.magnitude)
  #expect(
    (actual - expected).magnitude <= tolerance * scale, "\(actual) against \(expected)",
    sourceLocation: sourceLocation)
}
