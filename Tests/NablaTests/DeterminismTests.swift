import Nabla
import NablaCairo
import NablaScene
import TestSupport
import Testing

/// The same figure gives the same bytes: twice, in any order, on any thread, in any process.
@Suite(.serialized) struct DeterminismTests {
  private struct Job: Hashable, Sendable {
    let sample: Int
    let format: OutputFormat
  }

  private static let jobs = Sample.all.indices.flatMap { i in
    OutputFormat.allCases.map { Job(sample: i, format: $0) }
  }

  private static func bytes(_ job: Job) -> [UInt8] {
    let encoded = try? Sample.all[job.sample].figure.scene().encoded(
      as: job.format, OutputOptions(scale: 1))
    return encoded ?? []
  }

  /// Each job's bytes, drawn one after the other.
  private static let reference = jobs.map(bytes)

  @Test func everySampleIsDrawnInEveryFormat() {
    for (job, bytes) in zip(Self.jobs, Self.reference) {
      let start: [UInt8] =
        switch job.format {
        case .png: [0x89, 0x50, 0x4E, 0x47]
        case .svg: Array("<svg".utf8)
        case .pdf: Array("%PDF".utf8)
        }
      #expect(bytes.starts(with: start), "\(Sample.all[job.sample]) \(job.format)")
      #expect(bytes.count > 1000)
    }
  }

  @Test func drawingBackwardsGivesTheSameBytes() {
    let backwards = Self.jobs.reversed().map(Self.bytes)
    for (i, job) in Self.jobs.enumerated() {
      #expect(
        backwards[Self.jobs.count - 1 - i] == Self.reference[i],
        "\(Sample.all[job.sample]) \(job.format)")
    }
  }

  @Test func eightThreadsAtOnceGiveTheSameBytes() {
    let jobs = Self.jobs
    let results = onThreads(8) { thread in
      // Every thread begins elsewhere, so that different figures meet.
      (0..<jobs.count).map { i in
        let k = (i + thread * jobs.count / 8) % jobs.count
        return (k, Self.bytes(jobs[k]))
      }
    }
    #expect(results.count == 8)
    for (k, bytes) in results.flatMap({ $0 }) {
      #expect(bytes == Self.reference[k], "\(Sample.all[jobs[k].sample]) \(jobs[k].format)")
    }
  }

  @Test(arguments: Sample.recipes)
  func theProgramWritesTheBytesOfTheLibrary(sample: Sample) throws {
    try TemporaryFolder.with { folder in
      let run = try Run.nabla(
        ["draw", sample.name, "-o", "a.png", "-o", "a.svg", "-o", "a.pdf", "--scale", "1"],
        in: folder.path)
      #expect(run.code == 0)
      #expect(run.errors == "")
      for (i, job) in Self.jobs.enumerated() where Sample.all[job.sample].name == sample.name {
        #expect(
          try folder.bytes("a.\(job.format)") == Self.reference[i], "\(job.format)")
      }
    }
  }

  /// Functions in code have no text that a file could hold.
  @Test(arguments: Sample.marks.filter { !["contour", "function"].contains($0.name) })
  func theProgramDrawsAFigureFileAsTheLibraryDoes(sample: Sample) throws {
    let document = try #require(sample.figure.document)
    try TemporaryFolder.with { folder in
      try folder.write(document.yaml(), to: "figure.yaml")
      try folder.write(document.json(), to: "figure.json")
      for file in ["figure.yaml", "figure.json"] {
        let run = try Run.nabla(
          ["draw", file, "-o", "a.png", "-o", "a.svg", "-o", "a.pdf"], in: folder.path)
        #expect(run.code == 0)
        #expect(run.errors == "")
        #expect(try folder.bytes("a.png") == sample.figure.png())
        #expect(try folder.bytes("a.svg") == Array(sample.figure.svg().utf8))
        #expect(try folder.bytes("a.pdf") == sample.figure.pdf())
      }
    }
  }

  /// Nothing of the surroundings gets into the bytes.
  @Test func localeTimeZoneHomeAndFolderChangeNothing() throws {
    try TemporaryFolder.with { folder in
      let plain = try Run.nabla(["draw", "gaussian-explorer", "--format", "svg", "-o", "-"])
      let odd = try Run.program(
        "/usr/bin/env",
        [
          "-i", "LC_ALL=de_DE.UTF-8", "LANG=tr_TR.UTF-8", "TZ=Asia/Kathmandu", "HOME=/nonexistent",
          "SOURCE_DATE_EPOCH=1", Run.programPath, "draw", "gaussian-explorer", "--format", "svg",
          "-o", "-",
        ], in: folder.path)
      #expect(plain.code == 0 && odd.code == 0)
      #expect(!plain.output.isEmpty)
      #expect(plain.output == odd.output)
    }
  }
}
