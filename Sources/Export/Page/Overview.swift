internal import Editorial

/// What a page tells of entries wherever they stand: the timeline, the corrections, whose posts there
/// are, and which media. Kept as a piece, since few publishes change it.
struct Overview: Sendable {
    /// Key events shown before the rest is folded away.
    private static let openKeyEvents = 5

    /// Origins of the widgets that readers may ask for, in order.
    let origins: [String]
    /// Paths of the media that the entries name, in order.
    let media: [String]
    /// Changes with the timeline and the corrections, and with nothing else.
    let version: String
    /// What the zone is called at the times on the first page.
    let zones: [String]
    let keyEvents: Value
    let moreKeyEvents: Value
    /// How many key events are folded away.
    let moreCount: Int
    let corrections: Value

    /// - Parameter page: the template in which timeline and corrections stand.
    init(_ setting: PageSetting, page: Template) throws {
        let events = page.section(.keyEvents, showing: OverviewList.eventFields)
        let more = page.section(.moreKeyEvents, showing: OverviewList.eventFields)
        let corrections = page.section(.corrections, showing: OverviewList.correctionFields)
        let times = setting.firstPageTimes
        let key = setting.keyBase("overview \(OverviewList.surroundings(setting, times))")
            .map { $0.keyOfNoted() }
        let isKept = events != nil && more != nil && corrections != nil
        if isKept, let key, let pieces = setting.pieces?.pieces("overview", key, count: 8) {
            origins = Self.lines(pieces[0])
            media = Self.lines(pieces[1])
            version = String(decoding: pieces[2], as: UTF8.self)
            moreCount = Int(String(decoding: pieces[3], as: UTF8.self)) ?? 0
            keyEvents = .written(pieces[4])
            moreKeyEvents = .written(pieces[5])
            self.corrections = .written(pieces[6])
            zones = Self.lines(pieces[7])
            return
        }
        let list = OverviewList(setting: setting, noted: setting.edition.noted(), times: times)
        origins = list.origins
        media = list.media
        version = list.version
        zones = list.zones
        let shown = min(list.events.count, Self.openKeyEvents)
        moreCount = list.events.count - shown
        // The newest, wherever they stand.
        let (open, folded) =
            setting.edition.order == .newestFirst
            ? (list.events[..<shown], list.events[shown...])
            : (list.events[moreCount...], list.events[..<moreCount])
        keyEvents = Self.value(list.records(open), events)
        moreKeyEvents = Self.value(list.records(folded), more)
        self.corrections = Self.value(list.corrections, corrections)
        guard isKept, let key, let cache = setting.pieces,
            case .written(let open) = keyEvents, case .written(let rest) = moreKeyEvents,
            case .written(let corrected) = self.corrections
        else { return }
        let texts = [
            origins.joined(separator: "\n"), media.joined(separator: "\n"), version, "\(moreCount)",
        ]
        let names = Array(zones.joined(separator: "\n").utf8)
        cache.keep(
            texts.map { Array($0.utf8) } + [open, rest, corrected, names], "overview", key)
        cache.sweep("overview", keeping: [key])
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func value(_ records: [Record], _ template: Template?) -> Value {
        guard let template else { return .list(records) }
        var bytes: [UInt8] = []
        for record in records { template.render(record, into: &bytes) }
        return .written(bytes)
    }

    /// Changes when what stands above, beside and below the entries does, and with nothing else.
    func headVersion(_ edition: PublicEdition) -> String {
        var text =
            "\(edition.title)\n\(edition.state.rawValue)\n\(edition.pinned?.id.description ?? "")"
        text += "\n\(Paging(total: edition.outlines.count).pageCount)"
        if let pinned = edition.pinned {
            text += "\n\(pinned.changed)\n\(pinned.authors.map(\.line).joined(separator: "; "))"
            for verdict in pinned.verdicts { text += "\n\(verdict.verdict.rawValue)" }
        }
        text += "\n\(edition.start?.description ?? "")\n\(edition.end?.description ?? "")"
        if let summary = edition.summary {
            let authors = summary.authors.map(\.line).joined(separator: "; ")
            text += "\n\(summary.changed)\n\(authors)\n\(summary.body)"
        }
        return Version.of(Array("\(text)\n\(version)".utf8))
    }
}
