import NablaPlot
import Testing

@Suite("Node")
struct NodeTests {
  static let sample: Node = [
    "title": "Loss", "size": [640, 400], "lr": 0.05, "log": true, "legend": nil,
    "marks": [["mark": "line", "x": [1, 2.5, -3]], ["mark": "rule"]],
    "empty": [], "none": [:],
  ]

  @Test("has no place when it is made in code")
  func madeInCode() {
    let node: Node = 3
    #expect(node.line == 0)
    #expect(node.column == 0)
    #expect(node.place("a.yaml") == "a.yaml")
    #expect(Node(.null, line: 3, column: 5).place("a.yaml") == "a.yaml:3:5")
    #expect(Node(.null, line: 3, column: 5).place("") == "3:5")
  }

  @Test("equality and hash ignore the place and the spelling of whole numbers")
  func equality() {
    let two = Node(.integer(2), line: 1, column: 2)
    #expect(two == Node(.number(2)))
    #expect(Set([two, 2, 2.0]).count == 1)
    #expect(two != "2")
    #expect(Node(.integer(9_007_199_254_740_993)) != Node(.number(9_007_199_254_740_992)))
  }

  @Test("accessors give the value only when it is of that kind")
  func accessors() {
    let sample = Self.sample
    #expect(sample["title"]?.text == "Loss")
    #expect(sample["size"]?.list?.compactMap(\.int) == [640, 400])
    #expect(sample["lr"]?.double == 0.05)
    #expect(sample["lr"]?.int == nil)
    #expect(Node(2.0).int == 2)
    #expect(Node(1e300).int == nil)
    #expect(Node(Double.nan).int == nil)
    #expect(sample["log"]?.bool == true)
    #expect(sample["legend"]?.isNull == true)
    #expect(sample["missing"] == nil)
    #expect(sample["title"]?["x"] == nil)
    #expect(sample.map?.map(\.key).first == "title")
  }

  @Test(
    "messages name the kind",
    arguments: [
      (nil, "nothing"), (true, "true or false"), (1, "a number"), (1.5, "a number"),
      ("a", "text"), ([1], "a list"), (["a": 1], "a map"),
    ] as [(Node, String)])
  func kindName(node: Node, name: String) {
    #expect(node.kindName == name)
  }

  @Test("a key written twice in a literal keeps its last value")
  func duplicateLiteral() {
    #expect((["a": 1, "b": 2, "a": 3] as Node) == ["a": 3, "b": 2])
  }

  @Test("JSON keeps the order of keys")
  func json() {
    #expect(
      Self.sample.json() == """
        {"title":"Loss","size":[640,400],"lr":0.05,"log":true,"legend":null,\
        "marks":[{"mark":"line","x":[1,2.5,-3]},{"mark":"rule"}],"empty":[],"none":{}}
        """)
  }

  @Test("pretty JSON breaks maps and nested lists into lines")
  func prettyJSON() {
    #expect(
      Self.sample.json(pretty: true) == """
        {
          "title": "Loss",
          "size": [640, 400],
          "lr": 0.05,
          "log": true,
          "legend": null,
          "marks": [
            {
              "mark": "line",
              "x": [1, 2.5, -3]
            },
            {
              "mark": "rule"
            }
          ],
          "empty": [],
          "none": {}
        }
        """)
  }

  @Test("YAML uses blocks for maps and one line for plain lists")
  func yaml() {
    #expect(
      Self.sample.yaml() == """
        title: Loss
        size: [640, 400]
        lr: 0.05
        log: true
        legend: null
        marks:
          - mark: line
            x: [1, 2.5, -3]
          - mark: rule
        empty: []
        none: {}

        """)
  }

  @Test(
    "numbers are as short as reads back the same",
    arguments: [
      (512, "512"), (0.1, "0.1"), (-0.0, "-0.0"), (1e16, "1e+16"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"), (.infinity, "\"inf\""), (-.infinity, "\"-inf\""),
      (.nan, "\"nan\""),
    ])
  func numbers(value: Double, text: String) {
    #expect(Node(value).json() == text)
  }

  @Test("strings are escaped for JSON")
  func strings() {
    #expect(
      Node("a\"b\\c\n\t\r\u{1}\u{2028}\u{7F}∇").json() == #""a\"b\\c\n\t\r\u0001\u2028\u007f∇""#)
  }
}
