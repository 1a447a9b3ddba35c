import Foundation
import Git
import Testing

/// Objects that no git of ours would write, as a repository from elsewhere may have them.
@Suite struct HostileTests {
    /// Writes a tree object of these lines, whatever they say.
    private func tree(
        _ lines: [(mode: String, name: String, id: ObjectID)], in scratch: Scratch
    ) async throws -> ObjectID {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += Array("\(line.mode) \(line.name)\0".utf8)
            var hex = Substring(line.id.hex)
            while !hex.isEmpty {
                bytes.append(try #require(UInt8(hex.prefix(2), radix: 16)))
                hex = hex.dropFirst(2)
            }
        }
        return try await object("tree", bytes, in: scratch)
    }

    private func object(
        _ kind: String, _ bytes: [UInt8], in scratch: Scratch
    ) async throws -> ObjectID {
        let file = scratch.path + "/.git/literal"
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        let id = try await scratch.git("hash-object", "-t", kind, "--literally", "-w", file)
        return try #require(ObjectID(hex: id))
    }

    @Test(arguments: ["..", ".", ".git", ".GIT", "a/b", "../x", "git~1", "a\\b", "a\u{1b}[2J"])
    func namesThatLeadElsewhereAreNeitherShownNorFollowed(name: String) async throws {
        let scratch = try Scratch()
        let blob = try scratch.repository.writeBlob([1])
        let folder = try scratch.tree(["inner": "x"])
        let hostile = try await tree(
            [("100644", name, blob), ("40000", name + "0", folder), ("100644", "zz", blob)]
                .sorted {
                    $0.1 + ($0.0 == "40000" ? "/" : "") < $1.1 + ($1.0 == "40000" ? "/" : "")
                },
            in: scratch)
        let names = try scratch.repository.tree(hostile).map(\.name)
        #expect(names.contains("zz"))
        #expect(!names.contains(name))
        let paths = try scratch.repository.differences(from: nil, to: hostile).map(\.path)
        #expect(paths.contains("zz"))
        #expect(!paths.contains(name))
        // Nor is such a folder written again with a change in it.
        #expect(throws: GitError.self) { try scratch.tree(["new": "x"], base: hostile) }
    }

    @Test func namesThatComeTwiceAndWrongOrderAreErrors() async throws {
        let scratch = try Scratch()
        let blob = try scratch.repository.writeBlob([1])
        let folder = try scratch.tree(["inner": "x"])
        for lines in [
            [("100644", "a", blob), ("100644", "a", blob)],
            [("100644", "a", blob), ("100644", "a.b", blob), ("40000", "a", folder)],
            [("100644", "b", blob), ("100644", "a", blob)],
        ] {
            let hostile = try await tree(lines, in: scratch)
            #expect(throws: GitError.self) { try scratch.repository.tree(hostile) }
            #expect(throws: GitError.self) {
                try scratch.repository.differences(from: nil, to: hostile)
            }
        }
    }

    @Test func treesThatAreCutShortAreErrors() async throws {
        let scratch = try Scratch()
        let whole = Array("100644 a\0".utf8) + [UInt8](repeating: 7, count: 20)
        for length in 1..<whole.count {
            let cut = try await object("tree", Array(whole[..<length]), in: scratch)
            #expect(throws: GitError.self) { try scratch.repository.tree(cut) }
        }
        for text in ["100644 \0", "9 a\0", "00000000100644 a\0", " a\0"] {
            let odd = try await object(
                "tree", Array(text.utf8) + [UInt8](repeating: 7, count: 20), in: scratch)
            #expect(throws: GitError.self) { try scratch.repository.tree(odd) }
        }
    }

    @Test func oddModesAndNamesThatAreNoTextAreLeftOut() async throws {
        let scratch = try Scratch()
        var bytes = Array("10644 a\0".utf8) + [UInt8](repeating: 7, count: 20)
        bytes += Array("100664 b\0".utf8) + [UInt8](repeating: 7, count: 20)
        bytes += Array("100644 ".utf8) + [0xff, 0xfe, 0] + [UInt8](repeating: 7, count: 20)
        let odd = try await object("tree", bytes, in: scratch)
        #expect(try scratch.repository.tree(odd).map(\.name) == ["b"])
    }

    @Test func aTreeThatIsTooDeepIsAnErrorAndNoCrash() async throws {
        let scratch = try Scratch()
        var folder = try scratch.tree(["x": "x"])
        for _ in 0..<200 { folder = try await tree([("40000", "d", folder)], in: scratch) }
        let deep = folder
        #expect(throws: GitError.self) {
            try scratch.repository.differences(from: nil, to: deep)
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aTreeThatRepeatsItselfAtEveryLevelIsAnErrorAndNoEndlessWork() async throws {
        let scratch = try Scratch()
        var folder = try scratch.tree(["x": "x"])
        for _ in 0..<30 {
            folder = try await tree(
                [("40000", "a", folder), ("40000", "b", folder), ("40000", "c", folder)],
                in: scratch)
        }
        let bomb = folder
        #expect(throws: GitError.self) {
            try scratch.repository.differences(from: nil, to: bomb, limit: 50_000)
        }
    }

    @Test func aBlobThatExpandsToGigabytesIsRefusedByItsHeader() async throws {
        let scratch = try Scratch()
        try await scratch.run("truncate", "-s", "200M", ".git/zeros")
        let id = try await scratch.git("hash-object", "-w", scratch.path + "/.git/zeros")
        let blob = try #require(ObjectID(hex: id))
        #expect(throws: GitError.self) { try scratch.repository.blob(blob, limit: 1 << 20) }
    }

    @Test func commitsThatAreNoneAreErrors() async throws {
        let scratch = try Scratch()
        let tree = try scratch.tree(["a": "a"])
        let who = "A <a@b> 1 +0000"
        for text in [
            "", "tree \(tree)\n", "tree \(tree)\nauthor \(who)\n", "tree x\nauthor \(who)\n",
            "tree \(tree)\nparent zz\nauthor \(who)\ncommitter \(who)\n\nm",
            "tree \(tree)\nauthor A\nB <a@b> 1 +0000\ncommitter \(who)\n\nm",
        ] {
            let commit = try await object("commit", Array(text.utf8), in: scratch)
            #expect(throws: GitError.self, "\(text)") { try scratch.repository.commit(commit) }
        }
    }

    @Test func linksAndModulesAreShownAsWhatTheyAreAndNotWrittenToDisk() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "a"])
        let blob = try scratch.repository.writeBlob(Array("/etc/passwd".utf8))
        let old = try scratch.tree(["a": "a"])
        let new = try await tree(
            [
                ("100644", "a", .ofBlob(Array("a".utf8))), ("120000", "link", blob),
                ("160000", "module", blob),
            ], in: scratch)
        let differences = try scratch.repository.differences(from: old, to: new)
        #expect(differences.map(\.path) == ["link", "module"])
        #expect(differences.map(\.new?.kind) == [.symlink, .submodule])
        let checkout = try #require(Checkout(scratch.repository))
        let kept = try await scratch.repository.withLock {
            try checkout.update(["link", "module"], from: old, to: new)
        }
        #expect(kept == ["link", "module"])
        #expect(scratch.read("link") == nil)
    }
}
