import NablaScene
import Testing

@testable import NablaPlot

@Suite struct PublishedColormapTests {
  /// Of each map its number of colours in matplotlib 3.11.2, and 33 of them at even distances:
  /// `[m(round(i * (m.N - 1) / 32)) for i in range(33)]` with `m = matplotlib.colormaps[name]`.
  private static let table = """
    viridis 256 440154 470d60 48186a 482374 472d7b 453781 424086 3e4989 3b528b 375b8d 33638d \
    2f6b8e 2c728e 297a8e 26828e 23898e 21918c 1f978b 1f9f88 21a685 27ad81 31b57b 3dbc74 4cc26c \
    5cc863 6ece58 81d34d 95d840 aadc32 c0df25 d5e21a eae51a fde725
    magma 256 000004 030312 0a0822 130d34 1d1147 29115a 36106b 440f76 51127c 5d177f 6a1c81 \
    762181 832681 902a81 9c2e7f aa337d b73779 c23b75 cf4070 db476a e55064 ee5b5e f4695c f9785d \
    fb8761 fd9668 fea571 feb47b fec287 fed194 fde0a1 fceeb0 fcfdbf
    inferno 256 000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e \
    7d1e6d 8a226a 972766 a32c61 b0315b bc3754 c63d4d d04545 da4e3c e35933 eb6429 f1711f f67e14 \
    f98c0a fb9b06 fcaa0f fbba1f f9c932 f5d949 f2e865 f3f586 fcffa4
    plasma 256 0d0887 220690 310597 3f049c 4c02a1 5901a5 6600a7 7201a8 7e03a8 8a09a5 9511a1 \
    a01a9c aa2395 b32c8e bc3587 c43e7f cc4778 d24f71 d9586a df6263 e56b5d eb7556 f07f4f f48948 \
    f89441 fb9f3a fdab33 feb72d fdc328 fcd025 f9dd25 f5eb27 f0f921
    cividis 256 00224e 00285b 002e6a 053371 1a386f 273e6e 32436d 3b496c 434e6c 4b546c 535a6d \
    5a5f6e 61656f 686a71 6f7073 767676 7d7c78 838179 8b8778 928d78 9a9376 a29975 aaa073 b3a670 \
    bbad6d c3b369 ccba64 d4c15f ddc858 e6d051 efd748 f8df3c fee838
    turbo 256 30123b 392a73 4040a2 4456c7 466be3 4680f6 4294ff 37a8fa 28bceb 1ccdd8 18ddc2 \
    1fe9af 32f298 4ef97d 6dfe62 8bff4b a4fc3c b7f735 cbed34 dde037 ecd13a f7c13a fdae35 fe992c \
    fb8122 f56918 ec530f e14109 d23105 c12302 ac1701 950d01 7a0403
    blues 256 f7fbff f1f7fd eaf3fb e4eff9 deebf7 d8e7f5 d2e3f3 ccdff1 c6dbef bcd7eb b2d2e8 \
    a8cee4 9dcae1 91c3de 84bcdb 77b5d9 6aaed6 61a7d2 57a0ce 4d99ca 4292c6 3a8ac2 3282be 2a7ab9 \
    2171b5 1b69af 1561a9 0e59a2 08519c 084990 084184 083877 08306b
    greys 256 ffffff fbfbfb f7f7f7 f4f4f4 f0f0f0 eaeaea e4e4e4 dfdfdf d9d9d9 d2d2d2 cbcbcb \
    c4c4c4 bdbdbd b3b3b3 a9a9a9 9f9f9f 959595 8e8e8e 858585 7c7c7c 737373 6b6b6b 636363 5b5b5b \
    525252 474747 3c3c3c 303030 252525 1c1c1c 131313 090909 000000
    twilight 510 e2d9e2 d6d7dd c2ced4 aac2cc 93b4c6 80a5c3 7297c1 6887be 6276ba 5f64b5 5e51ad \
    5d3da1 592a8f 511b77 45135c 381145 301437 3a113a 4a1342 5f174a 741e4f 872750 983550 a64550 \
    b25652 bb6958 c27c63 c78f72 cca287 d1b5a1 d8c6bd ded3d4 e2d9e2
    coolwarm 256 3b4cc0 445acc 4e68d8 5875e1 6282ea 6c8ff1 779af7 82a6fb 8db0fe 98b9ff a3c2fe \
    aec9fc b9d0f9 c3d5f4 ccd9ed d5dbe5 dddcdc e4d9d2 ebd3c6 f1cdba f4c5ad f7bca1 f7b194 f7a688 \
    f49a7b f18d6f ec7f63 e57058 de614d d55042 cb3e38 c0282f b40426
    rdbu 256 67001f 7f0823 960f27 ae172a bb2a34 c6413e d25849 dc6e57 e58368 ef9979 f5ac8b f8bda1 \
    fbceb7 fdddcb fbe6da f9efe9 f6f7f7 ecf2f5 e0ecf3 d4e6f1 c2ddec aed3e6 9bc9e0 84bcd9 6bacd1 \
    529dc8 3f8ec0 3480b9 2a71b2 1f63a8 175290 0e4179 053061
    """

  static let maps = table.split(separator: "\n").map { line in
    line.split(separator: " ").map(String.init)
  }

  @Test("published tables are exact to 1/255", arguments: maps)
  func exact(row: [String]) throws {
    let map = try #require(Colormaps.named(row[0]))
    let count = try #require(Int(row[1]))
    #expect(map.light.count == count)
    #expect(map.dark == map.light)
    for (step, hex) in row.dropFirst(2).enumerated() {
      let index = Int((Double(step * (count - 1)) / 32).rounded(.toNearestOrEven))
      let ours = map.light[index]
      let published = try #require(Color(hex: "#" + hex))
      for (a, b) in [
        (ours.red, published.red), (ours.green, published.green), (ours.blue, published.blue),
      ] {
        #expect((Int(a) - Int(b)).magnitude <= 1, "\(row[0]) at \(index): \(ours.hex), not #\(hex)")
      }
    }
  }
}
