internal import Archive
internal import Checks
package import Editorial
internal import Git

/// Who said something first, and who repeated it.
package struct Blame: Sendable {
    /// An entry that says it.
    package struct Place: Sendable {
        package let id: EntryID
        package let name: String
        package let published: Instant?
        /// The sentence that says it; nil where only a record does.
        package let sentence: String?
        /// The records of the entry about it.
        package let claims: [Claim]
        /// What the sources named by these records are called.
        package let sources: [Source]
    }

    /// Oldest first; the first one is who said it first.
    package let places: [Place]
    /// Who wrote the first one, and when, as the publishing act has it.
    package let writers: [String]
    package let approvals: [String]
    package let publisher: String?
    /// The act that published it.
    package let commit: String?
}

extension Shift {
    /// Looks through all published entries for a statement.
    ///
    /// - Throws: `ArchiveError` where nobody says it.
    package func blame(_ statement: String) throws -> Blame {
        let tip = try blog.tip()
        let search = StatementSearch(
            statement, try blog.lexicon(try blog.blogFile(at: tip).blog.language, at: tip))
        var places: [(place: Blame.Place, order: Instant)] = []
        for path in try blog.entryPaths(in: tip.tree) where !search.isEmpty {
            guard let bytes = try blog.file(path, in: tip.tree, limit: Limits.entryBytes),
                let entry = try? EntryFile(bytes: bytes, path: path).entry,
                let place = Self.place(in: entry, search)
            else { continue }
            places.append((place, entry.published ?? .distantPast))
        }
        places.sort { ($0.order, $0.place.id) < ($1.order, $1.place.id) }
        guard let first = places.first?.place else {
            throw ArchiveError(
                .notFound, "no published entry says '\(SafeText.line(statement))'",
                "A figure is found with what it counts: `lb blame \"3,000 operations\"`.")
        }
        let act = try publication(of: first.id, since: first.published, tip)
        return Blame(
            places: places.map(\.place), writers: act?.values(.drafted) ?? [],
            approvals: act?.values(.approved) ?? [], publisher: act?.publisher,
            commit: act?.commit)
    }

    private static func place(in entry: Entry, _ search: StatementSearch) -> Blame.Place? {
        let sentence = search.sentence(in: entry.body)
        let claims = entry.claims.filter { claim in
            search.holds(claim.text ?? "")
                || search.holds("\(claim.value ?? "") \(claim.key.replacing("-", with: " "))")
        }
        guard sentence != nil || !claims.isEmpty else { return nil }
        let named = Set(claims.compactMap(\.source))
        return Blame.Place(
            id: entry.id, name: entry.name, published: entry.published, sentence: sentence,
            claims: claims, sources: entry.sources.filter { named.contains($0.id) })
    }

    /// The part of a publishing act's trailers that speaks of one entry.
    private struct Publication {
        let commit: String
        let publisher: String?
        let trailers: [Trailers.Trailer]

        func values(_ key: TrailerKey) -> [String] {
            trailers.filter { $0.key == key.rawValue }.map(\.value)
        }
    }

    /// The act that first published an entry.
    private func publication(
        of id: EntryID, since published: Instant?, _ tip: BlogRepository.Tip
    ) throws -> Publication? {
        var found: Publication?
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            // An hour of grace for clocks that differ.
            if let published, commit.committer.seconds < published.seconds - 3600 { return false }
            let trailers = Trailers(message: commit.message)
            let all = trailers.all
            guard
                let start = all.firstIndex(where: {
                    $0.key == TrailerKey.entry.rawValue && $0.value == id.description
                })
            else { return true }
            let own = all[(start + 1)...].prefix { $0.key != TrailerKey.entry.rawValue }
            found = Publication(
                commit: commit.id.hex, publisher: trailers[.by], trailers: Array(own))
            return true
        }
        return found
    }
}
