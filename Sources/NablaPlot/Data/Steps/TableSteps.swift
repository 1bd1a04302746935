internal import NablaScene

/// The steps that figure files can use: a value, so that users add theirs without a global.
public struct TableSteps: Sendable {
  public private(set) var types: [any TableStep.Type]

  public init(_ types: [any TableStep.Type]) { self.types = types }

  /// The steps of Nabla, one line each.
  public static let standard = TableSteps([
    BinStep.self,
    DeriveStep.self,
    FilterStep.self,
    GroupStep.self,
    MeltStep.self,
    PivotStep.self,
    RollingStep.self,
    SortStep.self,
    StackStep.self,
  ])

  /// The steps with one more, which replaces one of the same kind.
  public func adding(_ type: any TableStep.Type) -> TableSteps {
    TableSteps(types.filter { $0.kind != type.kind } + [type])
  }

  public var kinds: [String] { types.map { $0.kind } }

  public subscript(_ kind: String) -> (any TableStep.Type)? { types.first { $0.kind == kind } }

  /// The steps of a list in a figure file.
  func read(_ node: Node, file: String) throws(NablaError) -> [WrittenStep] {
    guard let list = node.list else {
      throw NablaError(
        node.place(file), "transform is \(node.shown)",
        "give a list of steps such as [{filter: \"x > 0\"}]")
    }
    var result: [WrittenStep] = []
    for element in list {
      guard let entries = element.map, entries.count == 1, let entry = entries.first else {
        let what = element.map.map { "has \($0.count) names" } ?? "is \(element.shown)"
        throw NablaError(
          element.place(file), "a step of transform \(what)",
          "give a map of one of \(kinds.joined(separator: ", "))")
      }
      guard let type = self[entry.key] else {
        throw Nearest.unknown(entry.place(file), "step", entry.key, known: kinds)
      }
      result.append(try WrittenStep(type, entry.value, file: file))
    }
    return result
  }
}

/// A step with the place where it is written.
struct WrittenStep {
  private let step: any TableStep
  private let node: Node
  private let place: OptionPlace

  init(_ type: any TableStep.Type, _ node: Node, file: String) throws(NablaError) {
    self.node = node
    place = OptionPlace(file: file, owner: type.kind)
    do throws(OptionProblem) {
      step = try type.init(option: node)
    } catch {
      throw place.error(located(error, in: node))
    }
  }

  func applied(to table: Table) throws(NablaError) -> Table {
    do throws(OptionProblem) {
      return try step.applied(to: table)
    } catch {
      throw place.error(located(error, in: node))
    }
  }
}

/// The problem with the node of the option that it names, as far as it is written.
private func located(_ problem: OptionProblem, in node: Node) -> OptionProblem {
  guard problem.node == nil else { return problem }
  var (problem, place) = (problem, node)
  for name in problem.path {
    guard let inner = place[name] else { break }
    place = inner
  }
  problem.node = place
  return problem
}
