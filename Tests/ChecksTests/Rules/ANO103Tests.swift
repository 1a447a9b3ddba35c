import Editorial
import Testing

@testable import Checks

@Suite struct ANO103Tests {
    @Test("A plural has two sources")
    func example() throws {
        let failing = input(
            "Officials said the bridge would open.", entry { $0.sources = [Source(id: "s1")] })
        let found = findings("ANO-103", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "Officials")
        let passing = input(
            "Two officials said the bridge would open.",
            entry { $0.sources = [Source(id: "s1"), Source(id: "s2")] })
        #expect(findings("ANO-103", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("An entry that records no source at all is warned of, a text without records is not")
    func none() {
        let words = "Officials said the bridge would open."
        let found = findings("ANO-103", in: input(words, entry()))
        #expect(found.map(\.severity) == [.warning])
        #expect(findings("ANO-103", in: input(words)).isEmpty)
    }
}
