import Editorial
import Testing

@testable import Checks

@Suite struct FCT402Tests {
    @Test("A superlative has a source")
    func example() throws {
        let failing = input("It is the worst flood in a century.")
        let found = findings("FCT-402", in: failing)
        #expect(found.count == 1)
        #expect(marked(found, in: failing) == "worst")
        let passing = input("It is the worst flood since 1931, the institute says.")
        #expect(findings("FCT-402", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("A superlative that gives its yardstick can be looked up")
    func dated() {
        let severity = { findings("FCT-402", in: input($0)).map(\.severity) }
        #expect(severity("It was the worst storm since 1987.") == [.info])
        #expect(severity("It was the worst storm in a century.") == [.warning])
    }

    @Test(
        "The first and the only one are claims about all others",
        arguments: [
            ("She is the first woman to lead the bank.", "first"),
            ("It is the only hospital in the county.", "only"),
        ])
    func sole(text: String, words: String) {
        let failing = input(text)
        #expect(marked(findings("FCT-402", in: failing), in: failing) == words)
    }

    @Test(
        "A place in an order is no claim",
        arguments: [
            "He was the last to leave.", "It is the only way in the end.",
            "That was the first step on the road.", "It was the first time in weeks.",
            "The first boat is in the harbour.", "She is the first minister of the region.",
        ])
    func innocent(text: String) {
        #expect(findings("FCT-402", in: input(text)).isEmpty)
    }
}
