internal import Archive
internal import Editorial
internal import HTML

/// Reads a live blog of the Guardian's Content API, asked for with `show-blocks=body` and
/// `show-tags=contributor`: `{"response": {"content": {"blocks": {"body": [block]}}}}`.
package struct Guardian {
    private var blog = ImportedBlog(format: "guardian")
    private var contributors: [String: String] = [:]

    /// - Throws: `ImportProblem` with the place.
    package static func read(_ bytes: [UInt8]) throws -> ImportedBlog {
        var place = JSONPlace(try JSONReader.read(bytes))
        if let response = try place.member("response") { place = response }
        if let content = try place.member("content") {
            place = content
        } else if case let results = try place.list("results"), let only = results.first {
            // What a search gives, if it found one.
            guard results.count == 1 else {
                throw place.problem("it holds \(results.count) pieces; a blog is one of them")
            }
            place = only
        }
        var reader = Guardian()
        try reader.readHead(place)
        let blocks = try place.needed("blocks")
        for block in try blocks.needed("body").items() { try reader.readBlock(block) }
        if try blocks.member("main") != nil {
            reader.blog.lose("blocks.main", "what stood above the entries")
        }
        return reader.blog
    }

    private mutating func readHead(_ place: JSONPlace) throws {
        if let title = try place.line("webTitle") {
            let cut = String(title.prefix(Limits.titleCharacters))
            let slug = Slug.of(cut)
            var settings = Blog(
                title: cut, slug: slug.isEmpty ? "live" : slug, timeZone: "Europe/London")
            settings.start = try place.time("webPublicationDate")
            blog.settings = settings
        }
        // Said where it was asked for, with show-fields=liveBloggingNow.
        if let now = try place.member("fields")?.line("liveBloggingNow") {
            blog.coverage = .init(now == "false" ? .ended : .live)
        }
        for tag in try place.list("tags") where try tag.line("type") == "contributor" {
            if let id = try tag.line("id"), let name = try tag.line("webTitle") {
                contributors[id] = name
            }
        }
    }

    private mutating func readBlock(_ place: JSONPlace) throws {
        let key = try place.needed("id").name()
        guard let id = ImportID.of(blog.format, key) else { return }
        if let published = try place.member("published"), published.value == .bool(false) {
            return blog.lose(place.place, "it was never published")
        }
        guard
            let published = try place.time("firstPublishedDate") ?? place.time("publishedDate")
                ?? place.time("createdDate")
        else { throw place.problem("it has no 'firstPublishedDate'") }
        let attributes = try place.member("attributes")
        var entry = Entry(id: id)
        entry.created = published
        entry.published = published
        if let changed = try place.time("lastModifiedDate"), changed > published {
            entry.updated = changed
        }
        entry.title = try place.line("title") ?? attributes?.line("title")
        entry.isKey = try attributes?.flag("keyEvent") ?? false
        let names = try names(place)
        entry.byline = names.map { Byline(name: $0) }
        if try attributes?.flag("pinned") == true {
            if blog.pin == nil {
                blog.pin = id
            } else {
                blog.lose(place.place, "its pin: one is allowed")
            }
        }
        guard blog.take(try place.text("bodyHtml") ?? "", into: &entry, at: place.place) else {
            return
        }
        blog.versions.append(
            ImportedVersion(
                key: key, id: id, at: published, author: names.first, content: .entry(entry),
                place: place.place))
    }

    /// The contributors of a block by name, or else whoever made it.
    private mutating func names(_ place: JSONPlace) throws -> [String] {
        var names: [String] = []
        for item in try place.list("contributors") {
            let id = SafeText.line(try item.text())
            if let name = contributors[id] {
                names.append(name)
            } else {
                blog.lose(item.place, "the name of the contributor '\(id.prefix(60))'")
            }
        }
        if names.isEmpty, let person = try place.member("createdBy"), case .object = person.value {
            let parts = [try person.line("firstName"), try person.line("lastName")]
            let name = parts.compactMap { $0 }.joined(separator: " ")
            if !name.isEmpty { names = [name] }
        }
        return names
    }
}
