import Glibc

/// Definite integrals by adaptive Gauss–Kronrod rules of 7 and 15 points, over blocks of places.
///
/// The rule and its error estimate are those of QUADPACK's QAG (R. Piessens et al. 1983). Before,
/// x is replaced by a function that is flat at both ends, so that roots and logarithms there do
/// not hurt and infinite ends become finite ones.
enum Quadrature {
  private static let mostPieces = 2000
  /// Errors below this part of the integral are good enough, those above the second one are not.
  private static let wanted = 1e-13
  private static let acceptable = 1e-8

  private struct Piece {
    var low: Double
    var high: Double
    var value: Double
    var size: Double
    var error: Double
  }

  /// The integral from a to b, a < b, either of them infinite or not; NaN where it does not exist or
  /// cannot be found.
  static func integral(_ a: Double, _ b: Double, _ f: ([Double]) -> [Double]) -> Double {
    let g: ([Double]) -> [Double] = { u in
      let places = u.map { place($0, a, b) }
      return zip(f(places.map(\.x)), places).map { $1.weight == 0 ? 0 : $0 * $1.weight }
    }
    var pieces: [Piece] = []
    for i in 0..<8 {
      let piece = rule(-1 + Double(i) / 4, -1 + Double(i + 1) / 4, g)
      guard piece.value.isFinite else { return .nan }
      pieces.append(piece)
    }
    while true {
      let value = pieces.reduce(0) { $0 + $1.value }
      let size = pieces.reduce(0) { $0 + $1.size }
      let error = pieces.reduce(0) { $0 + $1.error }
      if error <= max(wanted * value.magnitude, 1e-15 * size) { return value }
      guard pieces.count < mostPieces,
        let worst = pieces.indices.max(by: { pieces[$0].error < pieces[$1].error })
      else { return error <= max(acceptable * value.magnitude, 1e-13 * size) ? value : .nan }
      let piece = pieces[worst]
      let middle = (piece.low + piece.high) / 2
      guard middle > piece.low, middle < piece.high else {
        return error <= acceptable * value.magnitude ? value : .nan
      }
      let (left, right) = (rule(piece.low, middle, g), rule(middle, piece.high, g))
      guard left.value.isFinite, right.value.isFinite else { return .nan }
      pieces[worst] = left
      pieces.append(right)
    }
  }

  /// The x that u in (−1, 1) stands for, and dx/du.
  private static func place(_ u: Double, _ a: Double, _ b: Double) -> (x: Double, weight: Double) {
    // (1 + w)/2 and (1 − w)/2 for w = (3u − u³)/2, each with all its digits.
    let (below, above) = ((1 + u) * (1 + u) * (2 - u) / 4, (1 - u) * (1 - u) * (2 + u) / 4)
    let slope = 0.75 * (1 - u) * (1 + u)
    switch (a.isInfinite, b.isInfinite) {
    case (false, false):
      let width = b - a
      let x = u < 0 ? a + width * below : b - width * above
      return (x, width * slope)
    case (false, true): return (a + below / above, slope / (above * above))
    case (true, false): return (b - above / below, slope / (below * below))
    case (true, true):
      let t = below - above
      let rest = 4 * below * above
      return (t / rest, 2 * slope * (1 + t * t) / (rest * rest))
    }
  }

  private static func rule(_ low: Double, _ high: Double, _ f: ([Double]) -> [Double]) -> Piece {
    let (centre, half) = ((low + high) / 2, (high - low) / 2)
    var places = [centre]
    for node in nodes { places += [centre - half * node, centre + half * node] }
    let y = f(places)
    var kronrod = y[0] * kronrodWeights[7]
    var gauss = y[0] * gaussWeights[3]
    var size = y[0].magnitude * kronrodWeights[7]
    for i in 0..<7 {
      let (left, right) = (y[2 * i + 1], y[2 * i + 2])
      kronrod += (left + right) * kronrodWeights[i]
      size += (left.magnitude + right.magnitude) * kronrodWeights[i]
      if i % 2 == 1 { gauss += (left + right) * gaussWeights[i / 2] }
    }
    let mean = kronrod / 2
    var spread = (y[0] - mean).magnitude * kronrodWeights[7]
    for i in 0..<7 {
      spread +=
        ((y[2 * i + 1] - mean).magnitude + (y[2 * i + 2] - mean).magnitude)
        * kronrodWeights[i]
    }
    var error = (kronrod - gauss).magnitude
    if spread != 0, error != 0 { error = spread * min(1, pow(200 * error / spread, 1.5)) }
    // No sum of these terms is more exact than this.
    let least = 5e-17 * size
    return Piece(
      low: low, high: high, value: kronrod * half, size: size * half,
      error: max(error, least) * half)
  }

  /// The places of both rules from the ends inwards; the second, fourth and sixth are Gauss's.
  private static let nodes = [
    0.991_455_371_120_812_639_206_854_697_526_33, 0.949_107_912_342_758_524_526_189_684_047_85,
    0.864_864_423_359_769_072_789_712_788_640_93, 0.741_531_185_599_394_439_863_864_773_280_79,
    0.586_087_235_467_691_130_294_144_838_258_73, 0.405_845_151_377_397_166_906_606_412_076_96,
    0.207_784_955_007_898_467_600_689_403_773_24,
  ]
  private static let kronrodWeights = [
    0.022_935_322_010_529_224_963_732_008_058_97, 0.063_092_092_629_978_553_290_700_663_189_2,
    0.104_790_010_322_250_183_839_876_322_541_52, 0.140_653_259_715_525_918_745_189_590_510_24,
    0.169_004_726_639_267_902_826_583_426_598_55, 0.190_350_578_064_785_409_913_256_402_421_01,
    0.204_432_940_075_298_892_414_161_999_234_65, 0.209_482_141_084_727_828_012_999_174_891_71,
  ]
  private static let gaussWeights = [
    0.129_484_966_168_869_693_270_611_432_679_08, 0.279_705_391_489_276_667_901_467_771_423_78,
    0.381_830_050_505_118_944_950_369_775_488_98, 0.417_959_183_673_469_387_755_102_040_816_33,
  ]
}
