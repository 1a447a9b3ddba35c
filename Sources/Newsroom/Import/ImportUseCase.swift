internal import Archive
package import Editorial

extension Shift {
    /// What an import brought in.
    package struct ImportOutcome: Sendable {
        package var entries: [(id: EntryID, path: String, title: String)] = []
        package var summaryBullets = 0
        /// What the source no longer held, a sentence each.
        package var losses: [String] = []
    }

    /// Publishes the entries of a saved page, oldest first, each in a commit with its own date.
    ///
    /// - Parameters:
    ///   - source: what the commits name as the origin.
    ///   - newID: an id for the entry of that number.
    /// - Throws: `DeskError` without `manage`; `ArchiveError` for a time zone that is not known.
    package func importPage(
        _ page: SavedPage, source: String, newID: (Int) -> EntryID
    ) async throws -> ImportOutcome {
        let setting = try setting()
        guard setting.person.has(.manage) else { throw DeskError.mayNotManage(setting.person) }
        var outcome = ImportOutcome(losses: page.losses)
        var timed: [(entry: SavedEntry, at: Instant)] = []
        for entry in page.entries {
            guard let at = entry.time.instant else {
                throw ArchiveError(
                    .invalid,
                    "“\(entry.title)” has a time in '\(entry.time.zone)', a zone not known",
                    "Nothing was brought in. Write the zone as 'Greenwich Mean Time' or 'UTC'.")
            }
            timed.append((entry, at))
        }
        // A page shows the newest first; entries of the same minute keep that order.
        timed.reverse()
        timed.sort { $0.at < $1.at }
        for (index, (entry, at)) in timed.enumerated() {
            let id = newID(index)
            let kind = entry.kind(isFirst: index == 0)
            let path = EntryPath.of(id, kind: kind, title: entry.title, at: at)
            let bytes = Self.file(entry, id: id, kind: kind, at: at)
            try await publishImported(
                path: path, bytes: bytes, id: id, name: entry.title, source: source, at: at,
                setting)
            outcome.entries.append((id, path, entry.title))
        }
        if !page.summary.isEmpty, let last = timed.last?.at {
            let id = newID(timed.count)
            let body = page.summary.map { "- \($0)\n" }.joined()
            let bytes = EntryFile.new(
                id: id, kind: .summary, title: nil, byline: [], created: last,
                body: Array(body.utf8))
            try await publishImported(
                path: EntryPath.summary, bytes: Self.setPublished(bytes, last), id: id,
                name: "summary", source: source, at: last, setting)
            outcome.summaryBullets = page.summary.count
        }
        return outcome
    }

    private func publishImported(
        path: String, bytes: [UInt8], id: EntryID, name: String, source: String, at: Instant,
        _ setting: Setting
    ) async throws {
        var trailers = Trailers()
        trailers.add(.act, "import")
        trailers.add(.entry, id.description)
        trailers.add(.text, BlogRepository.textID(of: bytes))
        trailers.add(.by, setting.person.id)
        trailers.add(.imported, source)
        let message = trailers.message(subject: "import: \(name)")
        _ = try await blog.publish(by: committer(setting, at: at)) { _ in
            PublishingAct(files: [(path, bytes)], message: message)
        }
    }

    private static func file(_ entry: SavedEntry, id: EntryID, kind: Kind, at: Instant) -> [UInt8] {
        let body = entry.paragraphs.map { $0 + "\n" }.joined(separator: "\n")
        var bytes = EntryFile.new(
            id: id, kind: kind, title: entry.title, byline: entry.byline.map { [$0] } ?? [],
            created: at, body: Array(body.utf8))
        for quote in entry.quotes {
            bytes = append(
                "quotes",
                [
                    ("text", quote.text), ("speaker", quote.speaker), ("role", quote.role),
                    ("descriptor", quote.descriptor),
                ], to: bytes)
        }
        for media in entry.media {
            bytes = append("media", [("kind", media.kind), ("caption", media.caption)], to: bytes)
        }
        for embed in entry.embeds {
            bytes = append(
                "embeds", [("provider", embed.provider), ("text", embed.text)], to: bytes)
        }
        return setPublished(bytes, at)
    }

    private static func append(
        _ list: String, _ fields: [(String, String?)], to bytes: [UInt8]
    ) -> [UInt8] {
        guard let file = try? EntryFile(bytes: bytes, path: "import") else { return bytes }
        return file.appendingRecord(
            list: list,
            fields: fields.compactMap { key, value in value.map { (key, .text($0)) } })
    }

    private static func setPublished(_ bytes: [UInt8], _ at: Instant) -> [UInt8] {
        guard let file = try? EntryFile(bytes: bytes, path: "import") else { return bytes }
        return file.setting([("published", .time(at))])
    }
}
