import CCairo
import NablaScene

extension SceneDrawing {
  func draw(_ item: TextItem) throws(NablaError) {
  }
}
