import NablaCompare
import Testing

@Suite struct SVGTextTests {
  @Test("order of attributes, quotes, spaces and digits beyond the third do not matter")
  func canonical() {
    let a = SVGText("<svg  width='10' height=\"20\">\n <path d=\"M1.00001 2L3.5-4.00049\"/></svg>")
    let b = SVGText("<svg height=\"20\" width=\"10\"><path d=\"M1.0 2L3.5-4.0\"></path></svg>")
    #expect(a.lines == b.lines)
    #expect(a.lines.count == 2)
  }

  @Test("text, a number, an attribute or an element that changes shows")
  func changes() {
    let base = SVGText("<svg><text x=\"1.5\">Loss 0.5</text></svg>").lines
    for other in [
      "<svg><text x=\"1.5\">Loss 0.6</text></svg>", "<svg><text x=\"1.502\">Loss 0.5</text></svg>",
      "<svg><text y=\"1.5\">Loss 0.5</text></svg>", "<svg><g x=\"1.5\">Loss 0.5</g></svg>",
      "<svg><text x=\"1.5\">Loss 0.5</text><g/></svg>",
    ] {
      #expect(SVGText(other).lines != base, "\(other)")
    }
  }

  @Test("comments do not matter, and what is cut off differs from what is whole")
  func odd() {
    #expect(SVGText("<svg><!-- a > b --><g/></svg>").lines == SVGText("<svg><g/></svg>").lines)
    #expect(SVGText("<svg><g a=\"").lines != SVGText("<svg><g a=\"1\"/></svg>").lines)
    #expect(SVGText("").lines.isEmpty)
  }
}
