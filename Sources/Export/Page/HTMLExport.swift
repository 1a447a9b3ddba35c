internal import Editorial

/// The blog as a website: `index.html`, further pages if it is large, style, script and media.
struct HTMLExport {
    let setting: PageSetting
    let library: TemplateLibrary
    /// Other formats that readers find beside the page.
    let formats: [ExportFormat]
    private let page: Template
    private let item: Template
    private let entry: Template
    private let policy: String

    init(setting: PageSetting, library: TemplateLibrary, formats: [ExportFormat]) throws {
        self.setting = setting
        self.library = library
        self.formats = formats
        policy = ContentPolicy.text(setting)
        page = try library.template("page.mustache", phrases: setting.phrases)
        item = try library.template("item.mustache", phrases: setting.phrases)
        entry = try library.template("entry.mustache", phrases: setting.phrases)
    }

    func files() throws -> [OutputFile] {
        let items = self.items()
        var files = inParallel(setting.paging.pageCount + 1, stretch: 8) { number in
            number == 0
                ? OutputFile(path: "index.html", bytes: index(items))
                : OutputFile(path: Paging.file(number), bytes: archive(number, items))
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
            return Item(entry: entry, article: article, version: Version.of(article))
        }
    }

    private func index(_ items: [Item]) -> [UInt8] {
        let edition = setting.edition
        let paging = setting.paging
        var parts = PageParts(setting: setting)
        parts.common(formats, policy: policy)
        parts.index()
        let shown = inOrder(Array(items[paging.indexRange]))
        parts.list(shown, heading: "entries")
        parts.structuredData(shown, page: "")
        if paging.isPaged {
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
        parts.common([], policy: policy)
        let shown = inOrder(Array(items[paging.range(ofPage: number)]))
        parts.list(shown, heading: "entries-older")
        parts.structuredData(shown, page: Paging.file(number))
        let isLast = number == paging.pageCount
        parts.record.text(.newer, isLast ? "index.html" : Paging.file(number + 1))
        if number > 1 { parts.record.text(.older, Paging.file(number - 1)) }
        parts.record.text(
            .canonical,
            edition.address == nil ? nil : setting.links.to(Paging.file(number)))
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
