internal import Assets
package import Editorial

/// A form in which a blog leaves the newsroom.
package enum ExportFormat: String, CaseIterable, Sendable {
    /// A website: pages, style, script, media, and the feeds that belong to one.
    case html
    /// lb's own document, with everything that readers may know.
    case json
    /// The JSON Schema of that document, which is the same for every blog.
    case schema
    /// schema.org's LiveBlogPosting and ClaimReview.
    case jsonld
    /// RFC 4287, with the tombstones of RFC 6721.
    case atom
    /// JSON Feed 1.1.
    case jsonfeed
    /// IPTC ninjs 3.1.
    case ninjs
    /// Plain text.
    case text
    /// One Markdown document.
    case markdown
    /// The website with all other formats beside it, and a list of the files with their digests.
    case all

    /// What readers subscribe to: part of each website.
    static let feeds = [ExportFormat.atom, .jsonfeed]

    /// One line on the format, for lists.
    package var summary: String {
        switch self {
        case .html: "website that works without JavaScript: pages, style, script, media, feeds"
        case .json: "everything that readers may know, as one document with a JSON Schema"
        case .schema: "the JSON Schema of blog.json, which names it; needs no blog"
        case .jsonld: "schema.org LiveBlogPosting, and a ClaimReview for each verdict"
        case .atom: "Atom feed of the newest entries, withdrawn ones as tombstones"
        case .jsonfeed: "JSON Feed 1.1 of the newest entries"
        case .ninjs: "IPTC ninjs 3.1, a composite with its entries as associations"
        case .text: "plain text: summary and numbered entries"
        case .markdown: "one Markdown document"
        case .all: "the website with every other format beside it, and manifest.json"
        }
    }

    /// Whether it has words that the page says by itself, in the blog's language.
    package var hasWords: Bool {
        switch self {
        case .html, .all, .text, .markdown, .atom, .jsonfeed: true
        case .json, .schema, .jsonld, .ninjs: false
        }
    }

    /// What `schema` is.
    package static var schemaBytes: [UInt8] {
        Asset.named("Templates/schema/\(JSONExport.schema)")?.bytes ?? []
    }

    /// The name of the file, for a format that is one file.
    package var file: String? {
        switch self {
        case .html, .all: nil
        case .json: "blog.json"
        case .schema: JSONExport.schema
        case .jsonld: "blog.jsonld"
        case .atom: AtomFeed.file
        case .jsonfeed: JSONFeed.file
        case .ninjs: NinJS.file
        case .text: "blog.txt"
        case .markdown: "blog.md"
        }
    }

    /// Its media type, for a format that is one file.
    package var mediaType: String? {
        switch self {
        case .html, .all: nil
        case .json, .ninjs: "application/json"
        case .schema: "application/schema+json"
        case .jsonld: "application/ld+json"
        case .atom: "application/atom+xml"
        case .jsonfeed: "application/feed+json"
        case .text: "text/plain"
        case .markdown: "text/markdown"
        }
    }
}

/// Renders what readers have at one commit.
///
/// The same edition, templates and media give the same bytes, on any machine. Nothing that readers
/// have no business with is in any of them; `PublicEntry` says what that is.
///
/// - Parameters:
///   - stamp: Tells builds of this program apart. With it, files that did not change are known without
///     being made, and pieces are taken from the cache.
///   - pieces: Where pieces that were rendered before are kept.
///   - media: The bytes of a file of the blog's `media/`; nil if it is not there. Several threads may
///     ask at once.
///   - mediaNames: What changes with the bytes of each file of the blog's `media/`, by its path. Among
///     them are narrower versions of pictures, such as `media/ab/DIGEST-480w.jpg` beside
///     `media/ab/DIGEST.jpg`.
///   - mediaLength: The bytes of such a file by number; nil: as many as `media` gives.
///   - site: Where the files go: feeds that it has not are made on another core while the page is.
///   - missing: Told of media that entries name and that the blog has not; the page is made without them.
/// - Throws: `ExportError` for a template, a phrase file or a time zone that is wrong, and for a template
///   with which entries would be lost.
package func render(
    _ format: ExportFormat, edition: Edition, templates: TemplateLibrary = TemplateLibrary(),
    stamp: String? = nil, pieces: PieceCache? = nil,
    media: @escaping @Sendable (_ path: String) throws -> [UInt8]? = { _ in nil },
    mediaNames: @escaping @Sendable () throws -> [String: String] = { [:] },
    mediaLength: (@Sendable (_ path: String) throws -> Int?)? = nil,
    site: SiteWriter.ReadAhead? = nil,
    missing: @escaping @Sendable (_ paths: [String]) -> Void = { _ in }
) throws -> [OutputFile] {
    try templates.checkTheme()
    let setting = try PageSetting(
        edition, library: templates,
        pictures: PictureShelf(
            provider: media, names: mediaNames, lengths: mediaLength, missing: missing),
        stamp: stamp, pieces: pieces)
    switch format {
    case .html, .all:
        let others =
            format == .html
            ? ExportFormat.feeds
            : ExportFormat.allCases.filter { $0.file != nil && $0 != .schema }
        let documents = try others.map { format in
            let file = try document(format, setting, templates)
            return ExportFormat.feeds.contains(format) ? site?.begun(file) ?? file : file
        }
        let files =
            try HTMLExport(setting: setting.marked, library: templates, formats: others).files()
            + documents
        guard format == .all else { return files }
        let list = FileList(edition: setting.edition)
        return try files + [
            document(.schema, setting, templates),
            OutputFile(path: FileList.file, content: .list { list.bytes(of: $0) }),
        ]
    default: return [try document(format, setting, templates)]
    }
}

/// The file of a format that is one file; made when it is wanted.
private func document(
    _ format: ExportFormat, _ setting: PageSetting, _ library: TemplateLibrary
) throws -> OutputFile {
    let feed = try library.template("feed.mustache", phrases: setting.phrases)
    if [.atom, .jsonfeed, .ninjs].contains(format) {
        try TemplateProbe(setting, library).entries("feed.mustache", feed)
    }
    let edition = setting.edition
    // What a commit holds never changes; a pin ends by the clock.
    let key = setting.keyBase("document \(format.rawValue)")?.key(
        "\(edition.commit) \(edition.moment) \(edition.pinned?.id.description ?? "")")
    let content: OutputFile.Content =
        switch format {
        case .schema: .bytes(ExportFormat.schemaBytes)
        case .jsonld: .inPieces(key: key) { try JSONLDExport(setting: setting).write($0) }
        case .atom: .made(key: key) { try AtomFeed(setting: setting, template: feed).bytes() }
        case .jsonfeed: .made(key: key) { try JSONFeed(setting: setting, template: feed).bytes() }
        case .ninjs: .inPieces(key: key) { try NinJS(setting: setting, template: feed).write($0) }
        case .text: .inPieces(key: key) { try TextExport(setting: setting).write($0) }
        case .markdown: .inPieces(key: key) { try MarkdownExport(setting: setting).write($0) }
        case .html, .json, .all: .inPieces(key: key) { try JSONExport(setting: setting).write($0) }
        }
    return OutputFile(path: format.file ?? format.rawValue, content: content)
}
