internal import Archive
internal import Editorial
internal import Git
internal import HTML

/// Reads `lb export json`: everything that readers could know of a blog.
package struct OwnJSON {
    private var blog = ImportedBlog(format: "lb")
    private var ownHost: String?
    /// Finds a file that lies beside the export, such as `media/…`.
    private let beside: (String) throws -> [UInt8]?

    /// - Parameter beside: the bytes of a file of the export, by path; nil if there is none.
    /// - Throws: `ImportProblem` with the place.
    package static func read(
        _ bytes: [UInt8], beside: @escaping (String) throws -> [UInt8]? = { _ in nil }
    ) throws -> ImportedBlog {
        let root = JSONPlace(try JSONReader.read(bytes))
        guard try root.line("format") == "lb-blog" else {
            throw root.problem("its 'format' is not lb-blog, so it is no export of lb")
        }
        guard let version = try root.number("version"), version <= 1 else {
            throw root.problem("its 'version' is not 1, the one that this lb knows")
        }
        var reader = OwnJSON(beside: beside)
        try reader.readSettings(root.needed("blog"))
        let entries = try root.needed("entries").items()
        let summary = try root.member("summary")
        // The texts take most of the time, and each is on its own.
        let texts = try (entries + (summary.map { [$0] } ?? [])).map { try $0.text("html") }
        let host = reader.ownHost
        let prose = inParallel(texts.count) { index in
            texts[index].map { html in
                Result { try ImportedProse(own: html, ownHost: host) }
            }
        }
        for (place, prose) in zip(entries, prose) { try reader.readEntry(place, prose) }
        if let summary {
            try reader.readEntry(summary, prose.last ?? nil, isSummary: true)
        }
        return reader.blog
    }

    private init(beside: @escaping (String) throws -> [UInt8]?) {
        self.beside = beside
    }

    private mutating func readSettings(_ place: JSONPlace) throws {
        var settings = Blog(
            title: try place.line("title") ?? "Imported blog",
            slug: try place.line("slug") ?? "live",
            timeZone: try place.line("timeZone") ?? "UTC")
        settings.language = try place.line("language") ?? settings.language
        if let state = try place.line("state") {
            settings.state = Blog.State(rawValue: state) ?? .live
            blog.coverage = .init(settings.state, end: try place.time("end"))
        }
        if let order = try place.line("order") {
            settings.order = Blog.Order(rawValue: order) ?? .newestFirst
        }
        settings.start = try place.time("start")
        settings.end = try place.time("end")
        settings.publisher = try place.line("publisher")
        settings.publisherURL = try place.line("publisherUrl")
        settings.logo = try picture(place.member("logo"))
        settings.image = try picture(place.member("image"))
        settings.url = try place.line("url")
        for (key, url) in [("url", settings.url), ("publisherUrl", settings.publisherURL)] {
            guard let url, !url.hasPrefix("https://"), !url.hasPrefix("http://") else { continue }
            throw try place.needed(key).problem("it is no address")
        }
        if let url = settings.url {
            ownHost = String(
                url.drop { $0 != "/" }.drop { $0 == "/" }
                    .prefix { $0 != "/" && $0 != ":" && $0 != "?" }
            ).lowercased()
        }
        if let pin = try place.member("pinned") { blog.pin = try Self.id(pin) }
        blog.settings = settings
    }

    /// A picture of the blog itself, as its settings name it.
    private mutating func picture(_ place: JSONPlace?) throws -> String? {
        guard let place else { return nil }
        if let url = try place.line("url") {
            guard url.hasPrefix("https://") else {
                throw try place.needed("url").problem("it is no https address")
            }
            return url
        }
        let member = try place.needed("file")
        guard try MediaFileName.isPicture(member.text()) else {
            throw member.problem("it is not the path of a picture")
        }
        return try file(member, of: place, "it is left out")
    }

    private static func id(_ place: JSONPlace) throws -> EntryID {
        guard let id = EntryID(try place.text()) else {
            throw place.problem("it is not the id of an entry")
        }
        return id
    }

    private mutating func readEntry(
        _ place: JSONPlace, _ text: Result<ImportedProse, any Error>?, isSummary: Bool = false
    ) throws {
        let id = try Self.id(place.needed("id"))
        let published = try place.needed("published").time()
        var entry = Entry(id: id, kind: isSummary ? .summary : try Self.kind(place))
        entry.title = try place.line("title")
        entry.byline = try place.list("authors").map {
            Byline(name: try $0.line("name"), role: try $0.line("role"))
        }
        entry.created = published
        entry.published = published
        entry.updated = try place.time("updated")
        entry.isKey = try place.flag("key")
        entry.keyText = try place.text("keyText")
        entry.tags = try place.list("tags").map { SafeText.line(try $0.text()) }
        entry.quotes = try place.list("quotes").map(Self.quotation)
        entry.claims = try place.list("claims").map(Self.claim)
        entry.sources = try place.list("sources").map {
            Source(
                id: try $0.needed("id").name(), name: try $0.line("name"),
                kind: try $0.line("kind"), url: try $0.line("url"))
        }
        for item in try place.list("media") { entry.media.append(try media(item, of: id)) }
        entry.embeds = try place.list("posts").map {
            Embed(
                url: try $0.line("url"), provider: try $0.line("provider"),
                author: try $0.line("author"), text: try $0.text("text"),
                captured: try $0.time("captured"))
        }
        entry.corrections = try place.list("corrections").map {
            Correction(
                at: try $0.time("at"), was: try $0.text("was"), now: try $0.text("now"),
                note: try $0.text("note"))
        }
        if let withdrawn = try place.member("withdrawn") {
            entry.retracted = Retraction(
                at: try withdrawn.time("at"), reason: try withdrawn.text("reason"))
            entry.updated = nil
        }
        if let text {
            do {
                let prose = try text.get()
                entry.body = prose.markdown
                for loss in prose.losses { blog.lose(place.place, loss) }
            } catch {
                return blog.lose(place.place, "“\(entry.name)” was left out: \(error)")
            }
        }
        blog.versions.append(
            ImportedVersion(
                key: id.description, id: id, at: published, author: entry.byline.first?.name,
                content: .entry(entry), place: place.place))
    }

    private static func kind(_ place: JSONPlace) throws -> Kind {
        guard let member = try place.member("kind") else { return .update }
        let kind = try member.text()
        guard kind.utf8.count <= 40,
            kind.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 || $0 == 95 })
        else { throw member.problem("it is not a kind of entry") }
        return Kind(rawValue: kind)
    }

    private static func quotation(_ place: JSONPlace) throws -> Quotation {
        Quotation(
            text: try place.text("text") ?? "", speaker: try place.line("speaker"),
            role: try place.line("role"), source: try place.line("source"),
            language: try place.line("language"), translated: try place.flag("translated"),
            descriptor: try place.line("descriptor"))
    }

    private static func claim(_ place: JSONPlace) throws -> Claim {
        Claim(
            key: try place.needed("key").name(), value: try place.text("value"),
            text: try place.text("text"), source: try place.line("source"),
            at: try place.time("at"),
            // That a claim was superseded is said by the one that has taken its place.
            status: try place.line("found") ?? place.line("status"),
            supersedes: try place.line("supersedes"))
    }

    /// A picture, with its file if that lies beside the export and is what its name says.
    private mutating func media(_ place: JSONPlace, of id: EntryID) throws -> Media {
        var media = Media(
            url: try place.line("url"), kind: try place.line("kind"), alt: try place.text("alt"),
            caption: try place.text("caption"), credit: try place.text("credit"),
            licence: try place.text("licence"), taken: try place.time("taken"),
            duration: try place.number("duration"), width: try place.number("width"),
            height: try place.number("height"))
        guard let member = try place.member("file") else { return media }
        media.file = try file(member, of: place, "its caption is kept")
        guard let path = media.file, let dot = path.lastIndex(of: ".") else { return media }
        for version in try place.list("narrower") {
            guard let width = try version.number("width"), (1...100_000).contains(width) else {
                throw version.problem("it has no width in pixels")
            }
            let other = "\(path[..<dot])-\(width)w\(path[dot...])"
            if let bytes = try beside(other) {
                blog.media[other] = bytes
                blog.alongside[id, default: []].append(other)
            } else {
                blog.lose(place.place, "the file \(other) is not beside the export")
            }
        }
        return media
    }

    /// The path of a file of the export, if it lies beside it and is what its name says.
    private mutating func file(
        _ member: JSONPlace, of place: JSONPlace, _ remains: String
    ) throws -> String? {
        let path = try member.text()
        guard
            let digest = path.wholeMatch(of: /media\/([0-9a-f]{2})\/([0-9a-f]{64})\.[a-z0-9]{2,5}/),
            digest.output.2.hasPrefix(digest.output.1)
        else { throw member.problem("it is not the path of a media file") }
        guard let bytes = try blog.media[path] ?? beside(path),
            SHA256.hex(of: bytes) == digest.output.2
        else {
            blog.lose(place.place, "the file \(path) is not beside the export; \(remains)")
            return nil
        }
        blog.media[path] = bytes
        return path
    }
}
