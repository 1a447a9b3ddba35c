import Assets
import Foundation
import Testing

@Suite("The files inside the program")
struct AssetTests {
    @Test("are those of Templates and Hooks; .ci/embed writes the table")
    func table() throws {
        let files = try ["Hooks", "Templates"].flatMap { try PackageFolder.files(under: $0) }
        #expect(files.count > 20)
        #expect(Asset.paths == files)
    }

    @Test("have the content that they have on disk")
    func content() throws {
        for path in Asset.paths {
            let asset = try #require(Asset.named(path), "\(path)")
            #expect(try asset.bytes == PackageFolder.bytes(path), "\(path)")
        }
    }

    @Test("are UTF-8")
    func encoding() throws {
        for path in Asset.paths {
            let asset = try #require(Asset.named(path), "\(path)")
            #expect(String(validating: asset.bytes, as: UTF8.self) != nil, "\(path)")
        }
    }

    @Test(
        "are found by their exact path only",
        arguments: ["", "Hooks", "style.css", "templates/style.css"])
    func other(path: String) {
        #expect(Asset.named(path) == nil)
    }

    @Test("that are hooks may be executed on disk")
    func executable() throws {
        let hooks = Asset.paths.filter {
            $0.contains(".d/") || $0.hasSuffix(".sh") || $0.hasSuffix(".py")
        }
        #expect(!hooks.isEmpty)
        for path in hooks {
            let file = PackageFolder.root.appendingPathComponent(path).path
            #expect(FileManager.default.isExecutableFile(atPath: file), "\(path)")
        }
    }
}
