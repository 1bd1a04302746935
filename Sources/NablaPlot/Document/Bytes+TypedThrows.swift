internal import NablaScene

extension [UInt8] {
  /// Like `withUnsafeBytes`, which loses the type of the error that its closure throws.
  func withRawBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws(NablaError) -> Result
  ) throws(NablaError) -> Result {
    try withUnsafeBufferPointer { (buffer) throws(NablaError) -> Result in
      try body(UnsafeRawBufferPointer(buffer))
    }
  }
}
