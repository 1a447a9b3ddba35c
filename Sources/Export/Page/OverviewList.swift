internal import Editorial

/// The entries that other places of a page tell of, as lists.
struct OverviewList {
    /// The values of each record of `keyEvents`, all of them set.
    static let eventFields: Set<Field> = [.iso, .time, .date, .target, .name]
    /// The values of each record of `corrections`, all of them set.
    static let correctionFields: Set<Field> = [.target, .name, .note, .text, .iso]

    let setting: PageSetting
    let noted: [PublicEntry]

    var origins: [String] {
        Set(
            noted.lazy.flatMap(\.embeds)
                .compactMap { $0.url.flatMap { setting.providers.widget(for: $0)?.origin } }
        ).sorted()
    }

    var media: [String] { PictureShelf.paths(of: noted).map(\.text).sorted() }

    /// In the order in which readers see them.
    private var events: [PublicEntry] {
        setting.edition.inOrder(noted.filter { $0.isKey && $0.retraction == nil })
    }

    var version: String {
        var text = ""
        for event in events {
            text += "\n\(event.id) \(event.keyText ?? setting.name(of: event))"
        }
        for entry in noted where entry.isCorrected {
            text += "\n\(entry.id) \(entry.corrections.count) \(entry.changed)"
        }
        return Version.of(Array(text.utf8))
    }

    var keyEvents: [Record] {
        // The day is told wherever it is another than that of the event above.
        let events = events
        var day = events.first.map { setting.clock.reading($0.published).date }
        return events.map { event in
            let reading = setting.clock.reading(event.published)
            var record = Record(capacity: 5)
            record.text(.iso, event.published.description)
            record.text(.time, reading.time)
            record[.date] = .text(reading.date == day ? "" : reading.date)
            day = reading.date
            record.text(.target, setting.paging.permalink(event))
            record.text(.name, event.keyText ?? setting.name(of: event))
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
