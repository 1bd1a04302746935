import Nabla
import NablaPlot
import NablaScene

extension SuiteRunner {
  /// A runner whose cases are recipes and figure files, drawn by Cairo.
  package init(_ suite: Suite) {
    self.init(suite, renderer: .cairo) { one throws(NablaError) in
      var settings: [Setting] = []
      for entry in one.set.map ?? [] {
        settings.append(try Setting("\(entry.key)=\(entry.value.json())"))
      }
      let isFile = one.draw.contains("/") || one.draw.contains(".")
      let target = try FigureTarget.load(
        isFile ? suite.path(one.draw) : one.draw, settings: settings)
      return try target.figure.drawn().scene
    }
  }
}
