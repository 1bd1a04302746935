import ArgumentParser
import Nabla

struct Draw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draw a recipe or a figure file.",
    discussion: """
      EXAMPLES
        nabla draw gaussian-explorer --set interval=[-2,2] -o bell.svg
        nabla draw optimizer-race --params race.yaml --set steps=200 -o race.png
        nabla draw penguins.yaml -o penguins.png --scale 3 --theme dark
        nabla draw - --format svg -o - < penguins.yaml > penguins.svg
      """)

  @OptionGroup var target: TargetOptions
  @OptionGroup var output: OutputArguments

  func run() throws {
    try output.write(try target.load())
  }
}
