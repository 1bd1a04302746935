extension Array {
  /// As lines of text are filled: in rows of `count`, the last of what is left.
  func rows(of count: Int) -> [[Element]] {
    stride(from: 0, to: self.count, by: count).map {
      Array(self[$0..<Swift.min($0 + count, self.count)])
    }
  }
}
