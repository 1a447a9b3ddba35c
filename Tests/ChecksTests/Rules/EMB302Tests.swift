import Editorial
import Testing

@testable import Checks

@Suite struct EMB302Tests {
    @Test("The words of a post are kept")
    func example() throws {
        let failing = input(
            "",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon",
                        author: "@x@social.example")
                ]
            })
        let found = findings("EMB-302", in: failing)
        #expect(found.count == 1)
        let passing = input(
            "",
            entry {
                $0.embeds = [
                    Embed(
                        url: "https://social.example/@x/1", provider: "Mastodon",
                        author: "@x@social.example",
                        text: "At least 40 boats have left the harbour",
                        sha256: String(repeating: "a1", count: 32))
                ]
            })
        #expect(findings("EMB-302", in: passing).isEmpty)
        #expect(errors(in: passing).isEmpty)
    }

    @Test("Words that are stored without their hash are not called missing")
    func withoutHash() {
        let failing = input(
            "", entry { $0.embeds = [Embed(url: "https://a.example/1", text: "abc")] })
        let found = findings("EMB-302", in: failing)
        #expect(found.map(\.message) == ["The post “https://a.example/1” has no `sha256:`."])
        // Of "abc" (FIPS 180-2, appendix B).
        #expect(
            found.first?.suggestion?.contains(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") == true)
    }

    @Test("A hash is one", arguments: ["deadbeef", "sha256:deadbeef", "words"])
    func hash(digits: String) {
        let failing = input(
            "", entry { $0.embeds = [Embed(url: "https://a.example/1", text: "w", sha256: digits)] }
        )
        #expect(findings("EMB-302", in: failing).count == 1)
    }
}
