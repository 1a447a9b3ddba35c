internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git

/// Ids that start as typed, with the titles of their entries.
struct IDCandidates {
    /// Entries of which the title is read; acts of `main` that are looked through.
    private static let most = 40

    let blog: BlogRepository?
    let current: String

    /// Commands that speak of published entries; those that speak of both; all others speak of drafts.
    private static let published: Set = ["update", "correct", "retract", "revert", "pin", "key"]
    private static let both: Set = ["show", "log", "diff", "check"]

    func all(for command: any ParsableCommand.Type) -> [Candidates.Candidate] {
        guard let blog, current.isEmpty || EntryID.prefix(current) != nil else { return [] }
        let name = command.configuration.commandName ?? ""
        var found: [Candidates.Candidate] = []
        if !Self.published.contains(name) { found += (try? drafts(blog)) ?? [] }
        if Self.published.contains(name) || Self.both.contains(name) {
            found += (try? publishedEntries(blog)) ?? []
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0.text).inserted }
    }

    private var prefix: String { EntryID.prefix(current) ?? "" }

    private func drafts(_ blog: BlogRepository) throws -> [Candidates.Candidate] {
        let refs = try blog.openDrafts().filter {
            $0.name.dropFirst(BlogRef.drafts.count).hasPrefix(prefix)
        }
        return refs.prefix(Self.most).compactMap { ref in
            guard let id = EntryID(ref.name.dropFirst(BlogRef.drafts.count)) else { return nil }
            let title = (try? blog.draft(id))?.name ?? ""
            return Candidates.Candidate(text: id.description, about: SafeText.line(title))
        }
    }

    private func publishedEntries(_ blog: BlogRepository) throws -> [Candidates.Candidate] {
        let tip = try blog.tip()
        guard !prefix.isEmpty else { return try newest(blog, tip) }
        return try blog.paths(ofPrefix: prefix, at: tip).suffix(Self.most).compactMap { path in
            guard let id = EntryPath.id(in: path) else { return nil }
            let bytes = try? blog.file(path, in: tip.tree, limit: Limits.entryBytes)
            let entry = bytes.flatMap { $0 }.flatMap { try? EntryFile(bytes: $0, path: path).entry }
            return Candidates.Candidate(
                text: id.description, about: SafeText.line(entry?.name ?? ""))
        }
    }

    /// What the last acts spoke of, by their subjects.
    private func newest(
        _ blog: BlogRepository, _ tip: BlogRepository.Tip
    ) throws -> [Candidates.Candidate] {
        try blog.git.firstParents(from: tip.commit, limit: Self.most).flatMap { commit in
            let ids = Trailers(message: commit.message).values(.entry)
            let subject = commit.message.prefix { !$0.isNewline }
            let title = subject.firstRange(of: ": ").map { subject[$0.upperBound...] } ?? subject
            // An act on several entries names them in its text, in the same order.
            let names = (Trailers.text(of: commit.message) ?? "").split(separator: "\n")
            return ids.enumerated().map { index, id in
                let name = ids.count > 1 && index < names.count ? names[index] : title
                return Candidates.Candidate(text: id, about: SafeText.line(name))
            }
        }
    }
}
