import Editorial
import Testing

@testable import Checks

@Suite struct EMB301Tests {
    @Test("An embedded post can be traced")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.embeds = [
                    Embed(
                        url: "", provider: "Mastodon", author: "",
                        text: "At least 40 boats have left the harbour", sha256: "ab")
                ]
            })
        let found = findings("EMB-301", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon",
                        author: "@x@social.example",
                        text: "At least 40 boats have left the harbour", sha256: "ab")
                ]
            })
        #expect(findings("EMB-301", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
