import Nabla

let year = [2018.44, 2018.78, 2019.12, 2019.81, 2020.41, 2022.26]
let billions = [0.117, 0.34, 1.5, 11, 175, 540]
let model = ["GPT", "BERT", "GPT-2", "T5", "GPT-3", "PaLM"]

let figure = Figure(
  title: "Language models grew a thousandfold in two years",
  marks: [
    Line(x: year, y: billions, color: "muted", width: 1.25),
    Scatter(x: year, y: billions),
    Text(x: year, y: billions, text: model, anchor: .start, dx: 8, dy: 7),
  ],
  x: AxisOptions("year", domain: 2018...2023),
  y: AxisOptions("parameters (billions)", scale: "log"))

for format in ["png", "svg", "pdf"] { try figure.write(to: "models.\(format)") }
