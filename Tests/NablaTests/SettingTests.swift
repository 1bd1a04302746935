import Nabla
import NablaPlot
import NablaScene
import Testing

/// What `--set name=value` is read as.
@Suite struct SettingTests {
  @Test(
    arguments: [
      ("f={x < 0: -x, x}", "{x < 0: -x, x}"), ("f= {x<0: max(x, 1), 2}", " {x<0: max(x, 1), 2}"),
      ("f={x ≥ 1: 2}", "{x ≥ 1: 2}"), ("f=x^2", "x^2"),
    ])
  func aFormulaIsText(setting: String, expected: String) throws {
    #expect(try Setting(setting).value.text == expected)
  }

  @Test(
    arguments: [
      ("curves={mu: 0, sigma: 1}", ["mu", "sigma"]), ("theme={base: dark}", ["base"]),
      ("condition={\"x<1\": 2}", ["x<1"]), ("empty={}", []),
    ])
  func aMapIsAMap(setting: String, keys: [String]) throws {
    #expect(try Setting(setting).value.map?.map(\.key) == keys)
  }

  @Test func aSettingWithoutAValueIsRefused() throws {
    for text in ["lr", "=3", ""] {
      let error = #expect(throws: NablaError.self) { try Setting(text) }
      #expect(error?.description.contains("has no value") == true)
    }
  }
}
