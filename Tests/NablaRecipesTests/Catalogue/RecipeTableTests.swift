import Foundation
import Nabla
import TestSupport
import Testing

/// Every recipe against numbers that were calculated elsewhere, and against bad values.
@Suite struct RecipeTableTests {
  @Test func everyRecipeHasATable() {
    #expect(RecipeRegistry.standard.ids.sorted() == RecipeTable.ids)
  }

  @Test(arguments: RecipeTable.ids)
  func itsNumbersAreThoseOfAnIndependentCalculation(id: String) throws {
    let table = try RecipeTable(of: id)
    #expect(!table.how.isEmpty)
    #expect(!table.numbers.isEmpty)
    for row in table.numbers {
      let data = try target(id, row.set ?? []).data()
      let series = try #require(data["series"])
      for (path, wanted) in row.expect.sorted(by: { $0.key < $1.key }) {
        let difference = wanted.difference(
          from: series.at(path), tolerance: row.tolerance ?? 1e-9)
        #expect(difference == nil, "\(id) \(row.set ?? []): \(path)")
      }
    }
  }

  @Test(arguments: RecipeTable.ids)
  func badValuesAreRefusedByName(id: String) throws {
    for row in try RecipeTable(of: id).refused ?? [] {
      #expect {
        try target(id, row.set)
      } throws: {
        ($0 as? NablaError)?.description == row.message
      }
    }
  }

  @Test(arguments: RecipeTable.ids)
  func oddValuesAreDrawnWithAWarning(id: String) throws {
    for row in try RecipeTable(of: id).warned ?? [] {
      let report = try target(id, row.set).figure.drawn().report
      #expect(
        report.warnings.contains { $0.contains(row.warning) }, "\(row.set): \(report.warnings)")
    }
  }

  @discardableResult
  private func target(_ id: String, _ settings: [String]) throws -> FigureTarget {
    try FigureTarget.load(id, settings: try settings.map { try Setting($0) })
  }
}
