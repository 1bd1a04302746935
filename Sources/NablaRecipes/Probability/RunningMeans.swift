import Glibc
import NablaMath
import NablaPlot
import NablaScene

/// A distribution that values are drawn from: members of families with weights.
struct DrawnLaw {
  let weights: [Double]
  let parts: [any Distribution]
  /// Which part a value comes from; nil for one.
  private let choice: Categorical?
  /// NaN where there is none.
  let mean: Double
  /// NaN or infinite where there is none.
  let deviation: Double

  /// - Parameter place: the recipe and the parameter, for messages.
  init(_ source: DistributionSource, files: DataFiles?, place: String) throws(NablaError) {
    switch source {
    case .parts(let list):
      self.init(list.map(\.weight), list.compactMap(\.distribution))
    case .probabilities(let values):
      self.init([1], [try Self.categorical(values, place)])
    case .file(let path):
      let files = try files.required(at: place, "give a distribution")
      let table = try files.table(path, place: place)
      guard let values = table.columns.lazy.compactMap(\.numbers).first else {
        throw NablaError(place, "\(path) has no column of numbers", "give one of probabilities")
      }
      self.init([1], [try Self.categorical(values, place)])
    }
  }

  /// The distribution by its parts, of which there is at least one.
  private init(_ weights: [Double], _ parts: [any Distribution]) {
    (self.weights, self.parts) = (weights, parts)
    choice = parts.count > 1 ? Categorical(probabilities: weights) : nil
    let mean = zip(weights, parts).reduce(0) { $0 + $1.0 * $1.1.mean }
    self.mean = mean
    let squares = zip(weights, parts).reduce(0.0) { sum, item in
      let away = item.1.mean - mean
      return sum + item.0 * (item.1.variance + away * away)
    }
    deviation = squares.squareRoot()
  }

  private static func categorical(
    _ values: [Double], _ place: String
  ) throws(NablaError) -> Categorical {
    guard let law = Categorical(probabilities: values) else {
      throw NablaError(
        place, "has \(values.count) numbers that sum to \(formatPlain(values.reduce(0, +)))",
        "give probabilities that sum to 1")
    }
    return law
  }

  func draw(_ generator: inout Xoshiro256PlusPlus) -> Double {
    let part = choice.map { Int($0.sample(using: &generator)) } ?? 0
    return parts[part].sample(using: &generator)
  }
}

/// Running means of several paths, kept at as many places as a line needs.
struct RunningMeans {
  let places: [Int]
  /// For each path the means of its first values, one for each place.
  let paths: [[Double]]

  /// - Parameter isLogarithmic: whether places are spread by ratios.
  init(_ law: DrawnLaw, count: Int, paths: Int, seed: Int, isLogarithmic: Bool) {
    let most = 400
    var places: [Int] = []
    for i in 0...most {
      let share = Double(i) / Double(most)
      let place =
        isLogarithmic ? exp(share * log(Double(count))) : 1 + share * Double(count - 1)
      let whole = min(count, max(1, Int(place.rounded())))
      if places.last != whole { places.append(whole) }
    }
    self.places = places
    self.paths = (0..<paths).map { path in
      var generator = Xoshiro256PlusPlus(seed: UInt64(seed) &+ UInt64(path) &* 7919)
      var (sum, drawn) = (0.0, 0)
      return places.map { place in
        while drawn < place {
          sum += law.draw(&generator)
          drawn += 1
        }
        return sum / Double(place)
      }
    }
  }

  var finals: [Double] { paths.map { $0[$0.count - 1] } }
}
