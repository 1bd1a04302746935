#if os(Linux)
  import Foundation
  import NablaGallery
  import NablaScene
  import TestSupport
  import Testing

  @Suite struct GalleryWatcherTests {
    /// Writes long after a build that was started by mistake would have been reported.
    private func writeLater(_ text: String, to name: String, in folder: TemporaryFolder) {
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.4) {
        try? folder.write(text, to: name)
      }
    }

    @Test(.timeLimit(.minutes(10)))
    func changesOfFiguresAndDataStartABuildAndTheSiteItselfDoesNot() throws {
      try GalleryFolder.with { folder in
        let figures = folder.folder.path("figures")
        let site = "\(figures)/site"
        try FileManager.default.createDirectory(
          atPath: "\(figures)/data", withIntermediateDirectories: false)
        var builds = 0
        try GalleryWatcher([figures], out: site).watch { () throws(NablaError) in
          builds += 1
          // What the build writes into the site's folder inside, and what editors leave.
          try? FileManager.default.createDirectory(
            atPath: site, withIntermediateDirectories: true)
          try? folder.write("\(builds)", to: "figures/site/index.html")
          try? folder.write("", to: "figures/.line.yaml.swp")
          try? folder.write("", to: "figures/line.yaml~")
          switch builds {
          case 1: writeLater("x,y\n1,1\n", to: "figures/points.csv", in: folder.folder)
          case 2: writeLater("x,y\n1,1\n", to: "figures/data/more.csv", in: folder.folder)
          case 3: writeLater("marks: []\n", to: "figures/new.yaml", in: folder.folder)
          default: return false
          }
          return true
        }
        #expect(builds == 4)
      }
    }
  }
#endif
