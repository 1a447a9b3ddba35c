import Editorial
import Testing

@testable import Checks

@Suite struct EMB303Tests {
    @Test("Words quoted from a post are its own")
    func example() throws {
        let failing = input(
            "The post speaks of “at least 50 boats”.",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon",
                        author: "@x@social.example",
                        text: "At least 40 boats have left the harbour", sha256: "ab")
                ]
            })
        let found = findings("EMB-303", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "The post speaks of “at least 40 boats”.",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon",
                        author: "@x@social.example",
                        text: "At least 40 boats have left the harbour", sha256: "ab")
                ]
            })
        #expect(findings("EMB-303", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
