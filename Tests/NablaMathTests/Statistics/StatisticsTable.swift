import NablaMath

/// Made with NumPy 2.4.6 and SciPy 1.17.1 in Python 3:
/// `numpy.histogram_bin_edges(data, bins=rule)` (columns of whole numbers as integers),
/// `scipy.stats.gaussian_kde(data, rule)` with `covariance ** 0.5` as the bandwidth (nrd0: R's
/// formula as a factor), `scipy.stats.t.interval`, `scipy.stats.linregress`; the polynomials are
/// exact least squares in `fractions.Fraction`, their errors from `numpy.linalg.inv(A.T @ A)`.
enum StatisticsTable {
  struct Bins: Sendable {
    let data: StatisticsData, rule: BinRule, count: Int, second: Double
  }

  static let bins: [Bins] = [
    Bins(data: .waiting, rule: .auto, count: 10, second: 48.3),
    Bins(data: .waiting, rule: .fd, count: 8, second: 49.625),
    Bins(data: .waiting, rule: .scott, count: 8, second: 49.625),
    Bins(data: .waiting, rule: .sturges, count: 10, second: 48.3),
    Bins(data: .waiting, rule: .rice, count: 13, second: 47.07692307692308),
    Bins(data: .waiting, rule: .doane, count: 12, second: 47.416666666666664),
    Bins(data: .waiting, rule: .sqrt, count: 17, second: 46.11764705882353),
    Bins(data: .eruptions, rule: .auto, count: 10, second: 1.9500000000000002),
    Bins(data: .eruptions, rule: .fd, count: 5, second: 2.3),
    Bins(data: .eruptions, rule: .scott, count: 6, second: 2.1833333333333336),
    Bins(data: .eruptions, rule: .sturges, count: 10, second: 1.9500000000000002),
    Bins(data: .eruptions, rule: .rice, count: 13, second: 1.8692307692307693),
    Bins(data: .eruptions, rule: .doane, count: 12, second: 1.8916666666666666),
    Bins(data: .eruptions, rule: .sqrt, count: 17, second: 1.8058823529411765),
    Bins(data: .mass, rule: .auto, count: 11, second: 3027.272727272727),
    Bins(data: .mass, rule: .fd, count: 11, second: 3027.272727272727),
    Bins(data: .mass, rule: .scott, count: 10, second: 3060.0),
    Bins(data: .mass, rule: .sturges, count: 10, second: 3060.0),
    Bins(data: .mass, rule: .rice, count: 14, second: 2957.1428571428573),
    Bins(data: .mass, rule: .doane, count: 12, second: 3000.0),
    Bins(data: .mass, rule: .sqrt, count: 19, second: 2889.4736842105262),
    Bins(data: .small, rule: .auto, count: 5, second: 1.2999999999999998),
    Bins(data: .small, rule: .fd, count: 4, second: 1.9375),
    Bins(data: .small, rule: .scott, count: 3, second: 3.0),
    Bins(data: .small, rule: .sturges, count: 5, second: 1.2999999999999998),
    Bins(data: .small, rule: .rice, count: 5, second: 1.2999999999999998),
    Bins(data: .small, rule: .doane, count: 6, second: 0.875),
    Bins(data: .small, rule: .sqrt, count: 4, second: 1.9375),
    Bins(data: .skew, rule: .auto, count: 11, second: 0.49854545454545446),
    Bins(data: .skew, rule: .fd, count: 11, second: 0.49854545454545446),
    Bins(data: .skew, rule: .scott, count: 5, second: 1.0379999999999998),
    Bins(data: .skew, rule: .sturges, count: 7, second: 0.7554285714285713),
    Bins(data: .skew, rule: .rice, count: 7, second: 0.7554285714285713),
    Bins(data: .skew, rule: .doane, count: 10, second: 0.5435),
    Bins(data: .skew, rule: .sqrt, count: 7, second: 0.7554285714285713),
    Bins(data: .one, rule: .auto, count: 1, second: 4.7),
    Bins(data: .one, rule: .fd, count: 1, second: 4.7),
    Bins(data: .one, rule: .scott, count: 1, second: 4.7),
    Bins(data: .one, rule: .sturges, count: 1, second: 4.7),
    Bins(data: .one, rule: .rice, count: 1, second: 4.7),
    Bins(data: .one, rule: .doane, count: 1, second: 4.7),
    Bins(data: .one, rule: .sqrt, count: 1, second: 4.7),
    Bins(data: .tiny, rule: .auto, count: 4, second: 2.5e-09),
    Bins(data: .tiny, rule: .fd, count: 2, second: 4e-09),
    Bins(data: .tiny, rule: .scott, count: 2, second: 4e-09),
    Bins(data: .tiny, rule: .sturges, count: 4, second: 2.5e-09),
    Bins(data: .tiny, rule: .rice, count: 4, second: 2.5e-09),
    Bins(data: .tiny, rule: .doane, count: 4, second: 2.5e-09),
    Bins(data: .tiny, rule: .sqrt, count: 3, second: 3.0000000000000004e-09),
    Bins(data: .flat, rule: .auto, count: 4, second: 2.0),
    Bins(data: .flat, rule: .fd, count: 1, second: 5.0),
    Bins(data: .flat, rule: .scott, count: 3, second: 2.333333333333333),
    Bins(data: .flat, rule: .sturges, count: 4, second: 2.0),
    Bins(data: .flat, rule: .rice, count: 4, second: 2.0),
    Bins(data: .flat, rule: .doane, count: 4, second: 2.0),
    Bins(data: .flat, rule: .sqrt, count: 4, second: 2.0),
  ]

  struct Kernel: Sendable {
    let data: StatisticsData, rule: KernelDensity.Rule, bandwidth: Double
    let x: [Double], density: [Double]
  }

  static let kernels: [Kernel] = [
    Kernel(
      data: .eruptions, rule: .scott, bandwidth: 0.37197448273771455, x: [1.75, 3.6, 4.7, 6.1],
      density: [0.2728825669312488, 0.2039385250739418, 0.3803505666580681, 0.0006455255322590362]),
    Kernel(
      data: .eruptions, rule: .silverman, bandwidth: 0.39400424037758713, x: [1.75, 3.6, 4.7, 6.1],
      density: [0.2641428635031291, 0.20752108873748829, 0.3726990088243439, 0.0010580885629870123]),
    Kernel(
      data: .eruptions, rule: .nrd0, bandwidth: 0.33477703446394314, x: [1.75, 3.6, 4.7, 6.1],
      density: [
        0.2887510954879822, 0.19755365215981435, 0.3936363235835303, 0.00023240683330258573,
      ]),
    Kernel(
      data: .small, rule: .scott, bandwidth: 2.4180621962704043,
      x: [-1.0070000000000001, 2.38, 8.349999999999998, 12.5],
      density: [0.06425372203156814, 0.10115705148778122, 0.03488336787707885, 0.01818467391364716]),
    Kernel(
      data: .small, rule: .silverman, bandwidth: 2.561269127428464,
      x: [-1.0070000000000001, 2.38, 8.349999999999998, 12.5],
      density: [
        0.06382935063255142, 0.09835549187806078, 0.03600580780164374, 0.017977147537407357,
      ]),
    Kernel(
      data: .small, rule: .nrd0, bandwidth: 1.484280066520663,
      x: [-1.0070000000000001, 2.38, 8.349999999999998, 12.5],
      density: [0.06941896159860635, 0.119348657869376, 0.03031190235230507, 0.021691798759653595]),
    Kernel(
      data: .skew, rule: .scott, bandwidth: 0.4752164176947596,
      x: [0.09034, 0.542, 1.8503000000000007, 5.994],
      density: [0.4010446670679756, 0.5439984898160429, 0.1344070082186985, 0.002293077246895138]),
    Kernel(
      data: .skew, rule: .silverman, bandwidth: 0.5033605592801,
      x: [0.09034, 0.542, 1.8503000000000007, 5.994],
      density: [0.39374308219588916, 0.5273702330813438, 0.1403811917927822, 0.002754040948136523]),
    Kernel(
      data: .skew, rule: .nrd0, bandwidth: 0.2565290683905085,
      x: [0.09034, 0.542, 1.8503000000000007, 5.994],
      density: [
        0.4686582592887118, 0.6768333051539409, 0.08659060881546632, 1.9496769334326836e-05,
      ]),
  ]

  struct Mean: Sendable {
    let data: StatisticsData, mean, deviation, error, lower, upper: Double
  }

  static let means: [Mean] = [
    Mean(
      data: .small, mean: 3.528, deviation: 3.832370313816532, error: 1.21190190288745,
      lower: 0.7864874297743802, upper: 6.26951257022562),
    Mean(
      data: .waiting, mean: 70.8970588235294, deviation: 13.594973789999397,
      error: 0.824316366377517, lower: 69.27418077263583, upper: 72.51993687442298),
    Mean(
      data: .mass, mean: 4201.754385964912, deviation: 801.9545356980955, error: 43.36473482106863,
      lower: 4116.4583320240445, upper: 4287.05043990578),
  ]

  struct Line: Sendable {
    let dataset: String, slope, intercept, slopeError, interceptError, rSquared, reachAt6: Double
  }

  static let lines: [Line] = [
    Line(
      dataset: "I", slope: 0.5000909090909091, intercept: 3.0000909090909103,
      slopeError: 0.11790550059563408, interceptError: 1.1247467908086437,
      rSquared: 0.666542459508775, reachAt6: 1.162608894367322),
    Line(
      dataset: "II", slope: 0.5000000000000001, intercept: 3.000909090909089,
      slopeError: 0.11796374596764074, interceptError: 1.1253024162452265,
      rSquared: 0.6662420337274847, reachAt6: 1.163183223700633),
    Line(
      dataset: "III", slope: 0.4997272727272729, intercept: 3.002454545454544,
      slopeError: 0.11787766222100221, interceptError: 1.124481229639993,
      rSquared: 0.6663240410665595, reachAt6: 1.162334393671526),
    Line(
      dataset: "IV", slope: 0.4999090909090909, intercept: 3.0017272727272726,
      slopeError: 0.11781894172968553, interceptError: 1.1239210718540587,
      rSquared: 0.6667072568984652, reachAt6: 1.1617553794173854),
  ]

  struct Polynomial: Sendable {
    let order: Int, coefficients: [Double], rSquared: Double, errors: [Double]
  }

  /// Waiting time against the length of the eruption.
  static let polynomials: [Polynomial] = [
    Polynomial(
      order: 2, coefficients: [17.20002127412427, 22.213151226457367, -1.7662018512599185],
      rSquared: 0.820777913630508,
      errors: [4.495761406222563, 3.0861603761825167, 0.47230044458141823]),
    Polynomial(
      order: 3,
      coefficients: [
        71.82281438291055, -32.64021997719837, 15.212250916499123, -1.6586743475603174,
      ], rSquared: 0.8271685915834296,
      errors: [17.90666441209847, 17.687596582874573, 5.413453338001762, 0.526904125881434]),
    Polynomial(
      order: 5,
      coefficients: [
        41.71617252676492, 70.12548585585695, -87.11548705416037, 41.73099033986688,
        -8.271706789937676, 0.5835485973584675,
      ], rSquared: 0.8324582635797684,
      errors: [
        228.71267278160227, 385.42508989362625, 250.50212818528553, 78.54777272495322,
        11.92308662025155, 0.7036123509543845,
      ]),
  ]
}
