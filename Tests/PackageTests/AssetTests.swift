import Assets
import Foundation
import Testing

/// What travels inside the program is what lies in the folders; `.ci/embed` writes the table.
@Suite struct AssetTests {
    @Test func theTableListsEveryFileOfTheFolders() {
        #expect(Asset.paths.sorted() == Checkout.files(in: ["Templates", "Hooks"]))
    }

    @Test func everyFileIsInsideTheProgramByteForByte() throws {
        for path in Asset.paths {
            #expect(try Asset.named(path)?.bytes == Checkout.bytes(path), "\(path)")
        }
        #expect(Asset.named("Hooks/none") == nil)
    }

    @Test func hooksAndExamplesAreExecutable() {
        let hooks = Asset.paths.filter {
            $0.contains(".d/") || $0.hasSuffix(".sh") || $0.hasSuffix(".py")
        }
        #expect(hooks.count >= 4)
        for path in hooks {
            let file = Checkout.top.appending(path: path).path
            #expect(FileManager.default.isExecutableFile(atPath: file), "\(path)")
        }
    }
}
