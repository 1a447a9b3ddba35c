import Editorial
import Testing

@testable import Checks

@Suite struct ANO102Tests {
    @Test("A source is described")
    func example() throws {
        let failing = input("A source said talks had failed.")
        let found = findings("ANO-102", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "source")
        let passing = input("A diplomat at the talks said they had failed.")
        #expect(findings("ANO-102", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test(
        "Words beside a source describe it",
        arguments: [
            "Sources inside the ferry company said the boats were old.",
            "A source, who was on the quay, said the boats were old.",
            "His source said the boats were old.",
        ])
    func described(text: String) {
        #expect(findings("ANO-102", in: input(text)).isEmpty)
    }

    @Test("Once an entry is enough")
    func bare() {
        let failing = input("Sources said no. Later, sources said yes.")
        #expect(findings("ANO-102", in: failing).count == 1)
    }
}
