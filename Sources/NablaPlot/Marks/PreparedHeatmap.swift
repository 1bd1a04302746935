import NablaScene
import NablaText

extension Heatmap {
  struct Prepared: PreparedMark {
    let mark: Heatmap
    let matrix: Matrix
    let xNames: [String]?
    let yNames: [String]?
    /// Which rows and columns of the given matrix these are, where they were reordered.
    var order: (rows: [Int]?, columns: [Int]?) = (nil, nil)

    private func isMasked(_ index: Int) -> Bool { mark.mask.map { $0.values[index] != 0 } ?? false }

    /// Whether a cell lies in the triangle that is not shown.
    private func isLeftOut(row: Int, column: Int) -> Bool {
      switch mark.triangle {
      case .full: false
      case .lower: column > row
      case .upper: column < row
      }
    }

    private func isLeftOut(_ index: Int) -> Bool {
      isLeftOut(row: index / matrix.columns, column: index % matrix.columns)
    }

    /// The values that the colours show: those of cells that are allowed.
    private var shown: [Double] {
      if mark.mask == nil, mark.triangle == .full { return matrix.values }
      return matrix.values.indices.map {
        isMasked($0) || isLeftOut($0) ? .nan : matrix.values[$0]
      }
    }

    func train(_ scales: inout ScaleTraining) {
      train(&scales.x, names: xNames, extent: mark.xExtent, count: matrix.columns)
      train(&scales.y, names: yNames, extent: mark.yExtent, count: matrix.rows)
      if mark.yExtent == nil { scales.y.prefersReversed = true }
      if mark.square, mark.xExtent == nil, mark.yExtent == nil {
        scales.x.wantsEqualUnits = true
        scales.y.wantsEqualUnits = true
      }
      scales.x.suggest(label: mark.x?.name ?? "")
      scales.y.suggest(label: mark.y?.name ?? "")
      scales.color.suggest(label: mark.color?.name ?? "")
      let values = shown
      scales.color.add(values)
      scales.color.preference =
        switch mark.kindOfValues {
        case .weights: .weights
        case .sequential: .sequential
        case .diverging: .diverging
        case nil:
          values.contains { $0 < 0 } && values.contains { $0 > 0 } ? .diverging : .sequential
        }
    }

    private func train(
      _ axis: inout AxisTraining, names: [String]?, extent: Interval?, count: Int
    ) {
      if let names, !names.isEmpty {
        axis.label(positions: names)
      } else if let extent {
        axis.cover(extent.lower, extent.upper)
      } else if count > 0 {
        axis.cover(-0.5, Double(count) - 0.5)
        axis.integersOnly = true
      }
    }

    func draw(in frame: Frame, _ style: Style) -> [SceneItem] {
      guard matrix.rows > 0, matrix.columns > 0 else { return [] }
      let (left, right) = edges(mark.xExtent, matrix.columns)
      let (a, b) = edges(mark.yExtent, matrix.rows)
      // The first row is the top one: at the small end of a reversed axis of positions, at the
      // large end of an axis over the plane.
      let (top, bottom) = mark.yExtent == nil ? (a, b) : (b, a)
      guard let whole = frame.rect(x: left, right, y: top, bottom) else { return [] }
      var items: [SceneItem] = [.image(image(whole, frame, style))]
      if let hatch = hatching(whole, style) { items.append(hatch) }
      items += annotations(whole, style)
      return items
    }

    private func edges(_ extent: Interval?, _ count: Int) -> (Double, Double) {
      extent.map { ($0.lower, $0.upper) } ?? (-0.5, Double(count) - 0.5)
    }

    private func image(_ whole: Rect, _ frame: Frame, _ style: Style) -> ImageItem {
      let absent = style.theme.absent
      let reduced = BlockReduction(shown, rows: matrix.rows, columns: matrix.columns, over: whole)
      let empty = Pixels(width: 1, height: 1, values: [absent.light.packed])
      guard case .numbers(let scale) = style.color else {
        return ImageItem(whole, pixels: empty)
      }
      guard
        let grid = try? scale.pixels(
          reduced.values, width: reduced.columns, height: reduced.rows)
      else { return ImageItem(whole, pixels: empty) }
      guard mark.triangle != .full else {
        return ImageItem(whole, pixels: grid.light, darkPixels: grid.dark)
      }
      func cut(_ pixels: Pixels) -> Pixels {
        let values = pixels.values.indices.map { i -> UInt32 in
          // The cell under the pixel's middle.
          let row = (2 * (i / pixels.width) + 1) * matrix.rows / (2 * pixels.height)
          let column = (2 * (i % pixels.width) + 1) * matrix.columns / (2 * pixels.width)
          return isLeftOut(row: row, column: column) ? 0 : pixels.values[i]
        }
        return Pixels(width: pixels.width, height: pixels.height, values: values)
      }
      return ImageItem(whole, pixels: cut(grid.light), darkPixels: grid.dark.map(cut))
    }

    private func cell(_ index: Int, _ whole: Rect) -> Rect {
      let (row, column) = (index / matrix.columns, index % matrix.columns)
      let (w, h) = (whole.width / Double(matrix.columns), whole.height / Double(matrix.rows))
      return Rect(
        x: whole.minX + Double(column) * w, y: whole.minY + Double(row) * h, width: w, height: h)
    }

    /// Cells that are not allowed, hatched as one path.
    private func hatching(_ whole: Rect, _ style: Style) -> SceneItem? {
      guard let mask = mark.mask, mask.values.count <= 65_536 else { return nil }
      var path = Path()
      for row in 0..<matrix.rows {
        // Neighbours in a row become one rectangle, so that no seam shows between them.
        let runs = (0..<matrix.columns).runs { column in
          isMasked(row * matrix.columns + column) && !isLeftOut(row: row, column: column)
        }
        for run in runs {
          let a = cell(row * matrix.columns + run.lowerBound, whole)
          let b = cell(row * matrix.columns + run.upperBound - 1, whole)
          path.append(Path(a.union(b).snapped))
        }
      }
      guard !path.isEmpty else { return nil }
      let hatch = Hatch(style.theme.muted.opacity(0.45), spacing: 5, width: 0.75)
      return .path(PathItem(path, fill: .hatch(hatch)))
    }

    /// The numbers in the cells, at one size for all, in ink or paper by contrast.
    private func annotations(_ whole: Rect, _ style: Style) -> [SceneItem] {
      guard mark.annotate != .never, matrix.values.count <= 4096,
        case .numbers(let scale) = style.color
      else { return [] }
      let size = cell(0, whole)
      let labels = matrix.values.map { format($0, decimals: mark.decimals) }
      guard let (type, shortened) = fit(labels, in: size, style) else { return [] }
      return matrix.values.indices.compactMap { i in
        guard !isMasked(i), !isLeftOut(i), matrix.values[i].isFinite else { return nil }
        let color = Contrast.textColor(
          on: scale.color(of: matrix.values[i]),
          ink: isZero(labels[i]) ? style.theme.muted : style.theme.ink,
          paper: style.theme.paper)
        return .text(
          typeset(shortened ? short(labels[i]) : labels[i], type).item(
            at: cell(i, whole).center, anchor: TextAnchor(.middle, .middle), color: color,
            role: "cell"))
      }
    }

    /// Whether a number shows as nothing but zeros: it is there, and does not call for attention.
    private func isZero(_ label: String) -> Bool { label.allSatisfy { "0.−".contains($0) } }

    /// The largest size at which all numbers fit their cells, and whether the zero before the
    /// point is left out for it; nil where they do not fit at the least size.
    private func fit(_ labels: [String], in cell: Rect, _ style: Style) -> (TextStyle, Bool)? {
      let sizes = style.theme.sizes
      func widest(_ texts: [String]) -> Double {
        // Digits are equally wide, so that the longest text is the widest.
        let longest = texts.max { $0.count < $1.count } ?? ""
        return typeset(longest, sizes.text(100, features: ["tnum"])).width / 100
      }
      for shortened in [false, true] {
        let width = widest(shortened ? labels.map(short) : labels)
        let room = min((cell.width - 4) / max(width, 0.1), (cell.height - 2) / 1.25)
        let size = min(sizes.tick, (room * 2).rounded(.down) / 2)
        if size >= 8 || (shortened && (size >= sizes.floor || mark.annotate == .always)) {
          return (sizes.text(max(size, 4), features: ["tnum"]), shortened)
        }
      }
      return nil
    }

    /// `0.25` as `.25`, as tables of weights are often printed.
    private func short(_ label: String) -> String {
      label.hasPrefix("0.") ? String(label.dropFirst()) : label
    }

    var words: String {
      let values = shown
      var top: [Int] = []
      var least: Int?
      for i in values.indices where values[i].isFinite {
        if values[i] < least.map({ values[$0] }) ?? .infinity { least = i }
        if top.count < 3 || values[i] > values[top[2]] {
          top.insert(i, at: top.firstIndex { values[$0] < values[i] } ?? top.count)
          if top.count > 3 { top.removeLast() }
        }
      }
      let size = "\(counted(matrix.rows, "row")) and \(counted(matrix.columns, "column"))"
      guard let least, let most = top.first else { return "\(size) without values." }
      let say = SpokenNumbers(from: values[least], to: values[most])
      func cell(_ i: Int) -> String {
        let (row, column) = (i / matrix.columns, i % matrix.columns)
        let rowName = yNames.map { Nearest.clipped($0[row]) } ?? "\(row)"
        let columnName = xNames.map { Nearest.clipped($0[column]) } ?? "\(column)"
        return "\(say(values[i])) in row \(rowName), column \(columnName)"
      }
      return
        "\(size); largest \(top.map(cell).joined(separator: "; ")); smallest \(cell(least))."
    }

    var inspection: [(key: String, value: Node)] {
      let finite = shown.filter(\.isFinite)
      var all: [(String, Node)] = [
        ("rows", Node(matrix.rows)), ("columns", Node(matrix.columns)),
        ("min", Node(finite.reduce(.infinity, min))), ("max", Node(finite.reduce(-.infinity, max))),
      ]
      for (name, order) in [("rowOrder", order.rows), ("columnOrder", order.columns)] {
        if let order { all.append((name, Node(order.map(Double.init)))) }
      }
      return all
    }

    var series: [(name: String, column: Column)] {
      let indices = matrix.values.indices
      return [
        ("row", .numbers(indices.map { Double($0 / max(1, matrix.columns)) })),
        ("column", .numbers(indices.map { Double($0 % max(1, matrix.columns)) })),
        ("value", .numbers(matrix.values)),
      ]
    }
  }
}
