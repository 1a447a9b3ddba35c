import Editorial
import Testing

@testable import Checks

@Suite struct ATT001Tests {
    @Test("A quotation of five words needs a speaker")
    func example() throws {
        let failing = input("“We had no warning at all.” The road is closed.")
        let found = findings("ATT-001", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "“We had no warning at all.”")
        let passing = input(
            "“We had no warning at all,” said shop owner Ana Ruiz. The road is closed.")
        #expect(findings("ATT-001", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A recorded speaker is enough")
    func record() {
        let quote = Quotation(text: "We had no warning at all.", speaker: "Ana Ruiz")
        let entry = entry { $0.quotes = [quote] }
        #expect(findings("ATT-001", in: input("“We had no warning at all.”", entry)).isEmpty)
    }

    @Test("A title in quotation marks has no speaker")
    func title() {
        let found = findings("ATT-001", in: input("The film “The Long Night of the Rivers” opens."))
        #expect(found.isEmpty)
    }

    @Test(
        "A title that reads like a sentence has no speaker, either",
        arguments: [
            "The motion, “This council has no faith in the harbour board”, was carried by 12 votes.",
            "Her new film, “we were never told about this”, opens on Friday.",
            "“we were never told about this” is the title of her new book.",
        ])
    func sentenceAsTitle(text: String) {
        #expect(findings("ATT-001", in: input(text)).isEmpty)
    }

    @Test("A work that is only mentioned beside the words does not make them its title")
    func noTitle() {
        let found = findings(
            "ATT-001", in: input("“We were never told about this.” The film is on at noon."))
        #expect(found.map(\.severity) == [.error])
    }

    @Test(
        "Where the speaker may be named after all, nothing is stopped",
        arguments: [
            "Lina Voss (@linavoss) Hale: “every boat stays in port until Monday morning”",
            "The ferries were full. ``There is no room for one more car today .``",
            "The tide gauge failed twice, the harbour master said. “Nobody looked at it for weeks.” It is mended.",
            "A poster in the hall reads “all boats must leave before noon”.",
        ])
    func doubt(text: String) {
        let found = findings("ATT-001", in: input(text))
        #expect(found.allSatisfy { $0.severity == .warning }, "\(found)")
    }

    @Test("Words right behind the author of a post are the author's")
    func post() {
        let found = findings(
            "ATT-001", in: input("Lina Voss (@linavoss) “every boat stays in port until Monday”"))
        #expect(found.isEmpty)
    }

    @Test("Verbs inside the quotation say nothing of who speaks it")
    func inside() {
        let found = findings(
            "ATT-001",
            in: input(
                "The quay was full by six.\n“We ran these boats for years and nobody asked us once.”"
            ))
        #expect(found.map(\.severity) == [.error])
    }
}
