package import NablaPNG

extension YIQComparator {
  /// The counts of pictures of two sizes, laid over each other at the top left; pixels that only
  /// one of them has differ unless they are wholly transparent.
  package func countsOfTwoSizes(_ a: Bitmap, _ b: Bitmap) -> Counts {
    a.withWords { a in
      b.withWords { b in
        var counts = Counts()
        let (wide, high) = (min(a.width, b.width), min(a.height, b.height))
        let colors = YIQColors(variant: variant, checkerboard: checkerboard)
        let test = AntialiasingTest(colors: colors, a: a, b: b)
        let limit = self.limit
        for y in 0..<high {
          for x in 0..<wide where a[x, y] != b[x, y] {
            guard abs(colors.delta(a[x, y], b[x, y], at: y * a.width + x)) > limit else { continue }
            if !includesAntialiasing, test.isAntialiased(x, y) {
              counts.antialiased += 1
            } else {
              counts.different += 1
            }
          }
        }
        for picture in [a, b] {
          for y in 0..<picture.height {
            for x in (y < high ? wide : 0)..<picture.width where picture[x, y].alpha > 0 {
              counts.different += 1
            }
          }
        }
        return counts
      }
    }
  }
}
