internal import Editorial

/// The entries that other places of a page tell of, as lists.
struct OverviewList {
    /// The values of each record of `keyEvents`, all of them set.
    static let eventFields: Set<Field> = [
        .iso, .time, .zone, .hiddenZone, .date, .target, .name,
    ]
    /// The values of each record of `corrections`, all of them set.
    static let correctionFields: Set<Field> = [.target, .name, .note, .text, .iso]

    let setting: PageSetting
    let noted: [PublicEntry]
    /// The key events in the order in which readers see them.
    let events: [PublicEntry]
    /// What the zone is called at the times on the first page, those of this list among them.
    let zones: [String]
    /// Whether the days of key events are told: where there are several, or another than that of the newest entry.
    private let isDayTold: Bool

    /// - Parameter times: the moments of what else stands on the first page.
    init(setting: PageSetting, noted: [PublicEntry], times: [Instant]) {
        self.setting = setting
        self.noted = noted
        let edition = setting.edition
        events = edition.inOrder(noted.filter { $0.isKey && $0.retraction == nil })
        let corrected = noted.flatMap { entry in
            entry.corrections.map(\.at) + [entry.retraction?.at]
        }
        zones = setting.clock.zones(
            at: times + events.map(\.published) + corrected.compactMap(\.self))
        let days = (events.map(\.published) + [Self.newest(edition)].compactMap(\.self))
            .map { setting.clock.reading($0).date }
        isDayTold = Set(days).count > 1
    }

    /// When the newest entry was published.
    private static func newest(_ edition: PublicEdition) -> Instant? {
        edition.outlines.isEmpty ? nil : edition.outlines[edition.outlines.count - 1].published
    }

    /// What the lists depend on beside the entries that they tell of.
    static func surroundings(_ setting: PageSetting, _ times: [Instant]) -> String {
        let day = newest(setting.edition).map { setting.clock.reading($0).date }
        return setting.clock.zones(at: times).joined(separator: ", ") + " \(day ?? "")"
    }

    var origins: [String] {
        Set(
            noted.lazy.flatMap(\.embeds)
                .compactMap { $0.url.flatMap { setting.providers.widget(for: $0)?.origin } }
        ).sorted()
    }

    var media: [String] { PictureShelf.paths(of: noted).map(\.text).sorted() }

    var version: String {
        var text = zones.joined(separator: ", ") + (isDayTold ? " days" : "")
        for event in events { text += "\n\(event.id) \(setting.keyName(of: event))" }
        for entry in noted where entry.isCorrected {
            text += "\n\(entry.id) \(entry.corrections.count) \(entry.changed)"
        }
        return Version.of(Array(text.utf8))
    }

    /// Some of the key events, one after the other. The day is told at the first, and wherever it is another than
    /// that of the event before.
    func records(_ events: some Sequence<PublicEntry>) -> [Record] {
        var day: String?
        return events.map { event in
            let reading = setting.clock.reading(event.published)
            var record = Record(capacity: 7)
            record.text(.iso, event.published.description)
            record.text(.time, reading.time)
            // Where the page says what zone all times are of, only who hears or copies one is told again.
            record.text(.zone, zones.count > 1 ? reading.shortZone : "")
            record.text(.hiddenZone, zones.count > 1 ? "" : reading.shortZone)
            record.text(.date, isDayTold && reading.date != day ? reading.date : "")
            day = reading.date
            record.text(.target, setting.paging.permalink(event))
            record.text(.name, setting.keyName(of: event))
            return record
        }
    }

    /// Corrections and withdrawn entries, the newest first.
    var corrections: [Record] {
        var all: [(at: Instant, record: Record)] = []
        for entry in noted where entry.isCorrected {
            for correction in entry.corrections {
                let sentence = correction.note ?? correction.sentence(setting.phrases)
                all.append(collected(entry, at: correction.at, "correction-at", sentence))
            }
            if let retraction = entry.retraction {
                all.append(
                    collected(entry, at: retraction.at, "withdrawn-at", retraction.reason))
            }
        }
        return all.enumerated().sorted {
            ($1.element.at, $0.offset) < ($0.element.at, $1.offset)
        }.map(\.element.record)
    }

    private func collected(
        _ entry: PublicEntry, at: Instant?, _ phrase: String, _ note: String?
    ) -> (at: Instant, record: Record) {
        var record = Record(capacity: 5)
        record.text(.target, setting.paging.permalink(entry))
        record.text(.name, setting.name(of: entry))
        record[.note] = .text(note ?? "")
        record[.text] = .text(at.map { setting.clock.brief(phrase, $0) } ?? "")
        record[.iso] = .text(at?.description ?? "")
        return (at ?? .distantPast, record)
    }
}
