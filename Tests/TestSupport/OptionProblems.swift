package import NablaPlot
import NablaScene

/// What is wrong with a declaration of options; empty for a sound one.
///
/// Every option has a name of its own and a help text of one sentence; its default decodes from its
/// own encoding; a misspelt option is refused with a known name.
package func problems<C: Configurable>(of type: C.Type, owner: String) -> [String] {
  var result: [String] = []
  let names = C.fields.map(\.name)
  if Set(names).count != names.count { result.append("two options have one name: \(names)") }
  for field in C.fields {
    if field.help.isEmpty { result.append("\(field.name) has no help") }
    if field.help.last != ".", field.help.last != "?", field.help.last != "…" {
      result.append("the help of \(field.name) does not end as a sentence: \(field.help)")
    }
    let written = field.encode(C())
    var copy = C()
    do {
      try copy.configure(
        Node([.init(field.name, written)]), place: OptionPlace(owner: owner))
      let again = field.encode(copy)
      if again != written { result.append("\(field.name): \(written.json()) → \(again.json())") }
    } catch {
      result.append("the default of \(field.name) does not decode: \(error)")
    }
    if let message = complaint(of: C.self, about: field.name, owner: owner, names: names) {
      result.append(message)
    }
  }
  return result
}

/// Nil where a misspelt option is refused as it should be.
private func complaint<C: Configurable>(
  of type: C.Type, about name: String, owner: String, names: [String]
) -> String? {
  let misspelt = name + String(name.last ?? "x")
  guard !names.contains(misspelt) else { return nil }
  var options = C()
  do {
    try options.configure(Node([.init(misspelt, Node(1))]), place: OptionPlace(owner: owner))
    return "\(misspelt) is accepted"
  } catch {
    // Very short names have several neighbours at the same distance.
    let wanted = name.count > 2 ? [name] : names
    let good = wanted.contains {
      error.description == "\(owner): has no option \"\(misspelt)\"; did you mean \"\($0)\"?"
    }
    return good ? nil : "\(misspelt): \(error)"
  }
}
