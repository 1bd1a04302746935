import Foundation
import NablaCompare
import NablaPNG
import NablaPlot
import NablaScene
import Synchronization
import TestSupport
import Testing

@Suite struct SuiteRunTests {
  @Test("goldens that are missing are written, fail the run, and pass the next")
  func records() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      let none = try suite.run(.never)
      #expect(none.exitCode == 1)
      #expect(none.cases.map(\.statusWord) == ["missing", "missing"])
      let first = try suite.run(.missing)
      #expect(first.exitCode == 1)
      #expect(first.cases.map(\.statusWord) == ["recorded", "recorded"])
      let second = try suite.run(.missing)
      #expect(second.exitCode == 0)
      #expect(second.summary.hasPrefix("2 of 2 passed"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path("goldens"))
      #expect(
        files.sorted() == [
          "first.png", "first.scene.txt", "goldens.lock", "second.png", "second.scene.txt",
        ])
    }
  }

  @Test("a figure that changes fails, says by what, and passes once it is approved")
  func changes() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      _ = try suite.run(.missing)
      suite.paint("second", Color(0x336698))
      let changed = try suite.run(.never)
      #expect(changed.exitCode == 1)
      #expect(changed.cases.map(\.statusWord) == ["passed", "differs"])
      let message = changed.cases[1].message
      #expect(
        message == "the scene differs in 2 lines; "
          + "200 pixels differ, a channel by at most 1 (exact)")
      let scene = changed.cases[1].outcome.sceneDiff?.text() ?? ""
      #expect(scene.contains("-   path d=") && scene.contains("fill=#336698ff"))
      // Nothing is written without being asked for.
      #expect(try suite.run(.missing).exitCode == 1)
      _ = try suite.runner().approve([("second", nil)])
      #expect(try suite.run(.never).exitCode == 0)
    }
  }

  @Test("the modes write what they say")
  func modes() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      _ = try suite.run(.missing)
      suite.paint("first", Color(0x990000))
      #expect(try suite.run(.failed).cases.map(\.statusWord) == ["recorded", "passed"])
      #expect(try suite.run(.never).exitCode == 0)
      let all = try suite.run(.all)
      #expect(all.cases.map(\.statusWord) == ["recorded", "recorded"])
      #expect(all.exitCode == 1)
      #expect(try suite.run(.never).exitCode == 0)
    }
  }

  @Test("goldens without a case are stale, which fails until they are removed")
  func stale() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      _ = try suite.run(.missing)
      try folder.write("cases: [{name: first, draw: first}]\ngoldens: goldens", to: "suite.yaml")
      let result = try suite.run(.never)
      #expect(result.exitCode == 1)
      #expect(result.stale.count == 3)
      #expect(result.stale[0].hasSuffix("goldens/second.png"))
      #expect(result.stale[2].hasSuffix("goldens.lock: second"))
      _ = try suite.runner().approve([], removesStale: true)
      #expect(try suite.run(.never).exitCode == 0)
    }
  }

  @Test("a golden that is empty, damaged or no picture is bad input, never a pass")
  func damaged() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["first"])
      _ = try suite.run(.missing)
      let good = try folder.bytes("goldens/first.png")
      for bytes in [[], Array(good.dropLast(20)), Array("no picture".utf8)] as [[UInt8]] {
        try folder.write(bytes, to: "goldens/first.png")
        let result = try suite.run(.missing)
        #expect(result.exitCode == 2, "\(bytes.count)")
        #expect(result.cases[0].statusWord == "broken")
      }
      try folder.write(good, to: "goldens/first.png")
      #expect(try suite.run(.never).exitCode == 0)
      try folder.write("", to: "goldens/first.scene.txt")
      #expect(try suite.run(.never).exitCode == 2)
      // A mode that writes what failed writes it anew.
      #expect(try suite.run(.failed).cases[0].isRecorded)
      #expect(try suite.run(.never).exitCode == 0)
    }
  }

  @Test("a golden that was exchanged behind the lock's back fails")
  func exchanged() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      suite.paint("second", Color(0xFF0000))
      _ = try suite.run(.missing)
      suite.paint("first", Color(0xFF0000))
      try folder.write(try folder.bytes("goldens/second.png"), to: "goldens/first.png")
      try folder.write(try folder.bytes("goldens/second.scene.txt"), to: "goldens/first.scene.txt")
      let result = try suite.run(.never)
      #expect(result.exitCode == 1)
      #expect(result.cases[0].message.contains("first.png is not the picture of the lock"))
    }
  }

  @Test("in another environment ulp decides instead of exact, and says so")
  func environment() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["first"])
      _ = try suite.run(.missing)
      let other = try suite.run(.never, environment: ["cairo": "1.18.0", "font": "x"])
      #expect(other.exitCode == 0)
      #expect(
        other.cases[0].outcome.notes == [
          "drawn in another environment than the goldens, so that ulp decides, not exact: "
            + "cairo 1.16.0 → 1.18.0, font none → x"
        ])
      #expect(other.summary.contains("ulp decides"))
      suite.paint("first", Color(0x336799))
      let changed = try suite.run(.never, environment: ["cairo": "1.18.0"])
      #expect(changed.exitCode == 1)
    }
  }

  @Test("a picture that a plain page would pass for is never a golden")
  func blank() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["first"])
      suite.paint("first", Color(0xFFFFFF))
      let result = try suite.run(.missing)
      #expect(result.cases[0].statusWord == "blank")
      #expect(result.exitCode == 1)
      #expect(try suite.run(.all).cases[0].statusWord == "blank")
      #expect(throws: NablaError.self) { try suite.runner().approve([("first", nil)]) }
      // So is one that a tolerance takes for a plain page.
      try folder.write(
        """
        goldens: goldens
        cases:
          - {name: first, draw: first, compare: {metric: yiq, tolerance: 200}, reason: none}
        """, to: "suite.yaml")
      suite.paint("first", Color(0))
      #expect(try suite.run(.missing).cases[0].statusWord == "blank")
    }
  }

  @Test("a figure that cannot be drawn is bad input, and the others go on")
  func broken() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["broken", "first"])
      let result = try suite.run(.missing)
      #expect(result.exitCode == 2)
      #expect(result.cases.map(\.statusWord) == ["broken", "recorded"])
      #expect(result.cases[0].message == "broken: cannot be drawn.")
    }
  }

  @Test("an approval from a report takes what was looked at, and nothing else")
  func approvals() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      _ = try suite.run(.missing)
      suite.paint("first", Color(0xAA0000))
      let report = Array(try suite.run(.never).node.json(pretty: true).utf8)
      let names = try SuiteRunner.approvals(from: report, file: "report.json")
      #expect(names.map(\.name) == ["first"])
      suite.paint("first", Color(0xBB0000))
      #expect(throws: NablaError.self) { try suite.runner().approve(names) }
      suite.paint("first", Color(0xAA0000))
      _ = try suite.runner().approve(names)
      #expect(try suite.run(.never).exitCode == 0)
      let list = try SuiteRunner.approvals(
        from: Array("{\"accept\": [\"a\", {\"name\": \"b\", \"hash\": \"c\"}]}".utf8),
        file: "a.json")
      #expect(list.map(\.name) == ["a", "b"])
      #expect(list.map(\.hash) == [nil, "c"])
      #expect(throws: NablaError.self) {
        try SuiteRunner.approvals(from: Array("{\"other\": 1}".utf8), file: "a.json")
      }
    }
  }

  @Test("drawn thrice in other orders the hashes agree; an unsteady case has several")
  func repeats() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder)
      let runner = try suite.runner()
      let steady = try runner.hashes(runner.suite.cases, times: 3)
      #expect(steady.values.allSatisfy { $0.count == 1 })
      #expect(steady.count == 2)
      let counter = Counter()
      let unsteady = SuiteRunner(runner.suite, renderer: runner.renderer) { _ throws(NablaError) in
        SuiteFixture.scene(Color(counter.next()))
      }
      let hashes = try unsteady.hashes(runner.suite.cases, times: 3)
      #expect(hashes["first"]?.count == 3)
    }
  }

  @Test("a filter chooses cases, and one that chooses none is an error")
  func filter() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["loss-curve", "loss-map", "softmax"]).runner()
        .suite
      #expect(try suite.cases(filter: ["loss"]).map(\.name) == ["loss-curve", "loss-map"])
      #expect(try suite.cases(filter: ["map", "soft"]).map(\.name) == ["loss-map", "softmax"])
      #expect(throws: NablaError.self) { try suite.cases(filter: ["attention"]) }
    }
  }

  @Test("many cases at once come out in the suite's order")
  func order() throws {
    try TemporaryFolder.with { folder in
      let names = (0..<40).map { "case-\($0)" }
      let suite = try SuiteFixture(folder, names: names)
      var runner = try suite.runner()
      runner.jobs = 4
      let result = try runner.run(runner.suite.cases, record: .missing)
      #expect(result.cases.map(\.name) == names)
      #expect(try runner.run(runner.suite.cases, record: .never).exitCode == 0)
    }
  }

  @Test("JUnit counts failures, errors and stale goldens, and is well-formed")
  func junit() throws {
    try TemporaryFolder.with { folder in
      let suite = try SuiteFixture(folder, names: ["broken", "first", "second"])
      _ = try suite.run(.missing)
      suite.paint("first", Color(0x112233))
      var result = try suite.run(.never)
      result.stale = ["old <one>.png"]
      let xml = result.junit
      #expect(xml.contains("tests=\"4\" failures=\"2\" errors=\"1\""))
      #expect(xml.contains("old &lt;one&gt;.png"))
      let parser = XMLReader(xml)
      #expect(parser.isWellFormed)
      #expect(parser.elements.count { $0 == "testcase" } == 4)
    }
  }
}

private final class Counter: Sendable {
  private let value = Mutex<UInt32>(0)
  func next() -> UInt32 {
    value.withLock {
      $0 += 1; return $0
    }
  }
}

/// The names of a document's elements, by counting tags.
private struct XMLReader {
  var elements: [String] = []
  var isWellFormed = true

  init(_ text: String) {
    var open: [String] = []
    for part in text.split(separator: "<").dropFirst() where !part.hasPrefix("?") {
      guard let end = part.firstIndex(of: ">") else {
        isWellFormed = false
        return
      }
      let tag = part[..<end]
      let name = String(tag.drop { $0 == "/" }.prefix { !" />".contains($0) })
      if tag.hasPrefix("/") {
        if open.popLast() != name { isWellFormed = false }
        continue
      }
      elements.append(name)
      if !tag.hasSuffix("/") { open.append(name) }
    }
    if !open.isEmpty { isWellFormed = false }
  }
}
