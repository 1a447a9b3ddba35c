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
        "may speak of any place in the text, its end included",
        arguments: [(0, 0), (0, 10), (3, 3), (10, 10)])
    func ranges(start: Int, end: Int) throws {
        let finding = try #require(try Self.read(Self.line(start: start, end: end)).first)
        #expect(finding.start == start)
        #expect(finding.end == end)
    }

    @Test(
        "may not speak of a place outside the text",
        arguments: [(-5, 3), (2, 11), (50, 60), (7, 2), (Int.min, Int.max), (Int.max, Int.min)])
    func outside(start: Int, end: Int) {
        #expect(throws: HookFailure.self) { try Self.read(Self.line(start: start, end: end)) }
    }

    private static func line(start: Int, end: Int) -> String {
        #"{"rule":"A","severity":"info","message":"m","range":{"start":\#(start),"end":\#(end)}}"#
    }

    @Test("without a range is about the whole text")
    func noRange() throws {
        let finding = try #require(
            try Self.read(#"{"rule":"A","severity":"info","message":"m"}"#).first)
        #expect(finding.start == 0)
        #expect(finding.end == 0)
    }

    @Test(
        "has no control characters or direction overrides in anything that is shown",
        arguments: ["rule", "message", "suggestion", "replacement", "url"],
        [#"\u001b[31m"#, #"\u202e"#, #"\u0000"#, #"\u009b"#, #"\u2066"#])
    func control(key: String, bad: String) throws {
        var keys = [
            "rule": "A", "severity": "info", "message": "m", "url": "https://news.example/",
        ]
        #expect(try Self.read(Self.object(keys)).count == 1)
        keys[key, default: ""] += bad
        #expect(throws: HookFailure.self) { try Self.read(Self.object(keys)) }
    }

    @Test(
        "has no line breaks in what is shown on one line, but may put some in",
        arguments: ["message", "suggestion"])
    func breaks(key: String) throws {
        var keys = ["rule": "A", "severity": "info", "message": "m", "replacement": #"a\nb"#]
        #expect(try Self.read(Self.object(keys)).first?.replacement == "a\nb")
        keys[key] = #"a\nb"#
        #expect(throws: HookFailure.self) { try Self.read(Self.object(keys)) }
    }

    private static func object(_ keys: [String: String]) -> String {
        "{" + keys.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    @Test("has names and messages of bounded length")
    func length() throws {
        func line(_ rule: Int, _ message: Int) -> String {
            let (rule, message) = (
                String(repeating: "x", count: rule), String(repeating: "é", count: message)
            )
            return #"{"rule":"\#(rule)","severity":"info","message":"\#(message)"}"#
        }
        #expect(try Self.read(line(40, 1000)).count == 1)
        #expect(throws: HookFailure.self) { try Self.read(line(41, 1000)) }
        #expect(throws: HookFailure.self) { try Self.read(line(40, 1001)) }
    }

    @Test("may be as long as a line may be, and no longer")
    func lineLength() throws {
        let line = #"{"rule":"A","severity":"info","message":"m"}"#
        let rest = HookOutput.longestLine - line.utf8.count
        #expect(try Self.read(line + String(repeating: " ", count: rest)).count == 1)
        #expect(throws: HookFailure.self) {
            try Self.read(line + String(repeating: " ", count: rest + 1))
        }
    }

    @Test("of great depth is refused, not followed", .timeLimit(.minutes(1)))
    func depth() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: HookFailure.self) {
            try Self.read(#"{"rule":"A","severity":"info","message":"m","x":"# + deep)
        }
    }
}
