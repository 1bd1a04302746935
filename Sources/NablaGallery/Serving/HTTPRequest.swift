/// A request for a file, as a browser sends it.
///
/// Source: RFC 9112, as far as GET and HEAD need it.
struct HTTPRequest: Equatable {
  /// The path in the address without its query, percent signs decoded; begins with `/`.
  let path: String
  /// Whether only the head of the answer is wanted.
  let isHead: Bool

  /// The most bytes that a request may have.
  static let sizeLimit = 8192

  /// Where the head ends; nil while it has not come whole.
  static func end(of bytes: [UInt8]) -> Int? {
    let (cr, lf) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    var position = 0
    while let line = bytes[position...].firstIndex(of: lf) {
      var next = line + 1
      if next < bytes.count, bytes[next] == cr { next += 1 }
      if next < bytes.count, bytes[next] == lf { return next + 1 }
      position = line + 1
    }
    return nil
  }

  /// Reads the head of a request.
  ///
  /// - Throws: the status that answers it where it is no request for a file of this machine.
  init(_ head: [UInt8]) throws(HTTPStatus) {
    guard head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x0A, 0x0D, 0x09].contains($0) }),
      let text = String(validating: head, as: UTF8.self)
    else { throw .badRequest }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { throw .badRequest }
    guard words[0] == "GET" || words[0] == "HEAD" else { throw .methodNotAllowed }
    guard words[1].hasPrefix("/"), Self.names(lines.dropFirst()) else { throw .badRequest }
    isHead = words[0] == "HEAD"
    let address = words[1].prefix { $0 != "?" && $0 != "#" }
    guard let path = pathOfAddress(address) else { throw .badRequest }
    self.path = path
  }

  /// Whether the request is for this machine: a page elsewhere whose name was made to lead here
  /// gets nothing.
  private static func names(_ headers: ArraySlice<Substring>) -> Bool {
    let hosts = headers.compactMap { line -> String? in
      guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == "host" else {
        return nil
      }
      return line[colon...].dropFirst().filter { $0 != " " && $0 != "\t" }.lowercased()
    }
    guard hosts.count == 1, let host = hosts.first else { return false }
    let name = host.hasPrefix("[") ? host : String(host.prefix { $0 != ":" })
    return ["localhost", "127.0.0.1"].contains(name)
  }
}

/// How a request is answered that gets no file.
enum HTTPStatus: String, Error {
  case badRequest = "400 Bad Request"
  case notFound = "404 Not Found"
  case methodNotAllowed = "405 Method Not Allowed"
  case tooLarge = "431 Request Header Fields Too Large"
}
