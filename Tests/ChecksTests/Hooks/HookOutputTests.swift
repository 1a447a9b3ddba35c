import Checks
import Editorial
import Testing

@Suite("What a hook prints")
struct HookOutputTests {
    private static func read(_ text: String, scalars: Int = 10) throws -> [Finding] {
        try HookOutput.findings(in: Array(text.utf8), scalars: scalars)
    }

    @Test("is read with every key of the protocol")
    func whole() throws {
        let line =
            #"{"rule":"STY-1","severity":"warning","message":"m","range":{"start":2,"end":5},"#
            + #""suggestion":"s","replacement":"r","url":"https://news.example/s"}"#
        let finding = Finding(
            rule: "STY-1", severity: .warning, message: "m", start: 2, end: 5, suggestion: "s",
            replacement: "r", url: "https://news.example/s")
        #expect(try Self.read(line) == [finding])
        #expect(try Self.read(HookOutput.line(finding)) == [finding])
    }

    @Test("may hold keys that this version does not know, empty lines, and Windows line ends")
    func tolerant() throws {
        let text = """
            \n{"rule":"A","severity":"info","message":"m","confidence":0.5,"tags":[{"a":null}]}\r
              \r\n{"message":"n","rule":"B","severity":"error"}
            """
        #expect(try Self.read(text).map(\.rule) == ["A", "B"])
    }

    @Test(
        "has its ranges cut to the text",
        arguments: [
            (-5, 3, 0, 3), (2, 99, 2, 10), (50, 60, 10, 10), (7, 2, 7, 7), (0, 10, 0, 10),
            (Int.min, Int.max, 0, 10),
        ])
    func ranges(start: Int, end: Int, first: Int, last: Int) throws {
        let line =
            #"{"rule":"A","severity":"info","message":"m","range":{"start":\#(start),"end":\#(end)}}"#
        let finding = try #require(try Self.read(line).first)
        #expect(finding.start == first)
        #expect(finding.end == last)
    }

    @Test("without a range is about the whole text")
    func noRange() throws {
        let finding = try #require(
            try Self.read(#"{"rule":"A","severity":"info","message":"m"}"#).first)
        #expect(finding.start == 0)
        #expect(finding.end == 0)
    }

    @Test("has no control characters or direction overrides in anything that is shown")
    func control() throws {
        let bad = #"a\u001b[31m\u202eb\nc\u0000"#
        let line =
            #"{"rule":"\#(bad)","severity":"info","message":"\#(bad)","suggestion":"\#(bad)","#
            + #""replacement":"\#(bad)","url":"\#(bad)"}"#
        let finding = try #require(try Self.read(line).first)
        let shown = [
            finding.rule, finding.message, finding.suggestion, finding.replacement, finding.url,
        ].compactMap { $0 }
        #expect(shown.count == 5)
        for text in shown {
            #expect(!text.unicodeScalars.contains(where: SafeText.isForbidden), "\(text)")
        }
        #expect(finding.message == "a[31mb c")
    }

    @Test("has names and messages of bounded length")
    func length() throws {
        let long = String(repeating: "x", count: 5000)
        let line = #"{"rule":"\#(long)","severity":"info","message":"\#(long)"}"#
        let finding = try #require(try Self.read(line).first)
        #expect(finding.rule.count == 40)
        #expect(finding.message.count == 1000)
    }

    @Test("of great depth is refused, not followed", .timeLimit(.minutes(1)))
    func depth() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: HookOutput.Garbage.self) {
            try Self.read(#"{"rule":"A","severity":"info","message":"m","x":"# + deep)
        }
    }
}
