internal import Editorial

/// The blog as a website: `index.html`, further pages if it is large, style, script and media.
struct HTMLExport {
    let setting: PageSetting
    let library: TemplateLibrary
    /// Other formats that readers find beside the page.
    let alternates: [Alternate]
    private let page: Template
    private let item: Template
    private let entry: Template

    /// Another format of the same coverage.
    struct Alternate: Sendable {
        let type: String
        let file: String
        let name: String
    }

    init(setting: PageSetting, library: TemplateLibrary, alternates: [Alternate]) throws {
        self.setting = setting
        self.library = library
        self.alternates = alternates
        page = try library.template("page.mustache", phrases: setting.phrases)
        item = try library.template("item.mustache", phrases: setting.phrases)
        entry = try library.template("entry.mustache", phrases: setting.phrases)
    }

    func files() throws -> [OutputFile] {
        let items = self.items()
        var files = [OutputFile(path: "index.html", bytes: index(items))]
        for number in 1...max(1, setting.paging.pageCount) where setting.paging.isPaged {
            files.append(
                OutputFile(path: Paging.file(number), bytes: archive(number, items)))
        }
        files += LiveFiles(setting: setting, items: items, item: item).files()
        for name in ["style.css", "script.js", "icon.svg"] {
            files.append(OutputFile(path: name, bytes: try library.required(name)))
        }
        let summary = setting.edition.summary.map { [$0] } ?? []
        return files + setting.pictures.files(of: setting.edition.entries + summary)
    }

    /// Every entry as its article, oldest first; several cores work at it.
    private func items() -> [Item] {
        let entries = setting.edition.entries
        return inParallel(entries.count) { index in
            let entry = entries[index]
            var article: [UInt8] = []
            self.entry.render(EntryRecord(setting: setting, entry: entry).record, into: &article)
            return Item(entry: entry, article: article, version: SHA256.short(article))
        }
    }

    private func index(_ items: [Item]) -> [UInt8] {
        let edition = setting.edition
        let paging = setting.paging
        var parts = PageParts(setting: setting)
        parts.common(alternates)
        parts.index()
        let shown = inOrder(Array(items[paging.indexRange]))
        parts.list(shown, heading: "entries")
        parts.structuredData(shown, page: "")
        if paging.isPaged {
            parts.record.flag(.isPaged)
            parts.record.text(.older, Paging.file(paging.pageCount - 2))
            parts.turns(1...paging.pageCount)
        }
        parts.record.text(.canonical, edition.address?.text)
        parts.record.text(
            .pageTitle, edition.publisher.map { "\(edition.title) – \($0)" } ?? edition.title)
        return page.rendered(parts.record)
    }

    private func archive(_ number: Int, _ items: [Item]) -> [UInt8] {
        let edition = setting.edition
        let paging = setting.paging
        var parts = PageParts(setting: setting)
        parts.common([])
        let shown = inOrder(Array(items[paging.range(ofPage: number)]))
        parts.list(shown, heading: "entries-older")
        parts.structuredData(shown, page: Paging.file(number))
        let isLast = number == paging.pageCount
        parts.record.text(.newer, isLast ? "index.html" : Paging.file(number + 1))
        if number > 1 { parts.record.text(.older, Paging.file(number - 1)) }
        parts.record.text(
            .canonical,
            edition.address.map { StructuredData.join($0.text, Paging.file(number)) })
        parts.record.text(.pageTitle, "\(edition.title) – \(number)")
        return page.rendered(parts.record)
    }

    private func inOrder(_ items: [Item]) -> [Item] {
        setting.edition.order == .newestFirst ? items.reversed() : items
    }
}

/// An entry with its article.
struct Item: Sendable {
    let entry: PublicEntry
    let article: [UInt8]
    /// Tells versions of the article apart.
    let version: String

    /// The values of `item.mustache`.
    var record: Record {
        var record = Record(capacity: 4)
        record.text(.number, "\(entry.number)")
        record.text(.id, entry.id.description)
        record.text(.version, version)
        record[.article] = .html(article)
        return record
    }
}
