import NablaCairo
import NablaScene
import Testing

@Suite("The same scene gives the same bytes")
struct DeterminismTests {
  private static func outputs(_ scene: Scene) throws -> [[UInt8]] {
    [try png(scene), try pdf(scene), try cairoSVG(scene)]
  }

  @Test("From eight tasks at once, in any order")
  func parallel() async throws {
    let scenes = [figure(), scene([text("∇ 12", 2, 15)], width: 60), scene([])]
    let expected = try scenes.map(Self.outputs)
    #expect(try scenes.map(Self.outputs) == expected)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          for step in 0..<6 {
            let i = (worker + step * (worker % 2 == 0 ? 1 : 2)) % 3
            if try Self.outputs(scenes[i]) != expected[i] { return false }
          }
          return true
        }
      }
      for try await same in group { #expect(same) }
    }
  }
}
