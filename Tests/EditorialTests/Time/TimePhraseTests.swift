import Editorial
import Testing

/// Clocks that go forward by an hour at 01:00 UTC on 30 March 2031 and back at 01:00 UTC on 26 October.
private let london = ZoneRules(name: "Europe/London") { time in
    let summer = Instant(rfc3339: "2031-03-30T01:00:00Z")!
    let winter = Instant(rfc3339: "2031-10-26T01:00:00Z")!
    return time >= summer && time < winter ? 3600 : 0
}

private func read(_ text: String, now: String = "2031-03-04T08:00:00Z") -> String {
    do throws(TimePhrase.Unclear) {
        let reading = try TimePhrase.read(text, now: Instant(rfc3339: now)!, rules: london)
        return "\(reading.time.utc)" + (reading.oddity.map { " \($0)" } ?? "")
    } catch {
        return "unclear"
    }
}

@Suite struct TimePhraseTests {
    @Test(arguments: [
        ("09:00", "2031-03-04T09:00:00Z"), ("9:05", "2031-03-04T09:05:00Z"),
        ("tomorrow 06:30", "2031-03-05T06:30:00Z"), ("Today 23:59", "2031-03-04T23:59:00Z"),
        ("friday 18:00", "2031-03-07T18:00:00Z"), ("tue 18:00", "2031-03-11T18:00:00Z"),
        ("2031-07-01 09:00", "2031-07-01T08:00:00Z"), ("2031-07-01T09:00", "2031-07-01T08:00:00Z"),
        ("2031-07-01T09:00:00+02:00", "2031-07-01T07:00:00Z"), ("in 20m", "2031-03-04T08:20:00Z"),
        ("in 2 hours", "2031-03-04T10:00:00Z"), ("09:00:30", "2031-03-04T09:00:30Z"),
    ]) func timesAreReadAsPeopleTypeThem(text: String, utc: String) {
        #expect(read(text) == utc)
    }

    @Test(arguments: [
        "", "soon", "25:00", "9", "09:60", "tomorrow", "someday 09:00", "2031-02-30 09:00",
        "in m", "in 99999999999999999999m", "09:00 09:00 09:00", "٠٩:٠٠", "-1:00", "9:5",
    ]) func whatIsNoTimeIsRefused(text: String) {
        #expect(read(text) == "unclear")
    }

    @Test(arguments: [
        ("07:00", "2031-03-04T07:00:00Z"), ("yesterday", "2031-03-03T00:00:00Z"),
        ("yesterday 18:00", "2031-03-03T18:00:00Z"), ("today", "2031-03-04T00:00:00Z"),
        ("friday", "2031-02-28T00:00:00Z"), ("Fri 18:00", "2031-02-28T18:00:00Z"),
        ("tuesday", "2031-03-04T00:00:00Z"), ("2031-03-01", "2031-03-01T00:00:00Z"),
        ("2031-03-01T09:00:00Z", "2031-03-01T09:00:00Z"),
    ]) func lookingBackADayIsTheLastOneAndBeginsAtMidnight(text: String, utc: String) throws {
        let now = try #require(Instant(rfc3339: "2031-03-04T08:00:00Z"))
        #expect("\(try TimePhrase.readPast(text, now: now, rules: london))" == utc)
    }

    @Test func anHourThatTheClocksSkipIsMovedAndSaid() {
        #expect(read("2031-03-30 01:30") == "2031-03-30T01:30:00Z skipped")
        let reading = try? TimePhrase.read(
            "2031-03-30 01:30", now: Instant(seconds: 0), rules: london)
        #expect(reading?.time.wall.time() == "02:30")
    }

    @Test func anHourThatComesTwiceIsTheFirstAndSaid() {
        #expect(read("2031-10-26 01:30") == "2031-10-26T00:30:00Z repeated")
    }

    @Test func aPlannedTimeIsWrittenAndReadBack() throws {
        let time = try TimePhrase.read(
            "2031-07-01 09:00", now: Instant(seconds: 0), rules: london
        ).time
        #expect(time.description == "2031-07-01T09:00:00 Europe/London 2031-07-01T08:00:00Z")
        #expect(PlannedTime(time.description) == time)
        #expect(PlannedTime("nonsense") == nil)
    }

    @Test func whereTheRulesOfAZoneChangeTheWallTimeStays() throws {
        let time = try TimePhrase.read(
            "2031-07-01 09:00", now: Instant(seconds: 0), rules: london
        ).time
        let abolished = ZoneRules(name: "Europe/London") { _ in 0 }
        #expect(time.moment(abolished) == Instant(rfc3339: "2031-07-01T09:00:00Z"))
        #expect(time.moment(london) == Instant(rfc3339: "2031-07-01T08:00:00Z"))
    }

    @Test func theSecondOfTwoEqualHoursStaysTheSecond() {
        let second = PlannedTime(
            "2031-10-26T01:30:00 Europe/London 2031-10-26T01:30:00Z")
        #expect(second?.moment(london) == Instant(rfc3339: "2031-10-26T01:30:00Z"))
    }
}
