package import Nabla
import NablaScene

/// What is wrong with a finished figure whoever drew it; empty for a sound one.
///
/// No text is cut, collides or lacks a glyph; every coordinate is finite, at most one canvas away,
/// and on the grid of 1/256 px; plot areas lie on the canvas; there is an alt text.
package func problems(of drawn: DrawnFigure) -> [String] {
  let scene = drawn.scene
  var result: [String] = []
  for finding in drawn.report.findings([.overlap, .cut, .missingGlyph]) {
    result.append("\(finding.rule): \(finding.message)")
  }
  let (w, h) = (scene.size.width, scene.size.height)
  let around = Rect(x: -w, y: -h, width: 3 * w, height: 3 * h)
  let points = scene.points
  if points.isEmpty { result.append("the scene is empty") }
  if let point = points.first(where: { !$0.isFinite }) {
    result.append("the point \(point) is not finite")
  }
  if let point = scene.pointsOfShapes.first(where: { $0.isFinite && !around.contains($0) }) {
    result.append("the point \(point) is more than a canvas away")
  }
  // A long text begins far outside where its end is seen; renderers take 2²³ px.
  if let text = scene.texts.first(where: { max(abs($0.origin.x), abs($0.origin.y)) > 1e6 }) {
    result.append("the text \"\(text.source)\" begins at \(text.origin)")
  }
  if let point = points.first(where: { $0.isFinite && $0.snapped != $0 }) {
    result.append("the point \(point) is off the grid of 1/256 px")
  }
  if let length = scene.leaves.flatMap(\.item.lengths).first(where: { !$0.isFinite }) {
    result.append("a length is \(length)")
  }
  let canvas = Rect(x: 0, y: 0, width: w, height: h)
  for (i, panel) in drawn.report.panels.enumerated() {
    if !canvas.contains(panel.plot) || !(panel.plot.width > 0 && panel.plot.height > 0) {
      result.append("the plot area of panel \(i) is \(panel.plot)")
    }
    for (name, axis) in [("x", panel.x), ("y", panel.y)] {
      if !axis.domain.lower.isFinite || !axis.domain.upper.isFinite
        || !(axis.domain.lower < axis.domain.upper)
      {
        result.append("the domain of \(name) in panel \(i) is \(axis.domain)")
      }
      if !axis.ticks.allSatisfy({ $0.value.isFinite && $0.position.isFinite }) {
        result.append("a tick of \(name) in panel \(i) is not finite")
      }
    }
  }
  if scene.description.isEmpty { result.append("there is no alt text") }
  return result
}
