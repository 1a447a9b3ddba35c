import Archive
import Editorial
import Foundation
import Git
import Newsroom
import Testing

/// `lb doctor` over real damage: it is found, mended where that loses nothing, and sound afterwards.
@Suite struct DoctorTests {
    private static func kinds(_ desk: Newsroom) async throws -> [Ailment.Kind] {
        try await desk.shift.examine().map(\.kind)
    }

    private static func repair(_ desk: Newsroom) async throws {
        try await desk.shift.repair(desk.shift.examine()) { _ in
        } failed: {
            throw $1
        }
    }

    private static func age(_ file: String, in desk: Newsroom, seconds: Double = 7200) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -seconds)],
            ofItemAtPath: desk.path + "/" + file)
    }

    private static func blog() async throws -> Newsroom {
        let desk = try await Newsroom()
        try await desk.bring(WordPressFixture.one())
        return desk
    }

    @Test func anotherBranchThanMainIsSaid() async throws {
        let desk = try await Self.blog()
        _ = try await desk.git("switch", "--quiet", "-c", "other")
        let ailments = try await desk.shift.examine()
        #expect(ailments.map(\.kind) == [.checkout])
        #expect(ailments.first?.isWrong == false)
        #expect(ailments.first?.message.contains("refs/heads/other") == true)
    }

    @Test func whatCannotBeMendedDoesNotHoldUpTheRest() async throws {
        let desk = try await Self.blog()
        try desk.write("rubbish", to: ".git/lb/cache/paths-2")
        try desk.write("rubbish", to: ".git/index")
        // Nothing can make an index of a main that points nowhere.
        try desk.write(String(repeating: "7", count: 40) + "\n", to: ".git/refs/heads/main")
        var failed: [Ailment.Kind] = []
        try await desk.shift.repair(desk.shift.examine()) { _ in
        } failed: { ailment, _ in
            failed.append(ailment.kind)
        }
        #expect(failed.contains(.index))
        #expect(!FileManager.default.fileExists(atPath: desk.path + "/.git/lb/cache/paths-2"))
    }

    @Test func aNewBlogIsSound() async throws {
        #expect(try await Self.kinds(Self.blog()) == [])
    }

    @Test(arguments: [".git/index.lock", ".git/refs/heads/main.lock", ".git/packed-refs.lock"])
    func aStaleLockGoesAndAFreshOneStays(_ lock: String) async throws {
        let desk = try await Self.blog()
        try desk.write("", to: lock)
        #expect(try await Self.kinds(desk) == [])
        try Self.age(lock, in: desk, seconds: 61)
        #expect(try await Self.kinds(desk) == [.lock])
        try await Self.repair(desk)
        #expect(!FileManager.default.fileExists(atPath: desk.path + "/" + lock))
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func aLockThatSomebodyHoldsStays() async throws {
        let desk = try await Self.blog()
        try desk.write("", to: ".git/index.lock")
        try Self.age(".git/index.lock", in: desk)
        let holder = try #require(FileHandle(forReadingAtPath: desk.path + "/.git/index.lock"))
        #expect(try await Self.kinds(desk) == [])
        try holder.close()
        // A process that another test started at the same moment may have it open for a while.
        for _ in 0..<50 where try await Self.kinds(desk).isEmpty {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await Self.kinds(desk) == [.lock])
    }

    @Test func anActThatWasCutOffIsFinished() async throws {
        let desk = try await Self.blog()
        // A journal that is not whole: main had not moved when it was written.
        try desk.write("lb journal 1\nbefore 00", to: ".git/lb/journal")
        #expect(try await Self.kinds(desk) == [.act])
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func leftoversOfAnHourAgoGo() async throws {
        let desk = try await Self.blog()
        let files = [
            ".git/lb/.journal.abc.tmp", ".git/lb/tmp/.lb-abc", ".git/objects/pack/tmp_pack_x",
            ".git/objects/00/tmp_obj_x",
        ]
        for file in files { try desk.write("x", to: file) }
        #expect(try await Self.kinds(desk) == [])
        for file in files { try Self.age(file, in: desk) }
        #expect(try await Self.kinds(desk) == Array(repeating: .leftover, count: 4))
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func theSecondFolderOfASiteThatIsGoneGoes() async throws {
        let desk = try await Self.blog()
        let folder = ".git/lb/sites/0123456789abcdef"
        try desk.write(desk.path, to: folder + "/site.path")
        try desk.write("<p>Words", to: folder + "/site/live/a.html")
        #expect(try await Self.kinds(desk) == [])
        try desk.write(desk.path + "/gone", to: folder + "/site.path")
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.leftover])
        #expect(found.first?.isWrong == false)
        try await Self.repair(desk)
        #expect(!FileManager.default.fileExists(atPath: desk.path + "/" + folder))
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func aSecondFolderInWhichAnExportIsAtWorkStays() async throws {
        let desk = try await Self.blog()
        let holder = desk.path + "/.git/lb/sites/0123456789abcdef"
        let file = ".git/lb/sites/0123456789abcdef/site/index.html"
        try desk.write(desk.path + "/gone", to: ".git/lb/sites/0123456789abcdef/site.path")
        try desk.write("<p>Words", to: file)
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.leftover])
        // An export begins after doctor has looked: it has the lock, and its site is not there yet.
        let lock = try FolderLock(holder)
        defer { withExtendedLifetime(lock) {} }
        #expect(try await Self.kinds(desk) == [])
        var failures = 0
        try await desk.shift.repair(found, announce: { _ in }, failed: { _, _ in failures += 1 })
        #expect(failures == 1)
        #expect(FileManager.default.fileExists(atPath: desk.path + "/" + file))
    }

    @Test func aSecondFolderWhoseSiteIsThereAgainStays() async throws {
        let desk = try await Self.blog()
        let folder = ".git/lb/sites/0123456789abcdef"
        try desk.write(desk.path + "/gone", to: folder + "/site.path")
        try desk.write("<p>Words", to: folder + "/site/index.html")
        let found = try await desk.shift.examine()
        try desk.write("<p>Words", to: "gone/index.html")
        try await desk.shift.repair(found, announce: { _ in }, failed: { throw $1 })
        #expect(FileManager.default.fileExists(atPath: desk.path + "/\(folder)/site/index.html"))
    }

    @Test func whatSomebodyPutIntoTheSecondFolderOfASiteThatIsGoneIsNamedAndStays() async throws {
        let desk = try await Self.blog()
        let folder = ".git/lb/sites/0123456789abcdef"
        try desk.write(desk.path + "/gone", to: folder + "/site.path")
        try desk.write("<p>Words", to: folder + "/site/index.html")
        try desk.write("My words", to: folder + "/site/drafts/notes.txt")
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.leftover])
        #expect(found.first?.message.contains("site/drafts/notes.txt is not of an export") == true)
        try await Self.repair(desk)
        let notes = desk.path + "/\(folder)/site/drafts/notes.txt"
        #expect(try String(contentsOfFile: notes, encoding: .utf8) == "My words")
        try FileManager.default.removeItem(atPath: notes)
        try await Self.repair(desk)
        #expect(!FileManager.default.fileExists(atPath: desk.path + "/" + folder))
    }

    @Test func typedTextsAreToldAndNeverRemoved() async throws {
        let desk = try await Self.blog()
        try desk.write("My words", to: ".git/lb/typed/a.md")
        try Self.age(".git/lb/typed/a.md", in: desk)
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.typed])
        #expect(found.allSatisfy { !$0.isWrong && $0.remedy == nil })
        try await Self.repair(desk)
        #expect(FileManager.default.fileExists(atPath: desk.path + "/.git/lb/typed/a.md"))
    }

    @Test(arguments: ["garbage", "", "DIRC\u{0}\u{0}\u{0}\u{2}\u{0}"])
    func aDamagedIndexIsMadeAnewAndFilesStay(_ content: String) async throws {
        let desk = try await Self.blog()
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        try desk.write("changed by hand", to: String(path))
        try desk.write(content, to: ".git/index")
        // An index without anything in it is one that git takes.
        let wanted: [Ailment.Kind] = content.isEmpty ? [.checkout] : [.index]
        #expect(try await Self.kinds(desk) == wanted || content.isEmpty)
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
        let text = try String(contentsOfFile: desk.path + "/" + path, encoding: .utf8)
        #expect(text == "changed by hand")
    }

    @Test func filesThatStayedBehindComeUp() async throws {
        let desk = try await Self.blog()
        // As after a kill between the moving of main and the writing of files.
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        try desk.write("mine", to: "blog.yml")
        let old = try await desk.git("rev-parse", "main")
        let blob = try await desk.git("rev-parse", "main:desk.yml")
        let index = try await desk.git("ls-files", "--stage")
        #expect(index.contains(blob.prefix(40)))
        let tree = try await desk.git("write-tree")
        let emptied = try await Self.without(String(path), changing: "desk.yml", desk)
        try await desk.git("update-ref", "refs/heads/main", emptied, String(old.prefix(40)))
        #expect(!tree.isEmpty)
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.checkout])
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
        #expect(try await desk.git("status", "--porcelain") == " M blog.yml\n")
        #expect(!FileManager.default.fileExists(atPath: desk.path + "/" + path))
    }

    /// A commit on `main` without one path and with a line more in another.
    private static func without(
        _ path: String, changing other: String, _ desk: Newsroom
    ) async throws -> String {
        let git = desk.shift.blog.git
        let tip = try desk.shift.blog.tip()
        let bytes = try #require(try desk.shift.blog.file(other, in: tip.tree, limit: 1 << 20))
        return try await git.withLock {
            let blob = try git.writeBlob(bytes + Array("# more\n".utf8))
            let tree = try git.writeTree(
                base: tip.tree, changes: [path: .remove, other: .file(blob)])
            let who = try Signature(
                name: "S", email: "s@l.example", seconds: 1_930_400_000, offsetMinutes: 0)
            return try git.writeCommit(
                tree: tree, parents: [tip.commit], author: who, committer: who, message: "x"
            ).hex
        }
    }

    @Test func whatSomebodyStagedIsTheirBusiness() async throws {
        let desk = try await Self.blog()
        let path = try #require(
            try await desk.git("ls-files", "entries").split(separator: "\n").first)
        try desk.write("mine", to: String(path))
        try await desk.git("add", String(path))
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func damagedCachesGo() async throws {
        let desk = try await Self.blog()
        _ = try await desk.shift.verify()
        #expect(try await Self.kinds(desk) == [])
        try desk.write("rubbish", to: ".git/lb/cache/paths-2")
        try desk.write("rubbish", to: ".git/lb/cache/verified-3")
        try desk.write("rubbish", to: ".git/lb/cache/outlines-4")
        try desk.write("of another version", to: ".git/lb/cache/other-7")
        #expect(try await Self.kinds(desk) == [.cache, .cache, .cache])
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
    }

    @Test func aMissingObjectIsToldAndLeftToAPerson() async throws {
        let desk = try await Self.blog()
        let blob = try await desk.git("rev-parse", "main:desk.yml").prefix(40)
        let pack = desk.path + "/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
        try FileManager.default.removeItem(atPath: pack)
        let found = try await desk.shift.examine()
        #expect(Set(found.map(\.kind)) == [.repository, .settings])
        #expect(found.allSatisfy { $0.isWrong && $0.remedy == nil })
        try await Self.repair(desk)
    }

    @Test func settingsThatDoNotReadAreTold() async throws {
        let desk = try await Self.blog()
        try desk.write("title: [", to: "blog.yml")
        try await desk.git(
            "-c", "user.name=S", "-c", "user.email=s@l.example", "commit", "-qam", "x")
        #expect(Set(try await Self.kinds(desk)) == [.settings])
    }

    @Test func manyPacksAreWorthPackingAndNothingIsLost() async throws {
        let desk = try await Self.blog()
        for number in 0..<52 {
            let text =
                #"{"entries": [{"id": \#(number + 10), "entry_time": 1930300000, "content": "<p>\#(number)</p>"}]}"#
            try await desk.bring(WordPress.read(Array(text.utf8)), isNew: false)
        }
        let found = try await desk.shift.examine()
        #expect(found.map(\.kind) == [.packing])
        #expect(found.allSatisfy { !$0.isWrong })
        try await Self.repair(desk)
        #expect(try await Self.kinds(desk) == [])
        #expect(try desk.edition().entries().count == 53)
        try await desk.git("fsck", "--strict")
    }
}
