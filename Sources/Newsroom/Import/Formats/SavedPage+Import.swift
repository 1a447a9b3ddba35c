internal import Archive
internal import Editorial

extension SavedPage {
    /// The page as a blog to bring in.
    ///
    /// - Throws: `ImportProblem` for a time zone that is not known.
    package func imported() throws -> ImportedBlog {
        var blog = ImportedBlog(format: "text")
        for loss in losses { blog.lose("", loss) }
        blog.coverage = end.map { .init(.ended, end: $0.instant) }
        var timed: [(entry: SavedEntry, at: Instant)] = []
        for entry in entries {
            guard let at = entry.time.instant else {
                throw ImportProblem(
                    "“\(entry.title)”",
                    "its time is in '\(entry.time.zone)', a zone not known; write it as "
                        + "'Greenwich Mean Time' or 'UTC'")
            }
            timed.append((entry, at))
        }
        // A page shows the newest first; entries of the same minute keep that order.
        timed.reverse()
        timed.sort { $0.at < $1.at }
        var seen: [String: Int] = [:]
        for (index, (saved, at)) in timed.enumerated() {
            // Two entries of one minute may have the same title.
            let name = "\(at) \(saved.title)"
            seen[name, default: 0] += 1
            let count = seen[name] ?? 1
            let key = count == 1 ? name : "\(name) (\(count))"
            guard let id = ImportID.of(blog.format, key) else { continue }
            let entry = saved.entry(id: id, isFirst: index == 0, at: at)
            blog.versions.append(
                ImportedVersion(
                    key: key, id: id, at: at, author: saved.byline?.name, content: .entry(entry),
                    place: "“\(saved.title)”"))
        }
        if !summary.isEmpty, let last = timed.last?.at, let id = ImportID.of(blog.format, "summary")
        {
            var entry = Entry(id: id, kind: .summary, body: summary.map { "- \($0)\n" }.joined())
            entry.created = last
            entry.published = last
            blog.versions.append(
                ImportedVersion(
                    key: "summary", id: id, at: last, author: nil, content: .entry(entry),
                    place: "summary"))
        }
        return blog
    }
}

extension SavedEntry {
    fileprivate func entry(id: EntryID, isFirst: Bool, at: Instant) -> Entry {
        var entry = Entry(
            id: id, kind: kind(isFirst: isFirst), title: title,
            body: paragraphs.map { $0 + "\n" }.joined(separator: "\n"))
        entry.byline = byline.map { [$0] } ?? []
        entry.created = at
        entry.published = at
        entry.quotes = quotes
        entry.media = media
        entry.embeds = embeds
        return entry
    }
}
