import NativeMath

/// The decimal number that the bytes are, correctly rounded; nil where they are anything else.
///
/// An optional sign, digits with an optional point, an optional exponent; no spaces, digit
/// groups, hexadecimals, infinities or NaN. Too small a number is 0, too large a one nil. No
/// locale and no allocation: for columns of millions of numbers.
package func parseDouble(_ bytes: UnsafeRawBufferPointer) -> Double? {
  guard let (value, length) = parseDoublePrefix(bytes), length == bytes.count else { return nil }
  return value
}

/// The decimal number at the start of the bytes and how many of them it takes.
package func parseDoublePrefix(_ bytes: UnsafeRawBufferPointer) -> (value: Double, length: Int)? {
  let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
  var value = 0.0
  var used = 0
  guard nabla_parse_double(text, bytes.count, &value, &used) == nabla_ok else { return nil }
  return (value, used)
}

/// The decimal number that the text is, in the same form.
package func parseDouble(_ text: some StringProtocol) -> Double? {
  var text = String(text)
  return text.withUTF8 { parseDouble(UnsafeRawBufferPointer($0)) }
}
