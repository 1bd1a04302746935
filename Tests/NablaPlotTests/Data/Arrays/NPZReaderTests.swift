import NablaPlot
import NablaScene
import Testing

@Suite("NPZ files")
struct NPZReaderTests {
  private func read(
    _ name: String, arrays: [String]? = nil
  ) throws -> [(name: String, tensor: Tensor)] {
    try NPZReader.read(try TableData.archive(name), name: "a.npz", arrays: arrays)
  }

  @Test("what NumPy saves is read, packed or not", arguments: ["savez", "savezCompressed"])
  func numpy(name: String) throws {
    let arrays = try read(name)
    #expect(arrays.map(\.name) == ["x", "y", "z"])
    #expect(arrays[0].tensor.values == (try TableData.array("x")))
    #expect(arrays[1].tensor.values == (try TableData.array("y")))
    #expect(arrays[2].tensor.shape == [50, 2])
    let z0 = try TableData.array("z0")
    #expect(try arrays[2].tensor.slice(7).values[0] == z0[7])
    #expect(try read(name, arrays: ["y"]).map(\.name) == ["y"])
  }

  @Test(
    "what is hostile or broken is refused before memory is taken",
    arguments: [
      (
        "pickled",
        "a.npz, array \"x\": the array holds pickled Python objects, which are never read; "
          + "save numbers: numpy.save(path, array.astype(float))."
      ),
      ("nested", "a.npz: the members \"a.npy\" and \"b.npy\" overlap; save the file again."),
      ("twice", "a.npz: two members are named \"a.npy\"; save the file again."),
      ("encrypted", "a.npz: the member \"x.npy\" is encrypted; save the file without a password."),
      (
        "zip64",
        "a.npz: the member \"x.npy\" is of the kind ZIP64, for more than 4 GB; "
          + "save fewer arrays, or each as .npy."
      ),
    ])
  func refused(name: String, message: String) throws {
    let bytes = try TableData.archive(name)
    #expect(
      errorText { () throws(NablaError) in
        try NPZReader.read(bytes, name: "a.npz").map(\.tensor)
      } == message)
  }

  @Test("a size that no packing reaches is refused")
  func huge() throws {
    let bytes = try TableData.archive("huge")
    let message = errorText { () throws(NablaError) in
      try NPZReader.read(bytes, name: "a.npz").map(\.tensor)
    }
    #expect(message?.contains("unpack to 2147483647, which no packing does") == true)
  }

  @Test("a changed byte of the packed data is noticed")
  func broken() throws {
    let bytes = try TableData.archive("broken")
    let message = errorText { () throws(NablaError) in
      try NPZReader.read(bytes, name: "a.npz").map(\.tensor)
    }
    #expect(message?.hasPrefix("a.npz, member \"x.npy\": the ") == true)
    #expect(message?.hasSuffix("the file is broken; get it again.") == true)
  }

  @Test("an unknown array is named with the nearest one, and what is no archive as such")
  func unknown() throws {
    let bytes = try TableData.archive("lengths")
    #expect(
      errorText { () throws(NablaError) in
        try NPZReader.read(bytes, name: "a.npz", arrays: ["rates"]).map(\.tensor)
      } == "a.npz: unknown array \"rates\"; did you mean \"rate\"?")
    #expect(
      errorText { () throws(NablaError) in
        try NPZReader.read([1, 2, 3], name: "a.npz").map(\.tensor)
      } == "a.npz: the file does not end as a .npz file does; "
        + "it is truncated or of another kind; save it with numpy.savez.")
  }

  @Test("no prefix and no changed byte of a file ends the process")
  func damage() throws {
    let bytes = try TableData.archive("savezCompressed")
    for damaged in damagedCopies(bytes, flips: 3000) {
      _ = try? NPZReader.read(damaged, name: "a.npz")
    }
    #expect((try? NPZReader.read(bytes, name: "a.npz"))?.count == 3)
  }
}
