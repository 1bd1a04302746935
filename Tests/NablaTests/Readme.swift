import Foundation
import TestSupport

/// The examples in README.md.
struct Readme {
  /// A fenced block: its language and what stands in it.
  struct Block {
    let language: String
    var text = ""
  }

  let blocks: [Block]

  init() throws {
    let text = try String(contentsOfFile: "\(ProjectSources.root)/README.md", encoding: .utf8)
    var blocks: [Block] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if !isInside { blocks.append(Block(language: String(line.dropFirst(3)))) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].text += line + "\n"
      }
    }
    self.blocks = blocks
  }

  /// The first block in a language.
  func first(_ language: String) -> String? { blocks.first { $0.language == language }?.text }

  /// The lines of shell blocks that call the program.
  var commands: [String] {
    blocks.filter { $0.language == "sh" }
      .flatMap { $0.text.split(separator: "\n").map(String.init) }
      .filter { $0.hasPrefix("nabla ") }
  }
}
