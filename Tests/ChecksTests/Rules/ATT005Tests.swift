import Editorial
import Testing

@testable import Checks

@Suite struct ATT005Tests {
    @Test("A quotation that is opened is closed")
    func example() throws {
        let failing = input("Lee said: “We are leaving.")
        let found = findings("ATT-005", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "“We are leaving.")
        #expect(found.map(\.replacement) == ["“We are leaving.”"])
        #expect(found.map(\.severity) == [.error])
        let passing = input("Lee said: “We are leaving.”")
        #expect(findings("ATT-005", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A paragraph may stay open if the next one opens again")
    func paragraphs() {
        let text = "Lee said: “We are leaving.\n“We shall be back,” she added."
        #expect(findings("ATT-005", in: input(text)).isEmpty)
    }

    @Test("Marks of two kinds are made one")
    func mixed() {
        let found = findings("ATT-005", in: input("Lee said: “We are leaving.\""))
        #expect(found.map(\.replacement) == ["“We are leaving.”"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test("A mark is put in only where one place alone is possible")
    func unclear() {
        for text in [
            "“We are leaving, Lee said.", "Lee said: “We are leaving. We shall be back.",
            "Nobody speaks here. “We are leaving.",
        ] {
            let found = findings("ATT-005", in: input(text))
            #expect(found.count == 1)
            #expect(found.map(\.replacement) == [nil])
        }
    }

    @Test("Words with emphasis are not replaced by plain ones")
    func emphasis() {
        let found = findings("ATT-005", in: markdown("Lee said: “We are *leaving*.\""))
        #expect(found.count == 1)
        #expect(found.map(\.replacement) == [nil])
    }

    @Test("Backticks on both sides are marks of one kind")
    func backticks() {
        #expect(
            findings("ATT-005", in: input("Lee said : `` we are leaving . `` Ray left .")).isEmpty)
    }

    @Test("A paragraph closed by the next one is one warning, also where new words open behind it")
    func carried() {
        let text =
            "Lee said, \"We are leaving.\n\nWe shall be back.\" Later Ray said, \"We stay.\n\nAll of us.\""
        let found = findings("ATT-005", in: input(text))
        #expect(found.map(\.severity) == [.warning, .warning])
    }

    @Test(
        "A mark that stands free, or in somebody's post, is not worth a stop",
        arguments: [
            "The harbour is shut. \" We stay in port.",
            "Lina Voss (@linavoss) Harbour shut: “we stay in port all day",
        ])
    func doubt(text: String) {
        let found = findings("ATT-005", in: input(text))
        #expect(found.map(\.severity) == [.warning])
    }

    @Test("An arrow in front of a link is no quotation mark")
    func arrow() {
        #expect(findings("ATT-005", in: input("» More on the ferries")).isEmpty)
    }
}
