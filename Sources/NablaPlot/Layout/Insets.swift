/// What sticks out of a rectangle on its four sides, in logical pixels.
struct Insets: Hashable, Sendable {
  var left = 0.0
  var top = 0.0
  var right = 0.0
  var bottom = 0.0
}
