import Editorial
import Testing

@testable import Checks

/// The rules that read the title and the text on the timeline.
@Suite struct TitleTests {
    private func found(title: String? = nil, keyText: String? = nil, body: String = "Words.")
        -> [Finding]
    {
        let entry = entry {
            $0.title = title
            $0.keyText = keyText
        }
        return RuleBook.findings(in: input(body, entry))
    }

    @Test("Days, sums and slips in a title are found where they stand")
    func title() {
        let all = found(title: "Monday 30 May 2017: 99 of 232 MPs (42%) back the the plan")
        let marks = all.filter { $0.field == .title }.map { [$0.rule, "\($0.start) \($0.end)"] }
        #expect(marks == [["FCT-403", "0 18"], ["FCT-404", "35 38"], ["TXT-803", "45 52"]])
        #expect(all.allSatisfy { $0.replacement == nil })
    }

    @Test("The text on the timeline is read too, and both come before the body")
    func timeline() {
        let all = found(keyText: "Vote on Monday 30 May 2017", body: "It is on Monday 30 May 2017.")
        #expect(all.filter { $0.rule == "FCT-403" }.map(\.field) == [.keyText, nil])
    }

    @Test("The newsroom’s own words are looked for in a title")
    func lists() {
        let failing = input(
            "Words.", entry { $0.title = "Damn injunction" },
            words: "[profanity]\ndamn\n[legal-trigger]\ninjunction")
        #expect(RuleBook.findings(in: failing).map(\.rule) == ["TXT-801", "TXT-802"])
    }

    @Test("A name in the title is spelled as in the text")
    func names() {
        let all = found(title: "Mayor Okonkow resigns", body: "The mayor, Ada Okonkwo, resigned.")
        #expect(all.filter { $0.rule == "CON-504" }.map(\.field) == [.title])
        #expect(
            !found(title: "Mayor Okonkwo resigns", body: "Mayor Okonkwo resigned.").contains {
                $0.rule == "CON-504"
            })
    }

    @Test("A title is placed on its line of the file", arguments: ["", "\"", "'"])
    func place(quote: String) {
        let head = "---\nkind: update\ntitle: \(quote)On Monday 30 May 2017\(quote)\n---\n"
        let entry = entry { $0.title = "On Monday 30 May 2017" }
        let findings = RuleBook.findings(in: input("Words.", entry))
        let file = CheckedFile(
            path: "e.md", markdown: "Words.", firstLine: 5, findings: findings,
            head: FrontMatterText(head, of: entry))
        let text = TextOutput(color: false).text(of: file)
        #expect(text.hasPrefix("e.md:3:\(11 + quote.count): error FCT-403"))
        #expect(text.contains("\n    title: \(quote)On Monday 30 May 2017\(quote)\n"))
        #expect(GitHubOutput.text(of: [file]).contains("file=e.md,line=3,"))
    }

    @Test("A title over several lines is marked as a whole")
    func folded() {
        let entry = entry { $0.title = "On Monday 30 May 2017" }
        let file = CheckedFile(
            path: "e.md", markdown: "Words.", firstLine: 6,
            findings: RuleBook.findings(in: input("Words.", entry)),
            head: FrontMatterText("---\ntitle: >-\n  On Monday\n  30 May 2017\n---\n", of: entry))
        #expect(TextOutput(color: false).text(of: file).hasPrefix("e.md:2:1: error FCT-403"))
    }
}
