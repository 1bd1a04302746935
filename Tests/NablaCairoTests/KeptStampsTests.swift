import NablaScene
import NablaText
import Testing

@testable import NablaCairo

/// Stamps that are kept from one rendering to the next.
@Suite struct KeptStampsTests {
  private func key(_ glyph: UInt32, size: Double = 24, phase: Int = 0) -> KeptStamps.Key {
    KeptStamps.Key(font: GlyphFont(id: FontID("font"), size: size), glyph: glyph, phase: phase)
  }

  private func stamp(_ side: Int, _ share: UInt8 = 255) -> Stamp {
    Stamp(
      left: 0, top: 0, width: side, height: side,
      coverage: Array(repeating: share, count: side * side))
  }

  @Test("a stamp is made once for each glyph, size and quarter pixel")
  func madeOnce() {
    let kept = KeptStamps()
    let keys = [key(1), key(2), key(1, size: 25), key(1, phase: 3)]
    for (i, key) in keys.enumerated() {
      let share = UInt8(i + 1)
      #expect(kept.stamp(key) { stamp(2, share) }?.coverage.first == share)
    }
    var made = 0
    for (i, key) in keys.enumerated() {
      let found = kept.stamp(key) {
        made += 1
        return nil
      }
      #expect(found?.coverage.first == UInt8(i + 1))
    }
    #expect(made == 0)
  }

  @Test("a glyph that is too large is asked for again")
  func tooLarge() {
    let kept = KeptStamps()
    #expect(kept.stamp(key(1)) { nil } == nil)
    #expect(kept.stamp(key(1)) { stamp(1) } != nil)
  }

  @Test("what takes too much memory is dropped")
  func dropped() {
    let kept = KeptStamps()
    let side = 1024
    let count = KeptStamps.capacity / (side * side)
    // The capacity is passed by what each takes besides, and then all begins anew.
    for glyph in 0..<UInt32(count) { _ = kept.stamp(key(glyph)) { stamp(side) } }
    #expect(kept.stamp(key(0)) { nil } != nil)
    #expect(kept.stamp(key(1000)) { stamp(side) } != nil)
    #expect(kept.stamp(key(0)) { nil } == nil)
    #expect(kept.stamp(key(1000)) { nil } != nil)
  }

  @Test("stamps of spaces, which cover nothing, are not kept without end")
  func empty() {
    let kept = KeptStamps()
    let count = UInt32(KeptStamps.capacity / 64)
    for glyph in 0..<count { _ = kept.stamp(key(glyph)) { stamp(0) } }
    #expect(kept.stamp(key(0)) { nil } == nil)
    #expect(kept.stamp(key(count - 1)) { nil } != nil)
  }

  @Test("a picture is the same after other sizes of its letters")
  func same() throws {
    func picture(_ size: Double) throws -> [UInt32] {
      let line = typeset("Flipper length ∇", TextStyle(size: size))
      let item = line.item(at: Point(4.3, 40.6), color: black, role: "label")
      let surface = try render(scene([.text(item)], width: 300, height: 60), scale: 2, side: nil)
      return Array(surface.pixels())
    }
    let first = try picture(13)
    #expect(Set(first).count > 10)
    #expect(try picture(13.5) != first)
    #expect(try picture(13) == first)
  }
}
