// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "engine-bench", targets: ["EngineBench"])],
  // Named, because a package that is found by its path is otherwise called after its directory.
  dependencies: [.package(name: "gradus", path: "..")],
  targets: [
    .target(name: "CMeasure"),
    .executableTarget(
      name: "EngineBench", dependencies: ["CMeasure", .product(name: "Engine", package: "gradus")],
      swiftSettings: [
        .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
