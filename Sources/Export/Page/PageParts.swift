internal import Editorial

/// Fills the values of `page.mustache`.
struct PageParts {
    let setting: PageSetting
    let overview: Overview
    var record = Record(capacity: 64)

    /// Entries that a reader sees without scrolling.
    private static let shownFirst = 2
    /// Bytes of a pinned entry's text after which it breaks off: the whole of it stands in the list.
    private static let pinnedText = 480

    init(setting: PageSetting, overview: Overview) {
        self.setting = setting
        self.overview = overview
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
        record.flag(.isEnded, edition.state == .ended)
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
        record.text(.list, edition.state == .ended ? "" : LiveFiles.list)
        record.text(.poll, "20")
        record.flag(.hasAlternates, !formats.isEmpty)
        // The picture stands for the blog, so the blog's title is what it says.
        if let image = edition.image { sharedPicture(image, alt: edition.title) }
    }

    /// What others show of the blog where somebody shares it (the Open Graph protocol). They take no relative
    /// address.
    private mutating func sharedPicture(_ image: PublicPicture, alt: String?) {
        let address = image.address(setting.links)
        guard WebAddress(address) != nil else { return }
        record.text(.image, address)
        record.text(.alt, alt)
        guard let size = image.file.flatMap({ setting.pictures.size(of: $0) }) else { return }
        record.text(.width, "\(size.width)")
        record.text(.height, "\(size.height)")
    }

    /// The newest picture on the first page, for a blog that has none of its own. Older pages do without: all of them
    /// would change with each new picture.
    private mutating func newestPicture() throws {
        let edition = setting.edition
        guard edition.image == nil, edition.address != nil else { return }
        for place in setting.paging.indexRange.reversed() {
            guard edition.noted(at: place)?.media.isEmpty == false,
                let media = try edition.entries(place..<place + 1).first?.media,
                let picture = media.first(where: { $0.kind == .image && $0.file != nil }),
                let file = picture.file
            else { continue }
            return sharedPicture(.file(file), alt: picture.alt ?? edition.title)
        }
    }

    /// What only the first page has.
    ///
    /// - Throws: what reading an entry throws.
    mutating func index() throws {
        let edition = setting.edition
        record.flag(.isIndex)
        record.text(.made, "\(edition.moment.seconds)")
        try newestPicture()
        // The first heading leads to the newest entries, unless they are the last on the page.
        let isNewestFirst = edition.order == .newestFirst
        record.text(
            .skipText, setting.phrases(isNewestFirst ? "skip-to-entries" : "skip-to-list"))
        if !isNewestFirst, !edition.outlines.isEmpty {
            let newest = edition.outlines[edition.outlines.count - 1].id
            record.text(.latest, "#\(Paging.anchor(newest))")
        }
        // Without the script nobody is led on to where an entry has moved since there was but one page.
        record.flag(.isMoved, setting.paging.isPaged)
        record.text(.description, setting.description)
        record.text(.headVersion, overview.headVersion(edition))
        record.text(.newMany, setting.phrases("new-many"))
        if edition.summary != nil || !edition.outlines.isEmpty {
            record.text(.updatedISO, edition.changed.description)
            record.text(.updatedText, setting.clock.brief("last-updated", edition.changed))
        }
        coverage()
        summary()
        pinned()
        keyEvents()
        record.flag(.hasCorrections, overview.corrections.isShown)
        record[.corrections] = overview.corrections
    }

    /// What tells an older page which one it is.
    mutating func archive(_ page: Int) {
        record.text(.skipText, setting.phrases("skip-to-list"))
        record.text(.pageNumber, "\(page)")
        record.text(.pageVersion, LiveFiles.version(ofPage: page, setting))
    }

    /// The entries, in the order in which they stand on the page.
    ///
    /// - Parameter zones: what the zone is called at the times on the page.
    mutating func list(_ items: [Item], heading: String, zones: [String]) {
        record.text(.heading, setting.phrases(heading))
        record.flag(.isEmpty, items.isEmpty)
        let readings = items.map {
            setting.clock.reading(setting.edition.outlines[$0.number - 1].published)
        }
        record.text(.zoneText, items.isEmpty ? nil : setting.zoneText(zones))
        record[.items] = .list(
            items.enumerated().map { place, item in
                let item = place < Self.shownFirst ? item.shownFirst : item
                var record = item.record(date: readings[place].date)
                record.flag(
                    .isSameDay, place > 0 && readings[place].date == readings[place - 1].date)
                return record
            })
    }

    mutating func structuredData(_ items: [Item], page: String) {
        let data = StructuredData(setting: setting).document(
            items.map(\.mention), lines: items.map(\.update), page: page)
        record[.structuredData] = .html(data.bytes(.compact))
    }

    /// Links to pages, in the order of the entries on them.
    ///
    /// - Parameters:
    ///   - pages: the newest first.
    ///   - current: the page on which they stand; nil: the first page, to which an older one leads too.
    mutating func turns(_ pages: [Int], current: Int? = nil) {
        record.text(.pageText, setting.phrases("pages"))
        let newest = current.map { _ in turn("index.html", setting.phrases("newest")) }
        let isNewestFirst = setting.edition.order == .newestFirst
        var last: Int?
        let turns = (isNewestFirst ? pages : pages.reversed()).map { page in
            defer { last = page }
            return turn(
                Paging.file(page), "\(page)", isCurrent: page == current,
                isGap: last.map { abs($0 - page) > 1 } ?? false)
        }
        let others = [newest].compactMap(\.self)
        record[.pages] = .list(isNewestFirst ? others + turns : turns + others)
    }

    /// - Parameter isGap: whether there are pages between it and the one before it here.
    private func turn(
        _ file: String, _ name: String, isCurrent: Bool = false, isGap: Bool = false
    ) -> Record {
        var record = Record(capacity: 4)
        record.flag(.isGap, isGap)
        record.text(.href, file)
        record.text(.name, name)
        record.flag(.current, isCurrent)
        return record
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
        record.text(.coverageText, setting.clock.brief(key, time))
    }

    private mutating func summary() {
        guard let summary = setting.edition.summary,
            let body = setting.prose(
                summary.body, title: setting.phrases("summary"), headingOffset: 2)
        else {
            return
        }
        var part = Record()
        part[.summaryBody] = body
        part.flag(.hasByline, !summary.authors.isEmpty)
        part[.byline] = .list(summary.authors.map { EntryRecord.author($0) })
        let changed = summary.changed
        part.text(.summaryISO, changed.description)
        part.text(.summaryText, setting.clock.brief("summary-time", changed))
        record[.summary] = .record(part)
    }

    private mutating func pinned() {
        guard let entry = setting.edition.pinned else { return }
        var part = Record()
        part.text(.heading, setting.name(of: entry))
        part.text(.permalink, setting.paging.permalink(entry))
        part.text(.publishedISO, entry.published.description)
        part.text(.publishedText, setting.clock.brief("moment", entry.published))
        let (body, isWhole) = setting.opening(
            of: entry.body, title: setting.name(of: entry), limit: Self.pinnedText)
        part[.body] = body
        part.flag(.hasByline, !entry.authors.isEmpty)
        part[.byline] = .list(entry.authors.map { EntryRecord.author($0) })
        checked(entry, &part)
        let isMore = !isWhole || !entry.quotes.isEmpty || !entry.media.isEmpty
        let isNoted = !entry.corrections.isEmpty || !entry.verdicts.isEmpty
        part.flag(.isMore, isMore || !entry.embeds.isEmpty || isNoted)
        record[.pinned] = .record(part)
    }

    /// That its claims were checked, and with what result; the claims themselves stand with the entry.
    private func checked(_ entry: PublicEntry, _ part: inout Record) {
        var verdicts: [PublicVerdict] = []
        for verdict in entry.verdicts
        where !verdicts.contains(where: { $0.verdict == verdict.verdict }) {
            verdicts.append(verdict)
        }
        guard !verdicts.isEmpty else { return }
        part.flag(.hasVerdicts)
        part.text(
            .verdictsText,
            PublicVerdict.title(setting.phrases, publisher: setting.edition.publisher))
        part[.verdicts] = .list(
            verdicts.map { verdict in
                var record = Record(capacity: 2)
                record.text(.verdict, verdict.verdict.rawValue)
                record.text(.verdictText, verdict.name(setting.phrases))
                return record
            })
    }

    private mutating func keyEvents() {
        record.flag(.hasKeyEvents, overview.keyEvents.isShown)
        record[.keyEvents] = overview.keyEvents
        guard overview.moreCount > 0 else { return }
        record[.moreKeyEvents] = overview.moreKeyEvents
        record.text(
            .moreText, setting.phrases("more-key-events", ["count": "\(overview.moreCount)"]))
    }
}
