/// The rows of one group of a mark's data: all of them without a list, or some.
struct Rows: RandomAccessCollection, Sendable {
  private enum Storage {
    case all(Range<Int>)
    case some([Int])
  }

  private let storage: Storage

  init(_ range: Range<Int>) { storage = .all(range) }
  init(_ rows: [Int]) { storage = .some(rows) }

  var startIndex: Int { 0 }

  var endIndex: Int {
    switch storage {
    case .all(let range): range.count
    case .some(let rows): rows.count
    }
  }

  subscript(position: Int) -> Int {
    switch storage {
    case .all(let range): range.lowerBound + position
    case .some(let rows): rows[position]
    }
  }
}
