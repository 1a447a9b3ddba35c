import Foundation
import Git
import Testing

/// The work tree, with a whole index and with a split one.
@Suite struct CheckoutTests {
    /// From how many entries on the index is split: never, and always.
    static let forms = [Int.max, 0]

    @Test(arguments: forms) func afterEachActTheCheckoutShowsWhatIsPublished(form: Int) async throws
    {
        let scratch = try Scratch()
        let acts: [[String: String?]] = [
            ["blog.yml": "title", "entries/2016/a.md": "a"],
            ["entries/2016/b.md": "b", "entries/2016/10/c.md": "c"],
            ["entries/2016/a.md": "a2", "entries/2016/b.md": nil],
            ["entries/2016/10/c.md": nil], ["entries/2016/10/c.md": "again", "blog.yml": ""],
        ]
        for act in acts {
            #expect(try await scratch.publish(act, splitFrom: form).isEmpty)
            #expect(try await scratch.status() == "")
            for (path, text) in act { #expect(scratch.read(path) == text) }
        }
        let ours = try await scratch.git("write-tree")
        #expect(try await scratch.git("rev-parse", "HEAD^{tree}") == ours)
        #expect(try await scratch.complaints() == "")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/.git/lb/tmp")
                .isEmpty)
    }

    @Test(arguments: forms) func plainGitMayActBetween(form: Int) async throws {
        let scratch = try Scratch()
        func publish(_ files: [String: String?]) async throws {
            #expect(try await scratch.publish(files, splitFrom: form).isEmpty)
            #expect(try await scratch.status() == "")
        }
        try await publish(["a": "1", "d/b": "2", "d/c": "3"])
        try scratch.write("plain", to: "d/plain")
        try await scratch.git("add", "d/plain")
        try await scratch.git("commit", "-qm", "add")
        try await publish(["d/ours": "4"])
        try await scratch.git("rm", "-q", "d/b", "a")
        try await scratch.git("commit", "-qm", "rm")
        try await publish(["d/b": "back", "d/c": "5"])
        try await scratch.git("mv", "d/c", "moved")
        try await scratch.git("commit", "-qm", "mv")
        try await publish(["e/f/g": "6", "d/plain": nil])
        try await scratch.git("checkout", "-q", "-b", "side", "HEAD~2")
        try await scratch.git("checkout", "-q", "main")
        try await publish(["h": "7"])
        try await scratch.git("reset", "-q", "--hard", "HEAD~1")
        try await publish(["i": "8"])
        try await scratch.git("stash", "list")
        #expect(try await scratch.git("write-tree") == scratch.git("rev-parse", "HEAD^{tree}"))
        let files = try await scratch.git("ls-files")
        #expect(files == "d/b\nd/ours\ne/f/g\ni\nmoved")
        #expect(try await scratch.complaints() == "")
    }

    @Test(arguments: [2, 3, 4], [false, true])
    func anIndexThatGitWroteInAnyFormIsTakenOver(version: Int, split: Bool) async throws {
        let scratch = try Scratch()
        for form in Self.forms {
            var files: [String: String?] = [:]
            for number in 0..<300 {
                files["\(form == 0 ? "x" : "y")/\(number % 7)/\(number)"] = "\(number)"
            }
            try await scratch.publish(files, splitFrom: form)
            try await scratch.git("config", "core.splitIndex", split ? "true" : "false")
            try await scratch.git("update-index", "--index-version", "\(version)")
            try await scratch.git("update-index", split ? "--split-index" : "--no-split-index")
            try await scratch.git("rm", "-q", "-r", form == 0 ? "x/3" : "y/3")
            if version == 3 {
                try scratch.write("later", to: "intended")
                try await scratch.git("add", "-N", "intended")
            }
            try await scratch.git("commit", "-qm", "rm")
            let before = try await scratch.status()
            #expect(before == (version == 3 ? " A intended" : ""))
            let path = form == 0 ? "x/4/4" : "y/4/4"
            try await scratch.publish(
                [path: "new", "z\(form)": "z", "x/5/5": nil], splitFrom: form)
            #expect(try await scratch.status() == before)
            #expect(scratch.read(path) == "new")
            if version == 3 { try await scratch.git("rm", "-q", "--cached", "intended") }
        }
        #expect(try await scratch.git("write-tree") == scratch.git("rev-parse", "HEAD^{tree}"))
        #expect(try await scratch.complaints() == "")
    }

    @Test(arguments: forms) func whatSomebodyChangedByHandIsReportedAndKept(form: Int) async throws
    {
        let scratch = try Scratch()
        let checkout = try #require(Checkout(scratch.repository, splitFrom: form))
        try await scratch.publish(
            ["edited": "1", "gone": "1", "staged": "1", "same": "1", "mode": "1", "link": "1"],
            splitFrom: form)
        try scratch.write("by hand", to: "edited")
        try FileManager.default.removeItem(atPath: scratch.path + "/gone")
        try scratch.write("by hand", to: "staged")
        try await scratch.git("add", "staged")
        try await scratch.run("chmod", "+x", "mode")
        try FileManager.default.removeItem(atPath: scratch.path + "/link")
        try await scratch.run("ln", "-s", "/etc/passwd", "link")
        try scratch.write("untracked", to: "new")
        try scratch.write("2", to: "same")

        let tree = try scratch.repository.commit(
            try #require(try scratch.repository.reference("HEAD"))
        ).tree
        let all = ["edited", "gone", "link", "mode", "new", "same", "staged"]
        #expect(try checkout.changedByHand(all, comparedWith: tree) == all)
        let kept = try await scratch.publish(
            Dictionary(uniqueKeysWithValues: all.map { ($0, "2") }), splitFrom: form)
        // What somebody wrote by hand and is what is published now is no longer a change.
        #expect(kept == ["edited", "gone", "link", "mode", "new", "staged"])
        #expect(scratch.read("edited") == "by hand")
        #expect(scratch.read("gone") == nil)
        #expect(scratch.read("staged") == "by hand")
        #expect(scratch.read("new") == "untracked")
        let status = try await scratch.status().split(separator: "\n").sorted()
        #expect(status == [" D gone", " M edited", " M mode", " M new", " T link", "M  staged"])
        // A plain commit of what is staged takes nothing back of the others.
        try await scratch.git("commit", "-qm", "plain")
        for name in all where name != "staged" {
            #expect(try await scratch.git("show", "HEAD:\(name)") == "2", "\(name)")
        }
    }

    @Test func anUnchangedFileIsNotReported() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1", "d/b": "2"])
        let checkout = try #require(Checkout(scratch.repository))
        let tip = try #require(try scratch.repository.reference("HEAD"))
        let tree = try scratch.repository.commit(tip).tree
        #expect(try checkout.changedByHand(["a", "d/b", "none"], comparedWith: tree).isEmpty)
        try await scratch.run("touch", "a")
        #expect(try checkout.changedByHand(["a"], comparedWith: tree).isEmpty)
        #expect(try checkout.changedByHand(["a", "none"], comparedWith: nil) == ["a"])
    }

    @Test(arguments: forms) func aLinkInTheWayIsNotFollowedOutOfTheWorkTree(form: Int) async throws
    {
        let scratch = try Scratch()
        let outside = try Scratch()
        try outside.write("precious", to: "file")
        try await scratch.publish(["d/file": "1", "keep": "1"], splitFrom: form)
        try await scratch.run("rm", "-r", "d")
        try await scratch.run("ln", "-s", outside.path, "d")
        let kept = try await scratch.publish(["d/file": "2", "d/new": "3"], splitFrom: form)
        #expect(kept == ["d/file", "d/new"])
        let removed = try await scratch.publish(["d/file": nil], splitFrom: form)
        #expect(removed == ["d/file"])
        #expect(outside.read("file") == "precious")
        #expect(outside.read("new") == nil)
    }

    @Test(arguments: forms) func filesAndFoldersInEachOthersWayAreKept(form: Int) async throws {
        let scratch = try Scratch()
        try await scratch.publish(["keep": "1"], splitFrom: form)
        try scratch.write("mine", to: "a")
        try scratch.write("mine", to: "b/c")
        let kept = try await scratch.publish(["a/x": "1", "b": "1"], splitFrom: form)
        #expect(kept == ["a/x", "b"])
        #expect(scratch.read("a") == "mine")
        #expect(scratch.read("b/c") == "mine")
        try await scratch.git("add", "-A")
        try await scratch.publish(["a/x": "2"], splitFrom: form)
        #expect(try await scratch.tryGit(["status"]).status == 0)
    }

    @Test(arguments: forms) func aConflictInTheIndexIsLeftAlone(form: Int) async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1\n", "b": "1"], splitFrom: form)
        try await scratch.git("checkout", "-qb", "side")
        try scratch.write("side\n", to: "a")
        try await scratch.git("commit", "-qam", "side")
        try await scratch.git("checkout", "-q", "main")
        try await scratch.publish(["a": "main\n"], splitFrom: form)
        #expect(try await scratch.tryGit(["merge", "-q", "side"]).status == 1)
        #expect(try await scratch.publish(["a": "3\n", "b": "2"], splitFrom: form) == ["a"])
        #expect(try await scratch.status() == "UU a")
        #expect(scratch.read("b") == "2")
    }

    @Test(arguments: forms) func executableFilesAreWrittenAsSuch(form: Int) async throws {
        let scratch = try Scratch()
        let checkout = try #require(Checkout(scratch.repository, splitFrom: form))
        let blob = try scratch.repository.writeBlob(Array("#!/bin/sh\n".utf8))
        let tree = try scratch.repository.writeTree(
            base: nil, changes: ["hook": .executable(blob), "text": .file(blob)])
        let kept = try await scratch.repository.withLock {
            try checkout.update(["hook", "text"], from: nil, to: tree)
        }
        #expect(kept.isEmpty)
        #expect(try await scratch.status() == "A  hook\nA  text")
        #expect(try await scratch.git("write-tree") == tree.hex)
        #expect(FileManager.default.isExecutableFile(atPath: scratch.path + "/hook"))
        #expect(!FileManager.default.isExecutableFile(atPath: scratch.path + "/text"))
    }

    @Test func withoutAnIndexItIsMadeOfTheTree() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1", "d/b": "2"])
        try FileManager.default.removeItem(atPath: scratch.path + "/.git/index")
        try await scratch.publish(["a": "3"])
        #expect(try await scratch.status() == "")
    }

    @Test func anIndexThatIsNoneIsAnErrorThatSaysTheWayOut() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        let good = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/.git/index"))
        for cut in [0, 3, 11, 12, 40, 73, 80, good.count - 21, good.count - 1] {
            try good.prefix(cut).write(to: URL(fileURLWithPath: scratch.path + "/.git/index"))
            let error = await #expect(throws: GitError.self, "cut at \(cut)") {
                try await scratch.publish(["a": "\(cut)"])
            }
            #expect(error?.message.contains("git reset") == true)
        }
        try await scratch.run("rm", ".git/index")
        try await scratch.git("reset", "-q")
        try await scratch.publish(["b": "2"])
        #expect(scratch.read("b") == "2")
    }

    @Test func aLockOfGitsIsWaitedForAndLeftAlone() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        try scratch.write("", to: ".git/index.lock")
        await #expect(throws: LockBusy.self) { try await scratch.publish(["a": "2"]) }
        #expect(scratch.read(".git/index.lock") == "")
        try await scratch.run("rm", ".git/index.lock")
        let (old, new) = (try scratch.tree(["a": "1"]), try scratch.tree(["a": "2"]))
        let checkout = try #require(Checkout(scratch.repository))
        try await scratch.repository.withLock {
            let kept = try checkout.update(["a"], from: old, to: new)
            #expect(kept.isEmpty)
        }
        #expect(try await scratch.status() == "")
    }

    @Test(arguments: forms) func whatWasInterruptedIsFinishedByTheSameCall(form: Int) async throws {
        let scratch = try Scratch()
        try await scratch.publish(
            ["a": "1", "b": "1", "c/d": "1", "mine": "1"], splitFrom: form)
        let checkout = try #require(Checkout(scratch.repository, splitFrom: form))
        let repository = scratch.repository
        try await repository.withLock {
            let tip = try #require(try repository.reference("HEAD"))
            let old = try repository.commit(tip).tree
            let new = try scratch.tree(
                ["a": "2", "b": "2", "c/d": nil, "e/f": "2", "mine": "2"], base: old)
            _ = try repository.updateReference(
                "refs/heads/main",
                to: repository.writeCommit(
                    tree: new, parents: [tip], author: scratch.author, committer: scratch.author,
                    message: "m"), expecting: tip, message: "m")
            // One file is written already, its index entry not; another is somebody's by now.
            try scratch.write("2", to: "a")
            try scratch.write("by hand", to: "mine")
            for _ in 0..<2 {
                let kept = try checkout.update(
                    ["a", "b", "c/d", "e/f", "mine"], from: old, to: new)
                #expect(kept == ["mine"])
            }
        }
        #expect(try await scratch.status() == " M mine")
        #expect(scratch.read("b") == "2")
        #expect(scratch.read("e/f") == "2")
        #expect(scratch.read("c/d") == nil)
        #expect(scratch.read("mine") == "by hand")
    }

    @Test func whileAnotherBranchIsCheckedOutThereIsNothingToUpdate() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        try await scratch.git("checkout", "-q", "-b", "side")
        #expect(Checkout(scratch.repository) == nil)
        try await scratch.git("checkout", "-q", "--detach", "main")
        #expect(Checkout(scratch.repository) == nil)
        try await scratch.git("checkout", "-q", "main")
        #expect(Checkout(scratch.repository) != nil)
    }

    @Test func aLockThatAKilledProcessOfOursLeftIsRemoved() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"])
        try scratch.write("half", to: ".git/lb/index.new")
        try await scratch.run("ln", ".git/lb/index.new", ".git/index.lock")
        try await scratch.publish(["a": "2"])
        #expect(try await scratch.status() == "")
        #expect(scratch.read(".git/index.lock") == nil)
    }
}
