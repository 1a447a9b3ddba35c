import Editorial
import Testing

@testable import Export

@Suite struct ProviderTests {
    private func frame(_ url: String) throws -> String? {
        let providers = try Providers(library: TemplateLibrary())
        return WebAddress(url).flatMap { providers.widget(for: $0)?.frame }
    }

    @Test(
        "A post of a known provider has its widget",
        arguments: [
            (
                "https://x.com/herald/status/12345?s=20",
                "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=12345"
            ),
            (
                "https://www.youtube.com/watch?feature=x&v=abc_-1",
                "https://www.youtube-nocookie.com/embed/abc_-1"
            ),
            ("https://youtu.be/abc?t=3", "https://www.youtube-nocookie.com/embed/abc"),
            ("https://www.tiktok.com/@herald/video/77", "https://www.tiktok.com/embed/v2/77"),
        ])
    func known(url: String, expected: String) throws {
        #expect(try frame(url) == expected)
    }

    @Test(
        "Nothing else has",
        arguments: [
            "http://x.com/herald/status/12345", "https://x.com.evil.example/herald/status/1",
            "https://x.com/herald", "https://x.com/herald/status/1%22%3E",
            "https://x.com/a/status/..",
            "https://evil.example/?u=https://x.com/herald/status/1",
            "https://x.com@evil.example/h/status/1",
            "https://www.youtube.com/watch?v=", "https://www.youtube.com/watch?v=a/../b",
        ])
    func unknown(url: String) throws {
        #expect(try frame(url) == nil)
    }

    @Test("Readers see today's name of a provider, whatever the entry calls it")
    func names() throws {
        let providers = try Providers(library: TemplateLibrary())
        let twitter = try #require(PublicEmbed(.init(provider: "twitter", text: "t")))
        #expect(providers.name(of: twitter) == "X")
        let other = try #require(PublicEmbed(.init(url: "https://social.example/1")))
        #expect(providers.name(of: other) == "social.example")
    }
}
