import Foundation
import NablaCairo
import NablaScene
import NablaText
import Testing

@Suite("PDF and Cairo's SVG")
struct VectorTests {
  private func contains(_ file: [UInt8], _ text: String) -> Bool {
    Data(file).range(of: Data(text.utf8)) != nil
  }

  /// What a tool of poppler prints about a file, or nil where the tool is not installed.
  private func run(_ tool: String, _ options: [String], on file: [UInt8]) throws -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    guard
      let path = folders.map({ "\($0)/\(tool)" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return nil }
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nabla-\(UUID().uuidString).pdf")
    try Data(file).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = options + [place.path, "-"].prefix(tool == "pdftotext" ? 2 : 1)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }

  @Test("The PDF is one page of 0.75 points per pixel with title and subject, and no date")
  func pdfInfo() throws {
    let file = try pdf(figure())
    #expect(file.starts(with: Array("%PDF-1.5".utf8)))
    #expect(!contains(file, "CreationDate") && !contains(file, "ModDate"))
    guard let info = try run("pdfinfo", [], on: file) else { return }
    #expect(info.contains("Title:           Flipper length (mm)"))
    #expect(info.contains("Subject:         Flippers – and “mass”"))
    #expect(info.contains("Page size:       240 x 150 pts"))
    #expect(info.contains("Pages:           1"))
    #expect(!info.contains("CreationDate"))
  }

  @Test("Cairo's SVG begins with title and description, escaped")
  func cairoDescription() throws {
    var scene = figure()
    scene.title = "a < b & c"
    let svg = String(decoding: try cairoSVG(scene), as: UTF8.self)
    let words = "<title>a &lt; b &amp; c</title>\n<desc>Flippers – and “mass”</desc>"
    let place = try #require(svg.range(of: words))
    let items = try #require(svg.range(of: "<path"))
    #expect(place.upperBound < items.lowerBound)
  }

  @Test("Text in the PDF can be searched")
  func pdfText() throws {
    guard let found = try run("pdftotext", [], on: pdf(figure())) else { return }
    #expect(found.contains("Flipper length (mm)"))
    #expect(found.contains("▁the"))
    #expect(found.contains("Body mass (g)"))
  }

  @Test(
    "Searched text is the source in every script and style",
    arguments: ["office affine fi", "Ångström é", "θ → ∇f", "1234.5 −7"])
  func scripts(source: String) throws {
    guard let found = try run("pdftotext", [], on: pdf(scene([text(source, 5, 15)], width: 200)))
    else { return }
    #expect(found.contains(source))
  }

  @Test("Glyphs in an order of their own still carry their text")
  func disorder() throws {
    guard case .text(var item) = text("abc", 5, 15) else { return }
    item.runs[0].glyphs.swapAt(0, 1)
    item.runs[0].sourceRange = 0..<3
    let file = try pdf(scene([.text(item)], width: 60))
    guard let found = try run("pdftotext", [], on: file) else { return }
    #expect(found.contains("abc"))
  }

  @Test("Wrong ranges and clusters are no error", arguments: [0..<1, 1..<2, 0..<99, 5..<5])
  func ranges(range: Range<Int>) throws {
    guard case .text(var item) = text("éa", 5, 15) else { return }
    item.runs[0].sourceRange = range
    item.runs[0].glyphs[0].cluster = 77
    #expect(try pdf(scene([.text(item)])).count > 1000)
  }

  @Test("A font that does not exist is an error with its name")
  func unknownFont() {
    guard case .text(var item) = text("a", 5, 15) else { return }
    item.runs[0].font = FontID("Comic")
    let error = #expect(throws: NablaError.self) { try pdf(scene([.text(item)])) }
    #expect(error?.description == "text \"a\": there is no font Comic; lay the text out again.")
  }

  @Test("Sharp cells stay a picture in PDF and SVG")
  func images() throws {
    let pixels = Pixels(width: 2, height: 1, values: [0xFF00_00FF, 0x0000_FFFF])
    let image = ImageItem(Rect(x: 2, y: 2, width: 10, height: 10), pixels: pixels)
    let file = try pdf(scene([.image(image)]))
    #expect(contains(file, "/Subtype /Image"))
    #expect(contains(file, "/Width 2"))
    #expect(contains(file, "/Interpolate false"))
    let svg = String(decoding: try cairoSVG(scene([.image(image)])), as: UTF8.self)
    #expect(svg.contains("<image"))
    #expect(svg.contains("image-rendering"))
  }

  @Test("Cairo's SVG is well-formed, holds what was drawn and has ids of its own file")
  func svg() throws {
    let bytes = try cairoSVG(figure())
    let svg = String(decoding: bytes, as: UTF8.self)
    var depth = 0
    for tag in svg.matches(of: #/<(/?)[a-zA-Z?!][^<>]*?(/|\?)?>/#) {
      if !tag.output.1.isEmpty { depth -= 1 } else if tag.output.2 == nil { depth += 1 }
      #expect(depth >= 0)
    }
    #expect(depth == 0)
    #expect(svg.contains("width=\"320px\""))
    #expect(svg.matches(of: #/<path/#).count > 200)
    #expect(svg.contains("<image"))
    #expect(svg.contains("glyph"))
    let ids = svg.matches(of: #/id="([^"]*)"/#).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    for use in svg.matches(of: #/(?:href="|url\()#([^")]*)/#) {
      #expect(ids.contains(String(use.output.1)), "\(use.output.1)")
    }
  }

  @Test("A long translucent line in the PDF is one stroke")
  func longLine() throws {
    let points = (0..<5000).map { Point(Double($0 % 97), Double($0 * 31 % 89)) }
    let line = PathItem(Path(polyline: points), stroke: Stroke(red.opacity(0.5), width: 1))
    #expect(try pdf(scene([.path(line)], width: 100, height: 100)).count > 5000)
  }
}
