#if canImport(Glibc)
  import Foundation
  import Glibc
  import Nabla
  import TestSupport
  import Testing

  @testable import NablaGallery

  @Suite struct LoopbackServerTests {
    /// Runs `body` with a server of a small folder; gives it the port.
    private func serving(_ body: (Int, TemporaryFolder) throws -> Void) throws {
      try TemporaryFolder.with { folder in
        for part in ["site/figures", "outside"] {
          try FileManager.default.createDirectory(
            atPath: folder.path(part), withIntermediateDirectories: true)
        }
        try folder.write("<p>Hello</p>", to: "site/index.html")
        try folder.write("<svg/>", to: "site/figures/a b.svg")
        try folder.write("hidden", to: "site/.secret")
        try folder.write("secret", to: "outside/secret.txt")
        try FileManager.default.createSymbolicLink(
          atPath: folder.path("site/link.txt"),
          withDestinationPath: folder.path("outside/secret.txt"))
        try FileManager.default.createSymbolicLink(
          atPath: folder.path("site/folder"), withDestinationPath: folder.path("outside"))
        try withServer(of: folder.path("site")) { try body($0.port, folder) }
      }
    }

    /// What the server answers to bytes; nil where nothing can connect.
    private func answer(_ bytes: [UInt8], port: Int, address: UInt32 = 0x7F00_0001) -> String? {
      guard let file = connection(port: port, address: address) else { return nil }
      defer { close(file) }
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes {
          send(file, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { break }
        sent += count
      }
      var result: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = recv(file, &chunk, chunk.count, 0)
        if count <= 0 { break }
        result += chunk[..<count]
      }
      return String(decoding: result, as: UTF8.self)
    }

    private func connection(port: Int, address: UInt32) -> Int32? {
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard file >= 0 else { return nil }
      var patience = timeval(tv_sec: 15, tv_usec: 0)
      setsockopt(
        file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
      var place = sockaddr_in()
      place.sin_family = sa_family_t(AF_INET)
      place.sin_port = UInt16(port).bigEndian
      place.sin_addr = in_addr(s_addr: address.bigEndian)
      let code = withUnsafePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      if code == 0 { return file }
      close(file)
      return nil
    }

    private func get(_ path: String, port: Int) -> String {
      answer(Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), port: port) ?? ""
    }

    @Test func filesOfTheFolderAreServedAndNoOthers() throws {
      try serving { port, _ in
        #expect(get("/", port: port).hasSuffix("\r\n\r\n<p>Hello</p>"))
        #expect(
          get("/index.html?q=1", port: port).hasPrefix("HTTP/1.1 200 OK\r\nContent-Type: text/html")
        )
        #expect(get("/figures/a%20b.svg", port: port).contains("Content-Type: image/svg+xml"))
        for path in [
          "/nothing", "/figures", "/figures/", "/.secret", "/link.txt", "/folder/secret.txt",
          "/../outside/secret.txt", "/%2e%2e/outside/secret.txt", "/..%2foutside/secret.txt",
          "/figures/../../outside/secret.txt", "//etc/passwd", "/figures/..%5c..%5coutside",
        ] {
          let answer = get(path, port: port)
          #expect(answer.hasPrefix("HTTP/1.1 404"), "\(path): \(answer)")
          #expect(!answer.contains("secret\r\n") && !answer.hasSuffix("secret"), "\(path)")
        }
      }
    }

    @Test func onlyThisMachineIsListenedTo() throws {
      try serving { port, _ in
        // Another address of the same machine: what listens on all would answer there.
        #expect(answer([], port: port, address: 0x7F00_0002) == nil)
        let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        let hex = String(port, radix: 16, uppercase: true)
        let place = ":" + String(repeating: "0", count: 4 - hex.count) + hex + " "
        let rows = table.split(separator: "\n").filter {
          $0.contains(place) && $0.contains(" 0A ")
        }
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { $0.contains(" 0100007F:") })
      }
    }

    @Test func malformedRequestsAreAnsweredAndSurvived() throws {
      try serving { port, _ in
        var generator = SeededGenerator(seed: 1)
        let noise = (0..<3000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let cases: [([UInt8], String)] = [
          (Array("\r\n\r\n".utf8), "400"), (Array("GET\r\n\r\n".utf8), "400"),
          (noise + Array("\r\n\r\n".utf8), "400"),
          ([UInt8](repeating: 65, count: 100_000), "431"),
          (
            Array("GET / HTTP/1.1\r\n".utf8)
              + Array(repeating: [88, 58, 13, 10], count: 5000).joined(), "431"
          ),
          (Array("DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), "405"),
        ]
        for (bytes, status) in cases {
          let answer = answer(bytes, port: port) ?? ""
          #expect(answer.hasPrefix("HTTP/1.1 \(status)"), "\(status): \(answer.prefix(60))")
        }
        // One that hangs up, and more silent ones than may be open.
        if let file = connection(port: port, address: 0x7F00_0001) { close(file) }
        let silent = (0..<200).compactMap { _ in connection(port: port, address: 0x7F00_0001) }
        #expect(get("/", port: port).contains("Hello"))
        for file in silent { close(file) }
      }
    }

    @Test func aHeadIsAnsweredWithoutAFile() throws {
      try serving { port, _ in
        let answer = answer(
          Array("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), port: port)
        #expect(answer?.contains("Content-Length: 12\r\n") == true)
        #expect(answer?.hasSuffix("\r\n\r\n") == true)
      }
    }

    @Test func aPortInUseIsRefusedAndTheNextOneTakenWhereNoneWasAsked() throws {
      try serving { port, folder in
        let error = #expect(throws: NablaError.self) {
          try LoopbackServer(folder: folder.path, port: port)
        }
        #expect(
          error?.description
            == "--serve: cannot listen on port \(port): address already in use; give another port.")
        let first = try LoopbackServer(folder: folder.path)
        let second = try LoopbackServer(folder: folder.path)
        #expect(first.port < second.port)
        #expect(first.address == "http://127.0.0.1:\(first.port)/")
      }
    }
  }
#endif
