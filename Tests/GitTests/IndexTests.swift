import Foundation
import Git
import Testing

/// The index that is written here, as the real git sees it.
@Suite struct IndexTests {
    @Test func aLargeIndexIsSplitAndASmallOneIsNot() async throws {
        for (splitFrom, isSplit) in [(3, false), (2, true)] {
            let scratch = try Scratch()
            try await scratch.publish(["a": "1", "b": "2"], splitFrom: splitFrom)
            let shared = try await scratch.git("rev-parse", "--shared-index-path")
            #expect(shared.isEmpty != isSplit)
            #expect(try await scratch.git("ls-files") == "a\nb")
        }
    }

    @Test func theSharedPartIsWrittenAnewWhenMuchHasChanged() async throws {
        let scratch = try Scratch()
        var seen: Set<String> = []
        for number in 0..<12 {
            try await scratch.publish(["\(number)": "1"], splitFrom: 1, mostChanges: 3)
            seen.insert(try await scratch.git("rev-parse", "--shared-index-path"))
        }
        #expect((3...6).contains(seen.count))
        // Those that nothing has read for an hour go away with the next.
        let folder = scratch.path + "/.git"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasPrefix("sharedindex.") {
            try await scratch.run("touch", "-d", "2 hours ago", ".git/" + name)
        }
        try await scratch.publish(["x": "1"], splitFrom: 1, mostChanges: 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasPrefix("sharedindex.")
        }
        #expect(left.count == 2)
        #expect(try await scratch.status() == "")
    }

    @Test(arguments: [0, 2, 512])
    func aChangeOfTheSameSecondAndSizeIsStillSeenAfterLaterActs(mostChanges: Int) async throws {
        let scratch = try Scratch()
        for round in 0..<4 {
            try await scratch.publish(
                ["a\(round)": "one"], splitFrom: 0, mostChanges: mostChanges)
            let file = try FileHandle(
                forWritingTo: URL(fileURLWithPath: scratch.path + "/a\(round)"))
            try file.write(contentsOf: Data("two".utf8))
            try file.close()
            try await scratch.publish(["b": "\(round)"], splitFrom: 0, mostChanges: mostChanges)
            try await Task.sleep(for: .milliseconds(300))
            try await scratch.publish(["c": "\(round)"], splitFrom: 0, mostChanges: mostChanges)
        }
        #expect(try await scratch.status() == " M a0\n M a1\n M a2\n M a3")
    }

    @Test func gitsMemoryOfFoldersStaysTrue() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a/b/c": "1", "a/d": "1", "e/f": "1", "g": "1"])
        try await scratch.git("read-tree", "HEAD")
        try await scratch.git("status")
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/.git/index")).range(
                of: Data("TREE".utf8)) != nil)
        let acts: [[String: String?]] = [
            ["a/b/c": "2"], ["a/b/new": "1"], ["x/y/z": "1"], ["e/f": nil], ["g": nil, "g/h": "1"],
            ["a/b/c": nil, "a/b/new": nil, "a/b": "file"],
        ]
        for (number, act) in acts.enumerated() {
            try await scratch.publish(act, splitFrom: number % 2 == 0 ? 0 : .max)
            // Both take their answers from that memory where it claims to know.
            #expect(
                try await scratch.git("write-tree") == scratch.git("rev-parse", "HEAD^{tree}"),
                "\(act)")
            #expect(try await scratch.status() == "")
            if number == 2 { try await scratch.git("read-tree", "HEAD") }
        }
    }

    @Test func aSharedPartThatIsGoneIsAnErrorAndNoCrash() async throws {
        let scratch = try Scratch()
        try await scratch.publish(["a": "1"], splitFrom: 0)
        let shared = try await scratch.git("rev-parse", "--shared-index-path")
        let good = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + shared))
        for cut in [0, 12, 60, good.count - 1] {
            try good.prefix(cut).write(to: URL(fileURLWithPath: scratch.path + "/" + shared))
            await #expect(throws: GitError.self) { try await scratch.publish(["a": "2"]) }
        }
        try await scratch.run("rm", shared)
        await #expect(throws: GitError.self) { try await scratch.publish(["a": "2"]) }
    }

    /// Random acts of ours and of plain git in turn, always the same for a seed.
    @Test(arguments: 1...4) func anyMixtureOfActsKeepsTheCheckoutClean(seed: UInt64) async throws {
        let scratch = try Scratch()
        var random = SplitMix(state: seed)
        var files: [String: String?] = [:]
        for number in 0..<40 { files["f\(number % 5)/g\(number % 3)/\(number)"] = "\(number)" }
        try await scratch.publish(files, splitFrom: 0, mostChanges: 6)
        for step in 0..<30 {
            let path = "f\(random.below(6))/g\(random.below(4))/\(random.below(45))"
            let exists = scratch.read(path) != nil
            var act = "publish \(path)"
            switch random.below(12) {
            case 0 where exists:
                try await scratch.git("rm", "-q", path)
                try await scratch.git("commit", "-qm", "rm")
                act = "rm \(path)"
            case 1:
                try scratch.write("plain \(step)", to: path)
                try await scratch.git("add", path)
                try await scratch.git("commit", "-qm", "add")
                act = "add \(path)"
            case 2:
                try await scratch.git("update-index", "--split-index")
                act = "split"
            case 3:
                try await scratch.git("update-index", "--no-split-index")
                act = "no split"
            case 4 where try await scratch.tryGit(["rev-parse", "-q", "HEAD~1"]).status == 0:
                try await scratch.git("reset", "-q", "--hard", "HEAD~1")
                act = "reset"
            case 5:
                try await scratch.git("update-index", "--index-version", "\(2 + random.below(3))")
                try await scratch.git("read-tree", "-m", "HEAD")
                act = "version"
            case 6 where exists:
                try scratch.write("edited \(step)", to: path)
                try await scratch.git("commit", "-qam", "edit")
                act = "edit \(path)"
            default:
                let other = "f\(random.below(6))/g\(random.below(4))/\(random.below(45))"
                let kept = try await scratch.publish(
                    [
                        path: exists && random.below(2) == 0 ? nil : "\(step)",
                        other: "other \(step)",
                    ],
                    splitFrom: random.below(4) == 0 ? .max : 0, mostChanges: random.below(12))
                #expect(kept.isEmpty)
            }
            try #require(try await scratch.status() == "", "step \(step): \(act)")
            let staged = try await scratch.git("ls-files", "-s")
            let head = try await scratch.git("ls-tree", "-r", "HEAD")
            #expect(staged.split(separator: "\n").count == head.split(separator: "\n").count)
            #expect(try await scratch.git("write-tree") == scratch.git("rev-parse", "HEAD^{tree}"))
        }
        #expect(try await scratch.complaints() == "")
    }
}

/// A small generator of numbers that look random and are the same each time (splitmix64).
struct SplitMix {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
