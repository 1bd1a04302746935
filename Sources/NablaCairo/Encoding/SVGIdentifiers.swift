/// Renumbers the ids of a Cairo SVG file in the order of their first use.
///
/// Cairo numbers surfaces and images through a process's whole life, so that the same scene
/// would give other bytes the second time.
func renumberingIdentifiers(_ svg: [UInt8]) -> [UInt8] {
  let id = Array("id=\"".utf8)
  var result: [UInt8] = []
  result.reserveCapacity(svg.count)
  var numbers: [String: Int] = [:]
  var counts: [String: Int] = [:]
  var i = 0
  while i < svg.count {
    result.append(svg[i])
    i += 1
    guard result.last == UInt8(ascii: "#") || result.suffix(4).elementsEqual(id) else { continue }
    let name = svg[i...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
    let digits = svg[name.endIndex...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let ends = [UInt8(ascii: "\""), UInt8(ascii: ")")]
    guard !name.isEmpty, !digits.isEmpty, digits.endIndex < svg.count,
      ends.contains(svg[digits.endIndex])
    else { continue }
    let kind = String(decoding: name, as: UTF8.self)
    let key = kind + String(decoding: digits, as: UTF8.self)
    let number = numbers[key] ?? counts[kind, default: 0]
    if numbers.updateValue(number, forKey: key) == nil { counts[kind, default: 0] += 1 }
    result.append(contentsOf: "\(kind)\(number)".utf8)
    i = digits.endIndex
  }
  return result
}

/// Says of pictures with sharp cells that they have them, which Cairo 1.16 leaves out.
///
/// - Parameter areSharp: One for each picture in the order of drawing, which is the order of the
///   numbers that Cairo gave them.
func markingSharpImages(_ svg: [UInt8], _ areSharp: [Bool]) -> [UInt8] {
  guard areSharp.contains(true) else { return svg }
  let start = Array("<image id=\"image".utf8)
  var places: [(number: Int, end: Int)] = []
  for i in svg.indices where svg[i] == start[0] && svg[i...].starts(with: start) {
    let digits = svg[(i + start.count)...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    if let number = Int(String(decoding: digits, as: UTF8.self)) {
      places.append((number, i + 6))
    }
  }
  guard places.count == areSharp.count else { return svg }
  let sharp = zip(places.sorted { $0.number < $1.number }, areSharp).filter(\.1).map(\.0.end)
  var result: [UInt8] = []
  var last = 0
  for end in sharp.sorted() {
    result.append(contentsOf: svg[last..<end])
    result.append(contentsOf: " image-rendering=\"optimizeSpeed\"".utf8)
    last = end
  }
  return result + svg[last...]
}
