/// The shortest code that can be told apart letter by letter (D. Huffman, "A method for the
/// construction of minimum-redundancy codes", 1952).
struct HuffmanCode {
  /// A symbol, or two subtrees; the first branch is the bit 0.
  indirect enum Tree {
    case leaf(Int)
    case branch(Tree, Tree)
  }

  /// nil where fewer than one symbol is possible.
  let tree: Tree?
  /// The bits of each symbol; empty for those that never come, and for a single one.
  let words: [String]

  init(_ p: [Double]) {
    var open = p.indices.filter { p[$0] > 0 }.map { (weight: p[$0], tree: Tree.leaf($0)) }
    while open.count > 1 {
      // Of equal weights the ones that came later are joined first, so that the tree stays deep
      // where symbols are rare.
      open.sort { $0.weight > $1.weight }
      let (last, other) = (open.removeLast(), open.removeLast())
      open.append((last.weight + other.weight, .branch(other.tree, last.tree)))
    }
    tree = open.first?.tree
    var words = [String](repeating: "", count: p.count)
    func walk(_ tree: Tree, _ prefix: String) {
      switch tree {
      case .leaf(let symbol): words[symbol] = prefix
      case .branch(let zero, let one):
        walk(zero, prefix + "0")
        walk(one, prefix + "1")
      }
    }
    if let tree { walk(tree, "") }
    self.words = words
  }
}
