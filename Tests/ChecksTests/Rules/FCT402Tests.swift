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
}
