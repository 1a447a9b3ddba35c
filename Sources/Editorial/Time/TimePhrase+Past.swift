extension TimePhrase {
    /// Reads a time that is over, as in "since friday": a weekday is the last one, and a day alone is its start.
    ///
    /// - Throws: `Unclear`.
    package static func readPast(
        _ text: String, now: Instant, rules: ZoneRules
    ) throws(Unclear) -> Instant {
        let phrase = isDay(text) ? "\(SafeText.line(text)) 00:00" : text
        let reading: Reading
        do {
            reading = try read(phrase, now: now, rules: rules)
        } catch {
            throw Unclear(
                message: error.message,
                remedy:
                    "Write it as 09:00, \"yesterday 18:00\", friday, 2016-02-10, \"2016-02-10 09:00\" or "
                    + "2016-02-10T09:00:00Z.")
        }
        let first = SafeText.line(text).lowercased().prefix { $0 != " " }
        guard isWeekday(first), reading.time.utc > now else { return reading.time.utc }
        let week = WallClock(secondsSince1970: reading.time.wall.secondsSince1970 - 7 * 86_400)
        return rules.moment(of: week).moment
    }

    /// Whether a text names a day and no time of it, as `friday` or `2016-02-10`.
    package static func isDay(_ text: String) -> Bool {
        let words = SafeText.line(text).lowercased().split(separator: " ")
        guard words.count == 1, let day = words.first else { return false }
        return isWeekday(day) || day == "today" || day == "yesterday"
            || Instant(rfc3339: "\(day)T00:00:00Z") != nil
    }

    private static func isWeekday(_ word: Substring) -> Bool {
        weekdays.contains { $0 == word || $0.prefix(3) == word }
    }
}
