import Checks
import Editorial
import Testing

@Suite struct CheckFormatTests {
    private let text = MarkedText("Fine.\nHe said 1️⃣“😀 we know”2️⃣ to3️⃣day.\nMore4️⃣.\n")

    private func output(_ format: CheckFormat, _ findings: [Finding]? = nil) -> String {
        let all =
            findings ?? [
                text.finding(suggestion: "Add who.", replacement: "“we”"),
                text.finding(3, 4, severity: .info, rule: "H-1", message: "50%: a, b"),
            ]
        return format.output(
            of: [text.file(all, failures: ["hook\nfailed"])], color: false, version: "1.2.3")
    }

    @Test func linesAndColumnsAreThoseOfTheFile() {
        let source = SourceText("ab\n\n😀c\r\nd", firstLine: 3)
        let places = (0...9).map { source.place(of: $0) }.map { "\($0.line):\($0.column)" }
        #expect(
            places == ["3:1", "3:2", "3:3", "4:1", "5:1", "5:2", "5:3", "5:4", "6:1", "6:2"])
        #expect(source.place(of: 99) == source.place(of: 9))
        #expect(source.place(of: -1) == source.place(of: 0))
        #expect((0...9).map { source.line(around: $0) }[4] == 4..<6)
        #expect(SourceText("").line(around: 0) == 0..<0)
    }

    @Test func jsonHasPlacesAndCounts() {
        let json = output(.json)
        #expect(json.contains(#""line": 9"#))
        #expect(json.contains(#""column": 9"#))
        #expect(json.contains(#""end_column": 20"#))
        #expect(json.contains(#""errors": 1"#))
        #expect(json.contains(#""infos": 1"#))
        #expect(json.contains(#""hook\nfailed""#))
    }

    @Test func sarifHasRulesResultsAndRepairs() {
        let sarif = output(.sarif)
        #expect(sarif.contains(#""version": "2.1.0""#))
        #expect(sarif.contains(#""columnKind": "unicodeCodePoints""#))
        #expect(sarif.contains(#""ruleId": "ATT-001""#))
        #expect(sarif.contains(#""level": "note""#))
        #expect(sarif.contains(#""startColumn": 9"#))
        #expect(sarif.contains(#""text": "“we”""#))
        #expect(sarif.contains(#""executionSuccessful": false"#))
    }

    @Test func sarifPathsAreReferences() {
        let file = CheckedFile(
            path: "entries/ä b%.md", markdown: "x", firstLine: 1, findings: [text.finding()])
        let sarif = CheckFormat.sarif.output(of: [file], color: false, version: "1")
        #expect(sarif.contains(#""uri": "entries/%C3%A4%20b%25.md""#))
    }

    @Test func githubCommandsAreEscaped() {
        #expect(
            output(.github) == """
                ::error file=entries/a.md,line=9,endLine=9,col=9,endColumn=19,title=ATT-001::Name the speaker. Add who.
                ::notice file=entries/a.md,line=9,endLine=10,title=H-1::50%25: a, b
                ::error title=hook::hook%0Afailed

                """)
        let file = CheckedFile(
            path: "a,b:c%.md", markdown: "x", firstLine: 1, findings: [text.finding(9, nil)])
        #expect(
            CheckFormat.github.output(of: [file], color: false, version: "1")
                .contains("file=a%2Cb%3Ac%25.md,"))
    }

    @Test func nothingFoundIsNoText() {
        let file = text.file([])
        #expect(CheckFormat.text.output(of: [file], color: false, version: "1") == "")
        #expect(CheckFormat.github.output(of: [file], color: false, version: "1") == "")
    }

    @Test func aQuarterMegabyteWithAThousandFindingsIsQuick() {
        let markdown = String(repeating: "word ", count: 52_000)
        let findings = (0..<1000).map {
            Finding(rule: "H-1", severity: .info, message: "m", start: $0 * 250, end: $0 * 250 + 4)
        }
        let file = CheckedFile(path: "a.md", markdown: markdown, firstLine: 1, findings: findings)
        let clock = ContinuousClock()
        let time = clock.measure { _ = TextOutput(color: false).text(of: file) }
        #expect(time < .seconds(20))
    }
}
