package import Editorial
package import Git

/// A change of what readers see, ready to be written as one commit.
package struct PublishingAct: Sendable {
    /// Files to put into the tree, by path; nil removes one.
    package var files: [(path: String, bytes: [UInt8]?)]
    /// Drafts that it publishes, whose histories become parents.
    package var drafts: [DraftChain]
    /// The whole commit message.
    package var message: String
    /// Entries that are published before a second person has looked at them.
    package var awaitingLook: [EntryID]
    /// Refs of drafts that the act opens again, each at its commit.
    package var reopens: [(ref: String, tip: ObjectID)] = []

    package init(
        files: [(path: String, bytes: [UInt8]?)], drafts: [DraftChain] = [], message: String,
        awaitingLook: [EntryID] = []
    ) {
        self.files = files
        self.drafts = drafts
        self.message = message
        self.awaitingLook = awaitingLook
    }
}

/// What became of a publishing act.
package struct Publication: Sendable {
    package let written: Written
    /// Files of the checkout that somebody changed by hand: published, but not touched on disk.
    package let kept: [String]
    /// What went wrong after `main` had moved; the act is done all the same.
    package let trouble: (any Error)?
    /// Why the refs of the drafts are still there, although on no list; they go with a later act.
    package let postponed: (any Error)?

    package var commit: ObjectID { written.commit }
}

extension BlogRepository {
    /// Publishes: one commit on `main`, all of it or nothing.
    ///
    /// Under the lock, `prepare` gets the tip that the commit will stand on and says what to write;
    /// what it throws ends the act with nothing changed.
    ///
    /// - Throws: `ArchiveError` of kind `conflict` if a draft changed since it was read or if plain
    ///   git keeps moving `main`.
    package func publish(
        by who: Committer, _ prepare: (Tip) throws -> PublishingAct
    ) async throws -> Publication {
        try await git.withLock {
            try await finishInterrupted()
            // Plain git takes no lock of ours, so the compare-and-swap may fail: then again.
            for _ in 0..<20 {
                let tip = try tip()
                let act = try prepare(tip)
                if let done = try await attempt(act, on: tip, by: who) { return done }
            }
            throw ArchiveError(
                .conflict, "main kept moving while this was being published",
                "Nothing was published. Try again.")
        }
    }

    /// Nil if `main` moved meanwhile.
    private func attempt(
        _ act: PublishingAct, on tip: Tip, by who: Committer
    ) async throws -> Publication? {
        for draft in act.drafts
        where try git.reference(draft.ref) != draft.tip
            || closedDrafts().contains(.init(ref: draft.ref, tip: draft.tip))
        {
            throw ArchiveError(
                .conflict, "\(draft.id) changed while it was being published",
                "Nothing was published. `lb show \(draft.id)` shows it as it is now.")
        }
        // What an earlier act could not finish goes on to be noted beside this one's.
        let left = try leftOpen()
        let journal: Journal
        do {
            journal = try await write(act, on: tip, by: who, after: left)
        } catch {
            try? restore(left)
            throw error
        }
        let commit = journal.after
        // Before main moves, so that a crash in between cannot forget them; a ref to a commit that main
        // never reached is on no list.
        for id in act.awaitingLook {
            _ = try git.updateReference(
                BlogRef.unreviewed(id), to: commit,
                expecting: git.reference(BlogRef.unreviewed(id)),
                message: "published without review")
        }
        let moved: Written
        do {
            moved = try move(BlogRef.main, from: tip.commit, to: commit, message: subject(act))
        } catch {
            try restore(left)
            guard error is RefConflict else { throw error }
            return nil
        }
        do {
            let finish = try await finish(journal)
            return Publication(
                written: moved, kept: finish.kept, trouble: finish.trouble,
                postponed: finish.postponed)
        } catch {
            return Publication(written: moved, kept: [], trouble: error, postponed: nil)
        }
    }

    /// Writes the objects of an act, and together with them the journal that finishes it.
    private func write(
        _ act: PublishingAct, on tip: Tip, by who: Committer, after left: Journal?
    ) async throws -> Journal {
        let media = try mediaOf(act.drafts)
        let who = try who.onto(git.commit(tip.commit).committer)
        return try await git.together {
            var changes: [String: TreeChange] = [:]
            for (path, bytes) in act.files {
                changes[path] = try bytes.map { .file(try git.writeBlob($0)) } ?? .remove
            }
            changes.merge(media) { file, _ in file }
            let tree = try git.writeTree(base: tip.tree, changes: changes)
            let commit = try await git.writeAct(
                tree: tree, parents: [tip.commit] + act.drafts.map(\.tip), author: who.author,
                committer: who.committer, message: act.message)
            let journal = Journal(
                before: left.flatMap { $0.paths.isEmpty ? nil : $0.before } ?? tip.commit,
                after: commit,
                paths: Array(Set(changes.keys).union(left?.paths ?? [])).sorted(),
                closes: act.drafts.map { Journal.Closing(ref: $0.ref, tip: $0.tip) },
                pending: left?.pending ?? [],
                reopens: act.reopens.map { Journal.Closing(ref: $0.ref, tip: $0.tip) })
            try writeJournal(journal)
            return journal
        }
    }

    /// Puts the journal back to what it was before an act that was not done.
    private func restore(_ left: Journal?) throws {
        if let left { try writeJournal(left) } else { try removeJournal() }
    }

    /// New media files of the drafts, as changes to the tree.
    private func mediaOf(_ drafts: [DraftChain]) throws -> [String: TreeChange] {
        var changes: [String: TreeChange] = [:]
        for draft in drafts {
            for difference in try git.differences(from: nil, to: git.commit(draft.tip).tree)
            where difference.path.hasPrefix("media/") {
                guard let file = difference.new, file.kind == .file else { continue }
                changes[difference.path] = .file(file.id)
            }
        }
        return changes
    }

    private func subject(_ act: PublishingAct) -> String {
        String(act.message.prefix { !$0.isNewline })
    }
}
