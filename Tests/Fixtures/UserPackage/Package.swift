// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "UserPackage",
  dependencies: [.package(name: "Nabla", path: "../../..")],
  targets: [
    .executableTarget(
      name: "UserPackage", dependencies: [.product(name: "Nabla", package: "Nabla")]),
    .testTarget(
      name: "UserPackageTests",
      dependencies: [
        .product(name: "Nabla", package: "Nabla"),
        .product(name: "NablaTesting", package: "Nabla"),
      ]),
  ]
)
