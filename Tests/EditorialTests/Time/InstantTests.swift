import Editorial
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2016-02-10T08:58:00Z", 1_455_094_680),
        ("2016-02-10T09:58:00.25+01:00", 1_455_094_680), ("2000-02-29T00:00:00Z", 951_782_400),
        ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
    ]) func timesOfRFC3339AreRead(text: String, seconds: Int64) {
        #expect(Instant(rfc3339: text)?.seconds == seconds)
    }

    @Test(arguments: [
        "2016-02-30T00:00:00Z", "2015-02-29T00:00:00Z", "2016-02-10", "2016-02-10T08:58Z",
        "2016-02-10T24:00:00Z", "2016-13-01T00:00:00Z", "2016-02-10T08:58:00", "",
        "2016-02-10T08:58:00Zx", "+016-02-10T08:58:00Z",
    ]) func whatIsNoTimeIsNotRead(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func everyDayOfFourCenturiesIsTheDayAfterTheOneBefore() {
        var day = CivilDate(year: 1900, month: 1, day: 1)
        for number in day.daysSince1970...(day.daysSince1970 + 146_097) {
            let date = CivilDate(daysSince1970: number)
            #expect(date.daysSince1970 == number)
            #expect(CivilDate.isValid(year: date.year, month: date.month, day: date.day))
            if number > day.daysSince1970 { #expect(date > day) }
            day = date
        }
        #expect(day == CivilDate(year: 2300, month: 1, day: 1))
    }

    @Test func aWallClockKnowsItsSeconds() {
        let clock = WallClock(secondsSince1970: -1)
        #expect(clock.rfc3339 == "1969-12-31T23:59:59")
        #expect(clock.secondsSince1970 == -1)
    }
}
