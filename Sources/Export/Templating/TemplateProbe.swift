internal import Editorial

/// Refuses templates of the blog's own with which entries would be lost: a page without them must not take the
/// place of a good one, and neither must a feed.
struct TemplateProbe {
    /// Words that no template has by itself.
    private static let words = "lbprobe7f3a9c0e"

    private let setting: PageSetting
    private let templates: TemplateLibrary

    init(_ setting: PageSetting, _ templates: TemplateLibrary) {
        self.setting = setting
        self.templates = templates
    }

    /// Looks at `entry.mustache` or `feed.mustache`.
    ///
    /// - Throws: `ExportError` if an entry is nothing by it, or is without its text.
    func entries(_ name: String, _ template: Template) throws {
        guard templates.isOwn(name) else { return }
        let bytes = template.rendered(EntryRecord(setting: setting, entry: entry).record)
        guard !bytes.holds(Array(Self.words.utf8)) else { return }
        throw lost(
            name,
            bytes.allSatisfy { $0 <= 0x20 }
                ? "nothing is left of any entry" : "entries lose their text",
            "{{body}}")
    }

    /// Looks at `item.mustache`.
    ///
    /// - Throws: `ExportError` if the entry is not in it.
    func items(_ name: String, _ item: Template, _ entries: Template) throws {
        guard templates.isOwn(name) else { return }
        let made = Item(entry, entries, setting)
        guard !item.rendered(made.record(date: "")).holds(made.article) else { return }
        throw lost(name, "nothing is left of any entry", "{{article}}")
    }

    /// Looks at a page that was made of these items.
    ///
    /// - Throws: `ExportError` if the first of them is not on it.
    func page(_ bytes: [UInt8], of items: [Item]) throws {
        let name = "page.mustache"
        guard templates.isOwn(name), let first = items.first(where: { !$0.article.isEmpty }),
            !bytes.holds(first.article), !bytes.holds(first.shownFirst.article)
        else { return }
        throw lost(name, "the page has no entries", "{{#items}}{{> item}}{{/items}}")
    }

    private var entry: PublicEntry {
        var entry = Entry(id: EntryID(spelt: Array("0000000000".utf8)[...]), body: Self.words)
        entry.published = setting.edition.moment
        return PublicEntry(
            entry, number: 1, desk: Desk(people: []), pictures: setting.pictures)
    }

    private func lost(_ name: String, _ what: String, _ missing: String) -> ExportError {
        ExportError(
            "Templates/\(templates.place(of: name)): with it \(what). Put \(missing) back where it "
                + "belongs, or remove the file to use lb's own; `lb template check` says more.")
    }
}

extension [UInt8] {
    /// Whether `part`, which is not empty, stands anywhere in it.
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return false }
        var rest = self[...]
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: part) { return true }
            rest = rest[(place + 1)...]
        }
        return false
    }
}
