import Editorial
import Testing

@testable import Checks

/// MED-210, MED-211 and LNK-603: what readers would not get to see, or not get to.
@Suite struct MED210Tests {
    @Test(
        "Media elsewhere has an address",
        arguments: [
            ("clips/harbour.mp4", true), ("https://", true), ("ftp://a.example/b.jpg", true),
            ("https://u@a.example/b.jpg", true), ("https://a.example/b c.jpg", false),
            ("http://a.example/b.jpg", false),
        ])
    func address(_ url: String, _ isFound: Bool) {
        let records = entry {
            $0.media = [Media(url: url, kind: "image", alt: "A", credit: "B", licence: "own")]
        }
        let found = errors(in: input("", records))
        #expect(found == (isFound ? ["MED-210"] : []))
        let own = entry { $0.media = [Media(file: "media/ab/ab.jpg", url: url)] }
        #expect(findings("MED-210", in: input("", own)).isEmpty)
    }

    @Test("A picture in the text is a file of the blog")
    func picture() {
        let text = "![Pic](https://a.example/b.jpg)\n\n![Own](media/ab/ab.jpg)"
        let found = BuiltInHooks.findings(in: entry { $0.body = text }, now: Instant(seconds: 0))
        #expect(found.map(\.rule) == ["MED-211"])
        #expect(found.map { [$0.start, $0.end] } == [[7, 30]])
        #expect(found.first?.suggestion?.contains("lb attach") == true)
    }

    @Test("A link within the page leads to an entry")
    func anchor() {
        let text = "See [one](#x), [two](#entry-), [three](#entry-4t8pm7k2wz), [four](#)."
        let found = findings("LNK-603", in: markdown(text))
        #expect(found.map(\.message).map { $0.contains("“#") } == [true, true, true])
        #expect(marked(found, in: markdown(text)) == "one")
        #expect(errors(in: markdown(text)).isEmpty)
    }

    @Test(
        "What a page does not link to is found",
        arguments: [
            ("<https://a.example/b c.pdf>", false), ("https://u@a.example/", true),
            ("<https://a.example/b >", true), ("<https://a b.example/>", true),
        ])
    func refused(_ address: String, _ isFound: Bool) {
        let found = findings("LNK-602", in: markdown("Read [it](\(address))."))
        #expect(found.count == (isFound ? 1 : 0))
    }
}
