import Foundation
import Testing

@Suite("The modules")
struct LayerTests {
    /// What comes with Swift and the system, for any module.
    private static let system: Set = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
    ]

    /// What else a module may import: of ours only what lies below it, of others only what it is there for.
    private static let allowed: [String: Set<String>] = [
        "lb": ["Commands"],
        "Commands": [
            "Newsroom", "Export", "Checks", "Archive", "Editorial", "Git", "Assets", "CTerminal",
            "ArgumentParser", "Subprocess", "SystemPackage",
        ],
        "Newsroom": ["Checks", "Archive", "Editorial", "Git"],
        "Export": ["Editorial", "Git", "Markdown", "Assets"],
        "Checks": ["Editorial", "Markdown", "Assets", "Subprocess", "SystemPackage"],
        "Archive": ["Editorial", "Git", "Assets", "Yams"],
        "Editorial": [],
        "Markdown": ["CMD4C"],
        "Assets": ["CAssets"],
        "Git": ["CLibgit2", "CLibgit2Shim", "Subprocess"],
    ]

    /// Where the others may be imported at all.
    private static let owners: [String: Set<String>] = [
        "ArgumentParser": ["Commands"],
        "Yams": ["Archive"],
        "CMD4C": ["Markdown"],
        "CLibgit2": ["Git"],
        "CLibgit2Shim": ["Git"],
        "CAssets": ["Assets"],
        "CTerminal": ["Commands"],
        "Subprocess": ["Git", "Checks", "Commands"],
    ]

    /// From the top down: a module may import those after it only.
    private static let order = [
        "lb", "Commands", "Newsroom", "Export", "Checks", "Archive", "Editorial", "Markdown", "Git",
        "Assets",
    ]

    private struct Import {
        let module: String
        let file: String
        let imported: String
    }

    /// Every import under Sources.
    private static let imports = Result { try readImports() }

    private static func readImports() throws -> [Import] {
        let files = try PackageFolder.files(under: "Sources").filter { $0.hasSuffix(".swift") }
        return try files.flatMap { file in
            let text = String(decoding: try PackageFolder.bytes(file), as: UTF8.self)
            // Most lines are soon told to be none.
            let lines = text.split(separator: "\n").filter { $0.contains("import") }
            return lines.compactMap(imported).map {
                Import(module: String(file.split(separator: "/")[1]), file: file, imported: $0)
            }
        }
    }

    /// The module that a line imports, if it is an import: attributes, an access level and the kind of a
    /// single declaration may stand around it.
    private static func imported(in line: Substring) -> String? {
        guard
            let match = line.wholeMatch(
                of:
                    /\s*(?:@\w+(?:\(\w+\))?\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)[^:"]*/
            )
        else { return nil }
        return String(match.1)
    }

    @Test(
        "are read from lines of every form",
        arguments: [
            ("import Yams", "Yams"), ("package import Editorial", "Editorial"),
            ("@testable import Git", "Git"), ("@preconcurrency internal import Git // why", "Git"),
            ("  import struct Foundation.Data", "Foundation"), ("@_spi(Some) import Git", "Git"),
            ("let import1 = 2", nil), ("// import of things", nil), ("/// They import Git", nil),
            ("case import", nil),
        ])
    func lines(line: String, module: String?) {
        #expect(Self.imported(in: line[...]) == module)
    }

    @Test("import only what lies below them")
    func below() throws {
        let imports = try Self.imports.get()
        #expect(imports.count > 100)
        for line in imports {
            let allowed = try #require(Self.allowed[line.module], "\(line.file): a new module")
            #expect(
                allowed.contains(line.imported) || Self.system.contains(line.imported),
                "\(line.file) imports \(line.imported)")
        }
    }

    @Test("keep each library in the place that is made for it")
    func owners() throws {
        for line in try Self.imports.get() {
            guard let owners = Self.owners[line.imported] else { continue }
            #expect(owners.contains(line.module), "\(line.file) imports \(line.imported)")
        }
    }

    @Test("are allowed nothing above them, so that no circle can come about")
    func order() throws {
        #expect(Set(Self.order) == Set(Self.allowed.keys))
        for (module, allowed) in Self.allowed {
            let place = try #require(Self.order.firstIndex(of: module))
            for other in allowed {
                guard let below = Self.order.firstIndex(of: other) else { continue }
                #expect(below > place, "\(module) may not import \(other)")
            }
        }
    }

    @Test("without input and output of their own import nothing that has it")
    func pure() throws {
        let outside: Set = ["Foundation", "Glibc", "Dispatch"]
        for line in try Self.imports.get() where line.module == "Editorial" {
            #expect(!outside.contains(line.imported), "\(line.file) imports \(line.imported)")
        }
    }

    @Test("are the folders of Sources, and targets of the manifest")
    func manifest() throws {
        let text = String(decoding: try PackageFolder.bytes("Package.swift"), as: UTF8.self)
        for module in Self.allowed.keys {
            #expect(text.contains("\"\(module)\""), "\(module)")
        }
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: PackageFolder.root.path + "/Sources")
        let ours = folders.filter { $0.first != "C" || $0 == "Commands" || $0 == "Checks" }
        #expect(Set(ours) == Set(Self.allowed.keys))
    }
}
