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
        let key = setting.keyBase("overview").map { $0.keyOfNoted() }
        let isKept = events != nil && more != nil && corrections != nil
        if isKept, let key, let pieces = setting.pieces?.pieces("overview", key, count: 7) {
            origins = Self.lines(pieces[0])
            media = Self.lines(pieces[1])
            version = String(decoding: pieces[2], as: UTF8.self)
            moreCount = Int(String(decoding: pieces[3], as: UTF8.self)) ?? 0
            keyEvents = .written(pieces[4])
            moreKeyEvents = .written(pieces[5])
            self.corrections = .written(pieces[6])
            return
        }
        let list = OverviewList(setting: setting, noted: setting.edition.noted())
        origins = list.origins
        media = list.media
        version = list.version
        let records = list.keyEvents
        moreCount = max(0, records.count - Self.openKeyEvents)
        keyEvents = Self.value(Array(records.prefix(Self.openKeyEvents)), events)
        moreKeyEvents = Self.value(Array(records.dropFirst(Self.openKeyEvents)), more)
        self.corrections = Self.value(list.corrections, corrections)
        guard isKept, let key, let cache = setting.pieces,
            case .written(let open) = keyEvents, case .written(let rest) = moreKeyEvents,
            case .written(let corrected) = self.corrections
        else { return }
        let texts = [
            origins.joined(separator: "\n"), media.joined(separator: "\n"), version, "\(moreCount)",
        ]
        cache.keep(texts.map { Array($0.utf8) } + [open, rest, corrected], "overview", key)
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
        text += "\n\(edition.start?.description ?? "")\n\(edition.end?.description ?? "")"
        if let summary = edition.summary { text += "\n\(summary.changed)\n\(summary.body)" }
        return Version.of(Array("\(text)\n\(version)".utf8))
    }
}
