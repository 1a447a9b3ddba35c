import Editorial
import Testing

@testable import Export

@Suite struct TextExportTests {
    @Test("The source of a quotation is named as on the page, and not twice")
    func sources() throws {
        var entry = HarbourBridge.many(1)[0]
        entry.sources = [
            Source(
                id: "board", name: "Harbour Board", kind: "document",
                url: "https://harbour.example/r"),
            Source(id: "crew", name: "Ann Hidden", kind: "person"),
        ]
        entry.quotes = [
            Quotation(text: "It is safe.", speaker: "Jo Reed", source: "board"),
            Quotation(text: "It was.", speaker: "Jo Reed", role: "Harbour Board", source: "board"),
            Quotation(text: "It is not.", speaker: "Al Roe", source: "crew"),
        ]
        let files = try exported(.all, edition([entry]))
        let text = try #require(files["blog.txt"])
        #expect(
            text.contains(
                "    Jo Reed\n\n    Source: Harbour Board (https://harbour.example/r)\n\n    Quote Message"
            ))
        #expect(text.ranges(of: "Source: ").count == 1)
        #expect(files["index.html"]?.ranges(of: ">Source: Harbour Board<").count == 1)
        #expect(!text.contains("Hidden"))
    }

    @Test("The text has the shape of a saved live page")
    func shape() throws {
        let edition = edition([HarbourBridge.opening, HarbourBridge.quote, HarbourBridge.post])
        var whole = edition
        whole.summary = HarbourBridge.summary
        let actual = try #require(try exported(.text, whole)["blog.txt"])
        #expect(
            actual.split(separator: "\n", omittingEmptySubsequences: false)
                == """
                Summary

                  • Both lanes of the harbour bridge are open again after 11 hours

                  • Two lorry drivers were treated for bruises; nobody was badly hurt

                  • Ferries run half-hourly until the tide turns at 14:20

                  • Engineers will look at the east pier by boat this afternoon

                  1. ‘I heard the barrier go’ published at 09:14 Greenwich Mean Time 3 March 2017

                    A lorry driver spoke to us at the services on the east side.

                    Quote Message

                    I heard the barrier go before I saw it. Then the whole cab was leaning.

                    A lorry driver who was on the bridge

                    Quote Message

                    Nous avons attendu toute la nuit.
                    Personne ne s'est plaint.

                    Chloë Dubois, ferry passenger

                  2. Coastguard: all boats are in published at 08:58 Greenwich Mean Time 3 March 2017

                    The coastguard has this to say as the wind drops:

                    Skip X post

                    Aller Coastguard (@aller_coastguard): All boats accounted for.
                    Thank you to everyone who stayed ashore. 🌊

                    View original post on X: https://twitter.com/aller_coastguard/status/837590000000000001

                    The Northgate Herald is not responsible for what external sites contain.

                    End of X post

                    Skip Mastodon post

                    Mayor of Aller: School buses run from 10:00.

                    View original post on Mastodon: https://social.example/@mayor/1

                    The Northgate Herald is not responsible for what external sites contain.

                    End of Mastodon post

                  3. Good morning from the quay published at 06:35 Greenwich Mean Time 3 March 2017

                    The storm has blown itself out and the clearing up has begun. We are on the quay all day: at the bridge, on the ferries and in the control room.

                    Start with what closed the bridge (https://harbour.example/notice?a=1&b=2), or read the tide tables (https://tides.example/today).

                """
                .split(separator: "\n", omittingEmptySubsequences: false))
    }
}
