internal import Archive
internal import Editorial
internal import Git

/// Whether the lists of commits that redactions made anew are the ones that those, on `main`, speak of.
struct RedactionReview {
    /// A redaction on `main`.
    struct Act: Hashable, Sendable {
        /// 40 hexadecimal digits.
        let commit: String
        let at: Instant
        let entry: String
        /// SHA-256 of its list of commits.
        let digest: String
        /// SHA-256 of its list of media files; `-` where an earlier version did not say.
        let media: String

        /// Nil for a commit that is no redaction.
        init?(_ commit: Commit) {
            guard commit.message.contains("redact") else { return nil }
            let trailers = Trailers(message: commit.message)
            guard trailers[.act] == "redact" else { return nil }
            self.commit = commit.id.hex
            at = Instant(seconds: commit.committer.seconds)
            entry = trailers[.entry].flatMap { EntryID($0) }?.description ?? "-"
            digest = Self.digest(trailers[.map])
            // One that is there and is none is of no list.
            media = trailers[.mapMedia].map { Self.digest($0) == "-" ? "none" : $0 } ?? "-"
        }

        private static func digest(_ text: String?) -> String {
            guard let text, text.count == 64, text.allSatisfy(\.isHexDigit) else { return "-" }
            return text
        }

        /// Reads a line of what is remembered: `redact COMMIT SECONDS ENTRY DIGEST MEDIA`.
        init?(_ line: Substring) {
            let words = line.split(separator: " ")
            guard words.count == 6, let seconds = Int64(words[2]) else { return nil }
            commit = String(words[1])
            at = Instant(seconds: seconds)
            entry = String(words[3])
            digest = String(words[4])
            media = String(words[5])
        }
    }

    let blog: BlogRepository
    let acts: [Act]

    init(_ blog: BlogRepository, _ acts: [Act]) {
        self.blog = blog
        self.acts = acts
    }

    func violations() throws -> [Violation] {
        let maps = try blog.redactionMaps()
        var violations = acts.compactMap { act -> Violation? in
            problem(of: act, maps).map {
                Violation(
                    kind: .redaction, commit: act.commit, at: act.at, entry: EntryID(act.entry),
                    message: $0)
            }
        }
        for map in maps where !acts.contains(where: { map.ref == Self.ref($0) }) {
            violations.append(
                Violation(
                    kind: .redaction, commit: map.commit.hex,
                    at: (try? blog.git.commit(map.commit)).map {
                        Instant(seconds: $0.committer.seconds)
                    } ?? Instant(seconds: 0), entry: nil,
                    message: "no redaction on main speaks of the list \(SafeText.line(map.ref))"))
        }
        return violations
    }

    private func problem(
        of act: Act, _ maps: [(ref: String, commit: ObjectID, digests: RedactionDigests?)]
    ) -> String? {
        guard act.digest != "-" else { return "it does not say what became of which commit" }
        guard let map = maps.first(where: { $0.ref == Self.ref(act) }) else {
            return "its list of old and new commits, \(Self.ref(act)), is not here; "
                + "`lb sync` brings it from where the blog is shared"
        }
        guard map.digests?.commits == act.digest else {
            return "its list of old and new commits, \(map.ref), is not the one that it speaks of"
        }
        return act.media == "-" || map.digests?.media == act.media
            ? nil : "its list of media files, in \(map.ref), is not the one that it speaks of"
    }

    private static func ref(_ act: Act) -> String { BlogRef.redactions + act.digest.prefix(16) }

    /// The new ids, 40 hexadecimal digits each, of all commits that redactions on `main` made anew, which no
    /// signature outlives. A list that is not what its redaction says counts for nothing.
    func rewritten() throws -> Set<String> {
        guard !acts.isEmpty else { return [] }
        var ids: Set<String> = []
        let digests = Set(acts.map(\.digest))
        for map in try blog.redactionMaps()
        where map.digests.map({ digests.contains($0.commits) }) == true {
            for (_, new) in try blog.redactedCommits(map.commit) { ids.insert(new.hex) }
        }
        return ids
    }
}
