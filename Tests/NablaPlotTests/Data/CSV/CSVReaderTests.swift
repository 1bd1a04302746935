import NablaPlot
import NablaScene
import Testing

@Suite("CSV")
struct CSVReaderTests {
  private func read(_ text: String, name: String = "t.csv") throws(NablaError) -> Table {
    try CSVReader.read(Array(text.utf8), name: name)
  }

  @Test(
    "line ends, a byte-order mark and a last line without end make no difference",
    arguments: [
      "a,b\n1,x\n2,y\n", "a,b\r\n1,x\r\n2,y\r\n", "\u{FEFF}a,b\n1,x\n2,y", "a,b\r1,x\r2,y\r",
      "\n\na,b\n\n1,x\n\n2,y\n\n", "\"a\",\"b\"\n\"1\",\"x\"\n2,\"y\"", " a , b\n1,x\n2,y",
    ])
  func lineEnds(text: String) throws {
    let table = try read(text)
    #expect(table.names == ["a", "b"])
    #expect(table.columns == [.numbers([1, 2]), .texts(["x", "y"])])
    #expect(table.notes.isEmpty)
  }

  @Test("quoted cells may hold separators, quotes and line breaks")
  func quotes() throws {
    let table = try read(
      "name,\"a \"\"b\"\"\"\n\"x, y\",1\n\"two\nlines\",2\n\"say \"\"hi\"\"\",3\n\"\"\"\",4\n")
    #expect(table.names == ["name", "a \"b\""])
    #expect(table.columns[0] == .texts(["x, y", "two\nlines", "say \"hi\"", "\""]))
    #expect(table.columns[1] == .numbers([1, 2, 3, 4]))
  }

  @Test("missing values are empty cells and the usual words")
  func missing() throws {
    let table = try read(
      "n,t\n1,a\n,\nNA,NA\n NaN ,nan\nnull,NULL\nN/A,N/A\n\"\",\"\"\n7,\"NA\"\n8,None\n")
    #expect(table.columns.map(\.missingCount) == [6, 6])
    #expect(table.columns[0].numbers?.filter { !$0.isNaN } == [1, 7, 8])
    #expect(table.columns[1].text?.categories == ["a", "NA", "None"])
  }

  @Test("a column is numbers only when all its values are")
  func inference() throws {
    let table = try read("a,b,c,d,e\n1e3,inf,0x10,1,\n-.5,-Infinity,2,1.2.3,\n 7 ,1,3,2,\n")
    #expect(table.columns[0] == .numbers([1000, -0.5, 7]))
    #expect(table.columns[1] == .numbers([.infinity, -.infinity, 1]))
    #expect(table.columns[2] == .texts(["0x10", "2", "3"]))
    #expect(table.columns[3] == .texts(["1", "1.2.3", "2"]))
    #expect(table.columns[4].numbers?.count == 3)
    #expect(table.columns[4].missingCount == 3)
  }

  @Test("a column of text that is nearly all numbers is noted with its first text")
  func note() throws {
    let rows = (1...20).map { $0 == 7 ? "1,5" : "\($0)" }.map { "\"\($0)\",z" }
    let table = try read("v,w\n" + rows.joined(separator: "\n"))
    #expect(table.columns[0].text?.count == 20)
    #expect(
      table.notes == [
        "column \"v\" is read as text: 19 of 20 values are numbers, but line 8 has \"1,5\""
      ])
  }

  @Test("a column of dates is times")
  func times() throws {
    let table = try read("a,b,c\n1970-01-02,1970-01,x\n,1970-02-01T00:00:01Z,1970-01-01\n")
    #expect(table.columns[0] == .time([86_400_000_000, Column.missingTime]))
    #expect(table.columns[1] == .time([0, 31 * 86_400_000_000 + 1_000_000]))
    #expect(table.columns[2] == .texts(["x", "1970-01-01"]))
  }

  @Test("a header alone gives columns without rows; one column keeps its empty lines")
  func small() throws {
    #expect(try read("a,b").columns == [.numbers([]), .numbers([])])
    #expect(try read("a\n1\n\n3\n").columns[0].missingCount == 1)
    #expect(try read("a\n1\n\n3\n").rowCount == 3)
    #expect(try read("a\tb\n1\tx,y\n", name: "t.tsv").columns[1] == .texts(["x,y"]))
    #expect(
      try CSVReader.read(Array("a;b\n1;2".utf8), name: "t", delimiter: ";").columns[1]
        == .numbers([2]))
  }

  @Test(
    "mistakes are named with their line and the way out",
    arguments: [
      ("", "t.csv: the file is empty; the first line must name the columns."),
      ("\n\n", "t.csv: the file is empty; the first line must name the columns."),
      ("a,,c\n", "t.csv:1:3: column 2 has no name; the first line must name the columns."),
      ("a,a\n1,2\n", "t.csv: two columns are named \"a\"; rename one of them."),
      (
        "a;b\n1;2\n",
        "t.csv:1:1: the cells seem to be separated by semicolons; "
          + "say delimiter: \";\", or separate them by commas."
      ),
      (
        "a\tb\n1\t2\n",
        "t.csv:1:1: the cells seem to be separated by tabs; "
          + "say delimiter: \"\\t\", or separate them by commas."
      ),
      (
        "a,b\n1,2\n1,2,3\n",
        "t.csv:3:4: the row has 3 cells and the header 2; put a cell that contains a comma into quotes."
      ),
      (
        "a,b\n\"1\n2\",2\n1\n",
        "t.csv:4:2: the row has 1 cell and the header 2; "
          + "leave missing cells empty, but keep their commas."
      ),
      (
        "a,b\n1,\"x\n\n",
        "t.csv:2:3: the quoted cell that begins here does not end; add the closing quote."
      ),
      (
        "a,b\n1,\"x\"y\n",
        "t.csv:2:6: text after the closing quote of a cell; double a quote that belongs to the text."
      ),
      (
        "a,b\n1,5\"\n",
        "t.csv:2:4: a quote inside a cell that does not begin with one; "
          + "put the cell into quotes and double the quote."
      ),
      (
        "id,b\n1,2\n9007199254740993,3\n",
        "t.csv:3:1: column \"id\" has the whole number 9007199254740993, beyond 2^53, where numbers "
          + "lose their last digits; write identifiers with a letter in front, and measures with a "
          + "point or an exponent."
      ),
      (
        "id\n-99999999999999999999",
        "t.csv:2:1: column \"id\" has the whole number -99999999999999999999, beyond 2^53, where "
          + "numbers lose their last digits; write identifiers with a letter in front, and measures "
          + "with a point or an exponent."
      ),
    ])
  func mistakes(text: String, message: String) {
    #expect(errorText { () throws(NablaError) in try read(text) } == message)
  }

  @Test("2^53 itself and long whole numbers in a column of text are read")
  func wholeNumbers() throws {
    #expect(try read("a\n9007199254740992").columns == [.numbers([9_007_199_254_740_992])])
    #expect(try read("a\n9007199254740993\nx").columns == [.texts(["9007199254740993", "x"])])
  }

  @Test("bytes that are not UTF-8 are refused with their offset")
  func notUTF8() {
    #expect(
      errorText { () throws(NablaError) in
        try CSVReader.read(Array("a\nM".utf8) + [0xFC, 0x6C], name: "t.csv")
      } == "t.csv:2:2: the byte 0xFC at offset 3 is not UTF-8; save the file as UTF-8 text.")
  }

  @Test("lines that begin with the comment are skipped wherever they stand")
  func comments() throws {
    let text = "# \"odd\na,b\n#1,2,3\n1,\"#x\"\n# end\n2,y\n#"
    let table = try CSVReader.read(Array(text.utf8), name: "t.csv", comment: "#")
    #expect(table.columns == [.numbers([1, 2]), .texts(["#x", "y"])])
    #expect(try read("# made by hand, in May\n#\na,b\n1,x\n").names == ["a", "b"])
    #expect(try read("#a,b\n#1,x\n").columns[0] == .texts(["#1"]))
  }

  @Test("names in a comment are not lost silently")
  func commentedHeader() {
    #expect(
      errorText { () throws(NablaError) in try read("# x,y\n1,2.5\n3,4\n") }
        == "t.csv:2:1: the first line after the comments has the number 1, so it seems not to name "
        + "the columns; remove the # before the names, or say comment: \"#\".")
  }

  @Test("columns count characters, not bytes")
  func characters() {
    #expect(
      errorText { () throws(NablaError) in try read("a,b\näöü∇,x\"\n") }
        == "t.csv:2:7: a quote inside a cell that does not begin with one; "
        + "put the cell into quotes and double the quote.")
  }

  @Test("a column that turns out to be text late is text from its start")
  func late() throws {
    let rows = (0..<50).map { "\($0).0,2000-01-\($0 % 28 + 10 < 32 ? $0 % 22 + 10 : 10),x" }
    let table = try read("a,b,c\n" + rows.joined(separator: "\n") + "\nlast,never,1\n")
    #expect(table.columns[0].text?[0] == "0.0")
    #expect(table.columns[0].text?[50] == "last")
    #expect(table.columns[1].text?[0] == "2000-01-10")
    #expect(table.columns[2].text?[50] == "1")
  }

  @Test("what Python's csv module writes is read back", arguments: try TableData.csvTexts())
  func python(text: TableData.CSVText) throws {
    let table = try CSVReader.read(text.file, name: "p.csv", delimiter: text.delimiter)
    #expect(table.names == text.names)
    #expect(table.columns == text.columns.map { .texts($0) })
  }

  @Test("doubles of all magnitudes are read to the last bit")
  func doubles() throws {
    let (file, values) = try TableData.csvNumbers()
    let read = try #require(try CSVReader.read(file, name: "n.csv").columns[0].numbers)
    #expect(read == values)
  }

  @Test(
    "decimals of any length, at any place in a row, are the nearest doubles",
    arguments: [0, 1, 3, 7, 8, 9, 16, 19, 22, 25])
  func decimals(places: Int) throws {
    var state: UInt64 = 29
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return String(state >> 60 % 10)
      }.joined()
    }
    let rows = (0..<2000).map { i -> [String] in
      let first = (i % 2 == 0 ? "-" : "") + digits(1 + i % 14) + "." + digits(places)
      return [first, "0." + digits(places)]
    }
    let text = "a,b\n" + rows.map { $0.joined(separator: ",") }.joined(separator: "\n")
    let table = try read(text)
    for (k, column) in table.columns.enumerated() {
      let expected = try rows.map { try #require(Double($0[k])) }
      #expect(try #require(column.numbers) == expected)
    }
  }

  @Test("halves between doubles are rounded to even, and beside them to the nearest")
  func halfway() throws {
    // 2^53 + 1 lies between two doubles; a digit far behind decides.
    let texts = [
      "9007199254740993.0", "9007199254740993.001", "900719925474099.3", "0.9007199254740993",
    ]
    let read = try #require(
      try read("a\n" + texts.joined(separator: "\n")).columns[0].numbers)
    #expect(
      read == [9_007_199_254_740_992, 9_007_199_254_740_994, 900719925474099.3, 0.9007199254740993])
  }

  @Test("no prefix and no changed byte of a file ends the process")
  func damage() {
    let text = "\u{FEFF}a,b,\"c\"\"d\"\r\n1,x,2000-01-01\r\n-2.5e3,\"y\nz\",Jan 1 2000\n,NA,\n"
    for damaged in damagedCopies(Array(text.utf8), flips: 5000) {
      _ = try? CSVReader.read(damaged, name: "t.csv")
    }
    #expect((try? read(text))?.rowCount == 3)
  }

  @Test(
    "the gallery's tables have their known sums and missing values",
    arguments: [
      (
        "penguins", 344,
        [("bill_length_mm", 2, 15021.3), ("body_mass_g", 2, 1_437_000), ("year", 0, 690_762)]
      ),
      ("iris", 150, [("sepal_length", 0, 876.5), ("petal_width", 0, 179.9)]),
      ("anscombe", 44, [("x", 0, 396), ("y", 0, 330.03)]),
      ("old_faithful", 272, [("eruptions", 0, 948.677), ("waiting", 0, 19284)]),
      ("stocks", 560, [("price", 0, 56411.2)]),
    ] as [(String, Int, [(String, Int, Double)])])
  func gallery(file: String, rows: Int, columns: [(String, Int, Double)]) throws {
    let name = "figures/data/\(file).csv"
    let table = try CSVReader.read(try GalleryData.bytes(name), name: name)
    #expect(table.rowCount == rows)
    #expect(table.notes.isEmpty)
    for (column, missing, sum) in columns {
      let numbers = try #require(try table[column].numbers)
      #expect(try table[column].missingCount == missing)
      #expect(abs(numbers.filter { !$0.isNaN }.reduce(0, +) - sum) < 1e-8 * sum)
    }
  }

  @Test("the gallery's texts and dates are read as such")
  func galleryTexts() throws {
    let penguins = try CSVReader.read(try GalleryData.bytes("figures/data/penguins.csv"), name: "p")
    #expect(try penguins["species"].text?.categories == ["Adelie", "Gentoo", "Chinstrap"])
    #expect(try penguins["sex"].missingCount == 11)
    let stocks = try CSVReader.read(try GalleryData.bytes("figures/data/stocks.csv"), name: "s")
    let dates = try #require(try stocks["date"].time)
    #expect(dates.first == 946_684_800_000_000)
    #expect(Timestamp.text(try #require(dates.last)) == "2010-03-01")
  }
}
