import Archive
import Editorial
import Testing

private let id = EntryID("0123456789")

/// Text that breaks files which are put together carelessly.
private let naughty = [
    "", " ", "plain", "11% rise: what now", "a # b", "#a", "- a", "-", "? a", "key: value", "a:",
    "\"quoted\"", "'single'", "back\\slash", "&a *a !!x", "%d", "@home", "`code`", "null", "~",
    "yes",
    "No", "on", "1e3", "0x1F", "012", "1_000", ".5", "2031-03-04", "12:30", "2031-03-04T08:00:00Z",
    "---", "...", "{a}", "[b]", "a, b", "> x", "| y", "éèñ", "漢字", "שלום", "👩‍👩‍👧‍👦", "a\u{301}",

    "tab\there", "trailing ", " leading", "<script>", "é: ü", "=", "+1", "!x", "a\u{A0}b", "'",
    "\"",
]

/// Pseudo-random numbers that are the same each time.
private struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct EntryFileTests {
    private func file(_ text: String) throws -> EntryFile {
        try EntryFile(bytes: Array(text.utf8), path: "e.md", defaultID: id)
    }

    private func diagnostics(_ text: String) -> [Diagnostic] {
        do {
            _ = try file(text)
            return []
        } catch {
            return (error as? InvalidFile)?.diagnostics ?? []
        }
    }

    @Test func whatIsWrittenIsReadBackByteForByte() throws {
        let id = try #require(id)
        var random = Sequence(state: 7)
        for round in 0..<400 {
            let title = naughty.randomElement(using: &random).map { SafeText.line($0) } ?? ""
            let name = naughty.randomElement(using: &random).map { SafeText.line($0) } ?? ""
            let body = (0..<3).compactMap { _ in naughty.randomElement(using: &random) }
                .joined(separator: "\n")
            let bytes = EntryFile.new(
                id: id, kind: .update, title: title, byline: [Byline(name: name, role: title)],
                created: Instant(seconds: Int64(round) * 1000), body: Array(body.utf8))
            let read = try EntryFile(bytes: bytes, path: "e.md")
            #expect(read.entry.title == title, "\(title.debugDescription)")
            #expect(read.entry.byline == [Byline(name: name, role: title)])
            #expect(read.entry.body == body)
            #expect(read.bytes == bytes)

            let published = read.setting([("published", .time(Instant(seconds: 5)))])
            #expect(EntryFile.textBytes(published) == bytes)
            #expect(EntryFile.setting([("published", nil)], in: published) == bytes)
            let quoted = read.appendingRecord(list: "quotes", fields: [("text", .text(name))])
            #expect(try EntryFile(bytes: quoted, path: "e.md").entry.quotes.map(\.text) == [name])
        }
    }

    @Test(arguments: ["\n", "\r\n"])
    func onlyTheLinesThatLbOwnsChange(_ end: String) throws {
        let lines = [
            "---", "# a comment", "title: One", "odd_key:   kept  # as it is", "tags: [a,   b]", "",
            "quotes:", "- text: x", "---", "Body", "", "published: no key here",
        ]
        let text = lines.joined(separator: end)
        let changed = try file(text).setting([
            ("title", .text("Two")), ("published", .time(Instant(seconds: 0))),
        ])
        let expected = text.replacing("title: One", with: "title: Two").replacing(
            "- text: x\(end)---", with: "- text: x\(end)published: 1970-01-01T00:00:00Z\(end)---")
        #expect(String(decoding: changed, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "---\ntitle: \"Minister stays\nupdated: x\"\n---\n",
        "---\ntitle: [a,\npublished: b]\n---\n",
        "---\nupdated: 2031-03-04T08:00:00Z\rtitle: Approved words\n---\n",
        "---\n{title: a,\nupdated: b}\n---\n",
        "---\n\"title\": a\n---\n",
    ])
    func noValueLooksLikeAKeyThatATextIDLeavesOut(_ text: String) {
        #expect(!diagnostics(text).isEmpty, "\(text.debugDescription)")
    }

    @Test func aliasesAreRefusedBeforeTheyAreExpanded() {
        var text = "---\nx: [&a0 [1,1]"
        for level in 1..<40 { text += ",\n  &a\(level) [*a\(level - 1),*a\(level - 1)]" }
        text += "]\ny: [? *a39 : 1]\n---\n"
        let start = ContinuousClock.now
        #expect(!diagnostics(text).isEmpty)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test(arguments: [
        ("---\ntitle: a: b: c\n---\n", 2), ("---\nkind: update\ncreated: yesterday\n---\n", 3),
        ("---\nquotes: words\n---\n", 2), ("---\nclaims:\n  - value: 3\n---\n", 3),
        ("---\nid: nope\n---\n", 2), ("---\na: 1\nb: \u{202E}x\n---\n", 3),
        ("---\nkey: maybe\n---\n", 2), ("---\na: \u{FEFF}x\n---\n", 2),
        ("---\ntitle: x\ntitle: y\n---\n", 3),
        (#"---\#ntitle: "calm \u202Eegap"\#n---\#n"#, 2), (#"---\#na: [b, "\e[2J"]\#n---\#n"#, 2),
        (#"---\#na: 1\#n"b\0c": 2\#n---\#n"#, 3), ("---\nretracted: yes\n---\n", 2),
    ])
    func whatIsWrongHasItsLineAndTheWayOut(_ text: String, _ line: Int) throws {
        let first = try #require(diagnostics(text).first)
        #expect(first.line == line || first.message.contains("twice"), "\(first)")
        #expect(first.remedy?.isEmpty == false)
    }

    @Test func limitsAreKept() {
        let long = String(repeating: "x", count: Limits.titleCharacters + 1)
        #expect(diagnostics("---\ntitle: \(long)\n---\n").first?.message.contains("201") == true)
        let large = String(repeating: "y", count: Limits.entryBytes)
        #expect(diagnostics("---\n---\n" + large).first?.remedy?.contains("256 KiB") == true)
        let matter = String(repeating: "k: v\n", count: 20_000)
        #expect(!diagnostics("---\n\(matter)---\n").isEmpty)
    }

    @Test func hostileBytesNeverCrash() {
        var random = Sequence(state: 11)
        var samples: [[UInt8]] = [
            Array(repeating: UInt8(ascii: "["), count: 10_000),
            Array("---\na: ".utf8) + Array(repeating: UInt8(ascii: "{"), count: 10_000),
            Array(
                ("---\n" + (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
                    .utf8),
            [0xFF, 0xFE, 0], Array("---\n".utf8), Array("---".utf8), [],
        ]
        let whole = Array("---\nid: 0123456789\ntitle: a\nquotes:\n  - text: b\n---\nBody\n".utf8)
        for _ in 0..<500 {
            var mutated = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                mutated[Int.random(in: 0..<mutated.count, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            samples.append(mutated)
        }
        for sample in samples {
            if let read = try? EntryFile(bytes: sample, path: "e.md", defaultID: id) {
                #expect(read.bytes == sample)
                let text = EntryFile.textBytes(read.setting([("tags", .number(1))]))
                #expect(EntryFile.textBytes(text) == text)
            }
            _ = EntryFile.textBytes(sample)
        }
    }
}
