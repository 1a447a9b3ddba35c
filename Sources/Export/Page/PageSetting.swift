internal import Editorial
internal import Markdown

/// What all parts of a page have in common: words, clock, providers and links.
struct PageSetting: Sendable {
    let edition: PublicEdition
    private(set) var phrases: Phrases
    private(set) var clock: ReaderClock
    let providers: Providers
    let paging: Paging
    let pictures: PictureShelf
    let links: Links
    /// One sentence or two on the blog, for search engines and feeds.
    let description: String?
    let pieces: PieceCache?
    /// Changes with what takes the place of which claim; empty where nothing does.
    let replacements: String
    /// Tells builds of the program apart; nil: nothing that was made before is trusted.
    private let stamp: String?
    private let templates: TemplateLibrary
    /// The settings of the blog that a page shows wherever it is.
    private let settings: String
    /// How the text of entries becomes HTML.
    private var markdown: HTMLOptions
    private let places: EntryPlaces
    /// Whether HTML is shown elsewhere than on a page of the export.
    private var isPlain = false
    /// Whether addresses within the text are whole.
    private var isCarried = false
    /// Whether entries are shown elsewhere than on the page, by a reader of feeds.
    var isElsewhere: Bool { isPlain }

    init(
        _ edition: Edition, library: TemplateLibrary, pictures: PictureShelf,
        stamp: String?, pieces: PieceCache?
    ) throws {
        let people = edition.desk.people.map { "\($0.id) \($0.name) \($0.role ?? "")" }
        self.pieces = stamp == nil ? nil : pieces
        let replacements = Replacements(edition, pieces: self.pieces, stamp: stamp)
        let edition = try PublicEdition(edition, pictures: pictures, replacements)
        settings =
            ([
                edition.title, edition.slug, edition.language, edition.timeZone,
                edition.state.rawValue, "\(edition.start?.description ?? "")",
                "\(edition.end?.description ?? "")", edition.order.rawValue,
                edition.publisher ?? "", edition.address?.text ?? "", library.theme ?? "",
                edition.publisherAddress?.text ?? "", edition.logo?.address(Links(nil)) ?? "",
                edition.image?.address(Links(nil)) ?? "",
            ] + people).joined(separator: "\n")
        self.edition = edition
        self.replacements = replacements.version
        templates = library
        self.stamp = stamp
        description = try edition.description()
        self.pictures = pictures
        links = Links(edition.address)
        phrases = try library.phrases(language: edition.language)
        clock = try ReaderClock(
            timeZone: edition.timeZone, phrases: phrases, language: edition.language,
            pieces: self.pieces, stamp: stamp)
        providers = try library.providers()
        paging = Paging(total: edition.outlines.count)
        var options = HTMLOptions()
        options.headingsFollow = true
        options.externalText = phrases("external")
        options.externalLanguage = phrases.isForeign("external") ? "en" : nil
        options.ownHosts = edition.address.map { [$0.host] } ?? []
        options.image = { pictures.shown($0) }
        markdown = options
        places = EntryPlaces(outlines: edition.outlines, paging: paging)
    }

    /// What the keys of everything that is made for `use` have in common; nil if nothing that was made
    /// before is trusted. Templates must have been read before.
    ///
    /// - Parameter use: what is made, with whatever else it depends on.
    func keyBase(_ use: String) -> KeyBase? {
        guard let stamp else { return nil }
        let text = [
            stamp, use, templates.version, settings, "\(paging.isPaged)",
            edition.outlines.first?.published.description ?? "",
        ].joined(separator: "\n")
        return KeyBase(text, edition.outlines, places, replacements: replacements) {
            [edition, pictures] place in
            guard let entry = edition.noted(at: place) else { return "" }
            // What cannot be listed now cannot be shown either, and fails there.
            return (try? pictures.version(of: PictureShelf.paths(of: [entry]))) ?? ""
        }
    }

    /// The same for values of templates: words that are not of the page's language are marked, and get their own
    /// where the template has room for that.
    var marked: PageSetting { marking(true) }

    /// The same for everything else.
    var unmarked: PageSetting { marking(false) }

    private func marking(_ isMarking: Bool) -> PageSetting {
        guard phrases.hasForeign else { return self }
        var setting = self
        setting.phrases = phrases.marking(isMarking)
        setting.clock = clock.marking(isMarking)
        return setting
    }

    /// The same for HTML that is shown elsewhere: without what is nothing without the style of the page, such as
    /// words that it hides, or frames in which it lets readers move tables.
    var plain: PageSetting {
        var plain = self
        plain.isPlain = true
        plain.markdown.externalText = ""
        plain.markdown.externalClass = ""
        plain.markdown.image = { [pictures] source in
            pictures.shown(source).map { HTMLImage(url: $0.url, size: $0.size) }
        }
        return plain
    }

    /// Plain HTML for feeds: pictures and links within the text are found from wherever it is shown, if the blog
    /// says where it will be.
    var carried: PageSetting {
        guard edition.address != nil else { return plain }
        var carried = plain
        carried.isCarried = true
        carried.markdown.image = { [pictures, links] source in
            pictures.shown(source).map { HTMLImage(url: links.to($0.url), size: $0.size) }
        }
        return carried
    }

    /// The Markdown as HTML; nil if there is none.
    ///
    /// - Parameters:
    ///   - title: what the text is called, for tables that stand under no heading of their own.
    ///   - headingOffset: the level of the heading that it stands under.
    func prose(_ markdown: String, title: String?, headingOffset: Int = 3) -> Value? {
        let (bytes, _) = html(markdown, title: title, headingOffset: headingOffset, limit: nil)
        return bytes.isEmpty ? nil : .html(bytes)
    }

    /// The first blocks of the Markdown as HTML, and whether they are all of it.
    ///
    /// - Parameter limit: no block is begun after so many bytes of text.
    func opening(of markdown: String, title: String?, limit: Int) -> (Value, isWhole: Bool) {
        let (bytes, isWhole) = html(markdown, title: title, headingOffset: 3, limit: limit)
        return (.html(bytes), isWhole)
    }

    private func html(
        _ markdown: String, title: String?, headingOffset: Int, limit: Int?
    ) -> ([UInt8], isWhole: Bool) {
        var bytes: [UInt8] = []
        var options = self.markdown
        options.headingOffset = headingOffset
        options.limit = limit
        if !isPlain { options.tableName = tableName(title) }
        let found = places.links(in: markdown)
        if isCarried {
            options.fragment = { [links] in links.to(found[$0] ?? $0) }
        } else if !found.isEmpty {
            options.fragment = { found[$0] }
        }
        let isWhole = writeHTML(of: markdown, options: options, into: &bytes)
        return (bytes, isWhole)
    }

    /// What tables are called, so that readers can move each to its end, in a text of that title.
    private func tableName(_ title: String?) -> @Sendable (Int, String?) -> String {
        // It stands in an attribute.
        { [phrases = phrases.marking(false)] number, heading in
            let name = heading ?? title.map(ForeignWords.plain)
            switch (name, number) {
            case (nil, 1): return phrases("table")
            case (nil, _): return phrases("table-number", ["number": "\(number)"])
            case (let name?, 1): return phrases("table-of", ["name": name])
            case (let name?, _):
                return phrases("table-number-of", ["number": "\(number)", "name": name])
            }
        }
    }

    /// Plain text as paragraphs: blank lines separate them, other line ends are kept.
    func paragraphs(_ text: String) -> Value {
        var bytes: [UInt8] = []
        var isOpen = false
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
                if isOpen { bytes += "</p>\n".utf8 }
                isOpen = false
                continue
            }
            bytes += (isOpen ? "<br>\n" : "<p>").utf8
            isOpen = true
            HTMLEscape.text(Array(line), into: &bytes)
        }
        if isOpen { bytes += "</p>\n".utf8 }
        return .html(bytes)
    }

    /// What the page calls a kind of entry; a kind that it does not know is an update.
    func name(of kind: Kind) -> String {
        phrases("kind.\((Kind.known.contains(kind) ? kind : .update).rawValue)")
    }

    /// Where an entry is, whole if the blog says where it will be.
    func address(of entry: PublicClaim.EntryPlace) -> String {
        links.to(paging.permalink(entry.id, number: entry.number))
    }

    /// What the timeline calls a key event: its short text, its title, or the first words of its text.
    func keyName(of entry: PublicEntry) -> String {
        entry.keyText ?? name(of: entry)
    }

    /// The entry's title, or its first words, or else what it is and when, wherever it must be called by something.
    func name(of entry: PublicEntry) -> String {
        if entry.retraction != nil { return phrases("withdrawn") }
        return entry.title ?? entry.firstWords
            ?? phrases(
                "untitled",
                ["kind": name(of: entry.kind), "time": clock.reading(entry.published).time])
    }
}
