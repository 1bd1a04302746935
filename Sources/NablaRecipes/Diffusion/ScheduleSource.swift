import Glibc
import NablaMath
public import NablaPlot
import NablaScene

/// A noise schedule as an option: one that is known by name, or a file of its variances β.
public enum ScheduleSource: Hashable, Sendable, OptionValue {
  public enum Name: String, OptionChoice {
    case linear, cosine
    case scaledLinear = "scaled_linear"
    case sigmoid, quadratic
  }

  case named(Name)
  case file(String)

  public static var optionType: OptionType {
    .other(
      "one of \(Name.allCases.map(\.rawValue).joined(separator: ", ")), or a path (.csv, .npy)")
  }

  public init(option node: Node) throws(OptionProblem) {
    if let text = node.text, text.contains(".") || text.contains("/") {
      self = .file(text)
    } else {
      self = .named(try Name(option: node))
    }
  }

  public var optionNode: Node { Node(name) }

  var name: String {
    switch self {
    case .named(let name): name.rawValue
    case .file(let path): path
    }
  }

  /// What labels and the names of numbers call it.
  var label: String {
    switch self {
    case .named(let name): name.rawValue
    case .file(let path):
      path.split(separator: "/").last.flatMap { $0.split(separator: ".").first }.map(String.init)
        ?? path
    }
  }

  /// The largest variance: larger ones are cut off (Nichol & Dhariwal 2021).
  static let largestBeta = 0.999

  /// The schedule of so many steps, and whether variances had to be cut off.
  ///
  /// Variances for other numbers of steps than 1000 are multiplied by 1000/T, so that as much noise
  /// is added in the end (the code of Nichol & Dhariwal 2021).
  func schedule(
    steps: Int, from start: Double, to end: Double, offset: Double, files: DataFiles?, place: String
  ) throws(NablaError) -> (schedule: NoiseSchedule, isCut: Bool) {
    do throws(MathError) {
      switch self {
      case .named(.cosine): return (try .cosine(steps: steps, offset: offset), false)
      case .named(let name):
        let betas = Self.betas(name, steps, start, end).map { $0 * 1000 / Double(steps) }
        return (
          try NoiseSchedule(betas: betas.map { min($0, Self.largestBeta) }),
          betas.contains { $0 > Self.largestBeta }
        )
      case .file: break
      }
    } catch {
      throw NablaError(place, error.problem, error.remedy)
    }
    let betas = try NumberListSource.file(name).numbers(files: files, place: place).values
    guard betas.count == steps else {
      throw NablaError(
        place, "\(label) has \(betas.count) variances, and T is \(steps)", "give T=\(betas.count)")
    }
    do throws(MathError) {
      return (try NoiseSchedule(betas: betas), false)
    } catch {
      throw NablaError(place, error.problem, error.remedy)
    }
  }

  private static func betas(_ name: Name, _ steps: Int, _ start: Double, _ end: Double) -> [Double]
  {
    let places = evenPlaces(from: 0, to: 1, count: steps)
    switch name {
    case .linear, .cosine: return places.map { start + (end - start) * $0 }
    case .scaledLinear, .quadratic:
      let (low, high) = (start.squareRoot(), end.squareRoot())
      return places.map { place in
        let root = low + (high - low) * place
        return root * root
      }
    case .sigmoid: return places.map { start + (end - start) / (1 + exp(6 - 12 * $0)) }
    }
  }
}
