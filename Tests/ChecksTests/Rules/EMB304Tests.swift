import Editorial
import Testing

@testable import Checks

@Suite struct EMB304Tests {
    @Test("An unverified post is not a fact")
    func example() throws {
        let failing = input(
            "A bridge is down.",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon", author: "@x",
                        text: "A bridge is down at the mill", sha256: "ab")
                ]
            })
        let found = findings("EMB-304", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "A bridge is down, according to an unverified post by @x.",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon", author: "@x",
                        text: "A bridge is down at the mill", sha256: "ab")
                ]
            })
        #expect(findings("EMB-304", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }
}
