internal import Editorial

/// The blog as a website: `index.html`, further pages if it is large, style, script and media.
struct HTMLExport {
    let setting: PageSetting
    let templates: TemplateLibrary
    /// Other formats that readers find beside the page.
    let formats: [ExportFormat]
    private let page: Template
    private let item: Template
    private let entry: Template
    private let policy: String

    init(setting: PageSetting, library: TemplateLibrary, formats: [ExportFormat]) throws {
        self.setting = setting
        templates = library
        self.formats = formats
        policy = ContentPolicy.text(setting)
        page = try library.template("page.mustache", phrases: setting.phrases)
        item = try library.template("item.mustache", phrases: setting.phrases)
        entry = try library.template("entry.mustache", phrases: setting.phrases)
    }

    func files() throws -> [OutputFile] {
        let paging = setting.paging
        let recent = try items(paging.indexRange)
        var files = [OutputFile(path: "index.html", bytes: index(recent))]
        for number in (0..<paging.pageCount).map({ $0 + 1 }) {
            let make: @Sendable () throws -> [UInt8] = {
                archive(number, try items(paging.range(ofPage: number)))
            }
            files.append(
                OutputFile(path: Paging.file(number), content: .made(key: key(number), make)))
        }
        files += LiveFiles(setting: setting, items: recent, item: item).files()
        files.append(OutputFile(path: "style.css", bytes: try templates.style()))
        for name in ["script.js", "icon.svg"] {
            files.append(OutputFile(path: name, bytes: try templates.required(name)))
        }
        let summary = setting.edition.summary.map { [$0] } ?? []
        return files + setting.pictures.files(of: setting.edition.noted + summary)
    }

    /// What an older page depends on beside its entries.
    private func key(_ number: Int) -> String? {
        let edition = setting.edition
        let end = edition.state == .ended ? edition.changed.description : ""
        let isLast = number == setting.paging.pageCount
        return setting.key(
            "html \(policy) \(isLast) \(end) \(setting.description ?? "") "
                + (edition.summary?.authors.map(\.line).joined(separator: "; ") ?? ""),
            setting.paging.range(ofPage: number))
    }

    /// Entries as their articles, oldest first.
    private func items(_ range: Range<Int>) throws -> [Item] {
        try setting.edition.entries(range).map { entry in
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
        let shown = edition.inOrder(items)
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
        let shown = edition.inOrder(items)
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
