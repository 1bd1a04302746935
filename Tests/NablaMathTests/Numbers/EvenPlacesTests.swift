import NablaMath
import Testing

@Suite struct EvenPlacesTests {
  @Test func bothEndsAreAmongThePlaces() {
    #expect(evenPlaces(from: 1, to: 3, count: 5) == [1, 1.5, 2, 2.5, 3])
    #expect(evenPlaces(from: 3, to: -1, count: 3) == [3, 1, -1])
  }

  @Test func theFarthestNumbersHavePlacesBetweenThem() {
    let far = Double.greatestFiniteMagnitude
    #expect(evenPlaces(from: -far, to: far, count: 3) == [-far, 0, far])
  }

  @Test func onePlaceIsTheFirstAndFewerAreNone() {
    #expect(evenPlaces(from: 2, to: 5, count: 1) == [2])
    #expect(evenPlaces(from: 2, to: 5, count: 0) == [])
    #expect(evenPlaces(from: 2, to: 5, count: -1) == [])
  }
}
