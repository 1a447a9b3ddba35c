import Checks
import Editorial
import Testing

@Suite struct HookOutputTests {
    private func read(_ text: String, scalars: Int = 100) throws(HookFailure) -> [Finding] {
        try HookOutput.findings(in: Array(text.utf8), scalars: [nil: scalars, .title: 5])
    }

    private func reason(_ text: String, scalars: Int = 100) -> String? {
        do {
            _ = try read(text, scalars: scalars)
            return nil
        } catch {
            guard case .garbage(_, let reason) = error else { return "another failure" }
            return reason
        }
    }

    @Test func everyKeyIsRead() throws {
        let findings = try read(
            #"""
            {"rule":"H-1","severity":"error","message":"Über „x“.","range":{"start":2,"end":5},"suggestion":"S.","replacement":"a\nb","url":"https://desk.example/h1"}
            """#)
        #expect(
            findings == [
                Finding(
                    rule: "H-1", severity: .error, message: "Über „x“.", start: 2, end: 5,
                    suggestion: "S.", replacement: "a\nb", url: "https://desk.example/h1")
            ])
    }

    @Test func whatIsPrintedIsReadBack() throws {
        let finding = Finding(
            rule: "H-1", severity: .info, message: "A “quote” \\ and 😀.", start: 0, end: 3,
            suggestion: "S.", replacement: "", url: nil)
        #expect(try read(HookOutput.line(finding) + "\n") == [finding])
    }

    @Test func unknownKeysAndEmptyLinesArePassedOver() throws {
        let findings = try read(
            "\r\n" + #"{"rule":"H-1","severity":"info","message":"m","more":{"a":[1]}}"#
                + "\r\n\n \t\n")
        #expect(findings.map(\.rule) == ["H-1"])
        #expect(findings.map(\.end) == [0])
        #expect(try read("") == [])
    }

    @Test(arguments: [
        (#"[1]"#, "it is no JSON object"), (#""text""#, "it is no JSON object"),
        (#"{"rule":"H-1"} trailing"#, "it is no JSON object"),
        (#"{"severity":"info","message":"m"}"#, "rule is missing"),
        (#"{"rule":"H-1","severity":"info"}"#, "message is missing"),
        (
            #"{"rule":"H-1","severity":"fatal","message":"m"}"#,
            "severity is none of error, warning and info"
        ),
        (#"{"rule":7,"severity":"info","message":"m"}"#, "rule has a value of the wrong type"),
        (
            #"{"rule":"H-1","severity":"info","message":null}"#,
            "message has a value of the wrong type"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"m","range":[1,2]}"#,
            "range has a value of the wrong type"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"m","range":{"start":1}}"#,
            "range.end is missing"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"m","range":{"start":"1","end":2}}"#,
            "range.start has a value of the wrong type"
        ),
        (
            #"{"rule":"H 1","severity":"info","message":"m"}"#,
            "rule is not 1 to 40 letters, digits, hyphens, dots and underscores"
        ),
        (#"{"rule":"H-1","severity":"info","message":" "}"#, "message is empty"),
        (
            #"{"rule":"H-1","severity":"info","message":"a\u001b[2Jb"}"#,
            "message holds control characters or line breaks"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"a\nb"}"#,
            "message holds control characters or line breaks"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"a\u202eb"}"#,
            "message holds control characters or line breaks"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"m","replacement":"\u0007"}"#,
            "replacement holds control characters"
        ),
        (
            #"{"rule":"H-1","severity":"info","message":"m","url":"javascript:x"}"#,
            "url begins with neither https:// nor http://"
        ),
    ])
    func anythingElseIsGarbage(line: String, expected: String) {
        #expect(reason(line) == expected)
    }

    @Test(arguments: [(-1, 2), (3, 2), (0, 11), (11, 11), (Int.max, Int.max)])
    func rangesLieInTheText(start: Int, end: Int) {
        let line =
            #"{"rule":"H-1","severity":"info","message":"m","range":{"start":\#(start),"end":\#(end)}}"#
        #expect(reason(line, scalars: 10)?.contains("which has 10 Unicode scalars") == true)
    }

    @Test func theEndOfTheTextIsAPlace() throws {
        let line = #"{"rule":"H-1","severity":"info","message":"m","range":{"start":10,"end":10}}"#
        #expect(try read(line, scalars: 10).map(\.start) == [10])
    }

    @Test func invalidUTF8IsGarbageOnItsLine() {
        let bytes = Array((HookFixture.line("H-1") + "\n{\"rule\":\"").utf8) + [0xFF, 0x22, 0x7D]
        #expect(throws: HookFailure.garbage(line: 2, reason: "it is not UTF-8")) {
            try HookOutput.findings(in: bytes, scalars: [nil: 10])
        }
    }

    @Test func thereAreLimitsToLinesAndFindings() throws {
        let line = HookFixture.line("H-1") + "\n"
        #expect(try read(String(repeating: line, count: 1000)).count == 1000)
        #expect(
            throws: HookFailure.garbage(line: 1001, reason: "there are more than 1000 findings")
        ) { try read(String(repeating: line, count: 1001)) }
        #expect(
            reason(HookFixture.line("H-1") + String(repeating: " ", count: 70_000))
                == "it has more than 64 KiB")
        #expect(
            reason(HookFixture.line("H-1", message: String(repeating: "m", count: 1001)))
                == "message has more than 1000 characters")
    }

    @Test func deepNestingIsGarbageAndNoCrash() {
        let deep = String(repeating: "[", count: 30_000)
        #expect(reason(#"{"rule":"H-1","severity":"info","message":"m","x":"# + deep) != nil)
    }

    @Test func aFindingMayLieInTheTitle() throws {
        let line =
            #"{"rule":"H-1","severity":"error","message":"M.","range":{"start":1,"end":5},"field":"title"}"#
        let finding = Finding(
            rule: "H-1", severity: .error, message: "M.", start: 1, end: 5, field: .title)
        #expect(try read(line) == [finding])
        #expect(try read(HookOutput.line(finding)) == [finding])
        #expect(reason(line.replacing("5}", with: "6}"))?.contains("title, which has 5") == true)
        #expect(
            reason(line.replacing("title", with: "byline"))?.contains("title and key_text") == true)
    }
}
