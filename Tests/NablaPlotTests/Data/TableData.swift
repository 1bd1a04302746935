import Foundation
import NablaPlot
import NablaScene
import Testing

/// `Tests/Tables/table-data.json`, which `table-data.py` beside it has made.
enum TableData {
  struct CSVText: Sendable {
    let file: [UInt8]
    let delimiter: Character
    let names: [String]
    let columns: [[String?]]
  }

  private static func root() throws -> Node {
    let tests = GalleryData.folder.split(separator: "/", omittingEmptySubsequences: false)
    let folder = tests.dropLast().joined(separator: "/") + "/Tests/Tables"
    let bytes = try DataFile.read("table-data.json", in: .below(folder))
    return try JSONReader.read(bytes, name: "table-data.json")
  }

  private static func bytes(_ node: Node?) throws -> [UInt8] {
    let text = try #require(node?.text)
    return [UInt8](try #require(Data(base64Encoded: text)))
  }

  static func csvTexts() throws -> [CSVText] {
    try #require(try root()["csvTexts"]?.list).map { node in
      CSVText(
        file: try bytes(node["file"]), delimiter: try #require(node["delimiter"]?.text?.first),
        names: (node["names"]?.list ?? []).compactMap(\.text),
        columns: (node["columns"]?.list ?? []).map { ($0.list ?? []).map(\.text) })
    }
  }

  /// A CSV file and the numbers in it.
  static func csvNumbers() throws -> (file: [UInt8], values: [Double]) {
    let node = try #require(try root()["csvNumbers"])
    let values = (node["values"]?.list ?? []).compactMap { $0.text.flatMap { Double($0) } }
    return (try bytes(node["file"]), values)
  }

  /// The bytes of an archive.
  static func archive(_ name: String) throws -> [UInt8] {
    try bytes(try root()["archives"]?[name])
  }

  /// The numbers of the arrays in the archives.
  static func array(_ name: String) throws -> [Double] {
    (try root()["archives"]?[name]?.numbers) ?? []
  }

  static func database() throws -> [UInt8] { try bytes(try root()["database"]) }

  /// A database that keeps a log of changes (WAL).
  static func loggedDatabase() throws -> [UInt8] { try bytes(try root()["logged"]) }

  /// The table that steps are tried with.
  static func penguins() throws -> Table {
    let node = try #require(try root()["steps"])
    return try Table(
      ["species", "island", "mass", "year"].map { name in
        (name: name, column: try Column(try #require(node[name]), file: ""))
      })
  }

  /// What pandas gives for a step.
  static func result(_ step: String) throws -> Node {
    try #require(try root()["steps"]?["results"]?[step])
  }
}

extension Node {
  /// The column that a list of numbers or texts makes.
  func column() throws -> Column { try Column(self, file: "") }
}

/// Whether two lists of numbers are equal to a relative 1e-12, missing ones where missing ones are.
func isNear(_ a: [Double]?, _ b: Column?, _ tolerance: Double = 1e-12) -> Bool {
  guard let a, let b = b?.numbers, a.count == b.count else { return false }
  return zip(a, b).allSatisfy { x, y in
    (x.isNaN && y.isNaN) || (x - y).magnitude <= tolerance * max(1, x.magnitude)
  }
}
