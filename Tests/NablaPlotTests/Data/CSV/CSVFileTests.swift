import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite("CSV files in blocks")
struct CSVFileTests {
  /// Rows of quoted cells with line breaks and characters of several bytes, some very long.
  private func text(rows: Int, lineEnd: String, seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var text = "number,word,date" + lineEnd
    for row in 0..<rows {
      let length = row % 997 == 0 ? 40_000 : Int.random(in: 0...60, using: &generator)
      let pieces = ["a", "ä", "∇", "🦊", ",", "\"\"", "\n", "\r\n", "#"]
      let word = (0..<length).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      text += "\(Double(row) / 8),\"w\(word)\",2000-01-\(10 + row % 20)" + lineEnd
    }
    return text
  }

  @Test(
    "a file is the table that its text is, wherever its blocks end",
    arguments: [("\n", 1), ("\r\n", 2), ("\r", 3)] as [(String, UInt64)])
  func blocks(lineEnd: String, seed: UInt64) throws {
    let bytes = Array(text(rows: 20_000, lineEnd: lineEnd, seed: seed).utf8)
    #expect(bytes.count > 2 << 20)
    let whole = try CSVReader.read(bytes, name: "t.csv")
    #expect(whole.columns.map(\.kindName) == ["numbers", "text", "times"])
    try TemporaryFolder.with { folder in
      try folder.write(bytes, to: "t.csv")
      #expect(try DataFiles.below(folder.path).table("t.csv") == whole)
    }
  }

  @Test("a row longer than a block is read, and a mistake after it has its line")
  func longRow() throws {
    try TemporaryFolder.with { folder in
      let long = String(repeating: "x\n", count: 2_000_000)
      try folder.write("a,b\n1,\"\(long)\"\n2,y\n3\n", to: "t.csv")
      #expect(
        errorText { () throws(NablaError) in try DataFiles.below(folder.path).table("t.csv") }
          == "t.csv:2000004:2: the row has 1 cell and the header 2; "
          + "leave missing cells empty, but keep their commas.")
    }
  }

  @Test("a byte that is not UTF-8 has its offset in the file")
  func notUTF8() throws {
    try TemporaryFolder.with { folder in
      var bytes = Array("a\n".utf8) + [UInt8](repeating: 0x0A, count: 3_000_000)
      bytes[2_500_000] = 0xFF
      try folder.write(bytes, to: "t.csv")
      #expect(
        errorText { () throws(NablaError) in try DataFiles.below(folder.path).table("t.csv") }
          == "t.csv: the byte 0xFF at offset 2500000 is not UTF-8; save the file as UTF-8 text.")
    }
  }

  @Test("a column that is text only in the last block is read again")
  func late() throws {
    try TemporaryFolder.with { folder in
      let rows = (0..<200_000).map { "\($0).50,1" }.joined(separator: "\n")
      try folder.write("a,b\n\(rows)\nlast,2\n", to: "t.csv")
      let table = try DataFiles.below(folder.path).table("t.csv")
      #expect(table.columns[0].text?[7] == "7.50")
      #expect(table.columns[1].numbers?.count == 200_001)
      #expect(table.notes.count == 1)
    }
  }

  /// Rows without quotes: numbers, words, dates, texts that differ, and numbers with gaps.
  private func plainRows(_ count: Int) -> [String] {
    (0..<count).map { row in
      "\(row),w\(row % 5),2000-01-\(10 + row % 20),id\(row)ä,\(row % 7 == 0 ? "" : "\(row % 11).25")"
    }
  }

  @Test(
    "rows that are read side by side make the table that is read in one go",
    arguments: ["\n", "\r\n", "\r"])
  func sideBySide(lineEnd: String) throws {
    var rows = plainRows(150_000)
    rows[100_000] = "1e3, w9,,NA,inf"
    // The last column turns out to be text, but not in the last of the rows read side by side.
    rows[120_000] = lineEnd + "-7,new,2001-02-03T04:05,é,x"
    let bytes = Array(("a,b,c,d,e" + lineEnd + rows.joined(separator: lineEnd)).utf8)
    #expect(bytes.count > 2 << 21)
    try TemporaryFolder.with { folder in
      try folder.write(bytes, to: "t.csv")
      let table = try DataFiles.below(folder.path).table("t.csv")
      #expect(table == (try CSVReader.read(bytes, name: "t.csv")))
      #expect(table.columns.map(\.kindName) == ["numbers", "text", "times", "text", "text"])
      #expect(table.columns[0].numbers?[120_000] == -7)
      #expect(table.columns[1].text?.categories == ["w0", "w1", "w2", "w3", "w4", " w9", "new"])
      #expect(table.notes.count == 1)
      #expect(table.notes.first?.contains("but line 120003 has \"x\"") == true)
    }
  }

  @Test("a mistake in rows that are read side by side has its line")
  func mistakeSideBySide() throws {
    var rows = plainRows(150_000)
    rows[110_000] = "\n1,2,3"
    rows[140_000] = "1,2"
    try TemporaryFolder.with { folder in
      try folder.write("a,b,c,d,e\n" + rows.joined(separator: "\n"), to: "t.csv")
      #expect(
        errorText { () throws(NablaError) in try DataFiles.below(folder.path).table("t.csv") }
          == "t.csv:110003:6: the row has 3 cells and the header 5; "
          + "leave missing cells empty, but keep their commas.")
    }
  }
}
