internal import Editorial
internal import Markdown

/// What all parts of a page have in common: words, clock, providers and links.
struct PageSetting: Sendable {
    let edition: PublicEdition
    let phrases: Phrases
    let clock: ReaderClock
    let providers: Providers
    let paging: Paging
    let pictures: PictureShelf
    let links: Links
    /// How the text of entries becomes HTML.
    let markdown: HTMLOptions

    init(edition: PublicEdition, library: TemplateLibrary, pictures: PictureShelf) throws {
        self.edition = edition
        self.pictures = pictures
        links = Links(edition.address)
        phrases = try Phrases(language: edition.language, library: library)
        clock = try ReaderClock(timeZone: edition.timeZone, phrases: phrases)
        providers = try Providers(library: library)
        paging = Paging(total: edition.entries.count)
        var options = HTMLOptions()
        options.headingOffset = 3
        options.externalText = phrases("external")
        options.ownHosts = edition.address.map { [$0.host] } ?? []
        options.image = { pictures.shown($0) }
        let places = EntryPlaces(edition: edition, paging: paging)
        options.fragment = { places.permalink($0) }
        markdown = options
    }

    /// The Markdown as HTML.
    func prose(_ markdown: String) -> Value? {
        var bytes: [UInt8] = []
        writeHTML(of: markdown, options: self.markdown, into: &bytes)
        return bytes.isEmpty ? nil : .html(bytes)
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

    /// The entry's title, or what it is and when, for lists and screen readers.
    func name(of entry: PublicEntry) -> String {
        if entry.retraction != nil { return phrases("withdrawn") }
        return entry.title
            ?? phrases(
                "untitled",
                ["kind": name(of: entry.kind), "time": clock.reading(entry.published).time])
    }
}
