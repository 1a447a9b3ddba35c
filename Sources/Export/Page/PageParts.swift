internal import Editorial

/// Fills the values of `page.mustache`.
struct PageParts {
    let setting: PageSetting
    var record = Record(capacity: 64)

    /// Key events shown before the rest is folded away.
    private static let openKeyEvents = 10

    init(setting: PageSetting) {
        self.setting = setting
    }

    /// What every page of the blog has.
    mutating func common(_ formats: [ExportFormat], policy: String) {
        let edition = setting.edition
        record.text(.language, setting.edition.language)
        record.text(.direction, Language.direction(edition.language))
        record.text(.policy, policy)
        record.text(.title, edition.title)
        record.text(.publisher, edition.publisher)
        record.text(.state, edition.state.rawValue)
        record.text(.stateText, setting.phrases("state.\(edition.state.rawValue)"))
        record.flag(edition.order == .chronological ? .isChronological : .isReversed)
        record[.alternates] = .list(
            formats.map { format in
                var record = Record(capacity: 3)
                record.text(.type, format.mediaType)
                record.text(.href, format.file)
                record.text(.name, setting.phrases("format.\(format.rawValue)"))
                return record
            })
        record.flag(.isPaged, setting.paging.isPaged)
        record.flag(.hasAlternates, !formats.isEmpty)
    }

    /// What only the first page has.
    mutating func index() {
        let edition = setting.edition
        record.flag(.isIndex)
        record.text(.description, setting.description)
        record.text(.list, edition.state == .ended ? "" : LiveFiles.list)
        record.text(.poll, "20")
        record.text(.headVersion, setting.headVersion)
        record.text(.newMany, setting.phrases("new-many"))
        if edition.summary != nil || !edition.outlines.isEmpty {
            record.text(.updatedISO, edition.changed.description)
            record.text(.updatedText, setting.clock.phrase("last-updated", edition.changed))
        }
        coverage()
        summary()
        pinned()
        keyEvents()
        corrections()
    }

    /// The entries, in the order in which they stand on the page.
    mutating func list(_ items: [Item], heading: String) {
        record.text(.heading, setting.phrases(heading))
        record.flag(.isEmpty, items.isEmpty)
        record[.items] = .list(items.map(\.record))
    }

    mutating func structuredData(_ items: [Item], page: String) {
        let structured = StructuredData(setting: setting)
        let entries = items.map(\.entry)
        let data = structured.posting(
            entries, updates: .array(entries.map { structured.update($0) }), page: page)
        record[.structuredData] = .html(data.bytes(.compact))
    }

    /// Links to the pages, newest first.
    mutating func turns(_ pages: ClosedRange<Int>) {
        record.text(.pageText, setting.phrases("pages"))
        record[.pages] = .list(
            pages.reversed().map { page in
                var record = Record(capacity: 2)
                record.text(.href, Paging.file(page))
                record.text(.name, "\(page)")
                return record
            })
    }

    private mutating func coverage() {
        let edition = setting.edition
        let (key, time): (String, Instant?) =
            switch edition.state {
            case .upcoming: ("coverage-begins", edition.start)
            case .live: ("coverage-began", edition.start)
            case .ended: ("coverage-ended", edition.end)
            }
        guard let time else { return }
        record.text(.startISO, time.description)
        record.text(.coverageText, setting.clock.phrase(key, time))
    }

    private mutating func summary() {
        guard let summary = setting.edition.summary, let body = setting.prose(summary.body) else {
            return
        }
        var part = Record()
        part[.summaryBody] = body
        let changed = summary.changed
        part.text(.summaryISO, changed.description)
        part.text(.summaryText, setting.clock.phrase("summary-time", changed))
        record[.summary] = .record(part)
    }

    private mutating func pinned() {
        guard let entry = setting.edition.pinned else { return }
        var part = Record()
        part.text(.heading, setting.name(of: entry))
        part.text(.permalink, setting.paging.permalink(entry))
        part.text(.publishedISO, entry.published.description)
        part.text(.publishedText, setting.clock.phrase("published", entry.published))
        part[.body] = setting.prose(entry.body) ?? .html([])
        record[.pinned] = .record(part)
    }

    private mutating func keyEvents() {
        let events = setting.edition.keyEvents
        record.flag(.hasKeyEvents, !events.isEmpty)
        // The day is told wherever it is another than that of the event above.
        var day = setting.edition.keyEvents.first.map { setting.clock.reading($0.published).date }
        let records = events.map { event in
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
        record[.keyEvents] = .list(Array(records.prefix(Self.openKeyEvents)))
        let more = records.dropFirst(Self.openKeyEvents)
        guard !more.isEmpty else { return }
        record[.moreKeyEvents] = .list(Array(more))
        record.text(.moreText, setting.phrases("more-key-events", ["count": "\(more.count)"]))
    }

    private var corrected: [PublicEntry] {
        setting.edition.noted.filter(\.isCorrected)
    }

    private mutating func corrections() {
        var all: [(at: Instant, record: Record)] = []
        for entry in corrected {
            for correction in entry.corrections {
                let sentence = correction.note ?? correction.sentence(setting.phrases)
                all.append(collected(entry, at: correction.at, "correction-at", sentence))
            }
            if let retraction = entry.retraction {
                all.append(
                    collected(entry, at: retraction.at, "withdrawn-at", retraction.reason))
            }
        }
        let newestFirst = all.enumerated().sorted {
            ($1.element.at, $0.offset) < ($0.element.at, $1.offset)
        }
        record.flag(.hasCorrections, !all.isEmpty)
        record[.corrections] = .list(newestFirst.map(\.element.record))
    }

    private func collected(
        _ entry: PublicEntry, at: Instant?, _ phrase: String, _ note: String?
    ) -> (at: Instant, record: Record) {
        var record = Record(capacity: 5)
        record.text(.target, setting.paging.permalink(entry))
        record.text(.name, setting.name(of: entry))
        record[.note] = .text(note ?? "")
        record[.text] = .text(at.map { setting.clock.phrase(phrase, $0) } ?? "")
        record[.iso] = .text(at?.description ?? "")
        return (at ?? .distantPast, record)
    }
}
