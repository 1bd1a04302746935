import NablaPlot
import NablaScene
import Testing

@Suite("Formulas of columns")
struct TableFormulaTests {
  private static func table() throws -> Table {
    try Table([
      ("a", .numbers([1, 2, .nan])), ("Body Mass (g)", .numbers([10, 20, 30])),
      ("e", .numbers([5, 6, 7])), ("kind", .texts(["x", nil, "it's"])),
      ("day", .time([0, 86_400_000_000, Column.missingTime])), ("größe", .numbers([1, 2, 3])),
    ])
  }

  @Test(
    "columns come before other names, and names that are no words stand in backticks",
    arguments: [
      ("a + 1", [2, 3, nil]), ("`Body Mass (g)` / 10", [1, 2, 3]), ("2e", [10, 12, 14]),
      ("e^2", [25, 36, 49]), ("größe^2", [1, 4, 9]), ("max(e, 6)", [6, 6, 7]), ("7", [7, 7, 7]),
      ("kind = 'x'", [1, 0, 0]), ("kind != 'x'", [0, 0, 1]), ("kind == \"it's\"", [0, 0, 1]),
      ("kind = 'it''s' or a = 2", [0, 1, 1]), ("kind = 'nobody'", [0, 0, 0]),
      ("'1970-01-01' <= day < '1970-01-02'", [1, 0, 0]), ("day = '1970-01-02'", [0, 1, 0]),
      ("{kind = 'x': a, -1}", [1, -1, -1]),
    ] as [(String, [Double?])])
  func values(formula: String, expected: [Double?]) throws {
    let table = try Self.table().deriving(["result": formula])
    #expect(isNear(expected.map { $0 ?? .nan }, try table["result"]), "\(formula)")
  }

  @Test(
    "mistakes have their column in the text as it was written",
    arguments: [
      ("", "at column 1: the formula is empty; write one such as x^2 + 1."),
      (
        "a = 1 and kind",
        "at column 11: the column \"kind\" holds text; compare it with one: kind = 'name'."
      ),
      ("a = 'x'", "at column 5: the column \"a\" holds numbers; compare it with a number."),
      ("kind < 'x'", "at column 6: texts have no order in formulas; compare them by = or !=."),
      ("day > 'May'", "at column 7: 'May' is no date; write it as '2000-01-31'."),
      ("'x'", "at column 1: the text 'x' is compared with no column; write column = 'x'."),
      ("kind = 'x", "at column 8: the text that begins here does not end; close it with '."),
      (
        "`nothing` + 1",
        "at column 1: unknown column \"nothing\"; known: a, Body Mass (g), e, kind, day, größe."
      ),
      ("kind = 'x' and (a", "at column 16: the \"(\" is never closed; write \")\" where it ends."),
      ("[a, 1]", "at column 1: the formula gives a list; give one value for each row."),
    ])
  func mistakes(formula: String, message: String) throws {
    let table = try Self.table()
    #expect(
      errorText { () throws(NablaError) in try table.deriving(["r": formula]) }
        == "derive: r is \"\(formula)\", and " + message)
  }

  @Test("no cut or changed formula ends the process")
  func damage() throws {
    let table = try Self.table()
    let formula = "`Body Mass (g)` > 3 and kind != 'it''s' or day < \"1970-01-02\" and f'(a) = 2e3"
    for damaged in damagedCopies(Array(formula.utf8), flips: 500) {
      _ = try? table.filtered(String(decoding: damaged, as: UTF8.self))
    }
    #expect(try table.filtered("a > 0").rowCount == 2)
  }
}
