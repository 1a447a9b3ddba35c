/// A time as people type it.
///
/// `09:00`, `tomorrow 06:30`, `friday 18:00`, `2016-02-10 09:00`, `in 20m`, or RFC 3339.
package struct TimePhrase {
    /// What was typed does not say a time, or one that cannot be.
    package struct Unclear: Error, Hashable, Sendable {
        /// What is wrong, without a full stop.
        package let message: String
        /// The way out, a sentence.
        package let remedy: String

        package init(message: String, remedy: String) {
            self.message = message
            self.remedy = remedy
        }
    }

    /// A time understood.
    package struct Reading: Hashable, Sendable {
        package let time: PlannedTime
        /// What a change of the clocks does to it.
        package let oddity: ZoneRules.Oddity?
    }

    private let words: [String]
    private let text: String
    private let now: Instant
    private let rules: ZoneRules

    private init(_ text: String, now: Instant, rules: ZoneRules) {
        self.text = SafeText.line(text)
        words = self.text.lowercased().split(separator: " ").map(String.init)
        self.now = now
        self.rules = rules
    }

    /// Reads a time, by the clocks of `rules` where it names no offset of its own.
    ///
    /// - Parameter isAhead: whether a time to come is meant: of an hour that comes twice, the second is taken
    ///   once the first is over.
    /// - Throws: `Unclear`.
    package static func read(
        _ text: String, now: Instant, rules: ZoneRules, isAhead: Bool = false
    ) throws(Unclear) -> Reading {
        let reading = try TimePhrase(text, now: now, rules: rules).read()
        guard isAhead, reading.oddity == .repeated, reading.time.utc <= now,
            let second = rules.moments(of: reading.time.wall).first(where: { $0 > now })
        else { return reading }
        return Reading(
            time: PlannedTime(wall: reading.time.wall, zone: rules.name, utc: second),
            oddity: .repeated)
    }

    private func read() throws(Unclear) -> Reading {
        if let moment = Instant(rfc3339: text.split(separator: " ").joined(separator: "T")) {
            return exactly(moment)
        }
        if let minutes = minutesFromNow {
            return exactly(Instant(seconds: now.seconds + minutes * 60))
        }
        guard let (date, clock) = dateAndClock else { throw unclear }
        guard let time = Self.timeOfDay(clock) else { throw unclear }
        let wall = WallClock(
            secondsSince1970: Int64(date.daysSince1970) * 86_400 + Int64(time))
        let (moment, oddity) = rules.moment(of: wall)
        // What the clocks jump over is planned as what they show instead.
        let shown = oddity == .skipped ? rules.wallClock(moment) : wall
        return Reading(
            time: PlannedTime(wall: shown, zone: rules.name, utc: moment), oddity: oddity)
    }

    private func exactly(_ moment: Instant) -> Reading {
        Reading(
            time: PlannedTime(wall: rules.wallClock(moment), zone: rules.name, utc: moment),
            oddity: nil)
    }

    private var unclear: Unclear {
        Unclear(
            message: "'\(text)' is not a time",
            remedy:
                "Write it as 09:00, \"tomorrow 06:30\", \"friday 18:00\", \"2016-02-10 09:00\", "
                + "\"in 20m\" or 2016-02-10T09:00:00Z.")
    }

    /// `in 20m`, `in 2h`, `in 90 minutes`.
    private var minutesFromNow: Int64? {
        guard words.first == "in" else { return nil }
        let rest = words.dropFirst().joined()
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), (0...100_000).contains(number) else { return nil }
        switch rest.dropFirst(digits.count) {
        case "m", "min", "minute", "minutes": return number
        case "h", "hour", "hours": return number * 60
        default: return nil
        }
    }

    private var dateAndClock: (CivilDate, Substring)? {
        let today = rules.wallClock(now).date
        switch words.count {
        case 1:
            if let parts = Self.splitISO(words[0]) { return parts }
            return (today, words[0][...])
        case 2:
            if let date = date(words[0], today: today) { return (date, words[1][...]) }
            return nil
        default: return nil
        }
    }

    private func date(_ word: String, today: CivilDate) -> CivilDate? {
        if word == "today" { return today }
        if word == "yesterday" { return CivilDate(daysSince1970: today.daysSince1970 - 1) }
        if word == "tomorrow" { return CivilDate(daysSince1970: today.daysSince1970 + 1) }
        if let weekday = Self.weekdays.firstIndex(where: { $0 == word || $0.prefix(3) == word }) {
            // The next such day: a week ahead where it is that day today.
            let ahead = (weekday - today.weekday + 7) % 7
            return CivilDate(daysSince1970: today.daysSince1970 + (ahead == 0 ? 7 : ahead))
        }
        return Instant(rfc3339: "\(word)T00:00:00Z")?.wallClock(offset: 0).date
    }

    static let weekdays = [
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    ]

    /// `2016-02-10t09:00`, without an offset.
    private static func splitISO(_ word: String) -> (CivilDate, Substring)? {
        guard let split = word.firstIndex(of: "t"),
            let date = Instant(rfc3339: "\(word[..<split])T00:00:00Z")?.wallClock(offset: 0).date
        else { return nil }
        return (date, word[word.index(after: split)...])
    }

    /// Seconds from midnight of `9:00`, `09:00` or `09:00:30`.
    private static func timeOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers[0] < 24, numbers.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
    }
}
