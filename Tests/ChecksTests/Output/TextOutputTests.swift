import Checks
import Editorial
import Testing

@Suite struct TextOutputTests {
    private func shown(
        _ marked: String, columns: Int = 100, color: Bool = false
    ) -> [String] {
        let text = MarkedText(marked)
        let output = TextOutput(color: color, columns: columns)
        return output.text(of: text.file([text.finding()])).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test func caretsStandUnderTheWords() {
        #expect(
            shown("First line.\nHe said 1️⃣“we know”2️⃣ today.\n") == [
                "entries/a.md:9:9: error ATT-001: Name the speaker.",
                "    He said “we know” today.",
                "            ^^^^^^^^^",
            ])
    }

    @Test(arguments: [
        ("漢字と1️⃣かな2️⃣。", "漢字とかな。", 6, 4), ("😀👩‍👩‍👧 1️⃣x2️⃣", "😀👩‍👩‍👧 x", 5, 1),
        ("🇬🇧1️⃣🇩🇪2️⃣", "🇬🇧🇩🇪", 2, 2), ("e\u{301}1️⃣e\u{301}t2️⃣", "e\u{301}e\u{301}t", 1, 2),
        ("❤️1️⃣ok2️⃣", "❤️ok", 2, 2), ("ﾊﾝ1️⃣ﾊ2️⃣", "ﾊﾝﾊ", 2, 1),
    ])
    func wideAndCombiningCharactersCountAsATerminalShowsThem(
        marked: String, line: String, indent: Int, carets: Int
    ) {
        let lines = shown(marked)
        #expect(lines[1] == "    " + line)
        #expect(
            lines[2] == "    " + String(repeating: " ", count: indent)
                + String(repeating: "^", count: carets))
    }

    @Test func tabsAreShownAsTheirColumns() {
        #expect(shown("\ta\t1️⃣b2️⃣").dropFirst() == ["        a   b", "            ^"])
    }

    @Test func aRangeOverSeveralLinesIsMarkedOnItsFirst() {
        #expect(shown("one 1️⃣two\nthree2️⃣ four").dropFirst() == ["    one two", "        ^^^"])
    }

    @Test func aPlaceWithoutExtentHasOneCaret() {
        let text = MarkedText("one two1️⃣\r\nthree")
        let lines = TextOutput(color: false).text(of: text.file([text.finding(1, nil)]))
        #expect(lines.hasSuffix("    one two\n           ^"))
        #expect(lines.hasPrefix("entries/a.md:8:8: "))
    }

    @Test func aFindingAboutTheWholeEntryHasNoPlace() {
        let finding = Finding(rule: "H-1", severity: .info, message: "m", start: 0, end: 0)
        let file = MarkedText("text").file([finding], failures: ["the hook failed"])
        #expect(
            TextOutput(color: false).text(of: file)
                == "entries/a.md: info H-1: m\nthe hook failed")
    }

    @Test func longLinesAreCutAroundTheWords() {
        let words =
            String(repeating: "before ", count: 40) + "1️⃣here2️⃣"
            + String(repeating: " after", count: 40)
        let lines = shown(words, columns: 40)
        #expect(lines[1].hasPrefix("    …"))
        #expect(lines[1].hasSuffix("…"))
        #expect(lines[1].count <= 44)
        let caret = lines[2].count - 4
        #expect(String(Array(lines[1])[caret..<(caret + 4)]) == "here")
    }

    @Test func aRangeLongerThanTheLineEndsWithIt() {
        let lines = shown("1️⃣" + String(repeating: "word ", count: 50) + "2️⃣", columns: 40)
        #expect(lines[2].count <= 44)
        #expect(lines[2].hasPrefix("    ^"))
    }

    @Test func nothingInTheTextActsOnTheTerminal() {
        let text = MarkedText("a\u{1B}[31m 1️⃣b\u{202E}c2️⃣")
        let finding = text.finding(message: "x\u{1B}]0;t\u{7}", suggestion: "s\u{9B}1m")
        let output = TextOutput(color: false).text(of: text.file([finding]))
        #expect(!output.unicodeScalars.contains { SafeText.isForbidden($0) })
    }

    @Test func colourIsAroundTheSeverityAndTheCarets() {
        let lines = shown("1️⃣x2️⃣", color: true)
        #expect(lines[0].contains("\u{1B}[31;1merror\u{1B}[0m ATT-001"))
        #expect(lines[2] == "    \u{1B}[31;1m^\u{1B}[0m")
    }

    @Test func rangesBeyondTheTextAreShownAtItsEnd() {
        let finding = Finding(rule: "H-1", severity: .error, message: "m", start: 99, end: 120)
        let output = TextOutput(color: false).text(of: MarkedText("text").file([finding]))
        #expect(output == "entries/a.md:8:5: error H-1: m\n    text\n        ^")
    }
}
