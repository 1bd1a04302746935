import Nabla

/// The bytes that answer a request.
enum HTTPResponse {
  /// The largest file that is sent, in bytes.
  static let sizeLimit = 256 << 20

  /// The answer to the head of a request, from the files below a folder.
  static func bytes(to head: [UInt8], from folder: String) -> [UInt8] {
    do throws(HTTPStatus) {
      let request = try HTTPRequest(head)
      let (name, body) = try file(request.path, in: folder)
      return answer("200 OK", type: type(of: name), body, isHead: request.isHead)
    } catch {
      return bytes(error)
    }
  }

  /// The answer that says what is wrong.
  static func bytes(_ status: HTTPStatus) -> [UInt8] {
    let allow = status == .methodNotAllowed ? "Allow: GET, HEAD\r\n" : ""
    return answer(
      status.rawValue, type: "text/plain; charset=utf-8", Array("\(status.rawValue)\n".utf8),
      headers: allow)
  }

  /// A file below the folder, after links are resolved; hidden ones are not there.
  private static func file(
    _ path: String, in folder: String
  ) throws(HTTPStatus) -> (name: String, bytes: [UInt8]) {
    let parts = path.split(separator: "/")
    guard parts.allSatisfy({ !$0.hasPrefix(".") && !$0.contains("\\") }) else { throw .notFound }
    let name = parts.joined(separator: "/") + (path.hasSuffix("/") ? "/index.html" : "")
    let wanted = name.hasPrefix("/") ? String(name.dropFirst()) : name
    do throws(NablaError) {
      return (
        wanted, try DataFile.read(wanted, in: .below(folder), sizeLimit: sizeLimit)
      )
    } catch {
      throw .notFound
    }
  }

  private static func answer(
    _ status: String, type: String, _ body: [UInt8], isHead: Bool = false, headers: String = ""
  ) -> [UInt8] {
    let head = [
      "HTTP/1.1 \(status)", "Content-Type: \(type)", "Content-Length: \(body.count)",
      "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Cache-Control: no-cache",
      "Connection: close", "\(headers)\r\n",
    ]
    return Array(head.joined(separator: "\r\n").utf8) + (isHead ? [] : body)
  }

  private static func type(of name: String) -> String {
    switch name.split(separator: ".").last?.lowercased() {
    case "html": "text/html; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "pdf": "application/pdf"
    case "csv": "text/csv; charset=utf-8"
    case "json": "application/json"
    default: "application/octet-stream"
    }
  }
}
