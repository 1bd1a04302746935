import Glibc

@testable import NablaPlot

/// An axis whose labels are 6.5 pixels a character along it.
func wideAxis(
  _ domain: ClosedRange<Double>, length: Double = 560, count: Int? = nil, integersOnly: Bool = false
) -> TickRequest {
  TickRequest(
    domain: domain, length: length, spacing: 80, count: count, gap: 6.5, integersOnly: integersOnly
  ) { 6.5 * Double($0.count) }
}

/// An axis whose labels are 11 pixels high along it.
func tallAxis(_ domain: ClosedRange<Double>, length: Double = 300) -> TickRequest {
  TickRequest(domain: domain, length: length, spacing: 40, gap: 6.5) { _ in 11 }
}

func labels(_ set: TickSet) -> [String] { set.ticks.map(\.label) }

/// A label read back as a number: thin spaces, true minus, superscripts and × undone.
func number(_ label: String) -> Double? {
  var text = ""
  for character in label where character != "\u{2009}" {
    text.append(character == "\u{2212}" ? "-" : character)
  }
  return Double(text)
}

/// The logarithm to base ten.
func decade(of value: Double) -> Double { log10(value) }
