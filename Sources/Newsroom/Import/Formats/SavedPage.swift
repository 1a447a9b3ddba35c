package import Editorial

/// A live page as a reader saved it: plain text, as browsers copy it.
package struct SavedPage: Hashable, Sendable {
    /// The bullets at the top.
    package var summary: [String] = []
    /// When coverage ended, if the page says so.
    package var end: SavedTime?
    /// Entries in the order of the page.
    package var entries: [SavedEntry] = []
    /// What the text no longer holds, a sentence each.
    package var losses: [String] = []
}

/// One entry of a saved page.
package struct SavedEntry: Hashable, Sendable {
    package var number: Int?
    package var title: String
    /// What the clock on the page said.
    package var time: SavedTime
    package var byline: Byline?
    /// Markdown paragraphs.
    package var paragraphs: [String] = []
    package var quotes: [Quotation] = []
    package var media: [Media] = []
    package var embeds: [Embed] = []

    /// What sort of entry it looks like.
    package func kind(isFirst: Bool) -> Kind {
        if isFirst, byline == nil, quotes.isEmpty, embeds.isEmpty, media.isEmpty { return .opening }
        if byline != nil { return .analysis }
        if !embeds.isEmpty { return .embed }
        if !media.isEmpty { return .media }
        if !quotes.isEmpty { return .quote }
        return paragraphs.contains { $0.contains("[") } ? .links : .update
    }
}

/// A time of day, a zone by its English name, and a date, as a page shows them.
package struct SavedTime: Hashable, Sendable {
    package var hour: Int
    package var minute: Int
    package var zone: String
    package var date: CivilDate

    /// Reads `08:58 Greenwich Mean Time 10 February 2016`, or as Americans write it
    /// `8:58 a.m. Eastern Standard Time on February 10, 2016`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var words = SafeText.line(text).split(separator: " ").map(String.init)
        guard words.count >= 5, let (date, count) = Self.date(words) else { return nil }
        words.removeLast(count)
        let clock = words[0].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 2, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]) else {
            return nil
        }
        words.removeFirst()
        hour = clock[0]
        minute = clock[1]
        if let half = words.first, ["a.m.", "p.m."].contains(half) {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (half == "p.m." ? 12 : 0)
            words.removeFirst()
        }
        zone = words.joined(separator: " ")
        self.date = date
    }

    /// The date at the end, and how many words it has.
    private static func date(_ words: [String]) -> (CivilDate, count: Int)? {
        let last = words.suffix(3).map { $0.lowercased() }
        let isMonthFirst = last[1].hasSuffix(",")
        let name = isMonthFirst ? last[0] : last[1]
        guard let year = Int(last[2]),
            let day = Int(isMonthFirst ? String(last[1].dropLast()) : last[0]),
            let month = months.firstIndex(of: name),
            CivilDate.isValid(year: year, month: month + 1, day: day)
        else { return nil }
        let isLedOver = isMonthFirst && words[words.count - 4] == "on"
        return (CivilDate(year: year, month: month + 1, day: day), isLedOver ? 4 : 3)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    /// The IANA zones by the English names that pages print, with minutes ahead of UTC.
    private static let zones: [String: (name: String, minutes: Int)] = [
        "greenwich mean time": ("Europe/London", 0), "gmt": ("Europe/London", 0),
        "british summer time": ("Europe/London", 60), "bst": ("Europe/London", 60),
        "irish standard time": ("Europe/Dublin", 60),
        "coordinated universal time": ("UTC", 0), "utc": ("UTC", 0),
        "central european standard time": ("Europe/Berlin", 60),
        "central european time": ("Europe/Berlin", 60),
        "central european summer time": ("Europe/Berlin", 120),
        "eastern european standard time": ("Europe/Athens", 120),
        "eastern european summer time": ("Europe/Athens", 180),
        "moscow standard time": ("Europe/Moscow", 180),
        "eastern standard time": ("America/New_York", -300),
        "eastern daylight time": ("America/New_York", -240),
        "central standard time": ("America/Chicago", -360),
        "central daylight time": ("America/Chicago", -300),
        "mountain standard time": ("America/Denver", -420),
        "mountain daylight time": ("America/Denver", -360),
        "pacific standard time": ("America/Los_Angeles", -480),
        "pacific daylight time": ("America/Los_Angeles", -420),
        "india standard time": ("Asia/Kolkata", 330),
        "japan standard time": ("Asia/Tokyo", 540),
        "australian eastern standard time": ("Australia/Sydney", 600),
        "australian eastern daylight time": ("Australia/Sydney", 660),
    ]

    /// The moment; nil for a zone whose name is not known.
    package var instant: Instant? {
        guard let zone = Self.zones[zone.lowercased()] else { return nil }
        let minutes = date.daysSince1970 * 1440 + hour * 60 + minute - zone.minutes
        return Instant(seconds: Int64(minutes) * 60)
    }

    /// The IANA zone that the page's zone belongs to; nil if its name is not known.
    package var zoneName: String? { Self.zones[zone.lowercased()]?.name }
}
