import Foundation

/// Reads `Tests/Tables/<name>.json`, which `<name>.py` beside it has made.
func referenceTable<Table: Decodable>(_ name: String, file: StaticString = #filePath) throws
  -> Table
{
  let tables = URL(filePath: "\(file)").deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Tables")
  let data = try Data(contentsOf: tables.appending(path: "\(name).json"))
  return try JSONDecoder().decode(Table.self, from: data)
}
