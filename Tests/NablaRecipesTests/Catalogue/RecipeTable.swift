import Foundation
import Nabla
import TestSupport

/// What a recipe must give and refuse, from `Tables/<id>.json`: numbers that were calculated
/// elsewhere, documented bad values with their messages, and warnings.
struct RecipeTable: Decodable, Sendable {
  /// Settings as on a command line, and what `nabla data` must say then.
  struct Numbers: Decodable, Sendable {
    let set: [String]?
    let expect: [String: Expected]
    let tolerance: Double?
  }

  struct Refusal: Decodable, Sendable {
    let set: [String]
    let message: String
  }

  struct Warning: Decodable, Sendable {
    let set: [String]
    let warning: String
  }

  /// How the numbers were calculated.
  let how: String
  let numbers: [Numbers]
  let refused: [Refusal]?
  let warned: [Warning]?

  static let folder = "\(ProjectSources.root)/Tests/NablaRecipesTests/Tables"

  /// The ids that have a table, in alphabetical order.
  static let ids: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  init(of id: String) throws {
    let data = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(id).json"))
    self = try JSONDecoder().decode(RecipeTable.self, from: data)
  }
}

/// A number, a text, true or false, nothing, or a list of these.
enum Expected: Decodable, Sendable {
  case number(Double)
  case text(String)
  case bool(Bool)
  case list([Expected])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([Expected].self))
    }
  }

  /// What is different in a node; nil where nothing is.
  func difference(from node: Node?, tolerance: Double) -> String? {
    guard let node else { return "is missing" }
    switch self {
    case .number(let wanted):
      guard let number = node.double, abs(number - wanted) <= tolerance * max(1, abs(wanted))
      else { return "is \(node.json()), not \(wanted)" }
    case .text(let wanted):
      // Infinity is written as a text.
      let text = node.double?.isFinite == false ? formatPlain(node.double ?? 0) : node.text
      if text != wanted { return "is \(node.json()), not \"\(wanted)\"" }
    case .bool(let wanted): if node.bool != wanted { return "is \(node.json()), not \(wanted)" }
    case .null: if !node.isNull { return "is \(node.json()), not null" }
    case .list(let wanted):
      guard let list = node.list, list.count == wanted.count else {
        return "has \(node.list?.count ?? 0) values, not \(wanted.count)"
      }
      for (i, element) in wanted.enumerated() {
        if let difference = element.difference(from: list[i], tolerance: tolerance) {
          return "[\(i)] \(difference)"
        }
      }
    }
    return nil
  }
}

extension Node {
  /// The node at a path such as `roots[0].x`.
  func at(_ path: String) -> Node? {
    var node: Node? = self
    for part in path.split(whereSeparator: { ".[]".contains($0) }) {
      if let list = node?.list {
        node = Int(part).flatMap { list.indices.contains($0) ? list[$0] : nil }
      } else {
        node = node?[String(part)]
      }
    }
    return node
  }
}
