import ArgumentParser
import Nabla

struct Attention: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attention",
    abstract: "Draw the attention weights of a real model.",
    discussion: """
      FILE holds weights [layers, heads, queries, keys] (or fewer axes) as .safetensors, .npy, \
      .json or .csv. Layers and heads count from 0.

      EXAMPLES
        nabla attention attention.safetensors --layer 3 --head 7 -o head.svg
        nabla attention weights.npy --tokens tokens.json --layer mean -o mean.png
      """)

  @Argument(help: "The file with the weights.")
  var file: String

  @Option(help: "The layer from 0, or mean.")
  var layer = "0"

  @Option(help: "The head from 0, or mean.")
  var head = "mean"

  @Option(help: "Which tensor of a .safetensors file.")
  var tensor: String?

  @Option(help: "The tokens: a .txt or .json file.")
  var tokens: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Another parameter of attention-heatmap; may be repeated.", valueName: "name=value"))
  var settings: [String] = []

  @OptionGroup var output: OutputArguments

  func run() throws {
    var parsed = [
      Setting("attention", Node(file)), try Setting("layer=\(layer)"), try Setting("head=\(head)"),
    ]
    if let tensor { parsed.append(Setting("tensor", Node(tensor))) }
    if let tokens { parsed.append(Setting("tokens", Node(tokens))) }
    parsed += try settings.map { try Setting($0) }
    try output.write(try FigureTarget.load(AttentionHeatmap.id, settings: parsed))
  }
}
