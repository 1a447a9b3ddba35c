import Foundation
import Git
import Synchronization
import Testing

@Suite struct RefTests {
    private let draft = "refs/lb/drafts/x"

    private func commit(_ text: String, in scratch: Scratch) throws -> ObjectID {
        try scratch.repository.writeCommit(
            tree: scratch.tree(["a": text]), parents: [], author: scratch.author,
            committer: scratch.author, message: text)
    }

    private func move(
        _ name: String, to: ObjectID, expecting: ObjectID?, in scratch: Scratch
    ) async throws -> RefUpdate {
        try await scratch.repository.withLock {
            try scratch.repository.updateReference(
                name, to: to, expecting: expecting, message: "test")
        }
    }

    @Test func aRefIsCreatedMovedAndListed() async throws {
        let scratch = try Scratch()
        let (first, second) = (try commit("1", in: scratch), try commit("2", in: scratch))
        #expect(try scratch.repository.reference(draft) == nil)
        _ = try await move(draft, to: first, expecting: nil, in: scratch)
        #expect(try scratch.repository.reference(draft) == first)
        _ = try await move(draft, to: second, expecting: first, in: scratch)
        #expect(try await scratch.git("rev-parse", draft) == second.hex)
        _ = try await move("refs/lb/drafts/a/b", to: first, expecting: nil, in: scratch)
        _ = try await move("refs/lb/draftsman", to: first, expecting: nil, in: scratch)
        try await scratch.git("pack-refs", "--all")
        let names = try scratch.repository.references(under: "refs/lb/drafts/").map(\.name)
        #expect(names == ["refs/lb/drafts/a/b", "refs/lb/drafts/x"])
        #expect(try scratch.repository.references(under: "refs/lb/none/").isEmpty)
    }

    @Test func aRefThatSomebodyElseMovedIsAConflict() async throws {
        let scratch = try Scratch()
        let ids = try (0..<3).map { try commit("\($0)", in: scratch) }
        try await scratch.git("update-ref", draft, ids[1].hex)
        for expected in [nil, ids[0]] {
            let error = await #expect(throws: RefConflict.self) {
                try await move(draft, to: ids[2], expecting: expected, in: scratch)
            }
            #expect(error?.expected == expected)
            #expect(error?.found == ids[1])
        }
        let error = await #expect(throws: RefConflict.self) {
            try await move("refs/lb/drafts/y", to: ids[2], expecting: ids[0], in: scratch)
        }
        #expect(error?.found == nil)
        #expect(try scratch.repository.reference(draft) == ids[1])
    }

    @Test func aPlainCommitInBetweenIsAConflictAndIsKept() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        let tip = try #require(try scratch.repository.reference("refs/heads/main"))
        let ours = try commit("ours", in: scratch)
        try scratch.write("2", to: "a")
        try await scratch.git("commit", "-qam", "plain")
        let theirs = try scratch.repository.reference("refs/heads/main")
        #expect(theirs != tip)
        let error = await #expect(throws: RefConflict.self) {
            try await move("refs/heads/main", to: ours, expecting: tip, in: scratch)
        }
        #expect(error?.found == theirs)
        #expect(try scratch.repository.reference("refs/heads/main") == theirs)
    }

    @Test func namesThatAreNoneAreRefused() async throws {
        let scratch = try Scratch()
        let id = try commit("1", in: scratch)
        for name in [
            "refs/heads/../x", "refs/heads/a b", "refs/heads/.lock", "x", "refs/heads/a\n", "",
        ] {
            await #expect(throws: GitError.self, "\(name)") {
                try await move(name, to: id, expecting: nil, in: scratch)
            }
            await #expect(throws: GitError.self, "\(name)") {
                try await scratch.repository.deleteReferences([(name, id)])
            }
        }
        #expect(throws: GitError.self) { try scratch.repository.references(under: "refs/*/") }
    }

    @Test func aRefThatPointsAtNothingIsNotWritten() async throws {
        let scratch = try Scratch()
        await #expect(throws: GitError.self) {
            try await move(draft, to: .ofBlob([7]), expecting: nil, in: scratch)
        }
        #expect(try scratch.repository.reference(draft) == nil)
    }

    @Test func refsAreDeletedAllOrNone() async throws {
        let scratch = try Scratch()
        let (first, second) = (try commit("1", in: scratch), try commit("2", in: scratch))
        let names = (0..<4).map { "refs/lb/drafts/d\($0)" }
        for name in names { _ = try await move(name, to: first, expecting: nil, in: scratch) }
        try await scratch.git("pack-refs", "--all")
        _ = try await move(names[3], to: second, expecting: first, in: scratch)
        let error = await #expect(throws: RefConflict.self) {
            try await scratch.repository.deleteReferences(names.map { ($0, first) })
        }
        #expect(error?.name == names[3])
        #expect(try scratch.repository.references(under: "refs/lb/").count == 4)
        try await scratch.repository.deleteReferences([(names[0], first), (names[3], second)])
        let left = try scratch.repository.references(under: "refs/lb/").map(\.name)
        #expect(left == [names[1], names[2]])
        let gone = await #expect(throws: RefConflict.self) {
            try await scratch.repository.deleteReferences([(names[0], first)])
        }
        #expect(gone?.found == nil)
        #expect(try await scratch.complaints() == "")
    }

    @Test func aStaleLockFileIsRemovedAndSaidSo() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        let lock = ".git/refs/heads/main.lock"
        try scratch.write("", to: lock)
        try await scratch.run("touch", "-d", "1 minute ago", lock)
        let told = Mutex<[String]>([])
        let tell: @Sendable (String) -> Void = { text in told.withLock { $0.append(text) } }
        Repository.mended.withLock { $0 = tell }
        try await scratch.publish(["a": "2"])
        #expect(scratch.read(lock) == nil)
        // Other tests of this process may mend something at the same time.
        let own = told.withLock { $0 }.filter { $0.contains(scratch.repository.commonDirectory) }
        #expect(own.count == 1)
        #expect(try await scratch.git("log", "--format=%s").split(separator: "\n").count == 2)
    }

    @Test(.timeLimit(.minutes(1))) func aFreshLockFileIsWaitedFor() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        try scratch.write("", to: ".git/refs/heads/main.lock")
        let start = ContinuousClock.now
        try await scratch.publish(["a": "2"])
        #expect(ContinuousClock.now - start > .seconds(4))
        #expect(try scratch.repository.references(under: "refs/heads/").count == 1)
    }

    @Test(.timeLimit(.minutes(1))) func aLockInTheWayOfADeletionIsWaitedFor() async throws {
        let scratch = try Scratch()
        let id = try commit("1", in: scratch)
        _ = try await move(draft, to: id, expecting: nil, in: scratch)
        let lock = ".git/\(draft).lock"
        try scratch.write("", to: lock)
        try await scratch.run("touch", "-d", "4 seconds ago", lock)
        // Nobody who does not hold the lock may judge whose the file is.
        let error = await #expect(throws: GitError.self) {
            try await scratch.repository.deleteReferences([(draft, id)])
        }
        #expect(error?.message.contains("\n") == false)
        #expect(try scratch.repository.reference(draft) == id)
        try await scratch.repository.withLock {
            try await scratch.repository.deleteReferences([(draft, id)])
        }
        #expect(try scratch.repository.reference(draft) == nil)
        #expect(scratch.read(lock) == nil)
    }

    @Test func movingARefOutsideTheLockIsRefused() throws {
        let scratch = try Scratch()
        let id = try commit("1", in: scratch)
        #expect(throws: GitError.self) {
            try scratch.repository.updateReference(draft, to: id, expecting: nil, message: "m")
        }
    }

    @Test func theLockIsExclusiveBoundedAndNotReentrant() async throws {
        let scratch = try Scratch()
        let other = try Repository.open(at: scratch.path)
        try await scratch.repository.withLock {
            let error = await #expect(throws: LockBusy.self) {
                try await other.withLock(wait: .milliseconds(100)) {}
            }
            #expect(error?.path == other.lockPath)
            await #expect(throws: GitError.self) { try await scratch.repository.withLock {} }
        }
        try await other.withLock(wait: .seconds(5)) {}
        try await scratch.repository.withLock(wait: .seconds(5)) {}
    }

    @Test func theLockEndsWithAnError() async throws {
        let scratch = try Scratch()
        struct Stop: Error {}
        await #expect(throws: Stop.self) { try await scratch.repository.withLock { throw Stop() } }
        try await Repository.open(at: scratch.path).withLock(wait: .seconds(5)) {}
    }

    @Test(.timeLimit(.minutes(2))) func manyWritersAtOnceLoseNothing() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["start": "1"])
        let path = scratch.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<6 {
                group.addTask {
                    let own = try Repository.open(at: path)
                    let who = try Signature(name: "W", email: "w@w", seconds: 1, offsetMinutes: 0)
                    for number in 0..<10 {
                        try await own.withLock(wait: .seconds(60)) {
                            let tip = try #require(try own.reference("refs/heads/main"))
                            let blob = try own.writeBlob(Array("\(number)".utf8))
                            let tree = try own.writeTree(
                                base: own.commit(tip).tree,
                                changes: ["w\(writer)/\(number)": .file(blob)])
                            let commit = try own.writeCommit(
                                tree: tree, parents: [tip], author: who, committer: who,
                                message: "\(writer) \(number)")
                            let update = try own.updateReference(
                                "refs/heads/main", to: commit, expecting: tip, message: "m")
                            guard case .moved = update else { throw CancellationError() }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let subjects = try await scratch.git("log", "--first-parent", "--format=%s")
        #expect(subjects.split(separator: "\n").count == 61)
        let files = try await scratch.git("ls-tree", "-r", "--name-only", "HEAD")
        #expect(files.split(separator: "\n").count == 61)
        #expect(try await scratch.complaints() == "")
    }
}
