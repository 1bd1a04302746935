import NablaMath
public import NablaScene

/// A part of an axis as people write it for a plotter: `-5:5`, `0:2pi`.
public struct PlotWindow: Hashable, Sendable {
  public let interval: Interval
  /// Whether its ends are written with π, so that the ticks are multiples of it.
  public let isInPi: Bool

  public init(_ interval: Interval, isInPi: Bool = false) {
    self.interval = interval
    self.isInPi = isInPi
  }

  /// - Parameters:
  ///   - text: two formulas without variables and a colon between them, the smaller first.
  ///   - place: what the text belongs to, for messages.
  public init(_ text: String, place: String) throws(NablaError) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      throw NablaError(place, "is \"\(Nearest.clipped(text))\"", "write two numbers a:b, as -5:5")
    }
    var values: [Double] = []
    for end in ends {
      do throws(FormulaError) {
        values.append(try Formula(String(end), variables: [])(0))
      } catch {
        throw NablaError(
          "\(place) \"\(Nearest.clipped(text))\"", error.message,
          error.remedy.isEmpty ? "write two numbers a:b, as 0:2pi" : error.remedy)
      }
    }
    guard let interval = Interval(values[0], values[1]) else {
      throw NablaError(
        place, "is \"\(Nearest.clipped(text))\"", "give two finite numbers, the smaller first")
    }
    self.interval = interval
    isInPi = text.contains("pi") || text.contains("π")
  }
}
