import Git
import Testing

@Suite struct ObjectTests {
    @Test func idsAreReadFromExactlyFortyLowerCaseDigits() throws {
        let hex = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
        let id = try #require(ObjectID(hex: hex))
        #expect(id.hex == hex)
        #expect("\(id)" == hex)
        for wrong in [
            "", "4b825d", hex + "0", hex.uppercased(), String(hex.dropLast()) + "g", "é" + hex,
        ] {
            #expect(ObjectID(hex: wrong) == nil, "\(wrong)")
        }
    }

    @Test func idsAreOrderedAsTheirDigits() throws {
        let digits = [
            "00000000000000000000000000000000000000ff", "0000000000000000000000000000000100000000",
            "0000000000000000ffffffffffffffffffffffff", "ff00000000000000000000000000000000000000",
        ]
        let ids = try digits.map { try #require(ObjectID(hex: $0)) }
        #expect(ids.shuffled().sorted() == ids)
    }

    @Test(arguments: [0, 1, 54, 55, 56, 63, 64, 65, 118, 119, 120, 128, 1000, 100_000])
    func theIdOfABlobIsTheOneThatGitGives(length: Int) async throws {
        let scratch = try Scratch()
        let text = String(repeating: "lorem ipsum ", count: length / 12 + 1).prefix(length)
        let expected = try await scratch.git("hash-object", "--stdin", input: String(text))
        let id = ObjectID.ofBlob(Array(text.utf8))
        #expect(id.hex == expected)
        let written = try scratch.repository.writeBlob(Array(text.utf8))
        #expect(written == id)
        let back = try scratch.repository.blob(id, limit: length)
        #expect(back == Array(text.utf8))
    }

    @Test func aBlobLargerThanTheLimitIsRefusedBeforeItIsRead() throws {
        let scratch = try Scratch()
        let id = try scratch.repository.writeBlob([UInt8](repeating: 32, count: 1000))
        #expect(throws: GitError.self) { try scratch.repository.blob(id, limit: 999) }
    }

    @Test func anObjectOfAnotherKindAndAMissingOneAreErrors() throws {
        let scratch = try Scratch()
        let blob = try scratch.repository.writeBlob([1])
        let tree = try scratch.tree(["a": "a"])
        #expect(throws: GitError.self) { try scratch.repository.blob(tree, limit: 1000) }
        #expect(throws: GitError.self) { try scratch.repository.tree(blob) }
        #expect(throws: GitError.self) { try scratch.repository.commit(tree) }
        let missing = ObjectID.ofBlob([9, 9, 9])
        #expect(throws: GitError.self) { try scratch.repository.blob(missing, limit: 10) }
        #expect(throws: GitError.self) { try scratch.repository.verifyWritten([blob, missing]) }
    }

    @Test func aDamagedObjectIsFoundEvenAfterItWasReadOnce() async throws {
        let scratch = try Scratch()
        let id = try scratch.repository.writeBlob(Array("some text".utf8))
        _ = try scratch.repository.blob(id, limit: 100)
        try scratch.repository.verifyWritten([id])
        let file = ".git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))"
        try await scratch.run("chmod", "u+w", file)
        try scratch.write("not zlib", to: file)
        #expect(throws: GitError.self) { try scratch.repository.verifyWritten([id]) }
        #expect(throws: GitError.self) {
            try Repository.open(at: scratch.path).blob(id, limit: 100)
        }
    }

    @Test func aDamagedObjectIsMendedWhenItIsWrittenAgain() async throws {
        let scratch = try Scratch()
        let text = Array("some text".utf8)
        let blob = try scratch.repository.writeBlob(text)
        let folder = try scratch.tree(["x": "x"])
        for id in [blob, folder] {
            let file = ".git/objects/\(id.hex.prefix(2))/\(id.hex.dropFirst(2))"
            try await scratch.run("chmod", "u+w", file)
            try scratch.write("not zlib", to: file)
        }
        #expect(try scratch.repository.writeBlob(text) == blob)
        let root = try scratch.tree(["f/x": "x", "g": "y"])
        try scratch.repository.verifyWritten([blob, folder, root])
        _ = try await scratch.git("fsck", "--strict")
    }

    @Test(arguments: [0, 1, 65_500, 65_527, 65_528, 65_535, 65_536, 200_000])
    func objectsAreFilesThatGitReads(length: Int) async throws {
        let scratch = try Scratch()
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) | 1 }
        let id = try scratch.repository.writeBlob(bytes)
        _ = try await scratch.git("fsck", "--strict")
        #expect(try await scratch.git("cat-file", "-s", id.hex) == "\(length)")
        try await scratch.git("update-ref", "refs/keep/it", id.hex)
        try await scratch.git("repack", "-adq")
        #expect(try Repository.open(at: scratch.path).blob(id, limit: length) == bytes)
    }

    @Test func thousandsOfObjectsAreWrittenAtOnce() async throws {
        let scratch = try Scratch()
        let tree = try scratch.repository.writeTogether {
            var changes: [String: TreeChange] = [:]
            for number in 0..<2000 {
                changes["f\(number % 7)/\(number)"] = .file(
                    try scratch.repository.writeBlob(Array("\(number)".utf8)))
            }
            return try scratch.repository.writeTree(base: nil, changes: changes)
        }
        let listed = try await scratch.git("ls-tree", "-r", tree.hex)
        #expect(listed.split(separator: "\n").count == 2000)
        _ = try await scratch.git("fsck", "--strict")
    }

    @Test func objectsOfOneActAreThereTogetherOrNotAtAll() throws {
        let scratch = try Scratch()
        struct Stop: Error {}
        let text = Array("of an act".utf8)
        let note = scratch.path + "/.git/note"
        #expect(throws: Stop.self) {
            try scratch.repository.writeTogether {
                _ = try scratch.repository.writeBlob(text)
                try scratch.repository.addFile([1], at: note)
                throw Stop()
            }
        }
        let id = ObjectID.ofBlob(text)
        #expect(throws: GitError.self) { try scratch.repository.blob(id, limit: 100) }
        #expect(!DurableFile.exists(note))
        let commit = try scratch.repository.writeTogether {
            let blob = try scratch.repository.writeBlob(text)
            let tree = try scratch.repository.writeTree(base: nil, changes: ["a": .file(blob)])
            try scratch.repository.addFile([1], at: note)
            return try scratch.repository.writeCommit(
                tree: tree, parents: [], author: scratch.author, committer: scratch.author,
                message: "act")
        }
        #expect(try scratch.repository.commit(commit).message == "act")
        #expect(try scratch.repository.blob(id, limit: 100) == text)
        #expect(try DurableFile.read(note, limit: 10) == [1])
        let left = DurableFile.names(in: scratch.path + "/.git/objects").filter {
            $0.hasPrefix("tmp")
        }
        #expect(left.isEmpty)
    }

    @Test(arguments: [
        ("", "a@example.org"), ("  ", "a@example.org"), ("...", "a@example.org"),
        ("A\nB", "a@example.org"), ("A\u{0}B", ""), ("A <B", "a@example.org"),
        ("A", "a@example.org>"), ("A", "a\n@example.org"), ("A\u{85}B", ""),
    ])
    func signaturesThatGitCouldNotReadAgainAreRefused(name: String, email: String) {
        #expect(throws: GitError.self) {
            try Signature(name: name, email: email, seconds: 0, offsetMinutes: 0)
        }
    }

    @Test func aCommitComesBackAsItWasWritten() async throws {
        let scratch = try Scratch()
        let repository = scratch.repository
        let tree = try scratch.tree(["a.md": "a"])
        let first = try repository.writeCommit(
            tree: tree, parents: [], author: scratch.author, committer: scratch.author,
            message: "first")
        let message = "Zwölf Entwürfe\n\nBody with  spaces.\n\nEntry: 1\n"
        let west = try Signature(name: "Bó", email: "", seconds: 1_455_000_000, offsetMinutes: -210)
        let id = try repository.writeCommit(
            tree: tree, parents: [first, first], author: west, committer: scratch.author,
            message: message)
        let commit = try repository.commit(id)
        #expect(commit.id == id)
        #expect(commit.tree == tree)
        #expect(commit.parents == [first, first])
        #expect(commit.author == west)
        #expect(commit.committer == scratch.author)
        #expect(commit.message == message)
        let shown = try await scratch.git("log", "-1", "--format=%an|%ae|%at|%aI|%B", id.hex)
        #expect(shown == "Bó||1455000000|2016-02-09T03:10:00-03:30|\(message)")
    }

    @Test func aCommitOnAMissingTreeOrParentIsRefused() throws {
        let scratch = try Scratch()
        let tree = try scratch.tree(["a.md": "a"])
        let missing = ObjectID.ofBlob([7])
        for (tree, parents) in [(missing, []), (tree, [missing])] {
            #expect(throws: GitError.self) {
                try scratch.repository.writeCommit(
                    tree: tree, parents: parents, author: scratch.author,
                    committer: scratch.author, message: "m")
            }
        }
    }

    @Test func historyIsWalkedAlongFirstParentsUntilTold() async throws {
        let scratch = try Scratch()
        for number in 1...5 {
            try await scratch.publish(["a.md": "\(number)"], message: "\(number)")
        }
        let tip = try #require(try scratch.repository.reference("HEAD"))
        let all = try scratch.repository.firstParents(from: tip)
        #expect(all.map(\.message) == ["5", "4", "3", "2", "1"])
        let two = try scratch.repository.firstParents(from: tip, limit: 2)
        #expect(two.map(\.message) == ["5", "4"])
        var seen: [String] = []
        try scratch.repository.eachFirstParent(from: tip) {
            seen.append($0.message)
            return $0.message != "3"
        }
        #expect(seen == ["5", "4", "3"])
        let (older, newer) = (all[3].id, all[1].id)
        #expect(try scratch.repository.isAncestor(older, of: newer))
        #expect(try scratch.repository.isAncestor(older, of: older))
        #expect(try !scratch.repository.isAncestor(newer, of: older))
    }

    @Test func aCommitWhoseMessageIsTooLongIsNotRead() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "a"])
        let long = String(repeating: "x", count: Repository.largestCommit + 1)
        let id = try await scratch.git("commit-tree", "HEAD^{tree}", input: long)
        let commit = try #require(ObjectID(hex: id))
        #expect(throws: GitError.self) { try scratch.repository.commit(commit) }
    }
}
