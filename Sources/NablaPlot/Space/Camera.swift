/// Where a panel's space is looked at from, and the shape of its box.
public struct Camera: Hashable, Sendable, Configurable, OptionValue {
  /// The direction from the middle to the camera, in degrees from x towards y.
  public var azimuth = -60.0
  /// Above the floor, in degrees.
  public var elevation = 28.0
  /// Whether what is nearer looks larger.
  public var perspective = true
  /// The box's height where its sides are 1 long.
  public var height = 0.72

  public init() {}

  public init(
    azimuth: Double = -60, elevation: Double = 28, perspective: Bool = true, height: Double = 0.72
  ) {
    self.azimuth = azimuth
    self.elevation = elevation
    self.perspective = perspective
    self.height = height
  }

  public static let fields: [Field<Camera>] = [
    Field(
      "azimuth", \.azimuth, bounds: .within(-360...360), unit: "degrees",
      help: "The direction from the middle to the camera, from x towards y."),
    Field(
      "elevation", \.elevation, bounds: .within(-90...90), unit: "degrees",
      help: "How high the camera stands above the floor."),
    Field("perspective", \.perspective, help: "Whether what is nearer looks larger."),
    Field(
      "height", \.height, bounds: .within(0.1...3),
      help: "The box's height where its sides are 1 long."),
  ]
}
