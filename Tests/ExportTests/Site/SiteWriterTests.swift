import Editorial
import Foundation
import Synchronization
import Testing

@testable import Export

@Suite final class SiteWriterTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("lb-site-\(UUID().uuidString)").path

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: folder + "-spares")
    }

    /// Both ways to put an export into a folder; what comes of it is the same.
    enum Way: CaseIterable {
        case exchanged, inPlace
    }

    private func writer(
        _ way: Way, at time: String = "12:00",
        isWithdrawn: @escaping @Sendable (EntryID) -> Bool = { _ in false }
    ) -> SiteWriter {
        SiteWriter(
            folder: folder, spares: way == .exchanged ? folder + "-spares" : nil,
            now: HarbourBridge.at(time), isWithdrawn: isWithdrawn)
    }

    /// What stood in the folder while an export was made.
    private final class Seen: Sendable {
        let texts = Mutex<[String]>([])
    }

    private func files(_ texts: [String: String]) -> [OutputFile] {
        texts.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }
    }

    private func text(_ path: String) -> String? {
        try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }

    private func modified(_ path: String) throws -> Date? {
        try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")[.modificationDate]
            as? Date
    }

    @Test("Files arrive, and unchanged ones are left untouched", arguments: Way.allCases)
    func unchanged(_ way: Way) throws {
        let writer = self.writer(way)
        let first = try writer.put(
            files(["index.html": "a", "live/list.json": "b", "media/x.png": "c"]))
        #expect(first == SiteWriter.Outcome(written: 3, unchanged: 0, removed: 0))
        let old = Date(timeIntervalSince1970: 1_000_000)
        for path in ["index.html", "live/list.json", "media/x.png"] {
            try FileManager.default.setAttributes(
                [.modificationDate: old], ofItemAtPath: "\(folder)/\(path)")
        }
        let second = try writer.put(
            files(["index.html": "A", "live/list.json": "b", "media/x.png": "c"]))
        #expect(second == SiteWriter.Outcome(written: 1, unchanged: 2, removed: 0))
        #expect(try modified("live/list.json") == old)
        #expect(try modified("index.html") != old)
        #expect(text("index.html") == "A")
    }

    @Test(
        "Nothing is in its place before everything is made, and what cannot be made leaves the old site",
        arguments: Way.allCases)
    func together(_ way: Way) throws {
        let writer = self.writer(way)
        let old = ["index.html": "a", "live/list.json": "b", "page-1.html": "c", "style.css": "d"]
        _ = try writer.put(files(old))
        let seen = Seen()
        let folder = folder
        var new = files(["index.html": "A", "page-1.html": "C", "style.css": "D"])
        new.append(
            OutputFile(
                path: "live/list.json",
                content: .made(key: nil) {
                    for path in ["index.html", "page-1.html", "style.css"] {
                        let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
                        seen.texts.withLock { $0.append(text) }
                    }
                    throw ExportError("the paper jams")
                }))
        #expect(throws: ExportError.self) { try writer.put(new) }
        #expect(seen.texts.withLock { $0 } == ["a", "c", "d"])
        for (path, content) in old { #expect(text(path) == content) }
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.hasSuffix(".tmp") })
    }

    @Test(
        "What an earlier export left is removed, what people put there is not",
        arguments: Way.allCases)
    func removal(_ way: Way) throws {
        let writer = self.writer(way)
        _ = try writer.put(files(["index.html": "a", "page-1.html": "b"]))
        try "mine".write(toFile: "\(folder)/notes.txt", atomically: true, encoding: .utf8)
        let outcome = try writer.put(files(["index.html": "a"]))
        #expect(outcome == SiteWriter.Outcome(written: 0, unchanged: 1, removed: 1))
        #expect(text("page-1.html") == nil)
        #expect(text("notes.txt") == "mine")
    }

    @Test("A folder with other content is refused, and stays as it is", arguments: Way.allCases)
    func foreign(_ way: Way) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "mine".write(toFile: "\(folder)/thesis.tex", atomically: true, encoding: .utf8)
        let error = #expect(throws: ExportError.self) {
            try writer(way).put(
                files(["index.html": "a"]))
        }
        #expect(error?.description.contains("thesis.tex") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["thesis.tex"])
    }

    @Test("A file that people put in the way is not overwritten", arguments: Way.allCases)
    func inTheWay(_ way: Way) throws {
        let writer = self.writer(way)
        _ = try writer.put(files(["index.html": "a"]))
        try "mine".write(toFile: "\(folder)/page-1.html", atomically: true, encoding: .utf8)
        #expect(throws: ExportError.self) {
            try writer.put(files(["index.html": "b", "page-1.html": "c"]))
        }
        #expect(text("page-1.html") == "mine")
        #expect(text("index.html") == "a")
    }

    @Test(
        "A list of files from elsewhere cannot make lb remove what is outside the folder",
        arguments: Way.allCases)
    func hostileManifest(_ way: Way) throws {
        let outside = folder + "-outside"
        defer { try? FileManager.default.removeItem(atPath: outside) }
        try "mine".write(toFile: outside, atomically: true, encoding: .utf8)
        _ = try writer(way).put(
            files(["index.html": "a"]))
        let name = URL(fileURLWithPath: outside).lastPathComponent
        try #"{"version": 1, "files": ["../\#(name)", "/etc/hostname", "index.html"]}"#
            .write(toFile: "\(folder)/\(SiteManifest.path)", atomically: true, encoding: .utf8)
        _ = try writer(way).put(
            files(["index.html": "b"]))
        #expect(FileManager.default.fileExists(atPath: outside))
        #expect(FileManager.default.fileExists(atPath: "/etc/hostname"))
    }

    @Test(
        "An export that stops in the middle leaves the old files, and the next one completes it",
        arguments: Way.allCases)
    func interrupted(_ way: Way) throws {
        struct Stop: Error {}
        let writer = self.writer(way)
        _ = try writer.put(files(["index.html": "old", "style.css": "old", "gone.txt": "old"]))
        let stopping = OutputFile(
            path: "media/a.png", content: .made(key: nil) { throw Stop() })
        #expect(throws: Stop.self) {
            try writer.put(
                files(["index.html": "new", "style.css": "new", "a.css": "new"]) + [stopping])
        }
        #expect(text("index.html") == "old")
        #expect(text("style.css") == "old")
        #expect(text("a.css") == nil)
        #expect(text("gone.txt") == "old")
        let outcome = try writer.put(files(["index.html": "new", "style.css": "new"]))
        #expect(outcome.removed == 1)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(
            names.filter { !$0.hasPrefix("media") }.sorted() == [
                ".lb-export.json", "index.html", "style.css",
            ])
    }

    @Test(
        "Exports into one folder at the same time go one after the other", arguments: Way.allCases)
    func together(_ way: Way) async throws {
        let writer = self.writer(way)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<12 {
                group.addTask {
                    let bytes = Array("\(number)".utf8)
                    _ = try writer.put([
                        OutputFile(path: "index.html", bytes: bytes),
                        OutputFile(path: "live/\(number % 5).json", bytes: bytes),
                        OutputFile(path: "page-\(number % 7).html", bytes: bytes),
                    ])
                }
            }
            try await group.waitForAll()
        }
        _ = try self.writer(way, at: "12:20").put(files(["index.html": "last"]))
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        // Pieces that open pages may be about to ask for stay a while.
        #expect(left.filter { !$0.hasPrefix("live") } == [SiteManifest.path, "index.html"])
    }

    @Test(
        "A file under the same key is not made again, and under another it is",
        arguments: Way.allCases)
    func keys(_ way: Way) throws {
        struct Made: Error {}
        let writer = self.writer(way)
        func put(_ key: String, _ make: @escaping @Sendable () throws -> [UInt8]) throws
            -> SiteWriter.Outcome
        {
            try writer.put([OutputFile(path: "media/a.png", content: .made(key: key, make))])
        }
        _ = try put("one") { [1] }
        #expect(try put("one") { throw Made() }.unchanged == 1)
        #expect(try put("two") { [2] }.written == 1)
        #expect(throws: Made.self) { try put("three") { throw Made() } }
    }

    @Test(
        "What an entry said goes at once where it says something else now, or was taken back",
        arguments: Way.allCases)
    func withdrawn(_ way: Way) throws {
        func put(_ paths: [String], withdrawn: String = "") throws {
            _ = try writer(way, isWithdrawn: { $0.description == withdrawn }).put(
                files(Dictionary(uniqueKeysWithValues: paths.map { ($0, $0) })))
        }
        let (one, two) = ("aaaaaaaaa1", "bbbbbbbbb2")
        try put(["live/\(one)-1.json", "live/\(two)-1.json", "live/list.json"])
        try put(["live/\(one)-2.json", "live/list.json"])
        #expect(text("live/\(one)-1.json") == nil)
        // Open pages may be about to ask for what is merely no longer among the newest.
        #expect(text("live/\(two)-1.json") != nil)
        try put(["live/\(one)-2.json", "live/list.json"], withdrawn: two)
        #expect(text("live/\(two)-1.json") == nil)
    }

    @Test(
        "What a killed export left is taken away, and is no reason to refuse the folder",
        arguments: Way.allCases)
    func leftovers(_ way: Way) throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder)/live", withIntermediateDirectories: true)
        func leave(_ path: String) throws {
            try Data("secret".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
        }
        try FileManager.default.removeItem(atPath: "\(folder)/live")
        try leave("..lb-export.json.7blgu4caddtp.tmp")
        let writer = self.writer(way)
        let site = files(["index.html": "a", "live/list.json": "b"])
        _ = try writer.put(site)
        try leave("live/.aaaaaaaaa1-77.json.3son7tevgagqw.tmp")
        try leave(".index.html.3son7tevgagqw.tmp")
        try leave(".theirs.tmp")
        _ = try writer.put(site)
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".tmp") }
        #expect(left == [".theirs.tmp"])
    }

    @Test(
        "A document that comes in pieces is as one that comes whole, and what fails leaves nothing",
        arguments: Way.allCases)
    func pieces(_ way: Way) throws {
        struct Stop: Error {}
        let writer = self.writer(way)
        // More than is written at once.
        let whole = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 3) }
        func put(_ bytes: [UInt8], failing: Bool = false) throws -> SiteWriter.Outcome {
            let document = OutputFile(
                path: "blog.json",
                content: .inPieces(key: nil) { take in
                    for start in stride(from: 0, to: bytes.count, by: 999) {
                        try take(Array(bytes[start..<min(start + 999, bytes.count)]))
                    }
                    if failing { throw Stop() }
                })
            return try writer.put([
                document,
                OutputFile(
                    path: "sums.txt",
                    content: .list { Array($0.map(\.sha256).joined(separator: "\n").utf8) }),
            ])
        }
        func expect(_ bytes: [UInt8], _ outcome: SiteWriter.Outcome, changed: Int) {
            #expect(outcome.written == changed)
            let path = "\(folder)/blog.json"
            #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == bytes)
            #expect(text("sums.txt") == SHA256.hex(of: bytes))
        }
        expect(whole, try put(whole), changed: 2)
        expect(whole, try put(whole), changed: 0)
        var other = whole
        other[699_999] ^= 1
        expect(other, try put(other), changed: 2)
        expect(Array(other.dropLast()), try put(other.dropLast()), changed: 2)
        expect(other, try put(other), changed: 2)
        #expect(throws: Stop.self) { try put(whole, failing: true) }
        expect(other, try put(other), changed: 0)
        let left = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.hasSuffix(".tmp") })
    }
}
