import NablaScene

/// A PNG without compression, so that tests need no image library: RGBA, stored blocks.
func storedPNG(_ pixels: Pixels) -> [UInt8] {
  var raw: [UInt8] = []
  for y in 0..<pixels.height {
    raw.append(0)
    for x in 0..<pixels.width { raw += bigEndian(pixels.values[y * pixels.width + x]) }
  }
  var data: [UInt8] = [0x78, 0x01]
  for start in stride(from: 0, to: raw.count, by: 65535) {
    let block = raw[start..<min(start + 65535, raw.count)]
    let count = UInt16(block.count)
    data.append(block.endIndex == raw.count ? 1 : 0)
    for part in [count, ~count] { data += [UInt8(part & 255), UInt8(part >> 8)] }
    data += block
  }
  var (a, b): (UInt32, UInt32) = (1, 0)
  for byte in raw {
    a = (a + UInt32(byte)) % 65521
    b = (b + a) % 65521
  }
  data += bigEndian(b << 16 | a)
  let header =
    bigEndian(UInt32(pixels.width)) + bigEndian(UInt32(pixels.height)) + [8, 6, 0, 0, 0]
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
    + chunk("IDAT", data) + chunk("IEND", [])
}

private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
  let body = Array(name.utf8) + data
  var crc: UInt32 = .max
  for byte in body {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return bigEndian(UInt32(data.count)) + body + bigEndian(~crc)
}

private func bigEndian(_ value: UInt32) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
}
