// swift-tools-version: 6.2
import PackageDescription

// The same strict settings for every module of ours; dependencies keep their own.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    // Types are asked for by what they are made of, not by a mangled name: finding one by its name looks through all
    // conformances of the program, which made up a tenth of a short run.
    .unsafeFlags(
        ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
        .when(platforms: [.linux], configuration: .release)),
]

/// A module of ours with the strict settings.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, in a folder of the same name.
func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests",
        exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "lb",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "lb", targets: ["lb"])],
    dependencies: [
        // The command line: parsing, help, completions. 1.5 brought the async and completion fixes used here.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        // YAML 1.1 front matter and configuration files; 6.0 is Sendable-clean.
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        // Hooks, the editor and the git program; 1.0 is its first stable interface.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        // The paths and descriptors that Subprocess takes; 1.5 is what Subprocess itself asks for.
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
        // HTTP for the local look (`lb serve`). Smaller servers bring URLSession, which cannot be linked statically
        // without libcurl.
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
    ],
    targets: [
        .executableTarget(
            name: "lb", dependencies: ["Commands"], exclude: ["link"], swiftSettings: strict,
            // Start-up is the loader's work for the most part. Linked at a fixed address it has 90,000 relocations less to
            // make, and the folder `link` has it find the C++ library inside the program.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-Xclang-linker", "-no-pie", "-L",
                        "\(Context.packageDirectory)/Sources/lb/link",
                    ],
                    .when(platforms: [.linux], configuration: .release))
            ]),
        module(
            "Commands",
            [
                "Newsroom", "Export", "Checks", "Archive", "Editorial", "Assets", "Git",
                "CProcess",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),
        module("Newsroom", ["Checks", "Archive", "Editorial", "Git", "Markdown", "HTML"]),
        module("Export", ["Editorial", "Git", "Markdown", "Assets"]),
        module(
            "Checks",
            [
                "Editorial", "Markdown", "Assets",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        module(
            "Archive",
            ["Editorial", "Git", "Assets", .product(name: "Yams", package: "Yams")]),
        module("Editorial"),
        module("Markdown", ["CMD4C"]),
        module("HTML", ["CGumbo"]),
        module("Assets", ["CAssets"]),
        module(
            "Git",
            [
                "CLibgit2", "CLibgit2Shim",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(name: "CAssets"),
        .target(name: "CProcess"),
        .target(name: "CLibgit2Shim", dependencies: ["CLibgit2"]),
        .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        // HTML as browsers read it, for imports; it has no dependencies and costs nothing at start-up.
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
        .executableTarget(
            name: "git-cost", dependencies: ["Git"], path: "Tests/Benchmarks/GitCost",
            swiftSettings: strict),
        tests("Git", ["Git", .product(name: "Subprocess", package: "swift-subprocess")]),
        tests("Editorial", ["Editorial"]),
        tests(
            "Archive", ["Archive", "Editorial", "Git", .product(name: "Yams", package: "Yams")]),
        tests("Markdown", ["Markdown"]),
        tests("Checks", ["Checks", "Editorial", "Markdown"]),
        tests(
            "Export", ["Export", "Editorial", "Git", "Markdown", "Assets"],
            exclude: [
                "Browser/check_page.py", "Browser/check_rough.py", "Browser/chromium.py",
                "Browser/judge.py",
                "Browser/shot.py", "Browser/screenshots.sh",
            ]),
        tests(
            "Newsroom",
            ["Newsroom", "Archive", "Editorial", "Checks", "Git", "Markdown", "HTML", "Export"]),
        tests("Package", ["Assets"]),
        tests(
            "Program",
            [
                "lb", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ], exclude: ["Reference.txt"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
