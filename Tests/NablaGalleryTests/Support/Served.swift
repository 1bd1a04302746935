import Dispatch
import NablaGallery
import Synchronization

/// Runs `body` with a server of a folder on any free port; gives it the address.
func withServer(of folder: String, _ body: (LoopbackServer) throws -> Void) throws {
  let server = try LoopbackServer(folder: folder, port: 0)
  let isWanted = Atomic(true)
  let group = DispatchGroup()
  nonisolated(unsafe) let wanted = { isWanted.load(ordering: .relaxed) }
  DispatchQueue.global().async(group: group) { server.run(while: wanted) }
  defer {
    isWanted.store(false, ordering: .relaxed)
    group.wait()
  }
  try body(server)
}
