import Glibc
import NablaPlot
import NablaScene
import Testing

@Suite("Data files")
struct DataFileTests {
  /// A folder `base` with files, links and a pipe, beside a file outside of it.
  private func withFolder(_ body: (_ base: String) throws -> Void) throws {
    try withTemporaryFolder { root in
      let base = root + "/base"
      for folder in [base, base + "/sub", root + "/base-two"] { mkdir(folder, 0o755) }
      write([1, 2, 3], to: base + "/penguins.csv")
      write([4], to: base + "/sub/a.csv")
      write([], to: base + "/empty.csv")
      write([9], to: root + "/secret.csv")
      write([9], to: root + "/base-two/b.csv")
      symlink("../secret.csv", base + "/out.csv")
      symlink("..", base + "/up")
      symlink("sub/a.csv", base + "/in.csv")
      symlink("loop", base + "/loop")
      mkfifo(base + "/pipe", 0o644)
      try body(base)
    }
  }

  @Test("below the folder files, folders, links and .. inside are read")
  func below() throws {
    try withFolder { (base: String) throws in
      for (path, bytes) in [
        ("penguins.csv", [1, 2, 3]), ("./penguins.csv", [1, 2, 3]), ("sub/a.csv", [4]),
        ("sub/../penguins.csv", [1, 2, 3]), ("in.csv", [4]), ("empty.csv", []),
      ] as [(String, [UInt8])] {
        #expect(try DataFile.read(path, in: .below(base)) == bytes)
      }
    }
  }

  @Test(
    "what leads out, is missing or is no file is refused",
    arguments: [
      ("", "an empty path; name a file."), ("a\0b", "a path with a zero byte; name a file."),
      (
        "/etc/hostname",
        "the path \"/etc/hostname\" is absolute; use a path relative to the figure file."
      ),
      (
        "../secret.csv",
        "the path \"../secret.csv\" leads out of the figure's folder; "
          + "put the file beside the figure file or below it."
      ),
      (
        "sub/../../base/penguins.csv",
        "the path \"sub/../../base/penguins.csv\" leads out of the figure's folder; "
          + "put the file beside the figure file or below it."
      ),
      (
        "out.csv",
        "the path \"out.csv\" leads out of the figure's folder; "
          + "put the file beside the figure file or below it."
      ),
      (
        "up/base-two/b.csv",
        "the path \"up/base-two/b.csv\" leads out of the figure's folder; "
          + "put the file beside the figure file or below it."
      ),
      ("sub", "\"sub\" is a folder; name a file."),
      ("pipe", "\"pipe\" is no regular file; name a file."),
      ("pengiuns.csv", "there is no file \"pengiuns.csv\"; did you mean \"penguins.csv\"?"),
      ("up/secrets.csv", "there is no file \"up/secrets.csv\"; check the path."),
      ("zebra.txt", "there is no file \"zebra.txt\"; check the path."),
      ("penguins.csv/x", "there is no file \"penguins.csv/x\"; check the path."),
      (
        "loop",
        "\"loop\" is no path: Too many levels of symbolic links; check the path."
      ),
    ])
  func refused(path: String, message: String) throws {
    try withFolder { (base: String) throws in
      do throws(NablaError) {
        let bytes = try DataFile.read(path, in: .below(base), place: "f.yaml:1:7")
        Issue.record("read \(bytes)")
      } catch {
        #expect(error.description == "f.yaml:1:7: " + message)
        #expect(error.kind == .input)
      }
    }
  }

  @Test("the command line reads any file, relative ones from its folder")
  func anywhere() throws {
    try withFolder { (base: String) throws in
      for path in ["../secret.csv", base + "/../secret.csv", "out.csv"] {
        #expect(try DataFile.read(path, in: .anywhere(from: base)) == [9])
      }
      #expect(
        errorText { () throws(NablaError) in
          try DataFile.read("../secrets.csv", in: .anywhere(from: base))
        } == "there is no file \"../secrets.csv\"; did you mean \"secret.csv\"?")
    }
  }

  @Test("a file larger than the limit is refused before it is read")
  func limit() throws {
    try withFolder { (base: String) throws in
      #expect(
        errorText { () throws(NablaError) in
          try DataFile.read("penguins.csv", in: .below(base), sizeLimit: 2)
        } == "\"penguins.csv\" has 3 bytes, more than the limit of 2; "
          + "use a smaller file, or a part of it.")
      truncate(base + "/empty.csv", 1 << 40)
      #expect(
        errorText { () throws(NablaError) in try DataFile.read("empty.csv", in: .below(base)) }
          == "\"empty.csv\" has 1099511627776 bytes, more than the limit of 2147483648; "
          + "use a smaller file, or a part of it.")
    }
  }

  @Test(
    "a file without permission is the machine's fault",
    .disabled(if: geteuid() == 0, "root may read all"))
  func permission() throws {
    try withFolder { (base: String) throws in
      chmod(base + "/penguins.csv", 0)
      do throws(NablaError) {
        _ = try DataFile.read("penguins.csv", in: .below(base))
        Issue.record("was read")
      } catch {
        #expect(error.description == "\"penguins.csv\" may not be read; check its permissions.")
        #expect(error.kind == .machine)
      }
    }
  }

  @Test("a folder that does not exist is named")
  func noFolder() {
    #expect(
      errorText { () throws(NablaError) in try DataFile.read("a.csv", in: .below("/nowhere")) }
        == "the folder \"/nowhere\" of the figure's data does not exist; name another one.")
  }
}
