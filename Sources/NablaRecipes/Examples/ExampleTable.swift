import ExampleData
import NablaPlot
import NablaScene

/// Small data sets that are compiled in, by the names that parameters give them.
enum ExampleTable: String, CaseIterable {
  /// Fisher's iris, 150 rows: sepal_length, sepal_width, petal_length, petal_width (cm), species.
  case iris
  /// Palmer penguins, 344 rows with missing values: species, island, bill_length_mm,
  /// bill_depth_mm, flipper_length_mm, body_mass_g, sex, year.
  case penguins
  /// Anscombe's quartet, 44 rows: dataset (I to IV), x, y.
  case anscombe
  /// Old Faithful, 272 rows: eruptions, waiting (minutes).
  case faithful

  func table() throws(NablaError) -> Table {
    switch self {
    case .iris: try Self.read(nabla_example_iris, rawValue)
    case .penguins: try Self.read(nabla_example_penguins, rawValue)
    case .anscombe: try Self.read(nabla_example_anscombe, rawValue)
    case .faithful: try Self.read(nabla_example_faithful, rawValue)
    }
  }

  private static func read(
    _ data: () -> nabla_example, _ name: String
  ) throws(NablaError) -> Table {
    try CSVReader.read(exampleBytes(data()), name: name)
  }
}

/// Tensors that are compiled in.
enum ExampleTensor: String, CaseIterable {
  /// 1,797 handwritten digits of 8 × 8 pixels, 0 … 16: [1797, 8, 8].
  case digits
  /// A grey photograph of a flower, 0 … 255: [212, 212].
  case flower
  /// The embeddings of 90 words, of unit length: [90, 384].
  case words

  func tensor() throws(NablaError) -> Tensor {
    switch self {
    case .digits: try NPYReader.read(exampleBytes(nabla_example_digits()), name: rawValue)
    case .flower: try NPYReader.read(exampleBytes(nabla_example_flower()), name: rawValue)
    case .words: try NPYReader.read(exampleBytes(nabla_example_words()), name: rawValue)
    }
  }

  /// The table of labels, a row for each of the tensor's first index; empty for the flower.
  func labels() throws(NablaError) -> Table {
    switch self {
    case .digits:
      try CSVReader.read(exampleBytes(nabla_example_digit_labels()), name: "digit labels")
    case .words:
      try CSVReader.read(exampleBytes(nabla_example_word_labels()), name: "word labels")
    case .flower: .empty
    }
  }
}

/// The bytes of compiled-in data.
func exampleBytes(_ data: nabla_example) -> [UInt8] {
  Array(UnsafeBufferPointer(start: data.bytes, count: data.count))
}
