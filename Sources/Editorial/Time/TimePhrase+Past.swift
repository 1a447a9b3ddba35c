extension TimePhrase {
    /// Reads a time that is over, as in "since friday": a weekday is the last one, and a day alone is its start.
    ///
    /// - Throws: `Unclear`.
    package static func readPast(
        _ text: String, now: Instant, rules: ZoneRules
    ) throws(Unclear) -> Instant {
        let words = SafeText.line(text).lowercased().split(separator: " ").map(String.init)
        let first = words.first ?? ""
        let isWeekday = weekdays.contains { $0 == first || $0.prefix(3) == first }
        let isDay =
            isWeekday || first == "today" || first == "yesterday"
            || Instant(rfc3339: "\(first)T00:00:00Z") != nil
        let phrase = isDay && words.count == 1 ? "\(first) 00:00" : text
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
        guard isWeekday, reading.time.utc > now else { return reading.time.utc }
        let week = WallClock(secondsSince1970: reading.time.wall.secondsSince1970 - 7 * 86_400)
        return rules.moment(of: week).moment
    }
}
