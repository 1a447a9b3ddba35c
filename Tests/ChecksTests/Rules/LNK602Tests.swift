import Editorial
import Testing

@testable import Checks

@Suite struct LNK602Tests {
    @Test("A link leads to the web")
    func example() throws {
        let failing = markdown("Read [tips](javascript:alert).")
        let found = findings("LNK-602", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "tips")
        let passing = markdown("Read [tips](https://example.org/tips).")
        #expect(findings("LNK-602", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("An address that lacks only its scheme is completed", arguments: ["www.", "//"])
    func scheme(start: String) {
        let body = MarkdownText("Read [tips](\(start)example.org/tips) today.", .english)
        let found = findings(
            "LNK-602",
            in: CheckInput(
                text: body.text,
                entry: entry { $0.body = "Read [tips](\(start)example.org/tips) today." },
                links: body.links))
        let address = start == "//" ? "https://example.org/tips" : "https://www.example.org/tips"
        #expect(found.map(\.replacement) == [address])
        #expect(found.map(\.start) == [12])
    }

    @Test("A file name is left to people")
    func fileName() {
        #expect(
            findings("LNK-602", in: markdown("Read [tips](tips.html).")).map(\.replacement) == [nil]
        )
    }
}
