import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite("SQLite")
struct SQLiteReaderTests {
  private func withDatabase(_ body: (String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      try folder.write(try TableData.database(), to: "a.db")
      try body(folder.path("a.db"))
    }
  }

  private func message(
    _ path: String, _ query: String, _ parameters: [ScalarValue] = [], steps: Int? = nil,
    rows: Int? = nil
  ) -> String? {
    errorText { () throws(NablaError) in
      try SQLiteReader.read(
        path, name: "a.db", query: query, parameters: parameters,
        stepLimit: steps ?? SQLiteReader.stepLimit, rowLimit: rows ?? SQLiteReader.rowLimit)
    }
  }

  @Test("numbers, texts, dates and missing values are read as their kinds")
  func kinds() throws {
    try withDatabase { path in
      let table = try SQLiteReader.read(
        path, name: "a.db",
        query:
          "SELECT species, mass, year, seen FROM penguins WHERE year > ? ORDER BY rowid; -- all",
        parameters: [2000])
      let penguins = try TableData.penguins()
      #expect(table.names == ["species", "mass", "year", "seen"])
      #expect(try table["species"] == (try penguins["species"]))
      #expect(isNear(try penguins["mass"].numbers, try table["mass"]))
      #expect(try table["year"] == (try penguins["year"]))
      #expect(try table["seen"].time?.count == 12)
    }
  }

  @Test("parameters of all kinds, recursion and functions work")
  func parameters() throws {
    try withDatabase { path in
      let table = try SQLiteReader.read(
        path, name: "a.db",
        query: """
          WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5)
          SELECT i, sqrt(i * i) AS root, upper(?) AS word, ? AS half, ? AS none FROM n
          """, parameters: ["ab", 0.5, nil])
      #expect(try table["i"] == .numbers([1, 2, 3, 4, 5]))
      #expect(try table["root"] == .numbers([1, 2, 3, 4, 5]))
      #expect(try table["word"].text?.categories == ["AB"])
      #expect(try table["none"].missingCount == 5)
    }
  }

  @Test(
    "what is no plain SELECT is refused",
    arguments: [
      ("ATTACH 'b.db' AS b", "attaches a file"), ("PRAGMA journal_mode", "is a PRAGMA"),
      ("SELECT * FROM pragma_table_info('penguins')", "changes the list of tables"),
      ("DELETE FROM penguins", "changes the table \"penguins\""),
      ("INSERT INTO mixed VALUES (1, 2)", "changes the table \"mixed\""),
      ("UPDATE penguins SET mass = 1", "changes the table \"penguins\""),
      ("CREATE TABLE b (x)", "changes the list of tables"),
      ("DROP TABLE mixed", "changes the list of tables"),
      ("BEGIN", "begins or ends a transaction"),
      ("SELECT load_extension('x')", "calls load_extension"), ("SELECT random()", "calls random"),
    ])
  func refused(query: String, words: String) throws {
    try withDatabase { path in
      #expect(
        message(path, query)
          == "a.db: the query \(words), which is refused; "
          + "write one SELECT that depends on the file alone.")
    }
  }

  @Test("mistakes are named with the row or what SQLite says")
  func mistakes() throws {
    try withDatabase { path in
      for (query, expected) in [
        ("SELECT 1; SELECT 2", "the query has several statements; write one SELECT."),
        (" -- nothing", "the query is empty; write a SELECT."),
        ("SELEC 1", "the query fails: near \"SELEC\": syntax error; correct the query."),
        ("SELECT x FROM penguins", "the query fails: no such column: x; correct the query."),
        ("SELECT ?", "the query has 1 parameters, and 0 are given; give a value for each of them."),
        ("VACUUM INTO 'c.db'", "the query gives no columns; write a SELECT."),
        ("SELECT 1 AS a, 2 AS a", "two columns are named \"a\"; name the columns with AS."),
      ] {
        #expect(message(path, query) == "a.db: " + expected)
      }
      #expect(
        message(path, "SELECT v FROM mixed")
          == "a.db, row 3, column \"v\": text in a column that begins with a number; "
          + "write values of one kind, and null for a missing one.")
      #expect(
        message(path, "SELECT b FROM mixed")
          == "a.db, row 1, column \"b\": a blob; select numbers or texts, for example hex(…).")
      #expect(
        message(path, "SELECT id FROM penguins")
          == "a.db, row 2, column \"id\": the whole number 9007199254740993 is beyond 2^53, where "
          + "numbers lose their last digits; "
          + "write identifiers as text, and measures with a point or an exponent.")
    }
  }

  @Test("a query that does not end is stopped, and one of too many rows too")
  func limits() throws {
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
    try withDatabase { path in
      #expect(
        message(path, endless + "sum(i) FROM n", steps: 1_000_000)
          == "a.db: the query takes more than 1000000 steps; "
          + "aggregate less, add an index to the database, or take fewer rows.")
      #expect(
        message(path, endless + "i FROM n", rows: 1000)
          == "a.db: the query gives more than 1000 rows; aggregate, or add a LIMIT.")
    }
  }

  @Test("a file that is no database, and no file at all, are named")
  func files() throws {
    try TemporaryFolder.with { folder in
      try folder.write("no database, but a text of more than sixteen bytes", to: "a.db")
      #expect(
        message(folder.path("a.db"), "SELECT 1 FROM t")
          == "a.db: the database is broken: file is not a database; "
          + "check that it is an SQLite file, or get it again.")
      #expect(message(folder.path("b.db"), "SELECT 1")?.contains("cannot be opened") == true)
    }
  }

  @Test("reading leaves the folder as it was")
  func untouched() throws {
    try TemporaryFolder.with { folder in
      let bytes = try TableData.database()
      try folder.write(bytes, to: "a.db")
      _ = try SQLiteReader.read(
        folder.path("a.db"), name: "a.db", query: "SELECT * FROM mixed LIMIT 0")
      #expect(try folder.bytes("a.db") == bytes)
      #expect(try folder.names() == ["a.db"])
    }
  }

  @Test("a database that keeps a log is read without making one")
  func logged() throws {
    try TemporaryFolder.with { folder in
      try folder.write(try TableData.loggedDatabase(), to: "50% #a?.db")
      let table = try SQLiteReader.read(
        folder.path("50% #a?.db"), name: "a.db", query: "SELECT x FROM t")
      #expect(table.columns == [.numbers([7])])
      #expect(try folder.names() == ["50% #a?.db"])
    }
  }

  @Test("no truncated and no damaged file ends the process")
  func damage() throws {
    let bytes = try TableData.database()
    try TemporaryFolder.with { folder in
      for (number, damaged) in damagedCopies(bytes, flips: 300).enumerated()
      where number % 16 == 0 || number >= bytes.count {
        try folder.write(damaged, to: "a.db")
        _ = try? SQLiteReader.read(
          folder.path("a.db"), name: "a.db", query: "SELECT species, mass FROM penguins",
          stepLimit: 1_000_000)
      }
    }
  }
}
