import NablaPlot
import NablaScene

/// The plane after the matrix beside its words, or a panel for each picture.
extension MatrixTransformation {
  private func plane(_ map: PlaneMap) -> MovedPlane {
    MovedPlane(map: map, shapes: shapes, vectors: vectors.map(\.vector))
  }

  func figure(_ maps: [PlaneMap], _ product: PlaneMap) -> Figure {
    if frames == 1, then.isEmpty {
      var moved = plane(product.part(t))
      if t != 1 { moved.name = "M" }
      let box = moved.box
      let width = (330 * box.width / box.height).rounded()
      return Figure(
        title: title(moved.map), size: Size(width + 325, 420),
        grid: Grid(
          [[.panel(moved.panel(in: box)), .text(moved.words)]], columnWeights: [width, 225]))
    }
    var stages: [(title: String, map: PlaneMap)] = []
    if frames > 1 {
      let count = min(12, frames)
      stages = (0..<count).map { i in
        let share = t * Double(i) / Double(count - 1)
        return ("t = \(format(share, significant: 2))", product.part(share))
      }
    } else {
      let names = ["A", "BA", "CBA", "DCBA", "EDCBA"]
      stages = [("before", .identity)]
      for (i, map) in maps.enumerated().suffix(5) {
        stages.append(("$\(i < names.count ? names[i] : "M_{\(i + 1)}") = \(map.tex)$", map))
      }
    }
    let columns = stages.count <= 3 ? stages.count : min(4, (stages.count + 1) / 2)
    let box = PlaneBox(around: stages.flatMap { plane($0.map).seen })
    let rows = stages.map { Cell.panel(plane($0.map).panel(title: $0.title, in: box)) }
      .rows(of: columns)
    let height = 205 * box.height / box.width + (frames > 1 ? 75 : 100)
    return Figure(
      title: title(product),
      subtitle: then.isEmpty
        ? "" : "Read right to left: the matrix nearest to the vector acts first.",
      size: Size(Double(columns) * 270, Double(rows.count) * height + 60), grid: Grid(rows))
  }

  private func title(_ map: PlaneMap) -> String {
    if let collapse = map.collapse {
      return collapse.rank == 1
        ? "This matrix presses the plane onto a line" : "This matrix sends everything to 0"
    }
    let area = format(abs(map.determinant), significant: 4)
    let change = area == "1" ? "keep their size" : "become \(area) times as large"
    return map.determinant < 0
      ? "The plane is turned over; areas \(change)" : "The plane moves; areas \(change)"
  }

  func alt(_ map: PlaneMap) -> String {
    let moved = map.part(t)
    var parts = [
      "The grid of the plane after the matrix with the columns \(pointText(map.first)) and \(pointText(map.second)), over the faint grid before."
    ]
    if let vector = vectors.first?.vector {
      parts.append("The vector \(pointText(vector)) lands on \(pointText(moved(vector))).")
    }
    if let collapse = map.collapse {
      parts.append("The rank is \(collapse.rank): the unit square has the area 0.")
    } else {
      parts.append(
        "The unit square gets the signed area \(format(moved.determinant, significant: 4)).")
    }
    return parts.joined(separator: " ")
  }
}
