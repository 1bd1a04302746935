import Nabla
package import NablaScene

extension Scene {
  /// The SVG's bytes, for suites that see no renderer.
  package func svgBytes() throws -> [UInt8] {
    try encoded(as: .svg, OutputOptions(scale: 1))
  }
}
