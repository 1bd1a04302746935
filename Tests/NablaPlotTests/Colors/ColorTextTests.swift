import NablaScene
import Testing

@testable import NablaPlot

@Suite struct ColorTextTests {
  @Test("CSS has 148 names, and they are read in any case")
  func names() throws {
    #expect(CSSColorNames.all.count == 148)
    #expect(CSSColorNames.all == CSSColorNames.all.sorted())
    for name in CSSColorNames.all { #expect(CSSColorNames.color(name.uppercased()) != nil) }
  }

  /// From CSS Color 4's own tables and examples; oklch by colorjs.io 0.5, to within 1/255.
  @Test(
    "colours are read as CSS writes them",
    arguments: [
      ("rebeccapurple", "#663399ff"), ("AliceBlue", "#f0f8ffff"), ("yellowgreen", "#9acd32ff"),
      ("transparent", "#00000000"), ("#f80", "#ff8800ff"), ("#12345678", "#12345678"),
      ("#ABCDEF", "#abcdefff"), ("oklch(0 0 0)", "#000000ff"), ("oklch(1 0 0)", "#ffffffff"),
      ("oklch(0.627955 0.257683 29.234)", "#ff0000ff"),
      ("oklch(62.7955% 64.42% 29.234deg / 50%)", "#ff000080"),
      ("oklch(0.51975 0.17686 142.495)", "#008000ff"),
      ("oklch(0.452014 0.313214 264.052)", "#0000ffff"),
    ])
  func colors(text: String, hex: String) throws {
    let color = try ColorText.color(text)
    let expected = try #require(Color(hex: hex))
    for (a, b) in [
      (color.red, expected.red), (color.green, expected.green), (color.blue, expected.blue),
      (color.alpha, expected.alpha),
    ] {
      #expect((Int(a) - Int(b)).magnitude <= 1, "\(color.hexWithAlpha)")
    }
  }

  @Test(
    "what is no colour says what would be one",
    arguments: [
      (
        "rebecapurple", "is \"rebecapurple\", which is no colour", "did you mean \"rebeccapurple\"?"
      ),
      ("acent", "is \"acent\", which is no colour", "did you mean \"accent\"?"),
      ("#12345", "is \"#12345\"", "give #rgb, #rrggbb or #rrggbbaa"),
      ("#", "is \"#\"", "give #rgb, #rrggbb or #rrggbbaa"),
      (
        "oklch(1 2)", "is \"oklch(1 2)\"",
        "give oklch(L C H), such as oklch(0.7 0.15 250), with / alpha after them if need be"
      ),
      (
        "zzzzzzzz", "is \"zzzzzzzz\", which is no colour",
        "give a CSS name, #rrggbb or oklch(L C H)"
      ),
    ])
  func problems(text: String, problem: String, remedy: String) {
    do throws(OptionProblem) {
      _ = try ColorText.color(text, others: Theme.roles)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.problem == problem)
      #expect(error.remedy == remedy)
    }
  }

  @Test(
    "wacky texts are refused or finite",
    arguments: [
      "oklch(", "oklch()", "oklch(nan 0 0)", "oklch(1e999 0 0)", "oklch(0.5 -1 0)",
      "oklch(0.5 0.1 1e300)", "oklch(5 9 720 / 9)", "oklch(/)", "oklch(1 1 1 / )", "",
    ])
  func wacky(text: String) {
    let color = try? ColorText.color(text)
    if let color { #expect(color.hex.count == 7) }
  }

  @Test("an option keeps a role, and a colour of its own")
  func choices() throws {
    let role = try ColorChoice(option: "accent")
    #expect(role.pair(.nabla) == Theme.nabla.accent)
    let own = try ColorChoice(option: "oklch(0.627955 0.257683 29.234)")
    #expect(own.pair(.nabla).light.hex == "#ff0000")
    #expect(try ColorChoice(option: own.optionNode) == own)
  }
}
