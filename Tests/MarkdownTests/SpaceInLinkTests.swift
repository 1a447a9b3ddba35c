import Markdown
import Testing

@Suite struct SpaceInLinkTests {
    @Test("A space in the path of a link is encoded, elsewhere it is no link")
    func spaces() {
        let page = html("[a](<https://b.example/c d.pdf?e f>)")
        #expect(page.contains("href=\"https://b.example/c%20d.pdf?e%20f\""))
        for address in [
            "https://b c.example/", "mailto:b c@d.example", "#b c", "https://b.example/c ",
        ] {
            #expect(!html("[a](<\(address)>)").contains("<a"))
        }
    }
}
