/// The coordinate system of a panel: a closed set, since guides and layout know each of them.
public enum Coordinates: Hashable, Sendable {
  /// Straight x and y axes. `aspect` is the length of a y unit in x units (1: circles are round);
  /// free where nil.
  case cartesian(aspect: Double? = nil)
  /// x runs around a circle, its domain once, and y from the centre to the edge.
  ///
  /// For line, area, bar and scatter. Without a domain of its own x goes round at 2π, categories
  /// share the circle, and y begins at 0 where no value is below.
  case polar(Polar = Polar())
  /// A box in space with a third axis z, looked at from a camera.
  ///
  /// For surface, line3D and scatter3D. A panel of such marks is a space by itself.
  case space(Camera = Camera())
}

/// Where a polar panel's x begins and which way it runs.
public struct Polar: Hashable, Sendable, Configurable {
  /// Where x begins, in degrees counterclockwise from the right; nil is 0 for numbers and 90 (the
  /// top) for categories and times.
  public var start: Double?
  /// Whether x runs clockwise; nil is false for numbers and true for categories and times.
  public var clockwise: Bool?
  /// The share of the radius that stays empty around the centre, 0…0.9.
  public var hole = 0.0

  public init() {}

  public init(start: Double? = nil, clockwise: Bool? = nil, hole: Double = 0) {
    self.start = start
    self.clockwise = clockwise
    self.hole = hole
  }

  public static let fields: [Field<Polar>] = [
    Field(
      "start", \.start, bounds: .within(-360...360), unit: "degrees",
      help: "Where x begins, counterclockwise from the right; 0, or 90 for categories and times."),
    Field(
      "clockwise", \.clockwise,
      help: "Whether x runs clockwise; only categories and times do where left out."),
    Field(
      "hole", \.hole, bounds: .within(0...0.9),
      help: "The share of the radius that stays empty around the centre."),
  ]
}

extension Polar: OptionValue {}

extension Coordinates: OptionValue {
  public static var optionType: OptionType {
    .either(
      [.choice(["cartesian", "polar", "space"]), .options(RecordType(CoordinateForms.self))],
      "cartesian, polar, space, {polar: {…}} or {space: {…}}")
  }

  /// `cartesian`, `polar`, `space`, `{polar: {start: 90, clockwise: true, hole: 0.2}}` or
  /// `{space: {azimuth: -60, elevation: 28}}`.
  public init(option node: Node) throws(OptionProblem) {
    let names = ["cartesian", "polar", "space"]
    if let word = node.text {
      switch word {
      case "cartesian": self = .cartesian()
      case "polar": self = .polar()
      case "space": self = .space()
      default: throw OptionProblem("is \(node.shown)", Nearest.advice(word, among: names), at: node)
      }
      return
    }
    guard let entries = node.map, entries.count == 1 else {
      throw .expected(Self.optionType, node)
    }
    let (name, value) = (entries[0].key, entries[0].value)
    do throws(OptionProblem) {
      switch name {
      case "polar": self = .polar(try Polar(option: value))
      case "space": self = .space(try Camera(option: value))
      default:
        throw OptionProblem(
          "has no option \"\(name)\"", Nearest.advice(name, among: ["polar", "space"]), at: node)
      }
    } catch {
      throw ["polar", "space"].contains(name) ? error.inside(name, value) : error
    }
  }

  public var optionNode: Node {
    switch self {
    case .cartesian: Node(name)
    case .polar(let polar): Self.node(name, polar.encoded())
    case .space(let camera): Self.node(name, camera.encoded())
    }
  }

  private static func node(_ name: String, _ options: [Node.Entry]) -> Node {
    options.isEmpty ? Node(name) : Node([.init(name, Node(options))])
  }
}

extension Coordinates {
  /// The word that figure files and reports use.
  var name: String {
    switch self {
    case .cartesian: "cartesian"
    case .polar: "polar"
    case .space: "space"
    }
  }

  var isPolar: Bool { if case .polar = self { true } else { false } }
  var isSpace: Bool { if case .space = self { true } else { false } }
}

extension Coordinates {
  /// The domain that a polar axis takes where the user gives none; nil where its scale decides.
  func domain(
    _ training: AxisTraining, _ kind: any ScaleKind, isRadius: Bool
  ) -> (Double, Double)? {
    guard case .polar = self, type(of: kind).name == LinearScale.name else { return nil }
    guard isRadius else { return (0, 2 * .pi) }
    let low = min(training.lower, training.exactLower)
    let high = max(training.upper, training.exactUpper)
    guard low >= 0, high > 0, high.isFinite else { return nil }
    // The outermost value stands on the edge's inner side, as on a straight axis.
    let room = training.exactUpper >= high ? 0 : high * 0.05
    return (0, high + room < .infinity ? high + room : high)
  }
}

/// The forms of coordinates that have options, for schemas.
private struct CoordinateForms: Configurable {
  var polar: Polar?
  var space: Camera?

  static let fields: [Field<CoordinateForms>] = [
    Field("polar", \.polar, help: "x around a circle, y from its centre."),
    Field("space", \.space, help: "A box with a third axis, looked at from a camera."),
  ]
}
