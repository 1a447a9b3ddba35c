internal import Archive
internal import Editorial
internal import HTML

/// Reads posts of Live Blog by Sourcefabric, as its API gives them: `{"_items": [post]}`, where the items of a
/// post are in its group `main`.
package struct Sourcefabric {
    private var blog = ImportedBlog(format: "sourcefabric")

    /// - Throws: `ImportProblem` with the place.
    package static func read(_ bytes: [UInt8]) throws -> ImportedBlog {
        let root = JSONPlace(try JSONReader.read(bytes))
        var reader = Sourcefabric()
        for place in try root.needed("_items").items() { try reader.readPost(place) }
        return reader.blog
    }

    private mutating func readPost(_ place: JSONPlace) throws {
        let key = try place.needed("_id").name()
        guard let id = ImportID.of(blog.format, key) else { return }
        guard
            let published = try place.time("published_date") ?? place.time("firstcreated")
                ?? place.time("_created")
        else { throw place.problem("it has no 'published_date' and no '_created'") }
        var version = ImportedVersion(
            key: key, id: id, at: published, author: try Self.author(place), content: nil,
            place: place.place)
        if try place.flag("deleted") {
            version.at = max(published, try place.time("_updated") ?? published)
            return blog.versions.append(version)
        }
        let status = try place.line("post_status") ?? "open"
        guard status == "open" else {
            return blog.lose(
                place.place, "its status is '\(status.prefix(40))', so readers do not have it")
        }
        var entry = Entry(id: id)
        entry.created = published
        entry.published = published
        if let updated = try place.time("content_updated_date"), updated > published {
            entry.updated = updated
        }
        entry.title = try place.line("headline")
        entry.byline = version.author.map { [Byline(name: $0)] } ?? []
        entry.isKey = try place.flag("lb_highlight") || place.flag("highlight")
        entry.tags = try place.list("tags").map { SafeText.line(try $0.text()) }
            .filter { !$0.isEmpty }
        if try place.flag("sticky") {
            if blog.pin == nil {
                blog.pin = id
            } else {
                blog.lose(place.place, "its pin: one is allowed")
            }
        }
        for item in try Self.items(place) {
            guard try readItem(item, into: &entry) else { return }
        }
        blog.cut(&entry, at: place.place)
        version.content = .entry(entry)
        blog.versions.append(version)
    }

    private static func author(_ place: JSONPlace) throws -> String? {
        for key in ["publisher", "original_creator"] {
            // Without embedding the API gives only the id of a person.
            guard let person = try place.member(key), case .object = person.value else { continue }
            if let name = try person.line("display_name") ?? person.line("username") { return name }
        }
        return nil
    }

    /// The items of the group `main`, in order.
    private static func items(_ place: JSONPlace) throws -> [JSONPlace] {
        try place.list("groups").filter { try $0.line("id") == "main" }
            .flatMap { try $0.list("refs") }.compactMap { try $0.member("item") }
    }

    /// False: the post was left out.
    private mutating func readItem(_ item: JSONPlace, into entry: inout Entry) throws -> Bool {
        let type = try item.line("item_type") ?? item.line("type") ?? "text"
        let meta = try item.member("meta")
        switch type {
        case "text", "comment", "link":
            let html = try item.text("text") ?? ""
            return blog.take(html, into: &entry, at: item.place)
        case "quote":
            guard let meta, let words = try meta.text("quote") else {
                blog.lose(item.place, "a quotation without words")
                return true
            }
            let speaker = try meta.line("credit")
            entry.quotes.append(Quotation(text: words, speaker: speaker))
            if entry.kind == .update { entry.kind = .quote }
            return true
        case "image": return try readPicture(item, meta, into: &entry)
        case "embed", "video", "audio", "social", "youtube", "twitter", "instagram", "facebook":
            return try readEmbed(item, meta, into: &entry)
        default:
            blog.lose(item.place, "an item of the type '\(type.prefix(40))'")
            return true
        }
    }

    private mutating func readPicture(
        _ item: JSONPlace, _ meta: JSONPlace?, into entry: inout Entry
    ) throws -> Bool {
        let renditions = try meta?.member("media")?.member("renditions")
        let url =
            try renditions?.member("original")?.line("href")
            ?? renditions?.member("viewImage")?.line("href")
        guard let url, url.hasPrefix("https://") || url.hasPrefix("http://") else {
            return blog.take(try item.text("text") ?? "", into: &entry, at: item.place)
        }
        entry.media.append(
            Media(
                url: url, kind: "image", alt: try meta?.text("alt"),
                caption: try meta?.text("caption"), credit: try meta?.text("credit")))
        return true
    }

    private mutating func readEmbed(
        _ item: JSONPlace, _ meta: JSONPlace?, into entry: inout Entry
    ) throws -> Bool {
        guard let meta, let url = try meta.line("original_url") ?? meta.line("url"),
            url.hasPrefix("https://") || url.hasPrefix("http://")
        else {
            let html = try meta?.text("html") ?? item.text("text") ?? ""
            return blog.take(html, into: &entry, at: item.place)
        }
        let words = [try meta.text("title"), try meta.text("description")].compactMap { $0 }
        entry.embeds.append(
            Embed(
                url: url, provider: try meta.line("provider_name"),
                author: try meta.line("author_name") ?? meta.line("credit"),
                text: words.isEmpty ? nil : words.joined(separator: "\n")))
        return true
    }
}
