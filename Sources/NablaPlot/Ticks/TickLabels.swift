/// Labels of exact decimals, with the decimals and the power of ten that all of them share.
struct TickLabels {
  let texts: [String]
  /// A label times 10^exponent is its number.
  let exponent: Int

  /// The numbers mantissa · 10^power.
  ///
  /// From 10⁶ up and below 10⁻³ they share the power of ten, the largest's own or the multiple
  /// of three below it, that gives the shorter labels.
  init(mantissas: [Int128], power: Int) {
    var (mantissas, power) = (mantissas, power)
    while mantissas.contains(where: { $0 != 0 }), mantissas.allSatisfy({ $0 % 10 == 0 }) {
      mantissas = mantissas.map { $0 / 10 }
      power += 1
    }
    func labels(_ exponent: Int) -> [String] {
      mantissas.map {
        formatDecimal($0, power: power - exponent, decimals: max(0, exponent - power))
      }
    }
    let largest = mantissas.map(\.magnitude).max() ?? 0
    let decade = String(largest).count - 1 + power
    guard largest != 0, decade >= 6 || decade < -3 else {
      texts = labels(0)
      exponent = 0
      return
    }
    let byThree = decade - (decade % 3 + 3) % 3
    let choices = [byThree, decade].map { (exponent: $0, texts: labels($0)) }
    let lengths = choices.map { $0.texts.reduce(0) { $0 + $1.count } }
    (exponent, texts) = choices[lengths[1] < lengths[0] ? 1 : 0]
  }
}
