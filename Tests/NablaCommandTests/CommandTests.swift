import Nabla
import TestSupport
import Testing

/// What the subcommands print.
@Suite struct CommandTests {
  @Test func theVersionIsOneLine() throws {
    let run = try Run.nabla(["--version"])
    #expect(run.code == 0)
    #expect(run.text == "nabla \(Version.text)\n")
  }

  @Test(arguments: [
    "draw", "attention", "eval", "tex", "recipes", "data", "inspect", "lint", "gallery", "compare",
    "verify", "approve", "notes", "doctor",
  ])
  func everySubcommandHasHelpWithItsUsage(name: String) throws {
    let run = try Run.nabla([name, "--help"])
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.text.contains("USAGE: nabla \(name)"))
    let other = try Run.nabla(["help", name])
    #expect(other.text == run.text)
  }

  @Test func theListOfRecipesNamesAllWithTheirQuestion() throws {
    let run = try Run.nabla(["recipes"])
    #expect(run.code == 0)
    let lines = run.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(lines.count == RecipeRegistry.standard.ids.count)
    for (line, type) in zip(lines, RecipeRegistry.standard.types) {
      #expect(line.hasPrefix("  \(type.id) "))
      #expect(line.hasSuffix(type.question))
    }
  }

  @Test(arguments: ["3.4", "3.4 Probability Distributions", "probability distributions"])
  func theRecipesOfATopicAreFoundByItsNumberOrName(topic: String) throws {
    let run = try Run.nabla(["recipes", "--topic", topic])
    #expect(run.code == 0)
    let own = RecipeRegistry.standard.types.filter { $0.topic == "3.4 Probability Distributions" }
    let lines = run.text.split(separator: "\n")
    #expect(lines.first == "3.4 Probability Distributions")
    #expect(lines.count == own.count + 1)
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func aRecipesExampleCommandDraws(id: String) throws {
    let page = try Run.nabla(["recipes", id]).text
    let type = try #require(RecipeRegistry.standard[id])
    for reference in type.references { #expect(page.contains(reference)) }
    let command = try #require(page.split(separator: "\n").last { $0.contains(" --set ") })
    let setting = try #require(command.split(separator: " --set ").last)
    let value = setting.split(separator: " -o ")[0].replacing("'", with: "")
    let run = try Run.nabla(["data", id, "--set", String(value)])
    #expect(run.errors == "")
    #expect(run.code == 0)
  }

  @Test func aFileOfParametersIsUnderTheSettings() throws {
    try TemporaryFolder.with { folder in
      try folder.write("# wide\nn: 8\nwindow: 5\ntitle: Own\n", to: "p.yaml")
      let run = try Run.nabla(
        ["data", "causal-mask", "--params", "p.yaml", "--set", "window=2"], in: folder.path)
      #expect(run.errors == "")
      let node = try JSONReader.read(run.text, name: "data")
      #expect(node["parameters"]?["n"] == 8)
      #expect(node["parameters"]?["window"] == 2)
    }
  }

  @Test(arguments: [
    ("n: 8\nwindow: -3\n", "p.yaml:2:9: causal-mask: window is -3; give at least 1."),
    (
      "n: 8\nwidnow: 3\n",
      "p.yaml:2:1: causal-mask: has no option \"widnow\"; did you mean \"window\"?"
    ),
    ("- 1\n", "p.yaml:1:1: the file holds a list; give a map of parameters, as lr: 0.1."),
    (
      "recipe: function-plot\n",
      "p.yaml:1:9: the parameters are of another recipe; draw function-plot, or leave recipe out."
    ),
  ])
  func badParametersAreNamedWithTheirPlace(text: String, message: String) throws {
    try TemporaryFolder.with { folder in
      try folder.write(text, to: "p.yaml")
      for command in ["data", "lint", "inspect"] {
        let run = try Run.nabla(
          [command, "causal-mask", "--params", "p.yaml"], in: folder.path)
        #expect(run.code == 2)
        #expect(run.errors == "error: \(message)\n")
      }
    }
  }

  @Test func whatARecipeRefusesIsNamedWithItsPlace() throws {
    try TemporaryFolder.with { folder in
      try folder.write("view: simplex\nlogits: [1, 2]\n", to: "p.yaml")
      let run = try Run.nabla(
        ["data", "softmax-temperature", "--params", "p.yaml"], in: folder.path)
      #expect(
        run.errors
          == "error: p.yaml:1:7: softmax-temperature.view: is simplex, and there are 2 logits; give 3 logits, or view=bars.\n"
      )
    }
  }

  @Test(arguments: RecipeRegistry.standard.ids)
  func aRecipesPageNamesEveryParameterWithItsDefault(id: String) throws {
    func fields<R: Recipe>(_ type: R.Type) -> [(String, String)] {
      R.fields.map { ($0.name, $0.help) }
    }
    let run = try Run.nabla(["recipes", id])
    #expect(run.code == 0)
    let type = try #require(RecipeRegistry.standard[id])
    for (name, help) in fields(type) {
      #expect(run.text.contains("  \(name) = "))
      #expect(run.text.contains(help))
    }
  }

  @Test func theNumbersAreJSONOrCSV() throws {
    let json = try Run.nabla(["data", "gaussian-explorer"])
    #expect(json.code == 0)
    let node = try JSONReader.read(json.text, name: "data")
    #expect(node["id"] == "gaussian-explorer")
    #expect(node["parameters"]?["interval"] == [-1, 1])
    let csv = try Run.nabla(["data", "gaussian-explorer", "--format", "csv"])
    #expect(csv.code == 0)
    let table = csv.text.split(separator: "\n")
    #expect(table.count > 100)
    #expect(
      Set(table.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }).count == 1
    )
  }

  @Test func theNumbersOfAFigureFileAreItsMarks() throws {
    let run = try Run.nabla(
      ["data", "-", "--format", "csv"], input: "marks: [{mark: line, x: [1, 2], y: [3, .nan]}]")
    #expect(run.code == 0)
    #expect(run.text == "line.x,line.y\n1,3\n2,\n")
  }

  @Test func lintIsSilentAboutASoundFigureAndFailsForAnother() throws {
    let sound = try Run.nabla(["lint", "gaussian-explorer"])
    #expect(sound.code == 0)
    #expect(sound.text == "")
    let wrong = try Run.nabla(
      ["lint", "-"],
      input: """
        x: {label: x}
        y: {label: y}
        marks: [{mark: text, x: [1, 1], y: [1, 1], text: [ab, ab], repel: false}]
        """)
    #expect(wrong.code == 1)
    #expect(wrong.errors == "")
    #expect(wrong.text == "overlap: the fixed-text \"ab\" and the fixed-text \"ab\" overlap\n")
    let json = try Run.nabla(
      ["lint", "-", "--json"],
      input: "{x: {label: day}, y: {label: loss}, marks: [{mark: line, y: [1, .nan]}]}")
    #expect(json.code == 1)
    #expect(
      try JSONReader.read(json.text, name: "lint")
        == [["rule": "values", "message": "y: 1 of 2 values are not finite and not drawn"]])
  }

  @Test func lintListsItsRulesAndLeavesOutThoseThatTheFileTurnsOff() throws {
    let rules = try Run.nabla(["lint", "--rules"])
    #expect(rules.code == 0)
    let lines = rules.text.split(separator: "\n").map(String.init)
    #expect(lines.map { String($0.prefix { $0 != " " }) } == LintRules.ids)
    for (line, rule) in zip(lines, LintRules.all) { #expect(line.hasSuffix("  \(rule.help)")) }
    let marks = "marks: [{mark: line, x: [0, 1], y: [0, 1]}]"
    let off = try Run.nabla(
      ["lint", "-"], input: "lint: {off: [unlabelled-axis]}\n\(marks)\n")
    #expect(off.code == 0)
    #expect(off.text == "")
    let wrong = try Run.nabla(["lint", "-"], input: "lint: {off: [unlabeled-axis]}\n\(marks)\n")
    #expect(wrong.code == 2)
    #expect(
      wrong.errors
        == "error: stdin:1:14: figure: lint.off is \"unlabeled-axis\"; did you mean \"unlabelled-axis\"?\n"
    )
    #expect(try Run.nabla(["lint"]).code == 2)
  }

  @Test func inspectForPeopleNamesAxesAndTicks() throws {
    let run = try Run.nabla(["inspect", "-"], input: "marks: [{mark: line, y: [0, 10]}]")
    #expect(run.code == 0)
    #expect(run.text.contains("panel 0"))
    #expect(run.text.contains("0  2  4  6  8  10"))
  }

  @Test func theDoctorFindsThisMachineSound() throws {
    let run = try Run.nabla(["doctor"])
    #expect(run.code == 0)
    for format in ["png", "svg", "pdf"] { #expect(run.text.contains("ok   \(format): ")) }
  }

  @Test func attentionDrawsAChosenHeadOfATensor() throws {
    let tensor = "\(ProjectSources.root)/gallery/data/attention"
    let files = try Run.program("/bin/ls", [tensor])
    let name = try #require(
      files.text.split(separator: "\n").first { $0.hasSuffix(".safetensors") })
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["attention", "\(tensor)/\(name)", "--layer", "3", "--head", "7", "-o", "a.svg"],
        in: folder.path)
      #expect(run.code == 0)
      #expect(
        String(decoding: try folder.bytes("a.svg"), as: UTF8.self).contains("layer 3, head 7"))
    }
  }

  @Test func theGalleryWritesAPageWithEveryRecipe() throws {
    try TemporaryFolder.with { folder in
      try folder.write("title: Mine\nmarks: [{mark: line, y: [1, 2]}]\n", to: "mine.yaml")
      let run = try Run.nabla(
        ["gallery", ".", "--out", "site", "--jobs", "2"], in: folder.path, seconds: 60)
      #expect(run.code == 0)
      #expect(run.errors == "")
      let page = String(decoding: try folder.bytes("site/index.html"), as: UTF8.self)
      for id in RecipeRegistry.standard.ids { #expect(page.contains(id)) }
      #expect(page.contains("Mine"))
      let again = try Run.nabla(["gallery", ".", "--out", "site"], in: folder.path, seconds: 60)
      let count = RecipeRegistry.standard.ids.count + 1
      #expect(
        again.text.hasPrefix("\(count) figures in site/index.html: 0 drawn, \(count) as they were"))
      let check = try Run.nabla(
        ["gallery", ".", "--out", "site", "--check"], in: folder.path, seconds: 60)
      #expect(check.code == 0, "\(check.errors)")
      #expect(check.text.contains("index.html"))
    }
  }

  @Test func aGalleryOfOnesOwnHasItsFiguresAloneAndFailsWithOneOfThem() throws {
    try TemporaryFolder.with { folder in
      try folder.write("title: Mine\nmarks: [{mark: line, y: [1, 2]}]\n", to: "mine.yaml")
      try folder.write("marks: [{mark: lin, y: [1, 2]}]\n", to: "bad.yaml")
      let arguments = ["gallery", ".", "--title", "My course", "--out", "site"]
      let run = try Run.nabla(arguments, in: folder.path)
      #expect(run.code == 1)
      #expect(
        run.errors == "error: bad: bad.yaml:1:16: unknown mark \"lin\"; did you mean \"line\"?\n")
      #expect(run.text == "1 figures in site/index.html: 1 drawn, 0 as they were, 1 failed\n")
      let page = String(decoding: try folder.bytes("site/index.html"), as: UTF8.self)
      #expect(page.contains("My course"))
      #expect(!page.contains("gradient-descent-contour"))
      let only = try Run.nabla(arguments + ["--only", "mine", "--formats", "png"], in: folder.path)
      #expect(only.code == 0)
      #expect(only.text.contains("1 drawn"))
    }
  }
}
