import Nabla
import TestSupport
import Testing

/// Wrong command lines: an exit code, one whole message on standard error, nothing anywhere else.
@Suite struct BadCommandLineTests {
  struct Case: Sendable, CustomStringConvertible {
    let line: String
    let code: Int32
    let message: String

    init(_ line: String, _ message: String, code: Int32 = 2) {
      self.line = line
      self.code = code
      self.message = message
    }

    var description: String { line }

    /// The line's words; quotes keep spaces.
    var words: [String] {
      line.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { i, part in
        i % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
      }
    }
  }

  static let files = [
    "ok.yaml": "marks: [{mark: line, y: [1, 2]}]\n", "bad.yaml": "marks: [{mark: line, y: [1, 2\n",
    "wrong.yaml": "marks: [{mark: lime, y: [1, 2]}]\n", "empty.yaml": "", "empty.json": "",
    "log.yaml": "y: {scale: log}\nmarks: [{mark: line, y: [-1, 0]}]\n",
    "escape.yaml": "data: ../secret.csv\nmarks: []\n", "words.txt": "words\n",
    "weights.npy": "not an array", "escapes.yaml": "marks: [{mark: \"a\\e[31mb\"}]\n",
  ]

  @Test(arguments: [
    Case("drow ok.yaml", "unknown command \"drow\"; did you mean \"draw\"?"),
    Case("plott", "unknown command \"plott\"; did you mean \"plot\"?"),
    Case(
      "xyzzy",
      "unknown command \"xyzzy\"; known: draw, plot, attention, eval, tex, recipes, themes, data, inspect, lint, convert, schema, gallery, compare, verify, approve, notes, doctor, help."
    ),
    Case(
      "draw gausian-explorer -o a.png",
      "unknown recipe \"gausian-explorer\"; did you mean \"gaussian-explorer\"?"),
    Case(
      "recipes gausian-explorer",
      "unknown recipe \"gausian-explorer\"; did you mean \"gaussian-explorer\"?"),
    Case(
      "draw gaussian-explorer",
      "--output: is missing: nothing would be written; add -o gaussian-explorer.png."),
    Case("draw ok.yaml -o a.pgn", "a.pgn: unknown extension \"pgn\"; did you mean \"png\"?"),
    Case("draw ok.yaml -o a.jpeg", "a.jpeg: unknown extension \"jpeg\"; known: png, svg, pdf."),
    Case(
      "draw ok.yaml -o a",
      "a: the name has no extension, which says what to write; end it in .png, .svg or .pdf, or give --format."
    ),
    Case(
      "draw ok.yaml -o .png",
      ".png: the name has no extension, which says what to write; end it in .png, .svg or .pdf, or give --format."
    ),
    Case(
      "draw ok.yaml -o a.png -o b.pgn", "b.pgn: unknown extension \"pgn\"; did you mean \"png\"?"),
    Case("draw ok.yaml -o a.png --scale 0", "--scale: is 0; give a number above 0, at most 64."),
    Case("draw ok.yaml -o a.png --scale=-1", "--scale: is -1; give a number above 0, at most 64."),
    Case(
      "draw ok.yaml -o a.png --scale nan", "--scale: is nan; give a number above 0, at most 64."),
    Case(
      "draw ok.yaml -o a.png --scale inf", "--scale: is inf; give a number above 0, at most 64."),
    Case("draw ok.yaml -o a.png --scale 65", "--scale: is 65; give a number above 0, at most 64."),
    Case(
      "draw ok.yaml -o a.png --size 640",
      "--size: is \"640\"; write width x height in pixels, as 640x400."),
    Case(
      "draw ok.yaml -o a.png --size nanxnan",
      "--size: is \"nanxnan\"; write width x height in pixels, as 640x400."),
    Case("draw ok.yaml -o a.png --size 1x400", "--size: is 1 px; give 64 to 20000."),
    Case("draw ok.yaml -o a.png --size 640x1e9", "--size: is 1000000000 px; give 64 to 20000."),
    Case("draw ok.yaml -o a.png --theme drak", "--theme: is \"drak\"; did you mean \"dark\"?"),
    Case("draw ok.yaml -o a.svg --svg wbe", "--svg: unknown writer \"wbe\"; did you mean \"web\"?"),
    Case(
      "draw ok.yaml -o -", "--output: - does not say what to write; add --format png, svg or pdf."),
    Case(
      "draw ok.yaml -o - --format gif", "--format: unknown format \"gif\"; known: png, svg, pdf."),
    Case("draw ok.yaml -o a.png --set x", "--set: \"x\" has no value; write --set name=value."),
    Case("draw ok.yaml -o a.png --set =3", "--set: \"=3\" has no value; write --set name=value."),
    Case(
      "draw ok.yaml -o a.png --set titel=x",
      "figure: has no option \"titel\"; did you mean \"title\"?"),
    Case(
      "draw ok.yaml -o a.png --set marks.3.width=1",
      "--set marks.3.width: \"3\" is no place in a list; give 0 to 0."),
    Case(
      "draw ok.yaml -o a.png --set marks.0.mark.x=1",
      "--set marks.0.mark.x: \"x\" lies inside text; name an option."),
    Case("draw ok.yaml -o a.png --set marks.0.width=-1", "line: width is -1 px; give 0 to 1000."),
    Case(
      "draw gaussian-explorer -o a.png --set lr=1",
      "gaussian-explorer: has no option \"lr\"; known: curves, interval, show, quantile."),
    Case(
      "draw gaussian-explorer -o a.png --set intervall=1",
      "gaussian-explorer: has no option \"intervall\"; did you mean \"interval\"?"),
    Case(
      "draw gaussian-explorer -o a.png --set quantile=1",
      "gaussian-explorer: quantile is 1; give between 0 and 1, both excluded."),
    Case(
      "draw gaussian-explorer -o a.png --set 'curves=[{mu: 1, sigma: 0}]'",
      "gaussian-explorer: curves.sigma is 0; give above 0."),
    Case(
      "draw attention-heatmap -o a.png --set layer=99",
      "attention-heatmap.layer: is 99, and there are 6 layers; give 0 to 5, or mean."),
    Case("draw nowhere.yaml -o a.png", "there is no file \"nowhere.yaml\"; check the path."),
    Case("draw okk.yaml -o a.png", "there is no file \"okk.yaml\"; did you mean \"ok.yaml\"?"),
    Case("draw dir.yaml -o a.png", "\"dir.yaml\" is a folder; name a file."),
    Case(
      "draw words.txt -o a.png",
      "words.txt: is neither a recipe nor a figure file; give a recipe's id, or a .yaml, .yml or .json file."
    ),
    Case(
      "draw bad.yaml -o a.png",
      "bad.yaml:2:1: did not find expected ',' or ']' while parsing a flow sequence that begins at 1:25; add a comma or the closing bracket."
    ),
    Case(
      "draw wrong.yaml -o a.png", "wrong.yaml:1:16: unknown mark \"lime\"; did you mean \"line\"?"),
    Case("inspect wrong.yaml", "wrong.yaml:1:16: unknown mark \"lime\"; did you mean \"line\"?"),
    Case("lint wrong.yaml", "wrong.yaml:1:16: unknown mark \"lime\"; did you mean \"line\"?"),
    Case("data wrong.yaml", "wrong.yaml:1:16: unknown mark \"lime\"; did you mean \"line\"?"),
    Case(
      "draw log.yaml -o a.png",
      "log.yaml:1:12: y: scale is log, but none of the 2 values is above 0; use a linear scale."),
    Case(
      "draw escape.yaml -o a.png",
      "escape.yaml:1:7: the path \"../secret.csv\" leads out of the figure's folder; put the file beside the figure file or below it."
    ),
    Case("draw empty.yaml -o a.png", "empty.yaml:1:1: figure: is nothing; give a map of options."),
    Case(
      "draw escapes.yaml -o a.png",
      "escapes.yaml:1:16: unknown mark \"a\\u{1B}[31mb\"; \(Nearest.list(MarkRegistry.standard.kinds))."
    ),
    Case("draw - --set x=1 -o a.png", "figure: x is 1; give a map of options."),
    Case(
      "draw ok.yaml -o nodir/a.png",
      "nodir/a.png: cannot be written: no such file or directory; make the folder first.", code: 3),
    Case(
      "draw ok.yaml -o ok.yaml/a.png",
      "ok.yaml/a.png: cannot be written: not a directory; make the folder first.", code: 3),
    Case(
      "draw ok.yaml -o a.png -o nodir/a.png",
      "nodir/a.png: cannot be written: no such file or directory; make the folder first.", code: 3),
    Case("draw ok.yaml -o dir.png", "dir.png: is a folder; give a file's name."),
    Case(
      "draw ok.yaml -o /dev/full --format png",
      "/dev/full: cannot be written: no space left on device; free some space.", code: 3),
    Case(
      "draw ok.yaml -o /dev/full --format svg",
      "/dev/full: cannot be written: no space left on device; free some space.", code: 3),
    Case(
      "draw ok.yaml -o /dev/full --format pdf",
      "/dev/full: cannot be written: no space left on device; free some space.", code: 3),
    Case(
      "data gaussian-explorer --format xml", "--format: unknown format \"xml\"; known: json, csv."),
    Case(
      "data gaussian-explorer --format cvs",
      "--format: unknown format \"cvs\"; did you mean \"csv\"?"),
    Case(
      "attention nowhere.npy -o a.png",
      "attention-heatmap.attention: there is no file \"nowhere.npy\"; check the path."),
    Case(
      "attention ok.yaml -o a.png",
      "attention-heatmap.attention: \"ok.yaml\" is of an unknown kind; give a .npy, .safetensors, .json or .csv file."
    ),
    Case("gallery --jobs 0 --out g", "--jobs: is 0; give at least 1."),
    Case(
      "gallery --formats gif --out g", "--formats: unknown format \"gif\"; known: png, svg, pdf."),
    Case("gallery --theme drak --out g", "--theme: unknown theme \"drak\"; did you mean \"dark\"?"),
    Case(
      "gallery --only gausian-explorer --out g",
      "--only: no figure is called \"gausian-explorer\"; did you mean \"gaussian-explorer\"?"),
    Case(
      "gallery --watch --out g", "--watch: has nothing to watch; name folders with figure files."),
    Case("gallery --serve 99999 --out g", "--serve: is 99999; give a port from 1 to 65535."),
    Case("gallery --report r --out g", "--report: goes with --check only; add --check."),
    Case(
      "gallery --check",
      "gallery/figures: cannot be listed: no such file or directory; name a folder that can be read."
    ),
    Case(
      "gallery nodir --out g",
      "nodir: cannot be listed: no such file or directory; name a folder that can be read."),
  ])
  func aWrongCommandLineChangesNothing(given: Case) throws {
    try TemporaryFolder.with { folder in
      for (name, text) in Self.files { try folder.write(text, to: name) }
      try makeFolders(["dir.yaml", "dir.png"], in: folder)
      // Files that would be replaced.
      for name in ["a.png", "a.svg", "b.png"] { try folder.write("old", to: name) }
      let before = try folder.names()
      let run = try Run.nabla(given.words, in: folder.path)
      #expect(run.code == given.code)
      #expect(run.errors == "error: \(given.message)\n")
      #expect(run.output == [])
      #expect(try folder.names() == before)
      for name in ["a.png", "a.svg", "b.png"] {
        #expect(try folder.bytes(name) == Array("old".utf8), "\(name)")
      }
    }
  }

  private func makeFolders(_ names: [String], in folder: TemporaryFolder) throws {
    for name in names {
      _ = try Run.program("/bin/mkdir", [folder.path(name)])
    }
  }

  @Test(arguments: [
    ("draw", "error: Missing expected argument '<target>'\n"),
    ("draw ok.yaml -o", "error: Missing value for '-o <output>'\n"),
    ("draw ok.yaml --scale x -o a.png", "error: The value 'x' is invalid for '--scale <scale>'\n"),
    ("draw ok.yaml --bogus", "error: Unknown option '--bogus'\n"),
    ("draw ok.yaml --them dark", "error: Unknown option '--them'. Did you mean '--theme'?\n"),
    ("doctor x", "error: Unexpected argument 'x'\n"),
    ("inspect", "error: Missing expected argument '<target>'\n"),
  ])
  func aWrongUsageIsAnsweredWithTheRightOne(line: String, start: String) throws {
    let run = try Run.nabla(line.split(separator: " ").map(String.init))
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix(start), "\(run.errors)")
    #expect(run.errors.contains("Usage: nabla "))
    #expect(run.output == [])
  }

  @Test(arguments: [
    (["draw", "gaussian-explorer", "-o", "-", "--format", "png"]), ["recipes"], ["--help"],
    ["--version"], ["data", "gaussian-explorer"], ["inspect", "gaussian-explorer", "--json"],
    ["doctor"],
  ])
  func aClosedOrFullStandardOutputIsTheMachinesFault(arguments: [String]) throws {
    let closed = try Run.nabla(arguments, redirect: ">&-")
    #expect(closed.code == 3)
    #expect(closed.errors == "error: standard output: cannot be written: bad file descriptor.\n")
    let full = try Run.nabla(arguments, redirect: ">/dev/full")
    #expect(full.code == 3)
    #expect(
      full.errors
        == "error: standard output: cannot be written: no space left on device; free some space.\n")
  }

  @Test func aReaderThatGoesAwayIsNoNews() throws {
    let run = try Run.nabla(
      ["draw", "gaussian-explorer", "-o", "-", "--format", "png"],
      redirect: "| head -c 10 >/dev/null")
    #expect(run.errors == "")
  }

  @Test func aFileThatMayNotBeReadIsTheMachinesFault() throws {
    try TemporaryFolder.with { folder in
      try folder.write("marks: []\n", to: "ok.yaml")
      let script =
        "chmod 0 ok.yaml; chmod 755 .; cp \"$1\" ./nabla 2>/dev/null; "
        + "[ \"$(id -u)\" = 0 ] && exec setpriv --reuid=65534 --clear-groups ./nabla draw ok.yaml -o a.png; "
        + "exec ./nabla draw ok.yaml -o a.png"
      let run = try Run.program("/bin/sh", ["-c", script, "sh", Run.programPath], in: folder.path)
      #expect(run.code == 3)
      #expect(run.errors == "error: \"ok.yaml\" may not be read; check its permissions.\n")
      #expect(try folder.names() == ["nabla", "ok.yaml"])
    }
  }
}
