import NablaCompare
import NablaPlot
import NablaScene
import TestSupport
import Testing

@Suite struct SuiteFileTests {
  private func problem(_ text: String) throws -> String {
    try TemporaryFolder.with { folder in
      try folder.write(text, to: "suite.yaml")
      do throws(NablaError) {
        _ = try Suite(folder: folder.path)
        return ""
      } catch {
        return error.description.replacing(folder.path + "/", with: "")
      }
    }
  }

  @Test("a case has all its options")
  func options() throws {
    try TemporaryFolder.with { folder in
      try folder.write(
        """
        nabla: 1
        goldens: expected
        scale: 2
        cases:
          - name: softmax
            draw: softmax-temperature
            set: {T: 0.5}
            themes: [light, dark]
            compare: {metric: yiq, threshold: 0.05}
            reason: The labels come from the machine's fonts.
            ignore: ["0,0,10,10", "#legend"]
          - {name: plain, draw: plain.yaml, scale: 1.5}
        """, to: "suite.yaml")
      let suite = try Suite(folder: folder.path)
      #expect(suite.goldens.path == folder.path("expected"))
      #expect(suite.cases.map(\.scale) == [2, 1.5])
      #expect(suite.cases[0].sides == [.light, .dark])
      #expect((suite.cases[0].compare.comparator as? YIQComparator)?.threshold == 0.05)
      #expect(suite.cases[0].set["T"]?.double == 0.5)
      #expect(suite.cases[1].compare.comparator.name == "exact")
      let file = try Suite(folder: folder.path("suite.yaml"))
      #expect(file.folder == folder.path)
    }
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("cases: []", "suite.yaml: the suite has no case; a run that checks nothing never passes."),
      (
        "cases: [{name: Loss, draw: a.yaml}]",
        "suite.yaml:1:9: the name \"Loss\" is no case's; "
          + "use a to z, 0 to 9 and -, at most 100, not - in front."
      ),
      (
        "cases:\n  - {name: a, draw: a.yaml}\n  - {name: a, draw: b.yaml}",
        "suite.yaml:3:5: the name \"a\" is case 1's already; rename one."
      ),
      (
        "cases: [{name: a}]",
        "suite.yaml:1:9: a draws nothing; add draw: with a recipe's id or a figure file."
      ),
      (
        "cases: [{name: a, draw: b, compare: ulp}]",
        "suite.yaml:1:9: a tolerates differences without a reason; "
          + "add reason: with why exact is too strict."
      ),
      (
        "cases: [{name: a, draw: b, ignore: ['#legend'], reason: ' '}]",
        "suite.yaml:1:9: a tolerates differences without a reason; "
          + "add reason: with why exact is too strict."
      ),
      (
        "cases: [{name: a, draw: b, themes: [drak]}]",
        "suite.yaml:1:9: unknown theme \"drak\"; did you mean \"dark\"?"
      ),
      (
        "cases: [{name: a, draw: b, ignore: ['1,2'], reason: x}]",
        "suite.yaml:1:9: a: ignore: \"1,2\" is no rectangle; write x,y,w,h in whole pixels."
      ),
      (
        "goldens: a/../../b\ncases: [{name: a, draw: b}]",
        "suite.yaml:1:10: the goldens would lie outside the suite's folder; "
          + "name a folder below it."
      ),
      (
        "nabla: 2\ncases: [{name: a, draw: b}]",
        "suite.yaml:1:8: the suite is of version 2; this program reads version 1."
      ),
    ])
  func problems(text: String, wanted: String) throws {
    #expect(try problem(text) == wanted)
  }

  @Test(
    "an empty suite and one without a list of cases are errors", arguments: ["", "cases:", "[]"])
  func empty(text: String) throws {
    #expect(try problem(text).hasPrefix("suite.yaml"))
  }

  @Test("a metric that is none names the nearest")
  func metric() throws {
    let text = try problem("cases: [{name: a, draw: b, compare: exakt}]")
    #expect(text.hasPrefix("suite.yaml:1:"))
    #expect(text.contains("did you mean \"exact\"?"))
  }

  @Test("a folder without a suite says how to make one")
  func missing() throws {
    try TemporaryFolder.with { folder in
      let error = #expect(throws: NablaError.self) { try Suite(folder: folder.path) }
      #expect(error?.remedy.contains("nabla verify --init") == true)
    }
  }

  @Test("the first suite lists the folder's figure files")
  func template() throws {
    try TemporaryFolder.with { folder in
      for name in ["Loss Curve.yaml", "b.json", "notes.md", "data.csv"] {
        try folder.write("", to: name)
      }
      let path = try SuiteTemplate.write(into: folder.path)
      #expect(path == folder.path("suite.yaml"))
      let suite = try Suite(folder: folder.path)
      #expect(suite.cases.map(\.name) == ["loss-curve", "b"])
      #expect(suite.cases.map(\.draw) == ["Loss Curve.yaml", "b.json"])
      #expect(throws: NablaError.self) { try SuiteTemplate.write(into: folder.path) }
    }
    try TemporaryFolder.with { folder in
      #expect(throws: NablaError.self) { try SuiteTemplate.write(into: folder.path) }
      for name in ["a b.yaml", "a-b.yaml"] { try folder.write("", to: name) }
      #expect(throws: NablaError.self) { try SuiteTemplate.write(into: folder.path) }
    }
  }
}
