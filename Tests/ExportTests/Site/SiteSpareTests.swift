import Editorial
import Foundation
import Git
import Synchronization
import Testing

@testable import Export

/// The site by its path is the old one or the new one, whole, and so is what whoever has it open is served.
@Suite final class SiteSpareTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("lb-spare-\(UUID().uuidString)").path
    private var site: String { folder + "/site" }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The second folder of a blog's exports into the site.
    private func spare(of blog: String = "blog") throws -> String {
        let all = "\(folder)/\(blog)"
        let key = try #require(try FileManager.default.contentsOfDirectory(atPath: all).first)
        return "\(all)/\(key)/site"
    }

    @discardableResult
    private func put(
        _ texts: [String: String], blog: String = "blog", to site: String? = nil
    ) throws -> SiteWriter.Outcome {
        try SiteWriter(
            folder: site ?? self.site, spares: "\(folder)/\(blog)", now: HarbourBridge.at("12:00")
        ).put(texts.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) })
    }

    /// A site in which every file says the same.
    private static func version(_ number: Int) -> [String: String] {
        var texts = [
            "index.html": "\(number)", "feed.atom": "\(number)", "page-1.html": "\(number)",
        ]
        // Some files come and go.
        texts["media/de/\(number % 3).png"] = "\(number)"
        return texts
    }

    /// What is in a folder, the list of the site apart.
    private func texts(_ folder: String) throws -> [String: String] {
        var result: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where path != SiteManifest.path {
            let kind = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.type]
            guard kind as? FileAttributeType != .typeDirectory else { continue }
            result[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        return result
    }

    private static func inode(_ path: String) throws -> Int {
        try #require(
            FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
    }

    /// Whether an export changes the folder at the path for the other one, and is right all the same.
    private func isExchanged(_ number: Int) throws -> Bool {
        let before = try Self.inode(site)
        try put(Self.version(number))
        let mine = try texts(site).filter { Self.version(number)[$0.key] != nil }
        #expect(mine == Self.version(number))
        return try Self.inode(site) != before
    }

    @Test("Whoever reads the site by its path while it is exported finds a whole one each time")
    func observed() async throws {
        try put(Self.version(0))
        let site = site
        let isOver = Mutex(false)
        let seen = Mutex<[Set<String>]>([])
        let reader = Thread {
            while !isOver.withLock({ $0 }) {
                // A visit within which the folder was changed for another saw parts of two.
                var before = stat()
                var after = stat()
                guard unsafe stat(site, &before) == 0 else { continue }
                let names = ["index.html", "feed.atom", "page-1.html"]
                let texts = names.map {
                    try? String(contentsOfFile: "\(site)/\($0)", encoding: .utf8)
                }
                guard unsafe stat(site, &after) == 0, before.st_ino == after.st_ino,
                    before.st_ctim.tv_sec == after.st_ctim.tv_sec,
                    before.st_ctim.tv_nsec == after.st_ctim.tv_nsec
                else { continue }
                seen.withLock { $0.append(Set(texts.map { $0 ?? "none" })) }
            }
        }
        reader.start()
        for number in 1...60 {
            try put(Self.version(number))
            // The clock of folders moves by some milliseconds at once.
            try await Task.sleep(for: .milliseconds(12))
        }
        isOver.withLock { $0 = true }
        let visits = seen.withLock { $0 }
        #expect(visits.allSatisfy { $0.count == 1 }, "\(visits.first { $0.count > 1 } ?? [])")
        #expect(Set(visits).count > 10, "of \(visits.count) visits")
    }

    @Test("What is open stays current: the folder that readers had is brought up after the other")
    func open() throws {
        try put(Self.version(1))
        let descriptor = unsafe Glibc.open(site, O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        for number in 2...5 {
            #expect(try isExchanged(number))
            #expect(try texts("/proc/self/fd/\(descriptor)/.") == Self.version(number))
            #expect(try texts(spare()) == Self.version(number))
        }
        #expect(
            try Self.inode(spare() + "/index.html") == Self.inode(site + "/index.html"),
            "a file of both is one file")
    }

    @Test(
        "An export that changes nothing leaves the folder where it is, and mends what was damaged")
    func unchanged() throws {
        try put(Self.version(1))
        let before = try Self.inode(site)
        #expect(try put(Self.version(1)).unchanged == 4)
        #expect(try Self.inode(site) == before)
        try FileManager.default.removeItem(atPath: site + "/index.html")
        #expect(try put(Self.version(1)) == .init(written: 1, unchanged: 3, removed: 0))
        try "damaged".write(toFile: site + "/feed.atom", atomically: false, encoding: .utf8)
        #expect(try put(Self.version(1)).written == 1)
        #expect(try texts(site) == Self.version(1))
        #expect(try texts(spare()) == Self.version(1))
    }

    @Test("A second folder in any state is brought right: gone, damaged, or of a killed export")
    func killed() throws {
        let files = FileManager.default
        try put(Self.version(1))
        try put(Self.version(2))
        // Killed right after the exchange: the second folder is the site before.
        try files.copyItem(atPath: site, toPath: folder + "/old")
        try put(Self.version(3))
        try files.removeItem(atPath: spare())
        try files.moveItem(atPath: folder + "/old", toPath: spare())
        #expect(try put(Self.version(3)).written == 0)
        #expect(try texts(spare()) == Self.version(3))
        // Killed while files were moved into it, or were staged.
        let spare = try spare()
        try "9".write(toFile: spare + "/index.html", atomically: true, encoding: .utf8)
        try "9".write(toFile: spare + "/.feed.atom.1x.tmp", atomically: true, encoding: .utf8)
        try files.removeItem(atPath: spare + "/page-1.html")
        #expect(try isExchanged(4))
        #expect(try texts(spare) == Self.version(4))
        #expect(try texts(site) == Self.version(4))
        // Killed with the list of the new site already there.
        try #"{"version": 1, "files": ["index.html", "page-9.html"]}"#
            .write(toFile: spare + "/" + SiteManifest.path, atomically: true, encoding: .utf8)
        try "9".write(toFile: spare + "/page-9.html", atomically: true, encoding: .utf8)
        #expect(try isExchanged(5))
        #expect(try texts(spare) == Self.version(5))
        #expect(try texts(site) == Self.version(5))
        // Killed while it was made, of a site that is gone since.
        try files.removeItem(atPath: spare + "/" + SiteManifest.path)
        try files.removeItem(atPath: site)
        #expect(try put(Self.version(5)).written == 4)
        #expect(try texts(site) == Self.version(5))
        try files.removeItem(atPath: folder + "/blog")
        #expect(try isExchanged(6))
        try files.removeItem(atPath: site)
        #expect(try put(Self.version(6)).written == 4)
        #expect(try texts(site) == Self.version(6))
    }

    @Test("Files that people put beside the site stay, and keep the folder where it is")
    func foreign() throws {
        try put(Self.version(1))
        try "example.org".write(toFile: site + "/CNAME", atomically: true, encoding: .utf8)
        #expect(try !isExchanged(2))
        #expect(try texts(spare()) == Self.version(2), "whoever has it open is served from it")
        try FileManager.default.removeItem(atPath: site + "/CNAME")
        try FileManager.default.createDirectory(
            atPath: site + "/theirs", withIntermediateDirectories: true)
        try "mine".write(toFile: site + "/theirs/a", atomically: true, encoding: .utf8)
        #expect(try !isExchanged(3))
        try FileManager.default.removeItem(atPath: site + "/theirs/a")
        #expect(try isExchanged(4))
        #expect(FileManager.default.fileExists(atPath: site + "/theirs"))
    }

    @Test(
        "What somebody put into the second folder, whose shell was in the site, comes to the site")
    func misplaced() throws {
        try put(Self.version(1))
        try "mine".write(toFile: spare() + "/CNAME", atomically: true, encoding: .utf8)
        try "other".write(toFile: spare() + "/media/own.txt", atomically: true, encoding: .utf8)
        try put(Self.version(2))
        var both = Self.version(2)
        both["CNAME"] = "mine"
        both["media/own.txt"] = "other"
        #expect(try texts(site) == both)
        #expect(try texts(spare()) == Self.version(2))
        // Such a shell exports to `.`, which is the second folder by now.
        try put(Self.version(3), to: spare())
        #expect(try texts(site)["index.html"] == "3")
    }

    @Test("Permissions of the folder and of those in it stay as people set them")
    func permissions() throws {
        try put(Self.version(1))
        for (path, mode) in ["": 0o2750, "/media": 0o711] {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: site + path)
        }
        for number in 2...4 {
            #expect(try isExchanged(number))
            for path in try [site, spare()] {
                var status = stat()
                #expect(unsafe stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o2750)
                #expect(
                    unsafe stat(path + "/media", &status) == 0 && status.st_mode & 0o777 == 0o711)
            }
        }
    }

    @Test("A folder with attributes that another would not get stays where it is")
    func attributes() throws {
        try put(Self.version(1))
        func python(_ call: String) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["python3", "-c", "import os, sys; os.\(call)", site]
            process.standardError = nil
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        // Some file systems have none.
        guard try python("setxattr(sys.argv[1], 'user.lb-test', b'x')") == 0 else { return }
        #expect(try !isExchanged(2))
        #expect(try python("removexattr(sys.argv[1], 'user.lb-test')") == 0)
        #expect(try isExchanged(3))
    }

    @Test(
        "On another file system files are moved one after the other, and nothing is left elsewhere")
    func otherFileSystem() throws {
        let site = "/dev/shm/lb-spare-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: site) }
        guard !DurableFile.shareFileSystem("/dev/shm", folder) else { return }
        try put(Self.version(1), to: site)
        let before = try Self.inode(site)
        try put(Self.version(2), to: site)
        #expect(try texts(site) == Self.version(2))
        #expect(try Self.inode(site) == before)
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.hasSuffix("index.html") })
    }

    @Test("A symbolic link to the site stays one, and what it leads to is exchanged")
    func link() throws {
        try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/link", withDestinationPath: "site")
        for number in 1...3 {
            let before = try Self.inode(site)
            try put(Self.version(number), to: folder + "/link/")
            #expect(try texts(site) == Self.version(number))
            // The first time two empty folders had changed places before.
            #expect(try (Self.inode(site) != before) == (number > 1))
        }
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == "site")
    }

    @Test("Two blogs that export into one folder take turns, each finding the other's site")
    func twoBlogs() throws {
        for number in 1...6 {
            try put(Self.version(number), blog: number.isMultiple(of: 2) ? "even" : "odd")
            #expect(try texts(site) == Self.version(number))
        }
        #expect(try texts(spare(of: "even")) == Self.version(6))
    }

    @Test("Two blogs that export into one folder at the same time go one after the other")
    func twoBlogsAtOnce() async throws {
        let site = site
        let folder = folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...24 {
                group.addTask {
                    let files = Self.version(number).map {
                        OutputFile(path: $0.key, bytes: Array($0.value.utf8))
                    }
                    _ = try SiteWriter(
                        folder: site, spares: "\(folder)/\(number % 3)",
                        now: HarbourBridge.at("12:00")
                    ).put(files)
                }
            }
            try await group.waitForAll()
        }
        let last = try #require(texts(site)["index.html"].flatMap(Int.init))
        #expect(try texts(site) == Self.version(last))
    }

    @Test("What was taken back is in neither folder once it was exported")
    func takenBack() throws {
        try put(["index.html": "secret", "page-1.html": "secret"])
        try put(["index.html": "secret", "page-1.html": "secret", "page-2.html": "more"])
        try put(["index.html": "clean"])
        #expect(try texts(site) == ["index.html": "clean"])
        #expect(try texts(spare()) == ["index.html": "clean"])
    }

    @Test("New files are said to be lb's in the second folder too, before they are written there")
    func claimed() throws {
        try put(Self.version(1))
        let list = try spare() + "/" + SiteManifest.path
        let seen = Mutex("")
        let file = OutputFile(
            path: "blog.json",
            content: .made(key: nil) {
                let text = try String(contentsOfFile: list, encoding: .utf8)
                seen.withLock { $0 = text }
                return Array("{}".utf8)
            })
        _ = try SiteWriter(
            folder: site, spares: folder + "/blog", now: HarbourBridge.at("12:00")
        ).put([file, OutputFile(path: "index.html", bytes: [0x31])])
        #expect(seen.withLock { $0.contains("\"blog.json\"") })
    }

    @Test("What no list has any more never comes to readers, and what people wrote is not lost")
    func unlisted() throws {
        try put(Self.version(1))
        let spare = try spare()
        let secrets = [
            "live/0123456789-abc.json", "page-7.html", "media/zz/a.png", "feed.json",
            ".blog.json.1x.tmp", "media/zz/.b.png.2y.tmp",
        ]
        for path in secrets + ["notes.txt"] {
            let place = URL(fileURLWithPath: "\(spare)/\(path)")
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("was taken back".utf8).write(to: place)
        }
        try put(Self.version(2))
        var expected = Self.version(2)
        expected["notes.txt"] = "was taken back"
        #expect(try texts(site) == expected)
        #expect(try texts(spare) == Self.version(2))
    }

    @Test("What people wrote outlives that the second folder was emptied, and comes to the site")
    func emptied() throws {
        try put(Self.version(1))
        let spare = try spare()
        try "mine".write(toFile: spare + "/notes.txt", atomically: true, encoding: .utf8)
        // Without its list nothing but names tells what is whose.
        try FileManager.default.removeItem(atPath: spare + "/" + SiteManifest.path)
        try put(Self.version(2))
        var expected = Self.version(2)
        expected["notes.txt"] = "mine"
        #expect(try texts(site) == expected)
        #expect(try texts(spare) == Self.version(2))
    }

    @Test("An export that fails while it is made leaves nothing of it in either folder")
    func failed() throws {
        struct Stop: Error {}
        try put(Self.version(1))
        let files = [
            OutputFile(path: "feed.atom", bytes: Array("new".utf8)),
            OutputFile(path: "index.html", content: .made(key: nil) { throw Stop() }),
        ]
        #expect(throws: Stop.self) {
            try SiteWriter(
                folder: site, spares: folder + "/blog", now: HarbourBridge.at("12:00")
            ).put(files)
        }
        #expect(try texts(site) == Self.version(1))
        #expect(try texts(spare()) == Self.version(1))
    }
}
