internal import Archive
internal import Editorial
internal import HTML

/// Reads the entries of the Liveblog plugin for WordPress, as its REST interface gives them:
/// `{"entries": [{"id", "type", "content", "entry_time", "authors", "key_event"}]}`.
package struct WordPress {
    private var blog = ImportedBlog(format: "wordpress")
    private var published: [String: Instant] = [:]

    /// - Throws: `ImportProblem` with the place.
    package static func read(_ bytes: [UInt8]) throws -> ImportedBlog {
        let root = JSONPlace(try JSONReader.read(bytes))
        let places: [JSONPlace]
        if case .array = root.value {
            places = try root.items()
        } else {
            places = try root.needed("entries").items()
        }
        var reader = WordPress()
        for place in places { try reader.readEntry(place) }
        return reader.blog
    }

    private mutating func readEntry(_ place: JSONPlace) throws {
        let type = try place.line("type") ?? "new"
        let key = try (place.member("replaces") ?? place.needed("id")).name()
        guard let id = ImportID.of(blog.format, key) else { return }
        let shown = try place.time("entry_time")
        guard let written = try place.time("timestamp") ?? shown else {
            throw place.problem("it has neither 'entry_time' nor 'timestamp'")
        }
        let author = try Self.author(place)
        var version = ImportedVersion(
            key: key, id: id, at: written, author: author, content: nil, place: place.place)
        // Later versions of the plugin keep drafts beside what is published.
        if let status = try place.line("status"), status != "publish", type != "delete" {
            blog.lose(
                place.place, "its status is '\(status.prefix(40))', so readers did not have it")
            // What goes back to being a draft is gone for readers.
            if published[key] != nil { blog.versions.append(version) }
            return
        }
        switch type {
        case "new":
            version.at = shown ?? written
            published[key] = version.at
        case "update": break
        case "delete": return blog.versions.append(version)
        default: return blog.lose(place.place, "its type is '\(type.prefix(40))'; it was left out")
        }
        let first = published[key] ?? shown ?? written
        published[key] = first
        version.at = max(version.at, first)
        var entry = Entry(id: id)
        entry.created = first
        entry.published = first
        if version.at > first { entry.updated = version.at }
        entry.isKey = try Self.isKey(place)
        entry.byline = author.map { [Byline(name: $0)] } ?? []
        if let headline = try place.line("title") ?? place.line("headline") {
            entry.title = headline
        }
        let html = try place.text("render") ?? place.text("content") ?? place.text("html") ?? ""
        guard blog.take(html, into: &entry, at: place.place) else { return }
        version.content = .entry(entry)
        blog.versions.append(version)
    }

    private static func author(_ place: JSONPlace) throws -> String? {
        // An author who has left is `false`, and one who is nobody an empty list.
        let names = try place.list("authors").compactMap { author in
            author.value == .bool(false) || author.value == .array([])
                ? nil : try author.line("name")
        }
        return names.isEmpty ? try place.line("author_name") : names.joined(separator: " and ")
    }

    /// `key_event` as a truth value, or a class of the entry in older versions.
    private static func isKey(_ place: JSONPlace) throws -> Bool {
        if let classes = try place.member("css_classes"), case .string(let text) = classes.value,
            text.split(separator: " ").contains("type-key")
        {
            return true
        }
        guard let member = try place.member("key_event") else { return false }
        switch member.value {
        case .bool(let value): return value
        case .number(let number): return number != 0
        case .string(let text): return !["", "0", "false"].contains(text)
        default: throw member.problem("it is neither true nor false")
        }
    }
}

extension ImportedBlog {
    /// Puts text of another system into an entry; false: it was refused, and the report says so.
    mutating func take(_ html: String, into entry: inout Entry, at place: String) -> Bool {
        let prose: ImportedProse
        do {
            prose = try ImportedProse(
                elsewhere: html, takesTitle: entry.title == nil && entry.body.isEmpty)
        } catch {
            lose(place, "it was left out: \(error)")
            return false
        }
        entry.body += entry.body.isEmpty ? prose.markdown : "\n" + prose.markdown
        if entry.title == nil { entry.title = prose.title }
        entry.media += prose.media
        entry.embeds += prose.embeds
        for loss in prose.losses { lose(place, loss) }
        cut(&entry, at: place)
        return true
    }

    /// Brings an entry within the limits of lb, and notes what that costs.
    mutating func cut(_ entry: inout Entry, at place: String) {
        if let title = entry.title, title.count > Limits.titleCharacters {
            entry.body = title + "\n\n" + entry.body
            entry.title = title.prefix(Limits.titleCharacters - 1) + "…"
            lose(place, "its title is too long and was cut; all of it begins the text")
        }
        if entry.media.count > Limits.records {
            lose(place, "\(entry.media.count - Limits.records) of its pictures")
            entry.media = Array(entry.media.prefix(Limits.records))
        }
        if entry.embeds.count > Limits.records {
            lose(place, "\(entry.embeds.count - Limits.records) of its embeds")
            entry.embeds = Array(entry.embeds.prefix(Limits.records))
        }
        if entry.kind == .update {
            if !entry.embeds.isEmpty {
                entry.kind = .embed
            } else if !entry.media.isEmpty {
                entry.kind = .media
            }
        }
    }
}
