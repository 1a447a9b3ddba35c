import Foundation
import Testing

/// Dependencies between modules point down only. SwiftPM itself lets a module import any other that
/// happens to be built, so the imports in the sources are read.
@Suite struct LayerTests {
    /// What each module may import of this package.
    private static let below: [String: Set<String>] = [
        "lb": ["Commands"],
        "Commands": [
            "Newsroom", "Export", "Checks", "Archive", "Editorial", "Assets", "Git", "Markdown",
            "CProcess",
        ],
        "Newsroom": [
            "Export", "Checks", "Archive", "Editorial", "Assets", "Git", "Markdown", "HTML",
        ],
        "HTML": ["CGumbo"],
        "Export": ["Archive", "Editorial", "Assets", "Git", "Markdown"],
        "Checks": ["Archive", "Editorial", "Assets", "Git", "Markdown"],
        "Archive": ["Editorial", "Git", "Assets", "Markdown"],
        "Editorial": [], "Markdown": ["CMD4C"], "Assets": ["CAssets"],
        "Git": ["CLibgit2", "CLibgit2Shim"],
    ]

    /// Who may import what comes from elsewhere; what is not named here is nobody's.
    private static let outside: [String: Set<String>] = [
        "ArgumentParser": ["Commands"], "Yams": ["Archive"], "Mustache": ["Export"],
        "Subprocess": ["Checks", "Git", "Commands"],
        "SystemPackage": ["Checks", "Git", "Commands"],
        "NIOCore": ["Commands"], "NIOPosix": ["Commands"], "NIOHTTP1": ["Commands"],
    ]

    /// What the toolchain brings along.
    private static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch",
    ]

    private static let cTargets: Set<String> = [
        "CAssets", "CGumbo", "CLibgit2", "CLibgit2Shim", "CMD4C", "CProcess",
    ]

    /// Every import statement: the file, its module, and what it imports.
    private static func imports() throws -> [(file: String, module: String, name: String)] {
        let statement =
            /\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let|actor)\s+)?(\w+)/
        return try Checkout.files(in: ["Sources"], ending: ".swift").flatMap { file in
            let module = String(file.split(separator: "/")[1])
            let lines = try Checkout.text(file).split(separator: "\n")
            return lines.filter { $0.contains("import ") }.compactMap { line in
                line.prefixMatch(of: statement).map { (file, module, String($0.output.1)) }
            }
        }
    }

    @Test func everyModuleHasItsPlace() {
        let folders = Set(
            Checkout.files(in: ["Sources"]).map { String($0.split(separator: "/")[1]) })
        #expect(folders.subtracting(Self.cTargets) == Set(Self.below.keys))
    }

    @Test func importsPointDownOnly() throws {
        let imports = try Self.imports()
        #expect(imports.count > 100)
        for (file, module, name) in imports {
            let allowed =
                Self.system.contains(name) || Self.below[module]?.contains(name) == true
                || Self.outside[name]?.contains(module) == true
            #expect(allowed, "\(file) imports \(name), which \(module) may not")
        }
    }

    @Test func modulesImportOnlyWhatThePackageDeclares() throws {
        let package = try Checkout.text("Package.swift")
        for (file, module, name) in try Self.imports() where Self.below[name] != nil {
            let pattern = "\"\(module)\"[^.]*?dependencies: \\[[^\\]]*\"\(name)\""
            let list = "module\\(\\s*\"\(module)\",\\s*\\[[^\\]]*\"\(name)\""
            #expect(
                package.range(of: "\(list)|\(pattern)", options: .regularExpression) != nil,
                "\(file) imports \(name), which Package.swift does not give to \(module)")
        }
    }

    @Test func everyModuleHasTheStrictSettings() throws {
        let package = try Checkout.text("Package.swift")
        for setting in [
            "ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility",
            "strictMemorySafety", "treatAllWarnings(as: .error)",
        ] { #expect(package.contains(setting)) }
    }

    @Test func unsafeCodeIsWhereItBelongs() throws {
        for file in Checkout.files(in: ["Sources"], ending: ".swift") {
            let module = String(file.split(separator: "/")[1])
            guard !["Git", "Assets", "Markdown", "HTML"].contains(module) else { continue }
            let lines = try Checkout.text(file).split(separator: "\n")
            let uses = lines.filter {
                $0.contains("unsafe") && !$0.contains("//") && $0.contains(/\bunsafe\b/)
            }
            #expect(uses.isEmpty, "\(file): \(uses.first ?? "")")
        }
    }
}
