import Editorial
import Testing

@testable import Export

@Suite struct ReaderClockTests {
    @Test(
        "Readers see local time, the zone's name and the date",
        arguments: [
            ("Europe/London", "2016-02-10T08:58:00Z", "08:58 Greenwich Mean Time 10 February 2016"),
            ("Europe/London", "2016-07-01T23:30:00Z", "00:30 British Summer Time 2 July 2016"),
            (
                "America/New_York", "2016-02-10T03:58:00Z",
                "22:58 Eastern Standard Time 9 February 2016"
            ),
            ("America/New_York", "2016-07-01T12:00:00Z", "08:00 Eastern Daylight Time 1 July 2016"),
            (
                "Europe/Berlin", "2016-02-10T08:58:00Z",
                "09:58 Central European Standard Time 10 February 2016"
            ),
            ("Asia/Kolkata", "2016-02-10T08:58:00Z", "14:28 India Standard Time 10 February 2016"),
            ("Europe/Istanbul", "2026-07-01T12:00:00Z", "15:00 Türkiye Time 1 July 2026"),
            ("UTC", "2016-02-29T00:00:00Z", "00:00 Greenwich Mean Time 29 February 2016"),
        ])
    func reading(zone: String, time: String, expected: String) throws {
        let phrases = try Phrases(language: "en-GB", library: TemplateLibrary())
        let clock = try ReaderClock(timeZone: zone, phrases: phrases)
        let instant = try #require(Instant(rfc3339: time))
        #expect(clock.phrase("moment", instant) == expected)
    }

    @Test(
        "A page has the zone's short name in its language, and an offset only where there is none",
        arguments: [
            ("en-GB", "Europe/London", "BST"), ("en-GB", "Europe/Paris", "CEST"),
            ("en", "Europe/London", "BST"), ("en-US", "Europe/London", "BST"),
            ("en", "Europe/Dublin", "IST"), ("en", "Asia/Tokyo", "JST"),
            ("en-US", "America/New_York", "EDT"), ("en-GB", "America/New_York", "EDT"),
            ("en-GB", "Asia/Kolkata", "IST"), ("en", "Australia/Sydney", "AEST"),
            ("en", "America/Sao_Paulo", "GMT-3"), ("de-DE", "Europe/Berlin", "MESZ"),
            ("de", "Europe/London", "GMT+1"), ("fr", "Europe/Paris", "UTC+2"),
            ("fr", "America/Toronto", "HAE"),
            // A page whose language has no words of its own speaks English.
            ("sv-SE", "Europe/London", "BST"),
        ])
    func shortName(language: String, zone: String, expected: String) throws {
        let phrases = try Phrases(language: language, library: TemplateLibrary())
        let clock = try ReaderClock(timeZone: zone, phrases: phrases, language: language)
        let instant = try #require(Instant(rfc3339: "2016-07-01T12:00:00Z"))
        #expect(clock.reading(instant).shortZone == expected)
        #expect(clock.brief("moment", instant).contains(expected))
    }

    @Test(
        "A moment is told in the order and with the words of its language",
        arguments: [
            ("en", "12:05 BST 1 July 2016"), ("de", "1.\u{A0}Juli 2016, 12:05\u{A0}Uhr GMT+1"),
            ("fr", "le 1er\u{A0}juillet 2016 à 12:05 (UTC+1)"),
            ("ar", "12:05 غرينتش+1، 1 يوليو 2016"),
        ])
    func moment(language: String, expected: String) throws {
        let phrases = try Phrases(language: language, library: TemplateLibrary())
        let clock = try ReaderClock(
            timeZone: "Europe/London", phrases: phrases, language: language)
        let instant = try #require(Instant(rfc3339: "2016-07-01T11:05:00Z"))
        #expect(clock.brief("moment", instant) == expected)
    }

    @Test("The hour that a clock shows twice in autumn is told apart by the zone's name")
    func autumn() throws {
        let phrases = try Phrases(language: "en", library: TemplateLibrary())
        let clock = try ReaderClock(timeZone: "Europe/London", phrases: phrases)
        let first = try #require(Instant(rfc3339: "2016-10-30T00:30:00Z"))
        let second = try #require(Instant(rfc3339: "2016-10-30T01:30:00Z"))
        #expect(clock.reading(first).time == clock.reading(second).time)
        #expect(clock.reading(first).zone == "British Summer Time")
        #expect(clock.reading(second).zone == "Greenwich Mean Time")
    }

    @Test(
        "Where people count to twelve and name the month first, so does the page",
        arguments: [
            (
                "en-US", "2026-11-28T13:40:00Z",
                "8:40 a.m. Eastern Standard Time on November 28, 2026"
            ),
            (
                "en-us", "2026-11-28T05:05:00Z",
                "12:05 a.m. Eastern Standard Time on November 28, 2026"
            ),
            ("en-US", "2026-07-01T16:00:00Z", "12:00 p.m. Eastern Daylight Time on July 1, 2026"),
            ("en-GB", "2026-07-02T03:59:00Z", "23:59 Eastern Daylight Time 1 July 2026"),
        ])
    func regions(language: String, time: String, expected: String) throws {
        let phrases = try Phrases(language: language, library: TemplateLibrary())
        let clock = try ReaderClock(
            timeZone: "America/New_York", phrases: phrases, language: language)
        let instant = try #require(Instant(rfc3339: time))
        #expect(clock.phrase("moment", instant) == expected)
    }

    @Test("A time zone that does not exist is refused with the way out")
    func unknownZone() throws {
        var edition = HarbourBridge.edition
        edition.blog.timeZone = "Mars/Olympus"
        let error = #expect(throws: ExportError.self) { try render(.html, edition: edition) }
        #expect(error?.description.contains("Europe/London") == true)
    }

    @Test("A time outside the calendar does not stop an export")
    func extremes() throws {
        let phrases = try Phrases(language: "en", library: TemplateLibrary())
        let clock = try ReaderClock(timeZone: "Pacific/Auckland", phrases: phrases)
        #expect(clock.reading(.distantPast).time.count == 5)
        #expect(clock.reading(Instant(seconds: .max)).time.count == 5)
    }
}
