import Testing

@testable import NablaGallery

@Suite struct HTTPRequestTests {
  private func request(_ text: String) throws(HTTPStatus) -> HTTPRequest {
    try HTTPRequest(Array(text.utf8))
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "/"),
    ("GET /a%20b.svg?x=%zz HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n", "/a b.svg"),
    ("HEAD /figures/x.html HTTP/1.0\r\nhost:LOCALHOST:1\r\n\r\n", "/figures/x.html"),
    ("GET /%C3%A9 HTTP/1.1\nHost: localhost\n\n", "/é"),
  ])
  func filesOfThisMachineAreAskedFor(text: String, path: String) throws {
    let request = try request(text)
    #expect(request.path == path)
    #expect(request.isHead == text.hasPrefix("HEAD"))
  }

  @Test(arguments: [
    ("\r\n\r\n", HTTPStatus.badRequest), ("GET\r\n\r\n", .badRequest),
    ("GET / HTTP/2\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET / HTTP/1.1\r\n\r\n", .badRequest),
    ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", .badRequest),
    ("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", .badRequest),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n", .badRequest),
    ("GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET /%0 HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET /%FF HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("GET /\u{1} HTTP/1.1\r\nHost: localhost\r\n\r\n", .badRequest),
    ("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n", .methodNotAllowed),
    ("\u{16}\u{3}\u{1}", .badRequest),
  ])
  func everythingElseIsRefused(text: String, status: HTTPStatus) {
    #expect(throws: status) { try request(text) }
  }

  @Test func aHeadEndsWithAnEmptyLine() {
    #expect(HTTPRequest.end(of: Array("GET / HTTP/1.1\r\nA: b\r\n\r\nrest".utf8)) == 24)
    #expect(HTTPRequest.end(of: Array("GET / HTTP/1.1\n\nrest".utf8)) == 16)
    #expect(HTTPRequest.end(of: Array("GET / HTTP/1.1\r\nA: b\r\n".utf8)) == nil)
    #expect(HTTPRequest.end(of: []) == nil)
  }
}
