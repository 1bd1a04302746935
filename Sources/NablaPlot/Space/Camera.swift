/// Where a space is looked at from.
public struct Camera: Hashable, Sendable, Configurable, OptionValue {
  /// The direction from the middle to the camera, in degrees from x towards y.
  public var azimuth = -60.0
  /// Above the floor, in degrees.
  public var elevation = 28.0
  /// Whether what is nearer looks larger.
  public var perspective = true

  public init() {}

  public init(azimuth: Double, elevation: Double, perspective: Bool = true) {
    self.azimuth = azimuth
    self.elevation = elevation
    self.perspective = perspective
  }

  public static let fields: [Field<Camera>] = [
    Field(
      "azimuth", \.azimuth, bounds: .within(-360...360), unit: "degrees",
      help: "The direction from the middle to the camera, from x towards y."),
    Field(
      "elevation", \.elevation, bounds: .within(-90...90), unit: "degrees",
      help: "How high the camera stands above the floor."),
    Field("perspective", \.perspective, help: "Whether what is nearer looks larger."),
  ]
}
