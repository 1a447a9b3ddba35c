import Git
import Testing

@Suite struct TreeTests {
    @Test func aTreeIsTheOneThatGitMakesOfTheSameFiles() async throws {
        let scratch = try Scratch()
        let files = [
            "a": "1", "a.b": "2", "a-b": "3", "b/c/d": "4", "b/c0": "5", "b/c.d": "6", "é/ü": "7",
        ]
        let ours = try scratch.tree(files.mapValues { $0 })
        for (name, text) in files { try scratch.write(text, to: name) }
        try await scratch.git("add", "-A")
        #expect(ours.hex == (try await scratch.git("write-tree")))
        #expect(try await scratch.complaints() == "")
    }

    @Test func changesTouchOnlyTheirFoldersAndEmptyOnesGoAway() async throws {
        let scratch = try Scratch()
        let base = try scratch.tree(["a/b/c": "1", "a/d": "2", "e": "3"])
        let next = try scratch.tree(["a/b/c": nil, "f/g": "4"], base: base)
        let listing = try await scratch.git("ls-tree", "-r", "-t", "--name-only", next.hex)
        #expect(listing == "a\na/d\ne\nf\nf/g")
        let last = try scratch.tree(["a/d": nil, "e": nil, "f/g": nil, "none": nil], base: next)
        #expect(last.hex == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
        #expect(try scratch.repository.tree(last).isEmpty)
    }

    @Test func aFileMayBecomeAFolderAndAFolderAFileWhenTheOldOnesAreRemoved() throws {
        let scratch = try Scratch()
        let repository = scratch.repository
        let base = try scratch.tree(["a": "1", "b/c": "2"])
        let next = try scratch.tree(["a": nil, "a/x": "3", "b/c": nil, "b": "4"], base: base)
        #expect(try repository.entry(at: "a/x", in: next)?.kind == .file)
        #expect(try repository.entry(at: "b", in: next)?.kind == .file)
        #expect(throws: GitError.self) { try scratch.tree(["a/x": "3"], base: base) }
        #expect(throws: GitError.self) { try scratch.tree(["b": "4"], base: base) }
        #expect(throws: GitError.self) { try scratch.tree(["b": nil], base: base) }
    }

    @Test func modesAreKeptAndExecutablesWritten() async throws {
        let scratch = try Scratch()
        let blob = try scratch.repository.writeBlob(Array("x".utf8))
        let base = ObjectID(
            hex: try await scratch.git(
                "mktree", "--missing",
                input: "120000 blob \(blob)\tlink\n160000 commit \(ObjectID.ofBlob([7]))\tmodule\n")
        )
        let tree = try scratch.repository.writeTree(
            base: base, changes: ["run": .executable(blob), "plain": .file(blob)])
        let kinds = try scratch.repository.tree(tree).map { "\($0.name) \($0.kind)" }
        #expect(kinds == ["link symlink", "module submodule", "plain file", "run executable"])
    }

    @Test(arguments: [
        "", "/", "a/", "/a", "a//b", ".", "..", "../x", "a/../b", "a/./b", ".git", ".git/config",
        "a/.GIT/b", ".Git", "git~1", "GIT~1/x", ".git ", ".git.", ".git. .",
        ".git::$INDEX_ALLOCATION",
        ".g\u{200c}it", "\u{feff}.git", "a\\b", "..\\x", "a\u{0}b", "a\nb", "a\u{7f}", "a\u{9b}b",
        String(repeating: "x", count: 256), String(repeating: "x/", count: 64) + "x",
        Array(repeating: String(repeating: "x", count: 200), count: 6).joined(separator: "/"),
    ])
    func pathsThatCouldLeadElsewhereAreRefused(path: String) throws {
        let scratch = try Scratch()
        let blob = try scratch.repository.writeBlob([])
        let tree = try scratch.tree(["a": "a"])
        #expect(throws: GitError.self) {
            try scratch.repository.writeTree(base: nil, changes: [path: .file(blob)])
        }
        #expect(throws: GitError.self) { try scratch.repository.entry(at: path, in: tree) }
    }

    @Test(arguments: ["git", ".gitignore", "a.git", ".gitx", "x~1", "...", "a b", "日本語", ".g it"])
    func namesThatOnlyLookLikeItAreAllowed(path: String) async throws {
        let scratch = try Scratch()
        let tree = try scratch.tree([path: "x", "d/\(path)": "y"])
        #expect(try scratch.repository.entry(at: "d/\(path)", in: tree)?.kind == .file)
        #expect(try await scratch.complaints() == "")
    }

    @Test func anEntryIsFoundAtItsPathOnly() throws {
        let scratch = try Scratch()
        let tree = try scratch.tree(["a/b": "1", "a0": "2"])
        let repository = scratch.repository
        #expect(try repository.entry(at: "a/b", in: tree)?.id == .ofBlob(Array("1".utf8)))
        #expect(try repository.entry(at: "a", in: tree)?.kind == .folder)
        for path in ["b", "a/c", "a/b/c", "a0/b", "A"] {
            #expect(try repository.entry(at: path, in: tree) == nil, "\(path)")
        }
    }

    @Test func differencesAreThoseThatGitFinds() async throws {
        let scratch = try Scratch()
        let old = try scratch.tree([
            "a": "1", "b/c": "2", "b/d": "3", "same/x": "4", "to-folder": "5", "to-file/x": "6",
        ])
        let new = try scratch.tree(
            [
                "a": "9", "b/c": nil, "b/e": "3", "to-folder": nil, "to-folder/y": "7",
                "to-file/x": nil, "to-file": "8",
            ], base: old)
        for (from, to) in [(old, new), (new, old)] {
            let ours = try scratch.repository.differences(from: from, to: to).map {
                "\($0.old == nil ? "A" : $0.new == nil ? "D" : "M")\t\($0.path)"
            }
            let git = try await scratch.git(
                "diff-tree", "-r", "--name-status", "--no-renames", from.hex, to.hex)
            #expect(ours.sorted() == git.split(separator: "\n").map(String.init).sorted())
        }
        #expect(try scratch.repository.differences(from: old, to: old).isEmpty)
        #expect(try scratch.repository.differences(from: nil, to: old).count == 6)
    }
}
