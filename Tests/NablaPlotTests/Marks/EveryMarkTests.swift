import NablaCairo
import NablaPlot
import NablaScene
import TestSupport
import Testing

/// What holds for every mark of the registry, whichever those are.
@Suite struct EveryMarkTests {
  @Test func theRegistryListsTheMarksOfTheFolderInAlphabeticalOrder() throws {
    let kinds = try ProjectSources.values(of: "kind", below: "Sources/NablaPlot/Marks")
    #expect(MarkRegistry.standard.kinds == kinds)
  }

  @Test(arguments: MarkRegistry.standard.kinds)
  func aMarkSaysWhatItShowsInOneSentence(kind: String) throws {
    let type = try #require(MarkRegistry.standard[kind])
    #expect(type.summary.hasSuffix("."))
    #expect((10..<150).contains(type.summary.count))
  }

  @Test(arguments: MarkRegistry.standard.kinds)
  func optionsAreDeclaredSoundly(kind: String) throws {
    #expect(problemsOfMark(kind) == [])
  }

  private func problemsOfMark(_ kind: String) -> [String] {
    func check<M: Mark>(_ type: M.Type) -> [String] { problems(of: type, owner: M.kind) }
    guard let type = MarkRegistry.standard[kind] else { return ["unknown"] }
    return check(type)
  }

  @Test(arguments: Sample.marks, threeSizes)
  func aSampleIsSoundAtEverySizeInEveryTheme(sample: Sample, size: Size) throws {
    for theme in Themes.all {
      let figure = sample.figure.with(\.size, size).with(\.theme, theme)
      #expect(problems(of: try figure.drawn()) == [], "\(theme.name)")
    }
  }

  @Test(arguments: Sample.marks)
  func aSampleNeedsNoApologyAtItsOwnSize(sample: Sample) throws {
    let report = try sample.figure.drawn().report
    #expect(report.lint == [])
    #expect(report.warnings == [])
    #expect(report.size == sample.figure.size)
  }

  @Test(arguments: Sample.marks, threeSizes)
  func drawingAtTheSizeThatCameOutChangesNothing(sample: Sample, size: Size) throws {
    let once = try sample.figure.with(\.size, size).drawn()
    let twice = try sample.figure.with(\.size, once.scene.size).drawn()
    #expect(once.scene == twice.scene)
  }

  @Test(arguments: Sample.marks, [ThemeChoice.light, .dark])
  func theMarkCanBeSeen(sample: Sample, theme: ThemeChoice) throws {
    let scene = try sample.figure.with(\.theme, theme).scene()
    #expect(scene.groups.contains { $0.role == "mark-\(sample.name)" })
    let with = try pixels(scene, scale: 1)
    let without = try pixels(scene.withoutMarks, scale: 1)
    let changed = stride(from: 0, to: with.bytes.count, by: 4).count { i in
      (0..<3).contains { abs(Int(with.bytes[i + $0]) - Int(without.bytes[i + $0])) > 24 }
    }
    #expect(changed > 100, "\(changed) pixels differ from the figure without its marks")
  }

  @Test(arguments: Sample.marks)
  func theNumbersOfAMarkAreEquallyManyInEachColumn(sample: Sample) throws {
    for panel in try sample.figure.drawn().report.panels {
      for mark in panel.marks {
        #expect(!mark.series.isEmpty, "\(mark.kind)")
        #expect(Set(mark.series.map(\.column.count)).count <= 1, "\(mark.kind)")
        #expect(Set(mark.series.map(\.name)).count == mark.series.count, "\(mark.kind)")
      }
    }
  }

  @Test(arguments: Sample.marks)
  func theWordsForAMarkNameItsAxes(sample: Sample) throws {
    let drawn = try sample.figure.drawn()
    #expect(drawn.scene.description.hasPrefix("\(sample.figure.title)."))
    for panel in drawn.report.panels {
      #expect(drawn.scene.description.contains(panel.x.label))
      #expect(drawn.scene.description.contains(panel.y.label))
    }
  }

  @Test(arguments: MarkRegistry.standard.kinds)
  func aMarkWithoutOptionsIsRefusedOrDrawnAndNeverATrap(kind: String) throws {
    let type = try #require(MarkRegistry.standard[kind])
    do {
      let drawn = try Figure(marks: [type.init()]).drawn()
      #expect(problems(of: drawn) == [])
    } catch {
      #expect(error.place.hasPrefix("marks[0] (\(kind))"))
      #expect(!error.remedy.isEmpty)
    }
  }

  /// Every option in turn gets every odd value that its type accepts.
  @Test(arguments: MarkRegistry.standard.kinds)
  func anyValueThatAnOptionAcceptsGivesAFiniteSceneOrAnError(kind: String) throws {
    func check<M: Mark>(_ type: M.Type) {
      let values: [Node] = [
        0, 1, -1, 1e300, -1e300, 5e-324, 1_000_000, [], [1], [1, 2, 3], [nil, 1, nil],
        Node([.infinity, -.infinity, .nan]), Node(Double.nan), Node(Double.infinity), "", "x",
        "accent", "#ff0000", ["a", "b", "c"], true, nil, [[1, 2], [3, 4]], [[]], [0, 1],
        Node([1e308, -1e308, 0]),
      ]
      for field in M.fields {
        for value in values {
          guard var figure = Optional(type.sample), figure.grid.rows.count == 1,
            case .panel(var panel) = figure.grid.rows[0][0],
            let index = panel.marks.firstIndex(where: { $0 is M }),
            var mark = panel.marks[index] as? M
          else { continue }
          do throws(NablaError) {
            try mark.configure(
              Node([.init(field.name, value)]), place: OptionPlace(owner: M.kind))
          } catch {
            #expect(error.kind == .input)
            continue
          }
          panel.marks[index] = mark
          figure.grid.rows[0][0] = .panel(panel)
          do throws(NablaError) {
            let drawn = try figure.drawn()
            let wrong = problems(of: drawn).filter {
              !$0.hasPrefix("overlap") && !$0.hasPrefix("cut")
            }
            #expect(wrong == [], "\(field.name): \(value.json())")
          } catch {
            #expect(error.kind == .input)
            #expect(!error.place.isEmpty, "\(field.name): \(value.json()): \(error)")
          }
        }
      }
    }
    let type = try #require(MarkRegistry.standard[kind])
    check(type)
  }
}
