/// Made with SciPy 1.17.1 in Python 3:
/// `[(x, norm.pdf(x), norm.logpdf(x), norm.cdf(x), norm.sf(x), norm.logcdf(x), norm.logsf(x)) for x in …]`
/// and `[(p, norm.ppf(p), norm.isf(p)) for p in …]`, with `from scipy.stats import norm`.
enum NormalTable {
  struct Row: Sendable {
    let x, pdf, logPDF, cdf, survival, logCDF, logSurvival: Double
  }

  static let rows: [Row] = [
    Row(
      x: -100.0, pdf: 0, logPDF: -5000.918938533205, cdf: 0, survival: 1.0,
      logCDF: -5005.524208694205, logSurvival: 0),
    Row(
      x: -38.0, pdf: 1.2650097461523497e-296 / 0x1p60, logPDF: -722.9189385332047, cdf: 0,
      survival: 1.0, logCDF: -726.5572160188201, logSurvival: 0),
    Row(
      x: -37.0, pdf: 2.120006551524606e-298, logPDF: -685.4189385332047,
      cdf: 5.7255712225239266e-300, survival: 1.0, logCDF: -689.0305855768908,
      logSurvival: -5.7255712225239266e-300),
    Row(
      x: -20.0, pdf: 5.520948362159764e-88, logPDF: -200.91893853320468,
      cdf: 2.7536241186061556e-89, survival: 1.0, logCDF: -203.9171553710973,
      logSurvival: -2.7536241186061556e-89),
    Row(
      x: -8.0, pdf: 5.052271083536893e-15, logPDF: -32.918938533204674, cdf: 6.22096057427174e-16,
      survival: 0.9999999999999993, logCDF: -35.01343715991456, logSurvival: -6.220960574271742e-16),
    Row(
      x: -3.0, pdf: 0.0044318484119380075, logPDF: -5.418938533204672, cdf: 0.0013498980316300933,
      survival: 0.9986501019683699, logCDF: -6.60772622151035, logSurvival: -0.0013508099647481925),
    Row(
      x: -1.0, pdf: 0.24197072451914337, logPDF: -1.4189385332046727, cdf: 0.15865525393145707,
      survival: 0.8413447460685429, logCDF: -1.8410216450092634, logSurvival: -0.1727537790234499),
    Row(
      x: -0.25, pdf: 0.3866681168028493, logPDF: -0.9501885332046727, cdf: 0.4012936743170763,
      survival: 0.5987063256829237, logCDF: -0.913061764811135, logSurvival: -0.5129840754094305),
    Row(
      x: 0, pdf: 0.3989422804014327, logPDF: -0.9189385332046727, cdf: 0.5, survival: 0.5,
      logCDF: -0.6931471805599453, logSurvival: -0.6931471805599453),
    Row(
      x: 0.25, pdf: 0.3866681168028493, logPDF: -0.9501885332046727, cdf: 0.5987063256829237,
      survival: 0.4012936743170763, logCDF: -0.5129840754094305, logSurvival: -0.913061764811135),
    Row(
      x: 1.0, pdf: 0.24197072451914337, logPDF: -1.4189385332046727, cdf: 0.8413447460685429,
      survival: 0.15865525393145707, logCDF: -0.1727537790234499, logSurvival: -1.8410216450092634),
    Row(
      x: 3.0, pdf: 0.0044318484119380075, logPDF: -5.418938533204672, cdf: 0.9986501019683699,
      survival: 0.0013498980316300933, logCDF: -0.0013508099647481925,
      logSurvival: -6.60772622151035),
    Row(
      x: 8.0, pdf: 5.052271083536893e-15, logPDF: -32.918938533204674, cdf: 0.9999999999999993,
      survival: 6.22096057427174e-16, logCDF: -6.220960574271742e-16,
      logSurvival: -35.01343715991456),
    Row(
      x: 20.0, pdf: 5.520948362159764e-88, logPDF: -200.91893853320468, cdf: 1.0,
      survival: 2.7536241186061556e-89, logCDF: -2.7536241186061556e-89,
      logSurvival: -203.9171553710973),
    Row(
      x: 37.0, pdf: 2.120006551524606e-298, logPDF: -685.4189385332047, cdf: 1.0,
      survival: 5.7255712225239266e-300, logCDF: -5.7255712225239266e-300,
      logSurvival: -689.0305855768908),
    Row(
      x: 38.0, pdf: 1.2650097461523497e-296 / 0x1p60, logPDF: -722.9189385332047, cdf: 1.0,
      survival: 0, logCDF: 0, logSurvival: -726.5572160188201),
    Row(
      x: 100.0, pdf: 0, logPDF: -5000.918938533205, cdf: 1.0, survival: 0, logCDF: 0,
      logSurvival: -5005.524208694205),
  ]

  struct Quantile: Sendable {
    let probability, value, survivalValue: Double
  }

  static let quantiles: [Quantile] = [
    Quantile(probability: 1e-300, value: -37.0470962993612, survivalValue: 37.0470962993612),
    Quantile(probability: 1e-100, value: -21.273453560965322, survivalValue: 21.273453560965322),
    Quantile(probability: 1e-16, value: -8.222082216130435, survivalValue: 8.222082216130435),
    Quantile(probability: 1e-05, value: -4.264890793922825, survivalValue: 4.264890793922825),
    Quantile(probability: 0.025, value: -1.9599639845400545, survivalValue: 1.9599639845400545),
    Quantile(probability: 0.3, value: -0.5244005127080409, survivalValue: 0.5244005127080409),
    Quantile(probability: 0.5, value: 0.0, survivalValue: 0.0),
    Quantile(probability: 0.7, value: 0.5244005127080407, survivalValue: -0.5244005127080407),
    Quantile(probability: 0.975, value: 1.959963984540054, survivalValue: -1.959963984540054),
    Quantile(probability: 0.99999, value: 4.264890793923841, survivalValue: -4.264890793923841),
    Quantile(
      probability: 0.9999999999999999, value: 8.209536151601387, survivalValue: -8.209536151601387),
  ]

  struct Interval: Sendable {
    let lower, upper, probability: Double
  }

  /// Made with mpmath 1.3.0 at 60 digits: differences of `erfc(z / sqrt(2)) / 2`.
  static let intervals: [Interval] = [
    Interval(lower: -1.0, upper: 1.0, probability: 0.6826894921370859),
    Interval(lower: -8.0, upper: 8.0, probability: 0.9999999999999988),
    Interval(lower: 8.0, upper: 9.0, probability: 6.21983198586583e-16),
    Interval(lower: -38.0, upper: -37.0, probability: 5.7255712225245764e-300),
    Interval(lower: 37.0, upper: 37.001, probability: 2.081265360016847e-301),
    Interval(lower: 1.0, upper: 1.0000000000009095, probability: 2.2007109193421758e-13),
    Interval(lower: 0.0, upper: 8.673617379884035e-19, probability: 3.460272696860437e-19),
    Interval(lower: -3.0, upper: 9.5367431640625e-07, probability: 0.49865048242937643),
    Interval(lower: 0.5, upper: 3.0, probability: 0.3071876406943568),
    Interval(lower: -0.5, upper: 0.25, probability: 0.2901687869569368),
    Interval(lower: 20.0, upper: 40.0, probability: 2.7536241186062337e-89),
    Interval(lower: -1e-09, upper: 1e-09, probability: 7.978845608028654e-10),
    Interval(lower: 5.0, upper: 5.1, probability: 1.1682483116443376e-07),
  ]
}
