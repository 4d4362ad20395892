// swift-tools-version: 6.1

import PackageDescription

/// The borders of the rooms are real: an import is internal unless it says otherwise, a member is visible only
/// where its module is imported, and an existential is spelled out.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// Kernels are optimized without checks in debug builds too, so that tests are quick; Engine validates every size.
/// As whole modules, because file by file each load and product of another file would be a call.
/// Without `-fno-math-errno` a square root is a call into the C library, and no loop around it vectorizes.
let kernelFlags = [
  "-Ounchecked", "-disable-batch-mode", "-whole-module-optimization", "-num-threads", "2", "-Xcc", "-fno-math-errno",
]

/// Rooms that debug builds optimize too, with all checks: tests read tens of thousands of damaged files.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// FMA: a product and a sum are one instruction. WIDE: 32 registers of 16 floats each.
/// Where there is nothing to choose from, all compilations are the same.
#if arch(x86_64)
  let baseKernels: [SwiftSetting] = [.unsafeFlags(kernelFlags)]
  let v3Kernels: [SwiftSetting] = [.define("FMA"), .unsafeFlags(kernelFlags + ["-Xcc", "-march=x86-64-v3"])]
  let v4Kernels: [SwiftSetting] = [
    .define("FMA"), .define("WIDE"),
    .unsafeFlags(kernelFlags + ["-Xcc", "-march=x86-64-v4", "-Xcc", "-mprefer-vector-width=512"]),
  ]
#else
  let baseKernels: [SwiftSetting] = [.define("FMA"), .unsafeFlags(kernelFlags)]
  let v3Kernels = baseKernels
  let v4Kernels = baseKernels
#endif

/// The fuzzer's target is there only when it is asked for: it has no `main` of its own. See `Scripts/fuzz`.
let fuzzing: [Target] =
  Context.environment["GRADUS_FUZZ"] == nil
  ? [] : [.executableTarget(name: "Fuzz", dependencies: ["Course", "Engine", "Lab", "TerminalUI"], path: "Fuzz")]

let package = Package(
  name: "gradus",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gradus", targets: ["gradus"]),
    // For programs that train without a terminal: the benchmarks are one.
    .library(name: "Engine", targets: ["Engine", "CProcessor"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // System libraries and the little C there is.
    .systemLibrary(
      name: "CMarkGFM",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CTerminal"),
    .target(name: "CProcessor"),

    // The arithmetic, compiled three times, written once.
    .target(name: "Mathematics", swiftSettings: strict + optimized),
    .target(name: "Kernels", swiftSettings: strict + baseKernels),
    .target(name: "KernelsV3", swiftSettings: strict + v3Kernels),
    .target(name: "KernelsV4", swiftSettings: strict + v4Kernels),

    // The pure rooms.
    .target(
      name: "Engine", dependencies: ["Kernels", "KernelsV3", "KernelsV4", "Mathematics"], swiftSettings: strict),
    .target(name: "Lab", dependencies: ["Engine", "Mathematics"], swiftSettings: strict),
    .target(
      name: "Course", dependencies: ["Lab", "Engine", "Mathematics", "CMarkGFM", "Yams"],
      swiftSettings: strict + optimized),
    .target(name: "TerminalUI", dependencies: ["Mathematics"], swiftSettings: strict + optimized),
    .target(
      name: "Tutor", dependencies: ["Course", "Lab", "Engine", "TerminalUI", "Mathematics"],
      swiftSettings: strict),

    // The impure room and the command line.
    .target(
      name: "Platform",
      dependencies: [
        "Tutor", "Course", "Lab", "Engine", "TerminalUI", "Mathematics", "CNcurses", "CTerminal", "CProcessor",
        "CZlib", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("../../Lessons")], swiftSettings: strict),
    .executableTarget(
      name: "gradus",
      dependencies: ["Platform", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    // Tests: a folder a room.
    .testTarget(name: "BorderTests"),
    .testTarget(name: "MathematicsTests", dependencies: ["Mathematics"]),
    .testTarget(
      name: "EngineTests",
      dependencies: ["Engine", "Kernels", "KernelsV3", "KernelsV4", "Mathematics", "CProcessor"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LabTests", dependencies: ["Lab", "Engine", "Mathematics"], resources: [.copy("Fixtures")]),
    .testTarget(name: "CourseTests", dependencies: ["Course", "Lab", "Engine", "Mathematics"]),
    .target(name: "GoldenTesting", dependencies: ["TerminalUI"], path: "Tests/GoldenTesting", swiftSettings: strict),
    .testTarget(
      name: "TerminalUITests", dependencies: ["TerminalUI", "Mathematics", "GoldenTesting"], exclude: ["Goldens"]),
    .testTarget(
      name: "TutorTests",
      dependencies: ["Tutor", "Course", "Lab", "Engine", "TerminalUI", "Mathematics", "GoldenTesting"],
      exclude: ["Goldens", "Fixtures"]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"]), .brew(["libvterm"])]),
    .executableTarget(
      name: "ScreenProbe", dependencies: ["Platform", "Tutor", "Lab", "TerminalUI", "CTerminal"],
      path: "Tests/ScreenProbe", swiftSettings: strict),
    .testTarget(
      name: "PlatformTests",
      dependencies: [
        "Platform", "Tutor", "Course", "Lab", "Engine", "TerminalUI", "CNcurses", "CTerminal", "CVTerm", "CZlib",
        "gradus",
        "ScreenProbe",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
  ] + fuzzing,
  swiftLanguageModes: [.v6]
)
