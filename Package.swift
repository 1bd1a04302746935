// swift-tools-version: 6.3
import PackageDescription

/// What every Swift target of the package is compiled with.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// The umbrella with what it re-exports: whoever holds a figure by value must be compiled again when
/// its layout changes, and the build follows direct dependencies only.
let umbrella: [Target.Dependency] = [
  "Nabla", "NablaMath", "NablaPlot", "NablaRecipes", "NablaScene", "NablaText",
]

let package = Package(
  name: "Nabla",
  products: [
    .library(name: "Nabla", targets: ["Nabla"]),
    .library(name: "NablaMath", targets: ["NablaMath"]),
    .library(name: "NablaTesting", targets: ["NablaTesting"]),
    .executable(name: "nabla", targets: ["NablaCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries: a module map and a shim, nothing else.
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo",
      providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng",
      providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CFreeType", pkgConfig: "freetype2",
      providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]),
    .systemLibrary(
      name: "CHarfBuzz", pkgConfig: "harfbuzz-subset",
      providers: [.apt(["libharfbuzz-dev"]), .brew(["harfbuzz"])]),
    .systemLibrary(
      name: "CFriBidi", pkgConfig: "fribidi",
      providers: [.apt(["libfribidi-dev"]), .brew(["fribidi"])]),
    .systemLibrary(
      name: "CFontconfig", pkgConfig: "fontconfig",
      providers: [.apt(["libfontconfig-dev"]), .brew(["fontconfig"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "Ccmark", pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),

    // Compiled in: fonts and the gallery's examples; C++ numerics behind a C header.
    .target(name: "FontData"),
    .target(name: "ExampleData"),
    .target(name: "NativeMath"),
    // libpng from C, where its longjmp is safe, with zlib for the pixels and libdeflate for checksums.
    .target(name: "PNGCodec", dependencies: ["CPNG", "CZlib", "CDeflate"]),

    // The library, from the bottom up.
    .target(name: "NablaScene"),
    .target(name: "NablaPNG", dependencies: ["NablaScene", "PNGCodec"]),
    .target(
      name: "NablaText",
      dependencies: ["NablaScene", "FontData", "CHarfBuzz", "CFriBidi", "CFontconfig"]),
    .target(name: "NablaMath", dependencies: ["NativeMath"]),
    .target(
      name: "NablaPlot",
      dependencies: [
        "NablaScene", "NablaText", "NablaMath", "CZlib", "CSQLite",
        .product(name: "Yams", package: "Yams"),
      ]),
    .target(
      name: "NablaCairo",
      dependencies: [
        "NablaScene", "NablaText", "NablaPNG", "CCairo", "CPNG", "CFreeType", "PNGCodec",
      ]),
    .target(name: "NablaSVG", dependencies: ["NablaScene", "NablaText", "CHarfBuzz"]),
    .target(
      name: "NablaRecipes",
      dependencies: [
        "NablaPlot", "NablaMath", "NablaScene", "NablaText", "NablaPNG", "ExampleData",
      ]),
    .target(
      name: "Nabla",
      dependencies: [
        "NablaScene", "NablaText", "NablaMath", "NablaPlot", "NablaCairo", "NablaSVG",
        "NablaRecipes",
      ]),
    .target(name: "NablaCompare", dependencies: umbrella + ["NablaCairo", "NablaPNG"]),
    // The only target that imports Testing; the program does not link it.
    .target(
      name: "NablaTesting", dependencies: umbrella + ["NablaCompare", "NablaCairo", "NablaPNG"]),
    .target(name: "NablaGallery", dependencies: umbrella + ["NablaCairo"]),
    .target(name: "NablaNotes", dependencies: umbrella + ["Ccmark"]),
    .executableTarget(
      name: "NablaCommand",
      dependencies: umbrella + [
        "NablaGallery", "NablaCompare", "NablaNotes", "NablaCairo", "NablaPNG", "NablaSVG",
        argumentParser,
      ]),
    // What scripts/bench times inside one process.
    .executableTarget(
      name: "NablaBench", dependencies: umbrella + ["NablaCompare", "NablaPNG"]),

    // The tests mirror the sources' folders; what several of them use is in TestSupport.
    .target(
      name: "TestSupport", dependencies: umbrella + ["NablaCairo", "NablaSVG"],
      path: "Tests/TestSupport"),
    .testTarget(name: "NablaSceneTests", dependencies: ["NablaScene"]),
    .testTarget(name: "NablaPNGTests", dependencies: ["NablaPNG", "NablaScene", "TestSupport"]),
    .testTarget(
      name: "NablaCompareTests",
      dependencies: umbrella + ["NablaCompare", "NablaPNG", "TestSupport"]),
    .testTarget(
      name: "NablaTestingTests",
      dependencies: umbrella + ["NablaTesting", "NablaCompare", "TestSupport"]),
    .testTarget(name: "NablaTextTests", dependencies: ["NablaText", "NablaScene"]),
    .testTarget(name: "NablaMathTests", dependencies: ["NablaMath"]),
    .testTarget(
      name: "NablaPlotTests",
      dependencies: [
        "NablaPlot", "NablaScene", "NablaText", "NablaMath", "NablaCairo", "TestSupport",
      ]),
    .testTarget(
      name: "NablaCairoTests",
      dependencies: ["NablaCairo", "NablaScene", "NablaText", "CPNG", "CCairo"]),
    .testTarget(name: "NablaSVGTests", dependencies: ["NablaSVG", "NablaScene", "NablaText"]),
    .testTarget(
      name: "NablaRecipesTests",
      dependencies: umbrella + ["TestSupport"]),
    .testTarget(
      name: "NablaTests",
      dependencies: umbrella + ["NablaCairo", "NablaSVG", "TestSupport"]),
    .testTarget(
      name: "NablaNotesTests", dependencies: umbrella + ["NablaNotes", "TestSupport"]),
    .testTarget(
      name: "NablaGalleryTests",
      dependencies: umbrella + ["NablaGallery", "NablaPNG", "TestSupport"]),
    .testTarget(
      name: "NablaCommandTests", dependencies: umbrella + ["TestSupport"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx20
)

for target in package.targets where target.type != .system {
  target.swiftSettings = strict
}
