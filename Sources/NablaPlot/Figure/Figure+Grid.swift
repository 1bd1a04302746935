import NablaScene

extension Figure {
  /// The grid that is drawn: the figure's own, or what a composite makes of it.
  func composed() throws(NablaError) -> Grid {
    let composites = [("facet", facet != nil), ("pairs", pairs != nil), ("joint", joint != nil)]
      .filter(\.1).map(\.0)
    if composites.count > 1 {
      throw NablaError(
        composites[1], "is given beside \(composites[0])", "give one of them")
    }
    if let facet { return try facet.grid(of: self) }
    guard pairs != nil || joint != nil else { return grid }
    guard grid.rows.count == 1, grid.rows[0].count == 1, case .panel(let own) = grid.rows[0][0],
      own.marks.isEmpty
    else {
      throw NablaError(
        composites[0], "makes its own panels, and the figure has marks", "leave marks out")
    }
    if let pairs { return try pairs.grid(of: self) }
    return try joint?.grid(own) ?? grid
  }

  /// The table whose rows the facets divide: the only panel's, or the figure's.
  var facetTable: Table {
    guard case .panel(let panel)? = grid.rows.first?.first else { return table }
    return panel.table ?? table
  }
}
