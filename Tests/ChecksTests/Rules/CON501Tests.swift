import Editorial
import Testing

@testable import Checks

@Suite struct CON501Tests {
    @Test("A claim that changes says so")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified")
                ]
            }, earlier: [EntryFacts(entry: "e1", claims: [Claim(key: "deaths", value: "6")])])
        let found = findings("CON-501", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.claims = [
                    Claim(
                        key: "deaths", value: "7", source: "s1", checkedBy: "ed",
                        at: Instant(seconds: 0), status: "verified", supersedes: "e1")
                ]
            }, earlier: [EntryFacts(entry: "e1", claims: [Claim(key: "deaths", value: "6")])])
        #expect(findings("CON-501", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("What is replaced has been published")
    func unknown() {
        func found(_ supersedes: String?, published: [Claim] = [], isBlog: Bool = true) -> [Finding]
        {
            var input = input(
                "",
                entry { $0.claims = [Claim(key: "deaths", value: "7", supersedes: supersedes)] },
                earlier: [
                    EntryFacts(entry: "e1", claims: [Claim(key: "c3", value: "6")])
                ], published: published.isEmpty ? nil : "")
            input.published?.entry.claims = published
            input.knowsBlog = isBlog
            if !isBlog { input.earlier = [] }
            return findings("CON-501", in: input)
        }
        #expect(found("no-such-claim").map(\.severity) == [.error])
        #expect(found("c3").isEmpty)
        #expect(found("e1").isEmpty)
        #expect(found("deaths", published: [Claim(key: "deaths", value: "6")]).isEmpty)
        // The entry itself said something else before, and does not say so.
        #expect(found(nil, published: [Claim(key: "deaths", value: "6")]).count == 1)
        #expect(found(nil).isEmpty)
        #expect(found("no-such-claim", isBlog: false).isEmpty)
    }
}
