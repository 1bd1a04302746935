import NablaPlot
import NablaScene
import TestSupport
import Testing

/// Wrong figure files with the whole message that each gives.
@Suite struct FigureFileErrorTests {
  struct Case: Sendable, CustomStringConvertible {
    let text: String
    let message: String

    init(_ text: String, _ message: String) {
      self.text = text
      self.message = message
    }

    var description: String { message }
  }

  private func message(_ text: String, files: DataFiles? = nil) -> String {
    do {
      _ = try FigureDocument(text: text, file: "f.yaml").load(files: files).drawn()
      return "drawn"
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    Case("{}", "f.yaml:1:1: the figure has no marks; give marks or panels."),
    Case("[]", "f.yaml:1:1: figure: is a list; give a map of options."),
    Case("just words", "f.yaml:1:1: figure: is \"just words\"; give a map of options."),
    Case(
      "nabla: 2\nmarks: []", "f.yaml:1:8: the file is of version 2; this program reads version 1."),
    Case(
      "nabla: 2\nshapes: []",
      "f.yaml:1:8: the file is of version 2; this program reads version 1."),
    Case("nabla: new", "f.yaml:1:8: figure: nabla is \"new\"; give a whole number."),
    Case(
      "marks: []\npanels: []", "f.yaml:2:9: the figure has both marks and panels; give one of them."
    ),
    Case("marks: 3", "f.yaml:1:8: marks is 3; give a list of marks."),
    Case("marks: {mark: line}", "f.yaml:1:8: marks is a map; give a list of marks."),
    Case(
      "marks: [3]",
      "f.yaml:1:9: marks[0] does not say which mark it is; give mark: one of \(MarkRegistry.standard.kinds.joined(separator: ", "))."
    ),
    Case(
      "marks: [{mark: scater}]", "f.yaml:1:16: unknown mark \"scater\"; did you mean \"scatter\"?"),
    Case(
      "titel: x\nmarks: []", "f.yaml:1:1: figure: has no option \"titel\"; did you mean \"title\"?"),
    Case(
      "marks:\n  - {mark: line, y: [1], widht: 3}",
      "f.yaml:2:26: line: has no option \"widht\"; did you mean \"width\"?"),
    Case(
      "marks:\n  - {mark: line, y: [1], width: -3}",
      "f.yaml:2:33: line: width is -3 px; give 0 to 1000."),
    Case(
      "marks:\n  - {mark: line, y: [1], opacity: 1.5}",
      "f.yaml:2:35: line: opacity is 1.5; give 0 to 1."),
    Case(
      "marks:\n  - {mark: line, y: [1], dash: dased}",
      "f.yaml:2:32: line: dash is \"dased\"; did you mean \"dashed\"?"),
    Case(
      "marks:\n  - {mark: scatter, x: [1], y: [1], shape: 7}",
      "f.yaml:2:44: scatter: shape is 7; give one of circle, square, diamond, triangle, triangleDown, cross, plus, star, or a column of texts."
    ),
    Case("theme: drak\nmarks: []", "f.yaml:1:8: figure: theme is \"drak\"; did you mean \"dark\"?"),
    Case(
      "size: 10\nmarks: []",
      "f.yaml:1:7: figure: size is 10; give [width, height] or widthxheight, in pixels."),
    Case("size: [10, 400]\nmarks: []", "f.yaml:1:7: figure: size is 10 px; give 64 to 20000."),
    Case(
      "size: 640x\nmarks: []",
      "f.yaml:1:7: figure: size is \"640x\"; give [width, height] or widthxheight, in pixels."),
    Case("title: [a]\nmarks: []", "f.yaml:1:8: figure: title is a list; give text."),
    Case(
      "x: {scale: linaer}\nmarks: [{mark: line, y: [1]}]",
      "f.yaml:1:12: x: scale is \"linaer\"; did you mean \"linear\"?"),
    Case(
      "x: {base: 1, scale: log}\nmarks: [{mark: line, y: [1]}]",
      "f.yaml:1:11: x: base is 1; give a positive number other than 1."),
    Case(
      "y: {scale: log, domain: [0, 5]}\nmarks: [{mark: line, y: [1]}]",
      "f.yaml:1:25: y: domain is [0, 5] on a log scale; give two numbers above 0."),
    Case(
      "y: {scale: log}\nmarks: [{mark: line, y: [0, -1]}]",
      "f.yaml:1:12: y: scale is log, but none of the 2 values is above 0; use a linear scale."),
    Case(
      "x: {scale: linear}\nmarks: [{mark: scatter, x: [a, b], y: [1, 2]}]",
      "f.yaml:1:12: x: scale is linear, but the values are text; leave it out, or give numbers."),
    Case(
      "x: {ticks: {values: [1, 2], labels: [a]}}\nmarks: [{mark: line, y: [1]}]",
      "f.yaml:1:12: x.ticks: has 1 labels and 2 values; give one label for each value."),
    Case(
      "marks: [{mark: line, x: [1, 2, 3], y: [1, 2]}]",
      "f.yaml:1:25: marks[0] (line): x has 3 values and y has 2; give lists of the same length."),
    Case(
      "marks: [{mark: line}]",
      "f.yaml:1:9: marks[0] (line): y is missing; give a column's name or a list of numbers."),
    Case(
      "marks: [{mark: line, y: [a, b]}]",
      "f.yaml:1:25: marks[0] (line).y: the values are text, for example \"a\"; give numbers."),
    Case(
      "marks: [{mark: line, y: b}]",
      "f.yaml:1:25: marks[0] (line).y: no column \"b\"; give data, or a list of values."),
    Case(
      "data: {columns: {speed: [1], mass: [2]}}\nmarks: [{mark: scatter, x: speed, y: mas}]",
      "f.yaml:2:38: marks[0] (scatter).y: unknown column \"mas\"; did you mean \"mass\"?"),
    Case(
      "data: {columns: {a: [1], b: [2, 3]}}\nmarks: []",
      "f.yaml:1:7: column \"a\" has 1 values and \"b\" has 2; give all columns one length."),
    Case(
      "data: {columns: {a: [1, x]}}\nmarks: []",
      "f.yaml:1:25: text in a column that begins with a number; write values of one kind, and null for a missing one."
    ),
    Case(
      "data: [1]\nmarks: []",
      "f.yaml:1:7: data is a list; give a file's path, or {columns: {name: [values]}}."),
    Case("data: d.csv\nmarks: []", "f.yaml:1:7: files cannot be read here; give columns."),
    Case(
      "marks: [{mark: scatter, x: [1], y: [1], color: blurple}]",
      "f.yaml:1:48: marks[0] (scatter).color: \"blurple\" is neither a column nor a colour; did you mean \"purple\"?"
    ),
    Case(
      "marks: [{mark: scatter, x: [1], y: [1], color: '#12345'}]",
      "f.yaml:1:48: marks[0] (scatter).color: is \"#12345\"; give #rgb, #rrggbb or #rrggbbaa."),
    Case(
      "x: {scale: symlgo}\nmarks: []",
      "f.yaml:1:12: x: scale is \"symlgo\"; did you mean \"symlog\"?"),
    Case(
      "x: {scale: custom, forward: x^3}\nmarks: [{mark: line, y: [1, 2]}]",
      "f.yaml:1:4: x: inverse is missing; give two formulas of x, such as forward: x^3 and inverse: x^(1/3)."
    ),
    Case(
      "x: {scale: custom, forward: x^3, inverse: x^2}\nmarks: [{mark: line, y: [1, 2]}]",
      "f.yaml:1:43: x: inverse \"x^2\" gives 0.000244141 back for 0.25; give the formula that undoes \"x^3\"."
    ),
    Case(
      "y: {secondary: {forward: 1/x}}\nmarks: [{mark: line, y: [-1, 1]}]",
      "f.yaml:1:16: y.secondary: forward \"1/x\" has no value at 0; give a formula that is defined on the whole axis, or a smaller domain."
    ),
    Case(
      "y: {scale: logit, domain: [0, 1]}\nmarks: [{mark: line, y: [0.1, 0.2]}]",
      "f.yaml:1:27: y: domain is [0, 1] on a logit scale; give two numbers between 0 and 1, both excluded."
    ),
    Case(
      "twin: {marks: []}\npanels: [[{marks: []}]]",
      "f.yaml:1:7: the figure has both twin and panels; give twin to a panel."),
    Case(
      "coordinates: polr\nmarks: []",
      "f.yaml:1:14: figure: coordinates is \"polr\"; did you mean \"polar\"?"),
    Case(
      "coordinates: {polar: {hole: 2}}\nmarks: []",
      "f.yaml:1:29: figure: coordinates.polar.hole is 2; give 0 to 0.9."),
    Case(
      "coordinates: polar\nmarks: [{mark: heatmap, values: [[1]]}]",
      "f.yaml:2:9: marks[0] (heatmap): has no form in polar coordinates; use line, area, bar or scatter."
    ),
    Case(
      "color: {scale: quantile}\nmarks: []",
      "f.yaml:1:16: figure: color.scale is \"quantile\"; did you mean \"quantiles\"?"),
    Case(
      "color: {over: crimsn}\nmarks: []",
      "f.yaml:1:15: figure: color.over is \"crimsn\", which is no colour; did you mean \"crimson\"?"
    ),
    Case(
      "marks: [{mark: scatter, x: [1], y: [1], color: [1, 2]}]",
      "f.yaml:1:48: marks[0] (scatter): color has 2 values and y has 1; give lists of the same length."
    ),
    Case(
      "marks: [{mark: scatter, x: [1], y: [1], size: 0}]",
      "f.yaml:1:47: marks[0] (scatter).size: is 0 px; give above 0."),
    Case(
      "marks: [{mark: line, y: [1], color: [1], dash: dotted}]",
      "f.yaml:1:48: marks[0] (line).dash: is dotted, and a line in many colours is solid; leave dash out, or give one colour."
    ),
    Case(
      "marks: [{mark: heatmap, values: [[1, 2], [3]]}]",
      "f.yaml:1:42: heatmap: values has 1 values in row 1 and 2 in row 0; give rows of the same length."
    ),
    Case(
      "marks: [{mark: heatmap, values: [[1, x]]}]",
      "f.yaml:1:38: heatmap: values is \"x\"; give a number."),
    Case(
      "marks: [{mark: heatmap, values: [[1, 2]], xLabels: [a]}]",
      "f.yaml:1:52: marks[0] (heatmap).xLabels: has 1 labels for 2 columns; give one label for each."
    ),
    Case(
      "marks: [{mark: heatmap, values: [[1, 2]], mask: [[1]]}]",
      "f.yaml:1:49: marks[0] (heatmap).mask: has 1×1 cells and values has 1×2; give matrices of the same shape."
    ),
    Case(
      "marks: [{mark: heatmap}]",
      "f.yaml:1:9: marks[0] (heatmap): has no values; give values, or x, y and color."),
    Case(
      "marks: [{mark: rule, x: 1, y: 2}]",
      "f.yaml:1:9: marks[0] (rule): has both x and y; give one of them."),
    Case(
      "color: {palette: nabbla}\nmarks: [{mark: scatter, x: [1], y: [1], color: [a]}]",
      "f.yaml:1:18: color.palette: unknown palette \"nabbla\"; did you mean \"nabla\"?"),
    Case(
      "color: {colormap: virdis}\nmarks: [{mark: heatmap, values: [[1, 2]]}]",
      "f.yaml:1:19: color.colormap: unknown colormap \"virdis\"; did you mean \"viridis\"?"),
    Case("panels: 3", "f.yaml:1:9: panels is 3; give a list of rows of panels."),
    Case("panels: [3]", "f.yaml:1:10: a row of panels is 3; give a list of panels."),
    Case("panels: [[3]]", "f.yaml:1:11: panel: is 3; give a map of options."),
    Case(
      "panels: [[{}]]", "f.yaml:1:11: the panel has no marks; give marks, text, a table or panels."),
    Case("panels: []", "f.yaml: figure: has no panel; give marks or panels."),
    Case(
      "panels: [[{marks: [], size: 3}]]",
      "f.yaml:1:23: panel: has no option \"size\"; known: title, data, x, y, z, color, aspect, coordinates, marks, twin, panels, shareX, shareY, columns, rows, columnTitles, rowTitles, columnSpan, rowSpan, text and 4 more."
    ),
    // Places inside panels, however the grid is built.
    Case(
      "panels:\n  - - {marks: [{mark: line, y: [1]}]}\n    - {marks: [{mark: line, y: [1]}, {mark: line}]}",
      "f.yaml:3:38: panel 1: marks[1] (line): y is missing; give a column's name or a list of numbers."
    ),
    Case(
      "panels:\n  - - {marks: [{mark: line, y: [1]}]}\n    - {y: {scale: lg}, marks: [{mark: line, y: [1]}]}",
      "f.yaml:3:19: panel 1: y: scale is \"lg\"; did you mean \"log\"?"),
    Case(
      "panels: [[{y: {scale: lg}, marks: [{mark: line, y: [1]}]}]]",
      "f.yaml:1:23: y: scale is \"lg\"; did you mean \"log\"?"),
    Case(
      "panels: [[{y: {scale: lg}, marks: [{mark: line, y: [1]}]}, null]]",
      "f.yaml:1:23: y: scale is \"lg\"; did you mean \"log\"?"),
    Case(
      "panels: [[null, {marks: [{mark: line, y: b}]}]]",
      "f.yaml:1:42: marks[0] (line).y: no column \"b\"; give data, or a list of values."),
    Case(
      "panels: [[{panels: [[{marks: []}, {y: {scale: lg}, marks: [{mark: line, y: [1]}]}]]}]]",
      "f.yaml:1:47: panel 1: y: scale is \"lg\"; did you mean \"log\"?"),
    Case(
      "panels: [[{panels: [[{marks: []}, {marks: [{mark: line, y: b}]}]]}]]",
      "f.yaml:1:60: panel 1: marks[0] (line).y: no column \"b\"; give data, or a list of values."),
    Case(
      "y: {scale: lg}\npanels: [[{marks: []}, {marks: [{mark: line, y: [1]}]}]]",
      "f.yaml:1:12: panel 0: y: scale is \"lg\"; did you mean \"log\"?"),
    Case(
      "panels: [[{marks: []}, {color: {palette: tabb10}, marks: [{mark: scatter, x: [1], y: [1], color: [a]}]}]]",
      "f.yaml:1:42: panel 1: color.palette: unknown palette \"tabb10\"; did you mean \"tab10\"?"),
  ])
  func aWrongFileIsRefusedAtItsPlaceWithTheWayOut(given: Case) {
    #expect(message(given.text) == given.message)
  }

  @Test func dataFilesAreReadBelowTheFolderOnly() throws {
    try TemporaryFolder.with { folder in
      try folder.write("x,y\n1,2\n", to: "penguins.csv")
      try folder.write("x,y\n1\n", to: "ragged.csv")
      let files = DataFiles.below(folder.path)
      func answer(_ path: String) -> String {
        message("data: \(path)\nmarks: [{mark: line, x: x, y: y}]", files: files)
      }
      #expect(answer("penguins.csv") == "drawn")
      #expect(
        answer("pengiuns.csv")
          == "f.yaml:1:7: there is no file \"pengiuns.csv\"; did you mean \"penguins.csv\"?")
      #expect(
        answer("nowhere.csv") == "f.yaml:1:7: there is no file \"nowhere.csv\"; check the path.")
      #expect(
        answer("../x.csv")
          == "f.yaml:1:7: the path \"../x.csv\" leads out of the figure's folder; put the file beside the figure file or below it."
      )
      #expect(
        answer("/etc/passwd")
          == "f.yaml:1:7: the path \"/etc/passwd\" is absolute; use a path relative to the figure file."
      )
      #expect(answer("ragged.csv").hasPrefix("ragged.csv:2"))
      #expect(answer(".") == "f.yaml:1:7: \".\" is a folder; name a file.")
    }
  }
}
