internal import NablaScene

extension SVGWriter {
  /// `#rgb` where that says it all, else `#rrggbb`; without the alpha.
  mutating func color(_ color: Color) {
    let channels = [color.red, color.green, color.blue]
    let short = channels.allSatisfy { $0 >> 4 == $0 & 15 }
    byte(UInt8(ascii: "#"))
    for channel in channels {
      if !short { nibble(channel >> 4) }
      nibble(channel & 15)
    }
  }

  private mutating func nibble(_ value: UInt8) {
    byte(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
  }
}
