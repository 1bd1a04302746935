import NablaScene

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How a picture's pixels are stored, chosen by looking at all of them.
enum PNGColors {
  case rgb
  case rgba
  case palette(Palette)

  struct Palette {
    /// Premultiplied 0xAARRGGBB, the translucent ones first (tRNS may stop after them), each
    /// part in ascending order.
    var colors: [UInt32]
    var translucentCount: Int
    var bitDepth: Int32
    fileprivate var table: ColorTable
  }

  init(_ pixels: UnsafeMutableBufferPointer<UInt32>, width: Int, height: Int, stride: Int) {
    var table = ColorTable()
    var isOpaque = true
    for y in 0..<height {
      let row = UnsafeMutableBufferPointer(rebasing: pixels[y * stride..<y * stride + width])
      if y > 0, row.repeats(after: stride) { continue }
      var last = row[0] ^ 1
      for color in row where color != last {
        last = color
        if color >> 24 != 255 { isOpaque = false }
        if table.insert(color) { continue }
        // Read only, and no longer than this call.
        nonisolated(unsafe) let rest = UnsafeMutableBufferPointer(
          rebasing: pixels[(y * stride)...])
        if isOpaque {
          isOpaque = !ParallelWork.mapRows(rest.count) {
            UnsafeMutableBufferPointer(rebasing: rest[$0]).areOpaque
          }.contains(false)
        }
        self = isOpaque ? .rgb : .rgba
        return
      }
    }
    let colors = table.colors.sorted { a, b in
      let (first, second) = (a >> 24 == 255, b >> 24 == 255)
      return first == second ? a < b : second
    }
    table.number(colors)
    let depth: Int32 =
      switch colors.count {
      case ...2: 1
      case ...4: 2
      case ...16: 4
      default: 8
      }
    self = .palette(
      Palette(
        colors: colors, translucentCount: colors.count { $0 >> 24 != 255 }, bitDepth: depth,
        table: table))
  }

  var bitsPerPixel: Int {
    switch self {
    case .rgb: 24
    case .rgba: 32
    case .palette(let palette): Int(palette.bitDepth)
    }
  }

  var isOpaque: Bool {
    switch self {
    case .rgb: true
    case .rgba: false
    case .palette(let palette): palette.translucentCount == 0
    }
  }

  var isPalette: Bool {
    switch self {
    case .rgb, .rgba: false
    case .palette: true
    }
  }

  /// One row as the file stores it; `bytes` has room for four bytes a pixel.
  func convert(
    _ row: UnsafeMutableBufferPointer<UInt32>, into bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    switch self {
    case .rgb:
      // Four bytes at once, the last of which the next colour overwrites.
      let memory = UnsafeMutableRawBufferPointer(bytes)
      for i in 0..<row.count - 1 {
        memory.storeBytes(
          of: (row[i].byteSwapped >> 8).littleEndian, toByteOffset: 3 * i, as: UInt32.self)
      }
      let (next, color) = (3 * (row.count - 1), row[row.count - 1])
      bytes[next] = UInt8(truncatingIfNeeded: color >> 16)
      bytes[next + 1] = UInt8(truncatingIfNeeded: color >> 8)
      bytes[next + 2] = UInt8(truncatingIfNeeded: color)
    case .rgba:
      var next = 0
      for color in row {
        let value = straight(color)
        bytes[next] = UInt8(truncatingIfNeeded: value >> 24)
        bytes[next + 1] = UInt8(truncatingIfNeeded: value >> 16)
        bytes[next + 2] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[next + 3] = UInt8(truncatingIfNeeded: value)
        next += 4
      }
    case .palette(let palette):
      let depth = Int(palette.bitDepth)
      var (next, filled) = (0, 0)
      var byte: UInt8 = 0
      var last = row[0]
      var index = palette.table.index(of: last)
      for color in row {
        if color != last {
          last = color
          index = palette.table.index(of: color)
        }
        byte = depth == 8 ? index : byte << depth | index
        filled += depth
        if filled == 8 {
          bytes[next] = byte
          next += 1
          filled = 0
        }
      }
      if filled > 0 { bytes[next] = byte << (8 - filled) }
    }
  }
}

extension UnsafeMutableBufferPointer<UInt32> {
  /// Whether the row `stride` pixels before holds the same; most rows of a figure repeat.
  func repeats(after stride: Int) -> Bool {
    guard let baseAddress else { return true }
    return memcmp(baseAddress, baseAddress - stride, 4 * count) == 0
  }

  /// Whether no pixel lets anything through.
  fileprivate var areOpaque: Bool { reduce(0xFF00_0000, &) >> 24 == 255 }
}

/// Up to 256 colours with their numbers, by open addressing: a dictionary would take longer
/// than the compression.
private struct ColorTable {
  private(set) var colors: [UInt32] = []
  /// 1 + the colour's place in `colors`; 0 where free.
  private var slots = [UInt16](repeating: 0, count: 1024)
  private var numbers = [UInt8](repeating: 0, count: 256)

  private func slot(_ color: UInt32) -> Int {
    var slot = Int((color &* 0x9E37_79B1) >> 22)
    while slots[slot] != 0, colors[Int(slots[slot]) - 1] != color { slot = (slot + 1) & 1023 }
    return slot
  }

  /// False when the colour is a 257th.
  mutating func insert(_ color: UInt32) -> Bool {
    let slot = slot(color)
    if slots[slot] != 0 { return true }
    guard colors.count < 256 else { return false }
    colors.append(color)
    slots[slot] = UInt16(colors.count)
    return true
  }

  /// Gives every colour its place in `order` as its number.
  mutating func number(_ order: [UInt32]) {
    for (number, color) in order.enumerated() {
      numbers[Int(slots[slot(color)]) - 1] = UInt8(number)
    }
  }

  /// - Precondition: the colour was inserted.
  func index(of color: UInt32) -> UInt8 { numbers[Int(slots[slot(color)]) - 1] }
}
