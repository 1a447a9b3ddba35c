package import Archive
package import Editorial
package import Git

extension Shift {
    /// An entry that was published without review and waits for a second person.
    package struct AwaitedLook: Sendable {
        package let id: EntryID
        /// The publish.
        package let commit: ObjectID
        package let by: String
        package let at: Instant
        package let reason: String?
        /// The entry's name, as the publish tells it.
        package let name: String
        let writers: [String]
        let text: String?
    }

    /// A publish of the same entry that nobody has looked at either.
    private struct EarlierPublish {
        let commit: ObjectID
        /// Who published it, and who wrote it.
        let people: [String]
    }

    /// What was published without review, the oldest first.
    package func awaitedLooks() throws -> [AwaitedLook] {
        let refs = try blog.git.references(under: BlogRef.unreviewed)
        guard !refs.isEmpty, let main = try blog.git.reference(BlogRef.main) else { return [] }
        return try refs.compactMap { name, commit -> AwaitedLook? in
            // Only main says what readers have; a ref that a crash left behind counts for nothing.
            guard let id = EntryID(name.dropFirst(BlogRef.unreviewed.count)),
                try blog.git.isAncestor(commit, of: main)
            else { return nil }
            let made = try blog.git.commit(commit)
            let trailers = Trailers(message: made.message)
            let place = trailers.values(.entry).firstIndex(of: id.description)
            return AwaitedLook(
                id: id, commit: commit, by: trailers[.by] ?? SafeText.line(made.author.name),
                at: Instant(seconds: made.author.seconds), reason: trailers[.unreviewed],
                name: SafeText.line(made.message.prefix { !$0.isNewline }),
                writers: trailers.values(.drafted).map { String($0.prefix { $0 != " " }) },
                text: place.map { trailers.values(.text)[$0] })
        }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
    }

    /// How far back earlier publishes of an entry are looked for, in acts on main.
    private static let lookReach = 5000

    /// Other publishes of the entry without review that wait for a look, the newest first.
    private func earlier(
        than publish: ObjectID, of id: EntryID, from main: ObjectID
    ) throws -> [EarlierPublish] {
        var found: [EarlierPublish] = []
        var looked: Set<String> = [publish.hex]
        var undone: Set<String> = []
        var left = Self.lookReach
        try blog.git.eachFirstParent(from: main) { commit in
            let trailers = Trailers(message: commit.message)
            undone.formUnion(trailers.values(.undoes))
            if !undone.contains(commit.id.hex) { looked.formUnion(trailers.values(.looked)) }
            if trailers[.unreviewed] != nil, !looked.contains(commit.id.hex),
                trailers.values(.entry).contains(id.description)
            {
                let writers = trailers.values(.drafted).map { String($0.prefix { $0 != " " }) }
                found.append(.init(commit: commit.id, people: [trailers[.by] ?? ""] + writers))
            }
            left -= 1
            return left > 0
        }
        return found
    }

    /// Puts on record that a second person has looked at what was published without review.
    ///
    /// - Throws: `Refusal` for whoever wrote or published it; `ArchiveError` if nothing awaits a look.
    package func look(_ id: EntryID, note: String? = nil) async throws -> Publication {
        guard let look = try awaitedLooks().first(where: { $0.id == id }) else {
            throw ArchiveError(
                .notFound, "\(id) does not wait for a second look", "`lb review` lists what does.")
        }
        let setting = try setting()
        if setting.policy.fourEyes, ([look.by] + look.writers).contains(setting.person.id) {
            throw Refusal(
                .fourEyes, "\(setting.person.name) wrote or published it (four eyes)",
                "Somebody else has to look.")
        }
        var act = BlogAct(
            name: "look", need: .edit, subject: "second look: \(look.name)", entry: id)
        act.note = note
        let earlier = try earlier(than: look.commit, of: id, from: setting.tip.commit)
        let others = earlier.filter {
            !setting.policy.fourEyes || !$0.people.contains(setting.person.id)
        }
        act.trailers = ([look.commit] + others.map(\.commit)).map { (.looked, $0.hex) }
        if let text = look.text { act.trailers.append((.text, text)) }
        let publication = try await self.act(act, changes: false) { _ in [] }
        let left = earlier.first { one in
            !others.contains { $0.commit == one.commit }
        }
        try await blog.git.withLock {
            let ref = BlogRef.unreviewed(look.id)
            guard let left else {
                return try await blog.git.deleteReferences([(ref, look.commit)])
            }
            // Somebody else has to look at that one.
            _ = try blog.git.updateReference(
                ref, to: left.commit, expecting: look.commit, message: "published without review")
        }
        return publication
    }
}
