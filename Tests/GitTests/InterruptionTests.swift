import Foundation
import Git
import Testing

/// A process that was stopped between the move of the ref and the end of the checkout.
@Suite struct InterruptionTests {
    /// Publishes without the checkout, as if stopped there, and gives the trees before and after.
    private func publishOnlyTheRef(
        _ files: [String: String?], in scratch: Scratch
    ) async throws -> (old: ObjectID, new: ObjectID) {
        let repository = scratch.repository
        let checkout = try #require(Checkout(repository))
        return try await repository.withLock {
            let tip = try #require(try repository.reference("HEAD"))
            let old = try repository.commit(tip).tree
            let new = try scratch.tree(files, base: old)
            try checkout.announce(from: old, to: new)
            _ = try repository.updateReference(
                "refs/heads/main",
                to: repository.writeCommit(
                    tree: new, parents: [tip], author: scratch.author, committer: scratch.author,
                    message: "m"), expecting: tip, message: "m")
            return (old, new)
        }
    }

    private func finish(in scratch: Scratch) async throws -> [String] {
        let checkout = try #require(Checkout(scratch.repository))
        return try await scratch.repository.withLock {
            let tip = try #require(try scratch.repository.reference("HEAD"))
            return try checkout.finishInterrupted(at: scratch.repository.commit(tip).tree)
        }
    }

    @Test func whatWasInterruptedIsFinished() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1", "b": "1", "c/d": "1"])
        _ = try await publishOnlyTheRef(["a": "2", "c/d": nil, "e/f": "2"], in: scratch)
        #expect(try await scratch.status() != "")
        #expect(try await finish(in: scratch).isEmpty)
        #expect(try await scratch.status() == "")
        #expect(scratch.read("e/f") == "2")
        #expect(try await finish(in: scratch).isEmpty)
    }

    @Test func halfDoneFilesAreFinishedToo() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1", "b": "1"])
        _ = try await publishOnlyTheRef(["a": "2", "b": "2"], in: scratch)
        // One file is written already, its index entry not.
        try scratch.write("2", to: "a")
        #expect(try await finish(in: scratch).isEmpty)
        #expect(try await scratch.status() == "")
    }

    @Test func aRefThatDidNotMoveLeavesTheFilesAlone() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        let checkout = try #require(Checkout(scratch.repository))
        let tip = try #require(try scratch.repository.reference("HEAD"))
        let old = try scratch.repository.commit(tip).tree
        try checkout.announce(from: old, to: scratch.tree(["a": "2"], base: old))
        #expect(try await finish(in: scratch).isEmpty)
        #expect(scratch.read("a") == "1")
        #expect(try await scratch.status() == "")
    }

    @Test func whatSomebodyDidSinceIsKept() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1", "b": "1"])
        _ = try await publishOnlyTheRef(["a": "2", "b": "2"], in: scratch)
        try scratch.write("by hand", to: "a")
        #expect(try await finish(in: scratch) == ["a"])
        #expect(scratch.read("a") == "by hand")
        #expect(scratch.read("b") == "2")
        #expect(try await scratch.status() == " M a")
    }
}
