import NablaScene

extension Style {
  /// The colour of a group; that of the whole mark where the group has no name.
  func groupColor(_ name: String?, _ values: ColorValues) -> ColorPair {
    name.map(category) ?? one(values)
  }

  /// The colours of the rows `indices` at an opacity.
  func many(
    _ values: ColorValues, _ indices: [Int], opacity: Double
  ) -> OneOrMany<ColorPair> {
    switch many(values, indices) {
    case .one(let pair): .one(pair.opacity(opacity))
    case .many(let pairs): .many(pairs.map { $0.opacity(opacity) })
    }
  }

  /// The tint of an area.
  ///
  /// - Parameter opacity: the theme's where nil.
  func tint(_ pair: ColorPair, _ opacity: Double?) -> Paint {
    .solid(pair.opacity(opacity ?? theme.sizes.fill))
  }

  /// The stroke of a line through data.
  ///
  /// - Parameter width: in px; the theme's where nil.
  func line(_ pair: ColorPair, _ width: Double?, _ dash: Dash = .solid) -> Stroke {
    let width = width ?? theme.sizes.line
    return Stroke(pair, width: width, dash: dash.lengths(width: width))
  }

  /// A legend's entries: one for each group that has a name, without any one for the mark's own.
  func legend(
    of groups: [String?], _ name: String, _ values: ColorValues,
    _ swatches: (ColorPair) -> [LegendEntry.Swatch]
  ) -> [LegendEntry] {
    let named = groups.compactMap { $0 }.map { LegendEntry($0, swatches(category($0))) }
    if !named.isEmpty { return named }
    return name.isEmpty ? [] : [LegendEntry(name, swatches(one(values)))]
  }

  /// A legend's entries: one for each category, or one for the mark's own name.
  func legend(
    _ name: String, _ values: ColorValues, _ swatches: (ColorPair) -> [LegendEntry.Swatch]
  ) -> [LegendEntry] {
    if case .categories(_, let names) = values {
      return names.map { LegendEntry($0, swatches(category($0))) }
    }
    return name.isEmpty ? [] : [LegendEntry(name, swatches(one(values)))]
  }
}

extension Node {
  /// A value of each group by its name; of a single group without a name the value itself.
  static func perGroup<Group>(
    _ groups: [Group], _ name: (Group) -> String?, _ value: (Group) -> Node
  ) -> Node {
    if groups.count == 1, name(groups[0]) == nil { return value(groups[0]) }
    return Node(groups.map { Node.Entry(name($0) ?? "", value($0)) })
  }
}
