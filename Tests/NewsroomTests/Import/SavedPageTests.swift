import Editorial
import Foundation
import Newsroom
import Testing

/// The saved text of a live page.
@Suite struct SavedPageTests {
    private static let page = """
        Summary

          • The ferries stay in port
          • Talks go on

          2. Crews are tiredpublished at 08:45 British Summer Time 10 June 2031

            Mira Stone, transport correspondent

            One of the crew spoke to us.

            Quote Message

            We have kept these boats running for years

            Deckhand

            See the route map, external

          1. Good morningpublished at 08:00 British Summer Time 10 June 2031

            A line of *text*
            over two lines.

            Media caption,

            The quay at dawn

            This Mastodon post cannot be displayed in your browser.
            Allow Mastodon content?
            End of Mastodon post
        """

    @Test func entriesBulletsAndRecordsAreFound() {
        let page = SavedPageReader.read(Self.page)
        #expect(page.summary == ["The ferries stay in port", "Talks go on"])
        #expect(page.entries.map(\.title) == ["Crews are tired", "Good morning"])
        #expect(page.entries.map(\.number) == [2, 1])
        #expect(
            page.entries[0].byline == Byline(name: "Mira Stone", role: "transport correspondent"))
        #expect(
            page.entries[0].quotes == [
                Quotation(
                    text: "We have kept these boats running for years", descriptor: "Deckhand")
            ])
        #expect(page.entries[1].paragraphs == ["A line of \\*text\\* over two lines."])
        #expect(page.entries[1].media.map(\.caption) == ["The quay at dawn"])
        #expect(page.entries[1].embeds.map(\.provider) == ["Mastodon"])
        #expect(page.losses.count == 3)
    }

    @Test(arguments: [
        ("Coverage ended at 17:05 British Summer Time 10 June 2031", true),
        ("Coverage ended at 17:05 BST 10 June 2031", true),
        ("COVERAGE ENDED AT 17:05 GMT 10 June 2031", true), ("Coverage ended at last", false),
    ])
    func aPageMaySayThatItIsOver(line: String, isOver: Bool) {
        let page = SavedPageReader.read("\(line)\n\n\(Self.page)")
        #expect((page.end?.hour == 17) == isOver && (page.end == nil) != isOver)
        #expect(page.losses.count == (isOver ? 3 : 4))
        // Within an entry they are its words.
        let inside = SavedPageReader.read("\(Self.page)\n\n\(line)")
        #expect(inside.end == nil)
    }

    @Test func timesAreInTheZoneOfThePage() throws {
        let time = try #require(SavedTime("08:45 British Summer Time 10 June 2031"))
        #expect(time.instant == (try Instant("2031-06-10T07:45:00Z")))
        #expect(time.zoneName == "Europe/London")
        #expect(SavedTime("8:45 a.m. British Summer Time on June 10, 2031") == time)
        for (written, hour) in [("12:05 a.m.", 0), ("12:05 p.m.", 12), ("11:05 p.m.", 23)] {
            #expect(SavedTime("\(written) Eastern Standard Time on June 10, 2031")?.hour == hour)
        }
        #expect(SavedTime("13:45 p.m. British Summer Time on June 10, 2031") == nil)
        #expect(SavedTime("8:45 a.m. on June 10, 2031")?.instant == nil)
        #expect(SavedTime("25:00 British Summer Time 10 June 2031") == nil)
        #expect(SavedTime("08:00 British Summer Time 31 June 2031") == nil)
        #expect(SavedTime("08:00 Nowhere Time 10 June 2031")?.instant == nil)
    }

    @Test func thePageBecomesABlogAndAgainAddsNothing() async throws {
        let blog = try SavedPageReader.read(Self.page).imported()
        let desk = try await Newsroom()
        let outcome = try await desk.bring(blog)
        #expect(outcome.added == 3)
        let edition = try desk.edition()
        #expect(try edition.entries().map(\.title) == ["Good morning", "Crews are tired"])
        #expect(edition.summary?.body == "- The ferries stay in port\n- Talks go on\n")
        #expect(try await desk.bring(blog, isNew: false).unchanged == 3)
    }

    @Test func aZoneThatIsNotKnownIsAnError() {
        let page = SavedPageReader.read("1. Apublished at 08:00 Nowhere Time 10 June 2031\n\nText")
        #expect(page.entries.count == 1)
        #expect(throws: ImportProblem.self) { try page.imported() }
    }

    @Test func textThatIsNoPageHoldsNoEntry() {
        let page = SavedPageReader.read("Just words.\n\nAnd more, published at noon.")
        #expect(page.entries.isEmpty)
        #expect(page.losses.count == 2)
    }

    @Test func theSourceOfAQuotationIsNeitherASpeakerNorASentenceOfTheEntry() {
        let page = SavedPageReader.read(
            """
            1. A published at 08:00 Greenwich Mean Time 10 June 2031

            Quote Message

            It is safe.

            Jo Reed

            Source: Harbour Board (https://harbour.example/r)

            Quote Message

            It is not.

            Source: Pilots

            Then the boats sailed.

            Quote Message

            We sail.

            A master

            They did.
            """)
        let entry = page.entries.first
        #expect(entry?.quotes.map(\.speaker) == ["Jo Reed", nil, nil])
        #expect(entry?.quotes.map(\.descriptor) == [nil, nil, "A master"])
        #expect(entry?.paragraphs == ["Then the boats sailed.", "They did."])
        #expect(page.losses.count == 2)
    }

    private static let shared = ProcessInfo.processInfo.environment["LB_SHARED"]

    @Test(.enabled(if: shared != nil, "LB_SHARED names no folder with the sample page"))
    func theSamplePageHasEightEntriesAndFiveBullets() throws {
        let file = try #require(Self.shared) + "/samples/live-page-2016-02-10.txt"
        let page = SavedPageReader.read(try String(contentsOfFile: file, encoding: .utf8))
        #expect(page.entries.count == 8)
        #expect(page.summary.count == 5)
        #expect(page.entries.allSatisfy { $0.time.instant != nil })
    }
}
