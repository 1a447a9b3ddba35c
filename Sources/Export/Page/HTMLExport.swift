internal import Editorial
internal import Git

/// The blog as a website: `index.html`, further pages if it is large, style, script and media.
struct HTMLExport {
    let setting: PageSetting
    let templates: TemplateLibrary
    /// Other formats that readers find beside the page.
    let formats: [ExportFormat]
    private let page: Template
    private let item: Template
    private let items: Items
    private let probe: TemplateProbe
    private let overview: Overview
    /// The policy of pages without a style of their own.
    private let policy: String
    private let style: [UInt8]
    private let inlineStyle: InlineStyle?

    init(setting: PageSetting, library: TemplateLibrary, formats: [ExportFormat]) throws {
        self.setting = setting
        templates = library
        self.formats = formats
        page = try library.template("page.mustache", phrases: setting.phrases)
        item = try library.template("item.mustache", phrases: setting.phrases)
        let entry = try library.template("entry.mustache", phrases: setting.phrases)
        items = Items(setting: setting, template: entry)
        probe = TemplateProbe(setting, library)
        try probe.entries("entry.mustache", entry)
        try probe.items("item.mustache", item, entry)
        overview = try Overview(setting, page: page)
        policy = ContentPolicy.text(overview)
        style = try library.style()
        inlineStyle = try library.inlineStyle()
    }

    func files() throws -> [OutputFile] {
        let paging = setting.paging
        let keys = Alongside { [keys] in (0..<paging.pageCount).map { keys($0 + 1) } }
        let recent = try items.kept(paging.indexRange)
        var files = [OutputFile(path: "index.html", bytes: try index(recent))]
        let shared = Shared(export: self)
        for (number, key) in try keys.value().enumerated().map({ ($0 + 1, $1) }) {
            let make: @Sendable () throws -> [UInt8] = {
                let export = shared.export
                return try export.archive(
                    number, try export.items(paging.range(ofPage: number), of: recent))
            }
            files.append(
                OutputFile(path: Paging.file(number), content: .made(key: key, make)))
        }
        files += LiveFiles(setting: setting, overview: overview, items: recent, item: item).files()
        files.append(OutputFile(path: "style.css", bytes: style))
        files.append(OutputFile(path: "script.js", bytes: try templates.script()))
        files.append(OutputFile(path: "icon.svg", bytes: try templates.required("icon.svg")))
        let edition = setting.edition
        let media = PictureShelf.paths(of: edition.summary.map { [$0] } ?? [])
            .union([edition.logo, edition.image].compactMap { $0?.file })
        return try files
            + setting.pictures.files(
                Set(overview.media).union(media.map(\.text)).compactMap { MediaPath($0) })
    }

    /// One export for the pages of all numbers, which are many.
    private final class Shared: Sendable {
        let export: HTMLExport
        init(export: HTMLExport) { self.export = export }
    }

    /// The items at `range`, out of those of the first page as far as they are among them.
    private func items(_ range: Range<Int>, of recent: [Item]) throws -> [Item] {
        let start = setting.paging.indexRange.lowerBound
        let kept = recent[max(0, range.lowerBound - start)..<max(0, range.upperBound - start)]
        let older = range.lowerBound..<max(range.lowerBound, min(range.upperBound, start))
        return try items.made(older) + kept
    }

    /// The keys of older pages.
    private var keys: @Sendable (Int) -> String? {
        let edition = setting.edition
        let base = setting.keyBase(
            "html \(policy) \(setting.description ?? "") "
                + (edition.summary?.authors.map(\.line).joined(separator: "; ") ?? "")
                // Coverage that ended without a word on when is over with the last change.
                + (edition.state == .ended && edition.end == nil ? " \(edition.changed)" : ""))
        return { [paging = setting.paging] number in
            base?.key(ofStretch: number - 1, isLast: number == paging.pageCount)
        }
    }

    private func index(_ items: [Item]) throws -> [UInt8] {
        let edition = setting.edition
        let paging = setting.paging
        var parts = PageParts(setting: setting, overview: overview)
        // With its style in it the page that readers come to is painted one way to the server earlier.
        parts.common(formats, policy: ContentPolicy.text(overview, style: inlineStyle))
        parts.record[.style] = inlineStyle.map { .html($0.bytes) }
        try parts.index()
        let shown = edition.inOrder(items)
        parts.list(shown, heading: "entries", zones: overview.zones)
        parts.structuredData(shown, page: "")
        if let older = paging.olderPage {
            parts.record.text(.older, olderLink(older))
            parts.turns((1...paging.pageCount).reversed())
        }
        parts.record.text(.canonical, edition.address?.text)
        parts.record.text(
            .pageTitle, edition.publisher.map { "\(edition.title) – \($0)" } ?? edition.title)
        return try rendered(parts.record, of: shown)
    }

    /// Leads to the first entry that the first page does not show: with the newest first, those above it on the older
    /// page have just been read.
    private func olderLink(_ page: Int) -> String {
        let start = setting.paging.indexRange.lowerBound
        let isFirst = setting.paging.range(ofPage: page).upperBound == start
        guard setting.edition.order == .newestFirst, !isFirst else { return Paging.file(page) }
        return setting.paging.permalink(setting.edition.outlines[start - 1].id, number: start)
    }

    private func archive(_ number: Int, _ items: [Item]) throws -> [UInt8] {
        let edition = setting.edition
        let paging = setting.paging
        var parts = PageParts(setting: setting, overview: overview)
        parts.common([], policy: policy)
        parts.archive(number)
        let shown = edition.inOrder(items)
        let outlines = items.map { edition.outlines[$0.number - 1] }
        parts.list(
            shown, heading: "entries-older",
            zones: setting.clock.zones(at: outlines.flatMap { [$0.published, $0.changed] }))
        parts.structuredData(shown, page: Paging.file(number))
        let isLast = number == paging.pageCount
        // All of the last page is on the first one, too: nothing on it is newer.
        if !isLast { parts.record.text(.newer, Paging.file(number + 1)) }
        parts.record.text(.newest, "index.html")
        parts.turns(paging.near(number), current: number)
        if number > 1 { parts.record.text(.older, Paging.file(number - 1)) }
        parts.record.text(
            .canonical,
            edition.address == nil ? nil : setting.links.to(Paging.file(number)))
        let name = setting.phrases("page-number", ["number": "\(number)"])
        parts.record.text(.pageTitle, "\(edition.title) – \(name)")
        return try rendered(parts.record, of: shown)
    }

    /// - Throws: `ExportError` if the blog's own template lets the page go out without its entries.
    private func rendered(_ record: Record, of items: [Item]) throws -> [UInt8] {
        let bytes = page.rendered(record)
        try probe.page(bytes, of: items)
        return bytes
    }
}
