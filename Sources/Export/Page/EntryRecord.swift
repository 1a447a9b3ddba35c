internal import Editorial

/// An entry as its template wants it.
struct EntryRecord {
    let setting: PageSetting
    let entry: PublicEntry

    /// Everything about the entry itself, for `entry.mustache`.
    var record: Record {
        let clock = setting.clock.reading(entry.published)
        var record = Record(capacity: 32)
        record.text(.id, entry.id.description)
        record.text(.kind, Kind.known.contains(entry.kind) ? entry.kind.rawValue : "update")
        record.text(.clock, clock.time)
        record.text(.zone, clock.shortZone)
        record.text(.zoneName, clock.zone)
        record.text(.date, clock.date)
        record.text(.publishedISO, entry.published.description)
        record.text(.publishedText, setting.clock.brief("published", entry.published))
        record.text(.permalink, setting.paging.permalink(entry))
        if let retraction = entry.retraction {
            record.text(.heading, setting.phrases("withdrawn"))
            withdrawn(retraction, &record)
            return record
        }
        if let updated = entry.updated, updated > entry.published {
            changed(updated, from: clock, &record)
        }
        if entry.isKey { record.flag(.isKey) }
        heading(&record)
        record[.byline] = .list(entry.authors.map { Self.author($0) })
        record.flag(.hasByline, !entry.authors.isEmpty)
        record[.body] = setting.prose(entry.body, title: setting.name(of: entry))
        record[.quotes] = .list(entry.quotes.map { quote($0) })
        record[.media] = .list(
            entry.media.compactMap { MediaRecord(setting: setting, media: $0).record })
        record[.embeds] = .list(
            entry.embeds.enumerated().map {
                PostRecord(setting: setting, embed: $1, key: "\(entry.id)-\($0 + 1)").record
            })
        verdicts(&record)
        record[.entryCorrections] = .list(entry.corrections.map { correction($0) })
        record.flag(.hasTags, !entry.tags.isEmpty)
        record[.tags] = .list(
            entry.tags.map { tag in
                var record = Record(capacity: 1)
                record.text(.tag, tag)
                return record
            })
        return record
    }

    /// The eye reads the time alone, the date where it is another than the entry's; what is read aloud
    /// or copied is whole.
    private func changed(
        _ updated: Instant, from published: ReaderClock.Reading, _ record: inout Record
    ) {
        record.text(.changedISO, updated.description)
        let reading = setting.clock.reading(updated)
        guard reading.date == published.date, reading.shortZone == published.shortZone else {
            record.text(.changedText, setting.clock.brief("updated", updated))
            return
        }
        record.text(.changedText, setting.phrases("updated-at", ["time": reading.time]))
        record.text(
            .changedRest,
            setting.phrases(
                "zone-and-date",
                [
                    "zone": reading.shortZone, "date": reading.date,
                ]))
    }

    private func heading(_ record: inout Record) {
        let kind = setting.name(of: entry.kind)
        // Only what is not news is labelled; and "Analysis" over that title would say it twice.
        if [.analysis, .explainer].contains(entry.kind),
            entry.title?.lowercased() != kind.lowercased()
        {
            record.text(.kindText, kind)
        }
        if let title = entry.title {
            record.text(.heading, title)
        } else {
            record.text(.hiddenHeading, setting.name(of: entry))
        }
    }

    private func withdrawn(_ retraction: PublicRetraction, _ record: inout Record) {
        record.flag(.retracted)
        record.text(.reason, retraction.reason)
        if let at = retraction.at {
            record.text(.iso, at.description)
            record.text(.retractedText, setting.clock.brief("withdrawn-at", at))
        }
    }

    static func author(_ author: PublicAuthor) -> Record {
        var record = Record(capacity: 2)
        record.text(.name, author.name)
        record[.role] = .text(author.role ?? "")
        return record
    }

    private func quote(_ quote: PublicQuote) -> Record {
        var record = Record()
        record[.body] = setting.paragraphs(quote.text)
        // A translation stands in the language of the page.
        record[.quoteLanguage] = .text(quote.translated ? "" : quote.language ?? "")
        record[.speaker] = .text(quote.speaker ?? "")
        record[.role] = .text(quote.role ?? "")
        record[.descriptor] = .text(quote.descriptor ?? "")
        record.text(.translatedText, quote.translated ? setting.phrases("translated") : "")
        let source = entry.sources.first { $0.id == quote.source }
        record[.sourceURL] = .text(source?.url ?? "")
        let name = source.flatMap { quote.name(of: $0) }
        record.text(
            .sourceName, name.map { setting.phrases("quote-source", ["source": $0]) } ?? "")
        record.flag(
            .hasCaption, quote.attribution != nil || quote.translated || name != nil)
        return record
    }

    private func verdicts(_ record: inout Record) {
        let verdicts = entry.verdicts
        guard !verdicts.isEmpty else { return }
        record.flag(.hasVerdicts)
        record.text(
            .verdictsText,
            PublicVerdict.title(setting.phrases, publisher: setting.edition.publisher))
        record[.verdicts] = .list(
            verdicts.map { verdict in
                var record = Record(capacity: 7)
                record.text(.claim, verdict.claim)
                record.text(.verdict, verdict.verdict.rawValue)
                record.text(.verdictText, verdict.name(setting.phrases))
                record.text(.source, verdict.source ?? "")
                record.text(.sourceURL, verdict.url ?? "")
                record.text(.newer, verdict.newer(setting) ?? "")
                record.text(.target, verdict.replacement.map { target(of: $0) } ?? "")
                return record
            })
    }

    /// A link within the page, or a whole one where the entry is shown elsewhere.
    private func target(of entry: PublicClaim.EntryPlace) -> String {
        setting.isElsewhere
            ? setting.address(of: entry)
            : setting.paging.permalink(entry.id, number: entry.number)
    }

    private func correction(_ correction: PublicCorrection) -> Record {
        var record = Record()
        record[.iso] = .text(correction.at?.description ?? "")
        record.text(
            .text,
            correction.at.map { setting.clock.brief("correction-at", $0) }
                ?? setting.phrases("correction"))
        record[.note] = .text(correction.note ?? "")
        record[.was] = .text(correction.sentence(setting.phrases) ?? "")
        return record
    }
}
