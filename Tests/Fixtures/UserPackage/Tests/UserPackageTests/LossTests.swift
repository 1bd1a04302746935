import Foundation
import Nabla
import NablaTesting
import Testing

/// The goldens lie beside this file, in Goldens/LossTests, unless the environment names a folder.
let goldens = ProcessInfo.processInfo.environment["GOLDENS"] ?? "Goldens"

@Suite(.figures(record: .missing, folder: goldens)) struct LossTests {
  let step = [0.0, 1, 2, 3, 4]
  let loss = [2.3, 1.4, 0.9, 0.7, 0.6]

  @Test func lossCurve() throws {
    let figure = Figure(title: "Training loss", marks: [Line(x: step, y: loss)])
    #expect(try figure.matches("loss-curve"))
  }

  @Test func titleIsOptional() throws {
    try expectSame(
      Figure(marks: [Line(x: step, y: loss)]), Figure(title: "", marks: [Line(x: step, y: loss)]))
  }
}
