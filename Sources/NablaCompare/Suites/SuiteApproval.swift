import NablaPlot
package import NablaScene

extension SuiteRunner {
  /// Draws cases anew and makes them the goldens; takes away stale goldens.
  ///
  /// - Parameters:
  ///   - names: the cases, each with the hash that somebody looked at, where it is known.
  ///   - removesStale: whether goldens without a case are removed.
  /// - Returns: the names of the cases written and the files removed.
  /// - Throws: for a name that no case has, a case that comes out differently from what was looked
  ///   at, and a picture that a plain page would pass for; then nothing is written.
  package func approve(
    _ names: [(name: String, hash: String?)], removesStale: Bool = false
  ) throws(NablaError) -> (written: [String], removed: [String]) {
    var drawn: [(name: GoldenName, drawn: DrawnCase)] = []
    for (name, hash) in names {
      guard let one = suite.cases.first(where: { $0.name == name }) else {
        throw Nearest.unknown("approve", "case", name, known: suite.cases.map(\.name))
      }
      let now = try drawing(one)
      if let hash, hash != now.hash {
        throw NablaError(
          name, "comes out differently from what the report shows", "run nabla verify again")
      }
      let golden = try check(one, now, nil)
      guard !(try golden.isBlank(now)) else {
        throw NablaError(
          name, "a plain page would pass for this picture", "draw something, or tolerate less")
      }
      drawn.append((golden.name, now))
    }
    let stale = removesStale ? try staleFiles() : []
    let recorder = GoldenRecorder(suite.goldens, renderer: renderer)
    try recorder.write(drawn, keeping: Set(suite.cases.map(\.name)), removing: stale)
    return (drawn.map(\.name.text), stale.map(suite.goldens.place))
  }

  /// The cases that a report names: those of its `accept` list, or all that differ or are missing.
  ///
  /// - Parameter bytes: `report.json`, or a list that the HTML report exported.
  package static func approvals(
    from bytes: [UInt8], file: String
  ) throws(NablaError) -> [(name: String, hash: String?)] {
    let root = try JSONReader.read(bytes, name: file)
    guard let cases = (root["accept"] ?? root["cases"])?.list else {
      throw NablaError(
        file, "is neither a report of nabla verify nor an accept list",
        "give report.json, or what the HTML report exports")
    }
    var names: [(name: String, hash: String?)] = []
    for one in cases {
      guard let name = one.text ?? one["name"]?.text else {
        throw NablaError(one.place(file), "a case without a name", "give a name or {name, hash}")
      }
      if root["accept"] == nil, let status = one["status"]?.text,
        !["differs", "missing", "recorded"].contains(status)
      {
        continue
      }
      names.append((name, one["hash"]?.text))
    }
    return names
  }
}
