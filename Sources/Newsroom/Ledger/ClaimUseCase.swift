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
    /// - Throws: `ArchiveError` if the draft has a claim of this key or no source of that id, or the blog
    ///   gave another value for it and `supersedes` does not say so.
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
        if let source = new.source, !source.isEmpty,
            !entry.sources.contains(where: { $0.id == source })
        {
            let known = entry.sources.map { SafeText.line($0.id) }.joined(separator: ", ")
            throw ArchiveError(
                .notFound,
                "\(chain.id) records no source '\(SafeText.line(source))'"
                    + (known.isEmpty ? "" : "; it has \(known)"),
                "Record it first: `lb source add \(chain.id) \"…\" --id "
                    + "\(SafeText.line(source))`.")
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
        let outcome = try await addRecord(
            "claims",
            [
                ("key", .text(key)), ("value", value.map(ScalarValue.text)),
                ("text", .text(new.words)), ("source", new.source.map(ScalarValue.text)),
                ("checked_by", .text(setting.person.id)), ("at", .time(clock.now())),
                ("status", .text(new.isVerified ? "verified" : "unverified")),
                ("supersedes", new.supersedes.map(ScalarValue.text)),
            ], note: "claim: \(new.words)", to: chain)
        return (key, outcome)
    }

    /// The last value that another published entry gave for a claim.
    private func earlierClaim(
        _ key: String, than entry: Entry, _ setting: Setting
    ) throws -> (entry: String, claim: Claim)? {
        var asked = Entry(id: entry.id)
        asked.claims = [Claim(key: key)]
        let memory = BlogMemory(
            blog, try blog.lexicon(setting.blogFile.blog.language, at: setting.tip))
        let facts = try memory.earlier(than: asked, at: setting.tip).facts ?? []
        let known = facts.last { $0.claims.contains { $0.key == key && $0.value != nil } }
        return known.flatMap { facts in
            facts.claims.last { $0.key == key && $0.value != nil }.map { (facts.entry, $0) }
        }
    }
}
