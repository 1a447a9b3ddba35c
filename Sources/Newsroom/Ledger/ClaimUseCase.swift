package import Archive
internal import Checks
internal import Editorial

extension Shift {
    /// A claim as somebody states it on the command line.
    package struct NewClaim: Sendable {
        /// The words, such as `3,000 operations`.
        package var words: String
        /// What it is about; nil takes it from the words.
        package var key: String?
        /// Nil takes the figure of the words.
        package var value: String?
        package var source: String?
        package var isVerified = false
        /// The key whose value this one replaces.
        package var supersedes: String?

        package init(words: String) { self.words = words }
    }

    /// Records a claim in a draft, with who checked it and when.
    ///
    /// A source that only another entry records is recorded in this one too.
    ///
    /// - Throws: `ArchiveError` if the draft does not say so, has a claim of this key, or nobody recorded a
    ///   source of that id; or the blog gave another value for it and `supersedes` does not say so, or
    ///   names what was never published.
    package func addClaim(
        _ new: NewClaim, to chain: DraftChain
    ) async throws -> (key: String, outcome: DraftOutcome) {
        let setting = try setting()
        let parts = ClaimWords(new.words)
        let key = new.key ?? parts.key
        let value = new.value ?? parts.value
        guard !key.isEmpty else {
            throw ArchiveError(
                .invalid, "'\(SafeText.line(new.words))' does not say what the claim is about",
                "Say it with --key, such as --key operations-cancelled.")
        }
        let entry = try chain.file().entry
        guard !entry.claims.contains(where: { $0.key == key }) else {
            throw ArchiveError(
                .exists, "\(chain.id) has a claim '\(SafeText.line(key))' already",
                "`lb edit \(chain.id)` changes it; --key gives this one another name.")
        }
        try checkSaid(new, value, in: entry, chain, setting)
        var records: [(list: String, fields: [(String, ScalarValue?)])] = []
        if let source = new.source, !source.isEmpty,
            !entry.sources.contains(where: { $0.id == source })
        {
            records.append(("sources", try knownSource(source, for: entry, chain, setting)))
        }
        if let replaced = new.supersedes, !replaced.isEmpty,
            try !isPublished(replaced, for: entry, setting)
        {
            throw ArchiveError(
                .notFound, "the blog has published no claim '\(SafeText.line(replaced))'",
                "`lb claims` lists those that it has.")
        }
        if new.supersedes == nil, let value,
            let old = try earlierClaim(key, than: entry, setting), let before = old.claim.value,
            !ClaimWords.areSame(before, value)
        {
            throw ArchiveError(
                .invalid,
                "\(old.entry) gave \(SafeText.line(before)) for '\(SafeText.line(key))', and this "
                    + "is \(SafeText.line(value))",
                "If it replaces that one, say so: --supersedes \(SafeText.line(key)). "
                    + "If it is about something else, name it with --key.")
        }
        let fields: [(String, ScalarValue?)] = [
            ("key", .text(key)), ("value", value.map(ScalarValue.text)),
            ("text", .text(new.words)), ("source", new.source.map(ScalarValue.text)),
            ("checked_by", .text(setting.person.id)), ("at", .time(clock.now())),
            ("status", .text(new.isVerified ? "verified" : "unverified")),
            ("supersedes", new.supersedes.map(ScalarValue.text)),
        ]
        let outcome = try await addRecords(
            records + [("claims", fields)], note: "claim: \(new.words)", to: chain)
        return (key, outcome)
    }

    /// A claim says something, and the entry says it.
    private func checkSaid(
        _ new: NewClaim, _ value: String?, in entry: Entry, _ chain: DraftChain, _ setting: Setting
    ) throws {
        let words = SafeText.line(new.words)
        // One or two words without a value name a thing, and say nothing of it.
        guard value != nil || words.split(separator: " ").count > 2 else {
            throw ArchiveError(
                .invalid, "'\(words)' does not say what is claimed",
                "Say it with its figure, in a sentence, or with --value.")
        }
        let lexicon = try blog.lexicon(setting.blogFile.blog.language, at: setting.tip)
        guard ClaimWords.stand(new.words, value: new.value == nil ? value : nil, in: entry, lexicon)
        else {
            throw ArchiveError(
                .invalid, "\(chain.id) does not say '\(words)'",
                "`lb edit \(chain.id)` puts it into the text; or record the words that are there.")
        }
    }

    /// The record of a source that another entry has, to stand in this one as well.
    private func knownSource(
        _ id: String, for entry: Entry, _ chain: DraftChain, _ setting: Setting
    ) throws -> [(String, ScalarValue?)] {
        for path in try blog.newestEntryPaths(in: setting.tip.tree, limit: Self.mostLookedThrough) {
            guard
                let bytes = try blog.file(path, in: setting.tip.tree, limit: Limits.entryBytes),
                let other = try? EntryFile(bytes: bytes, path: path).entry,
                let source = other.sources.first(where: { $0.id == id })
            else { continue }
            return [
                ("id", .text(source.id)), ("name", source.name.map(ScalarValue.text)),
                ("kind", source.kind.map(ScalarValue.text)),
                ("url", source.url.map(ScalarValue.text)),
                ("obtained", source.obtained.map(ScalarValue.time)),
                ("verified_by", source.verifiedBy.map(ScalarValue.text)),
            ]
        }
        let known = entry.sources.map { SafeText.line($0.id) }.joined(separator: ", ")
        throw ArchiveError(
            .notFound,
            "neither \(chain.id) nor a newer entry of the blog records a source '\(SafeText.line(id))'"
                + (known.isEmpty ? "" : "; the draft has \(known)"),
            "Record it first: `lb source add \(chain.id) \"…\" --id \(SafeText.line(id))`.")
    }

    /// So many of the newest entries are looked through for a source.
    private static let mostLookedThrough = 1000

    /// Whether a claim of this key, or an entry of this id, is there to be replaced.
    private func isPublished(
        _ name: String, for entry: Entry, _ setting: Setting
    ) throws -> Bool {
        if try earlierClaim(name, than: entry, setting) != nil { return true }
        if let id = EntryID(name), try blog.published(id, at: setting.tip) != nil { return true }
        guard let (path, bytes) = try blog.published(entry.id, at: setting.tip) else {
            return false
        }
        let own = try? EntryFile(bytes: bytes, path: path).entry
        return own?.claims.contains { $0.key == name } ?? false
    }

    /// The last value that another published entry gave for a claim.
    private func earlierClaim(
        _ key: String, than entry: Entry, _ setting: Setting
    ) throws -> (entry: String, claim: Claim)? {
        var asked = Entry(id: entry.id)
        asked.claims = [Claim(key: key)]
        let memory = BlogMemory(
            blog, try blog.lexicon(setting.blogFile.blog.language, at: setting.tip),
            progress: readingForChecks)
        let facts = try memory.earlier(than: asked, at: setting.tip).facts ?? []
        let known = facts.last { $0.claims.contains { $0.key == key } }
        return known.flatMap { facts in
            facts.claims.last { $0.key == key }.map { (facts.entry, $0) }
        }
    }
}
