#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension NodeLinkGraph {
  /// All nodes on one circle in their order, clockwise from the top.
  public func circular() -> GraphPlaces {
    // Neighbours on the circle are 1 apart.
    let radius = count > 2 ? 0.5 / sin(.pi / Double(count)) : count == 2 ? 0.5 : 0
    let nodes = (0..<count).map { i in
      let angle = .pi / 2 - 2 * .pi * Double(i) / Double(count)
      return SIMD2(radius * cos(angle), radius * sin(angle))
    }
    return GraphPlaces(nodes: nodes, links: links.count)
  }

  /// The nodes in rows from left to right in their order, as blocks of a diagram.
  ///
  /// - Parameter perRow: how many stand in a row; all where nil or below 1.
  public func rows(perRow: Int? = nil) -> GraphPlaces {
    let width = max(1, perRow.map { $0 < 1 ? count : $0 } ?? count)
    let nodes = (0..<count).map { SIMD2(Double($0 % width), -Double($0 / width)) }
    return GraphPlaces(nodes: nodes, links: links.count)
  }
}
