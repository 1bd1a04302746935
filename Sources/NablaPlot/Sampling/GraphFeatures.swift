import NablaMath

/// Special points of a function's graph, found between its samples.
///
/// Zeros are exact to the last digits; extrema and inflections come from differences of fourth
/// order and are exact to about ten digits. What lies within those of a number such as 1/3, π/2 or
/// √2 is taken for it.
package struct GraphFeatures: Sendable {
  package struct Place: Hashable, Sendable {
    package let x: Double
    package let y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  private let f: @Sendable (Double) -> Double
  /// The graph's unbroken pieces, thinned to about one point a pixel.
  private let pieces: [[Place]]
  private let height: Double
  private let step: Double

  /// More of one kind are a pattern, not points of interest.
  package static let most = 24

  /// - Parameter height: what fills the view; differences far below it are noise.
  package init(
    _ samples: FunctionSamples, height: Double, _ f: @escaping @Sendable (Double) -> Double
  ) {
    self.f = f
    self.height = height
    var pieces: [[Place]] = []
    var piece: [Place] = []
    for (x, y) in zip(samples.x, samples.y) {
      if y.isNaN {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      } else {
        piece.append(Place(x: x, y: y))
      }
    }
    if piece.count > 1 { pieces.append(piece) }
    self.pieces = pieces
    step = ((samples.x.last ?? 0) - (samples.x.first ?? 0)) / 560
  }

  // MARK: - Zeros

  /// Where the graph meets y = 0: crossings, and extrema on the axis.
  package func roots() -> [Place] {
    var found: [Double] = []
    for piece in pieces {
      for (i, (a, b)) in zip(piece, piece.dropFirst()).enumerated() {
        if a.y == 0 {
          if (i == 0 || piece[i - 1].y != 0) && b.y != 0 { found.append(a.x) }
        } else if a.y * b.y < 0 {
          found.append(Self.zero(f, a.x, b.x))
        }
      }
      if let last = piece.last, last.y == 0, piece[piece.count - 2].y != 0 { found.append(last.x) }
    }
    let exact = found.map { snapped($0, tolerance: 1e-12) }
    let touching = extrema().filter { $0.y.magnitude <= height * 1e-13 }.map(\.x)
    return distinct(exact + touching).map { Place(x: $0, y: 0) }
  }

  /// Where the graph meets another one.
  package func intersections(with g: @escaping @Sendable (Double) -> Double) -> [Place] {
    let f = f
    let difference: @Sendable (Double) -> Double = { f($0) - g($0) }
    var samples = FunctionSamples()
    for piece in pieces {
      for place in piece { samples.append(place.x, place.y - g(place.x)) }
      samples.breakLine(piece.last?.x ?? 0)
    }
    samples.y = samples.y.map { $0.isFinite ? $0 : .nan }
    return GraphFeatures(samples, height: height, difference).roots().compactMap { place in
      let y = f(place.x)
      // The other graph may jump over this one.
      return (y - g(place.x)).magnitude <= height * 1e-6 ? Place(x: place.x, y: y) : nil
    }
  }

  // MARK: - Extrema and inflections

  /// Local maxima and minima inside unbroken pieces.
  package func extrema() -> [Place] {
    var found: [Double] = []
    for piece in pieces where piece.count > 2 {
      var i = 1
      while i + 1 < piece.count {
        var j = i
        while j + 1 < piece.count, piece[j + 1].y == piece[i].y { j += 1 }
        let isFlat = piece[j].x - piece[i].x > step * 2
        if j + 1 < piece.count, !isFlat {
          let (before, after) = (piece[i].y - piece[i - 1].y, piece[j + 1].y - piece[i].y)
          if before * after < 0 {
            found.append(extremum(piece[i - 1].x, piece[j + 1].x, isMaximum: before > 0))
          }
        }
        i = j + 1
      }
    }
    return distinct(found).map { Place(x: $0, y: f($0)) }
  }

  private func extremum(_ a: Double, _ b: Double, isMaximum: Bool) -> Double {
    var (low, high) = (a, b)
    for _ in 0..<60 {
      let (left, right) = (low + (high - low) * 0.382, low + (high - low) * 0.618)
      if (f(left) > f(right)) == isMaximum { high = right } else { low = left }
    }
    let rough = (low + high) / 2
    // The top is flat to eight digits; its slope crosses zero sharply.
    let h = step * 0.25
    let (first, last) = (slope(rough - h / 2, h), slope(rough + h / 2, h))
    let isSmooth = first * last < 0 && [first, last].allSatisfy(\.isFinite)
    let exact = isSmooth ? Self.zero({ slope($0, h) }, rough - h / 2, rough + h / 2) : rough
    // A corner (|x|) is not where its differences say.
    let loss = isMaximum ? f(rough) - f(exact) : f(exact) - f(rough)
    let best = loss <= height * 1e-12 ? exact : rough
    return snapped(best, tolerance: 1e-8)
  }

  /// Twelve times the first difference of fourth order.
  private func slope(_ x: Double, _ h: Double) -> Double {
    8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))
  }

  private func bend(_ x: Double, _ h: Double) -> Double {
    16 * (f(x + h) + f(x - h)) - (f(x + 2 * h) + f(x - 2 * h)) - 30 * f(x)
  }

  /// Where the graph turns from bending one way to bending the other.
  package func inflections() -> [Place] {
    let h = step * 2
    var found: [Double] = []
    for piece in pieces {
      guard let first = piece.first?.x, let last = piece.last?.x, last - first > 8 * h else {
        continue
      }
      var before: (x: Double, bend: Double)?
      var x = first + 2 * h
      while x <= last - 2 * h {
        let now = bend(x, h)
        if now * bend(x, h / 2) < 0 {
          // A pole within reach outweighs everything else; or the turn itself is here.
          x += step
          continue
        }
        if now.magnitude > height * 1e-9 {
          if let before, before.bend * now < 0, x - before.x < 4 * h {
            found.append(Self.zero({ bend($0, h) }, before.x, x))
          }
          before = (x, now)
        } else if now.isNaN {
          before = nil
        }
        x += step
      }
    }
    return distinct(found.map { snapped($0, tolerance: 1e-7) }).map { Place(x: $0, y: f($0)) }
  }

  // MARK: - Far away

  /// The values that the function comes to as x goes to −∞ and ∞, where it does.
  package func horizontalAsymptotes() -> [Double] {
    var result: [Double] = []
    for side in [-1.0, 1] {
      let far = [1.37e4, 1.93e5, 1.17e6, 1.61e7, 1.29e8].map { f(side * $0) }
      guard far.allSatisfy(\.isFinite) else { continue }
      let changes = zip(far.dropFirst(), far).map { ($0 - $1).magnitude }
      let isSettling = changes.last.map { $0 <= height * 1e-5 } ?? false
      guard isSettling, changes[3] <= changes[0] || changes[0] <= height * 1e-12 else { continue }
      let value = snapped(far[4], tolerance: 1e-6)
      // A function that is already there has no asymptote.
      let isThere = pieces.allSatisfy { $0.allSatisfy { ($0.y - value).magnitude < height * 1e-6 } }
      if !isThere, !result.contains(where: { ($0 - value).magnitude < height * 1e-4 }) {
        result.append(value)
      }
    }
    return result
  }

  /// A line that the function comes to far away and that is not level.
  package struct ObliqueAsymptote: Hashable, Sendable {
    package let slope: Double
    package let intercept: Double
  }

  /// The lines y = m x + b, m ≠ 0, that the function comes to as x goes to −∞ and ∞.
  package func obliqueAsymptotes() -> [ObliqueAsymptote] {
    var result: [ObliqueAsymptote] = []
    for side in [-1.0, 1] {
      let places = [1.37e3, 1.93e4, 2.17e5, 3.1e6].map { side * $0 }
      let slopes = places.map { (f(2 * $0) - f($0)) / $0 }
      guard slopes.allSatisfy(\.isFinite), let rough = slopes.last else { continue }
      // The slope settles, and not on 0.
      let changes = zip(slopes.dropFirst(), slopes).map { ($0 - $1).magnitude }
      guard changes[2] <= 1e-8 * max(1, rough.magnitude), changes[2] <= changes[0] + 1e-12,
        rough.magnitude > 1e-6
      else { continue }
      let slope = snapped(rough, tolerance: 1e-7)
      let rests = places.map { f($0) - slope * $0 }
      guard (rests[3] - rests[2]).magnitude <= max(height * 1e-4, 1e-6),
        (rests[2] - rests[1]).magnitude <= max(height * 1e-3, 1e-5)
      else { continue }
      let intercept = snapped(rests[2], tolerance: 1e-4)
      let isThere = pieces.allSatisfy { piece in
        piece.allSatisfy { ($0.y - slope * $0.x - intercept).magnitude < height * 1e-6 }
      }
      let line = ObliqueAsymptote(slope: slope, intercept: intercept)
      if !isThere, !result.contains(line) { result.append(line) }
    }
    return result
  }

  // MARK: - Numbers

  /// The place in [a, b] where the sign changes, by bisection to the last digit.
  private static func zero(_ f: (Double) -> Double, _ a: Double, _ b: Double) -> Double {
    var (low, high) = (a, b)
    let isRising = f(a) < 0
    for _ in 0..<200 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      let value = f(middle)
      if value == 0 { return middle }
      if (value < 0) == isRising { low = middle } else { high = middle }
    }
    return f(low).magnitude <= f(high).magnitude ? low : high
  }

  private func snapped(_ x: Double, tolerance: Double) -> Double {
    // 0 has no sign.
    (ExactForm(x, tolerance: tolerance)?.value ?? x) + 0
  }

  private func distinct(_ values: [Double]) -> [Double] {
    FunctionSampler.distinct(values, apart: step * 1e-3)
  }
}
