internal import NablaScene

/// How the numbers of a binary file are stored.
enum ElementType: String, CaseIterable {
  case bool = "BOOL"
  case int8 = "I8"
  case int16 = "I16"
  case int32 = "I32"
  case int64 = "I64"
  case uint8 = "U8"
  case uint16 = "U16"
  case uint32 = "U32"
  case uint64 = "U64"
  case float8e4m3 = "F8_E4M3"
  case float8e5m2 = "F8_E5M2"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case float32 = "F32"
  case float64 = "F64"

  /// The bytes of one number.
  var width: Int {
    switch self {
    case .bool, .int8, .uint8, .float8e4m3, .float8e5m2: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// Reads numbers one after the other; the bytes are a multiple of the width.
  ///
  /// - Throws: for a whole number beyond ±2⁵³, with its index; the place is the caller's.
  func decode(
    _ bytes: UnsafeRawBufferPointer, isBigEndian: Bool = false, place: String
  ) throws(NablaError) -> Tensor.Elements {
    let read = Reader(bytes: bytes, isBigEndian: isBigEndian)
    switch self {
    case .bool: return .single(read.map(UInt8.self) { $0 == 0 ? 0 : 1 })
    case .int8: return .single(read.map(UInt8.self) { Float(Int8(bitPattern: $0)) })
    case .uint8: return .single(read.map(UInt8.self) { Float($0) })
    case .int16: return .single(read.map(UInt16.self) { Float(Int16(bitPattern: $0)) })
    case .uint16: return .single(read.map(UInt16.self) { Float($0) })
    case .int32: return .double(read.map(UInt32.self) { Double(Int32(bitPattern: $0)) })
    case .uint32: return .double(read.map(UInt32.self) { Double($0) })
    case .int64:
      try read.requireExact(UInt64.self, place) { Int64(bitPattern: $0).magnitude }
      return .double(read.map(UInt64.self) { Double(Int64(bitPattern: $0)) })
    case .uint64:
      try read.requireExact(UInt64.self, place) { $0 }
      return .double(read.map(UInt64.self) { Double($0) })
    case .float8e4m3: return .single(read.map(UInt8.self, Self.e4m3))
    // The same layout as the upper byte of a half-precision number.
    case .float8e5m2:
      return .single(read.map(UInt8.self) { Self.half(UInt16($0) << 8) })
    case .float16: return .single(read.map(UInt16.self, Self.half))
    case .bfloat16: return .single(read.map(UInt16.self) { Float(bitPattern: UInt32($0) << 16) })
    case .float32: return .single(read.map(UInt32.self) { Float(bitPattern: $0) })
    case .float64: return .double(read.map(UInt64.self) { Double(bitPattern: $0) })
    }
  }

  /// IEEE 754 half precision: 5 bits of exponent with bias 15, 10 of fraction.
  static func half(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10 & 0x1F)
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      let value = Float(fraction) * 0x1p-24
      return sign == 0 ? value : -value
    case 0x1F: return Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default: return Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }

  /// Four bits of exponent with bias 7, three of fraction; no infinities, NaN is all ones
  /// (Micikevicius et al. 2022, "FP8 formats for deep learning").
  static func e4m3(_ bits: UInt8) -> Float {
    let sign: Float = bits & 0x80 == 0 ? 1 : -1
    let exponent = Int(bits >> 3 & 0xF)
    let fraction = Float(bits & 7)
    if bits & 0x7F == 0x7F { return .nan }
    if exponent == 0 { return sign * fraction * 0x1p-9 }
    return sign * Float(sign: .plus, exponent: exponent - 7, significand: 1 + fraction / 8)
  }
}

/// Numbers at their places in a file, whose places need not be aligned.
private struct Reader {
  let bytes: UnsafeRawBufferPointer
  let isBigEndian: Bool

  @inline(__always)
  private func bits<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ type: Bits.Type, at index: Int
  ) -> Bits {
    let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: type)
    return isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)
  }

  @inline(__always)
  func map<Bits: FixedWidthInteger & BitwiseCopyable, Value>(
    _ type: Bits.Type, _ transform: (Bits) -> Value
  ) -> [Value] {
    let count = bytes.count / MemoryLayout<Bits>.size
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        buffer.initializeElement(at: index, to: transform(bits(type, at: index)))
      }
      initialized = count
    }
  }

  func requireExact(
    _ type: UInt64.Type, _ place: String, _ magnitude: (UInt64) -> UInt64
  ) throws(NablaError) {
    for index in 0..<(bytes.count / 8) where magnitude(bits(type, at: index)) > 1 << 53 {
      throw NablaError(
        place,
        "the whole number at index \(index) is beyond 2^53, where numbers lose their last digits",
        "store it as a smaller number")
    }
  }
}
