import NablaScene

extension SuiteResult {
  /// The result as JUnit XML, which CI systems show: a test a case, and one a stale golden.
  package var junit: String {
    let failures = cases.filter { !$0.passes && $0.outcome.verdict != .broken }.count + stale.count
    let errors = cases.count { $0.outcome.verdict == .broken }
    let total = cases.map(\.duration).reduce(.zero, +)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuite name=\"\(escapedXML(file))\" tests=\"\(cases.count + stale.count)\" "
        + "failures=\"\(failures)\" errors=\"\(errors)\" time=\"\(CaseResult.seconds(total))\">",
    ]
    for one in cases {
      let head =
        "  <testcase classname=\"\(escapedXML(file))\" name=\"\(escapedXML(one.name))\" "
        + "time=\"\(CaseResult.seconds(one.duration))\""
      guard !one.passes else {
        lines.append(head + "/>")
        continue
      }
      let kind = one.outcome.verdict == .broken ? "error" : "failure"
      let scene = one.outcome.sceneDiff.map { "\n\($0.text())" } ?? ""
      lines.append(head + ">")
      lines.append(
        "    <\(kind) type=\"\(one.statusWord)\" message=\"\(escapedXML(one.message))\">"
          + "\(escapedXML(one.message + scene))</\(kind)>")
      lines.append("  </testcase>")
    }
    for name in stale {
      lines.append(
        "  <testcase classname=\"\(escapedXML(file))\" name=\"stale: \(escapedXML(name))\">")
      lines.append("    <failure type=\"stale\" message=\"no case has this name\"/>")
      lines.append("  </testcase>")
    }
    return lines.joined(separator: "\n") + "\n</testsuite>\n"
  }
}

/// The text for XML and HTML; what XML cannot hold is written as escapes of ours.
func escapedXML(_ text: String) -> String {
  var sound = String.UnicodeScalarView()
  for scalar in escapingControls(text).unicodeScalars {
    // XML has neither of the two last code points.
    sound.append(scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar)
  }
  return escapedHTML(String(sound))
}
