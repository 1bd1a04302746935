import Nabla

/// What `scripts/bench` times inside one process: `NablaBench CASE FOLDER`.
///
/// It draws the case's figure once to warm up and says so; then it draws and times it once more
/// for every line on standard input, so that two programs can take turns.
@main
enum NablaBench {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 2, let draw = try BenchCase.named(words[0], folder: words[1]) else {
      throw NablaError(
        "NablaBench", "knows no case \"\(words.first ?? "")\"",
        "give one of \(BenchCase.names.joined(separator: ", ")) and the folder of the data")
    }
    _ = try draw()
    Meter.say("{\"ready\": true}")
    while readLine() != nil {
      let start = Meter.now()
      let bytes = try draw()
      Meter.say(Meter.since(start, bytes: bytes))
    }
  }
}
