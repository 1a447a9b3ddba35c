package import Editorial
package import Git

/// What bringing this clone together with a remote changed here, and what is to be sent.
package struct Meeting: Sendable {
    /// Acts on `main` that came in, newest first: the commit, the first line of its message, and who did it.
    package var received: [(commit: ObjectID, subject: String, by: String)] = []
    /// Our acts on `main` that the remote does not have yet.
    package var acts = 0
    package var setAside: [SetAside] = []
    package var drafts: [MetDraft] = []
    /// Refs that could not be brought together, and why; they are as they were.
    package var failed: [(name: String, error: any Error)] = []
    /// Refs to be moved in the remote.
    package var pushes: [RefPush] = []
    /// Files of the checkout that somebody changed by hand, which stay as they are.
    package var kept: [String] = []
    /// What went wrong after everything was done.
    package var trouble: (any Error)?
}

/// What became of one draft.
package struct MetDraft: Sendable {
    package enum Event: Sendable {
        /// It came from the remote, or went on there.
        case new, changed
        /// It was published or spiked elsewhere.
        case closed
        /// Both sides went on: ours stands on theirs now, without these acts, which spoke of another text.
        case merged(without: [String])
        /// Both changed the same lines: theirs is the draft, and our text is in a file.
        case conflict(file: String)
        /// Readers have another text by now, and it changes that: an entry that is new to them if `isNew`; both
        /// texts in one if `isSame`, otherwise its own.
        case revision(isNew: Bool, isMerged: Bool)
        /// Its publish was set aside.
        case reopened
    }

    package let id: EntryID
    package let name: String
    /// Who did the last act to it.
    package let by: String
    package let event: Event

    package var isClosed: Bool {
        if case .closed = event { true } else { false }
    }
}

extension BlogRepository {
    /// Brings `main` and the drafts together with those of a remote, as last fetched.
    ///
    /// Main moves forward only, in both places. What was published there comes first, and ours is written anew
    /// on top of it; so it is with each draft. Nothing goes away that is not published or spiked: texts that
    /// cannot be brought together are kept beside.
    ///
    /// - Parameter judge: what a commit lacks that is to come onto `main` for another, the first of the two;
    ///   nil if nothing that the other had.
    /// - Throws: `ArchiveError` if the remote has another blog, or a history that was rewritten.
    package func meet(
        _ remote: String, by who: Committer, person: String,
        judge: (_ old: ObjectID, _ new: ObjectID) throws -> String?
    ) async throws -> Meeting {
        try await git.withLock {
            try await finishInterrupted()
            let theirs = try SharedRefs.fetched(from: remote, in: git)
            var shared = try sharedRefs(with: remote)
            let redacted = try redactedHistory(theirs)
            var meeting = Meeting()
            try await meetMain(theirs, shared, redacted, remote, who, judge, &meeting)
            var drafts = try DraftMeeting(
                blog: self, theirs: theirs, shared: shared, redacted: redacted, who: who,
                person: person)
            try await drafts.meet()
            // What was open again for a moment only is nothing to tell.
            meeting.drafts.removeAll { reopened in drafts.met.contains { $0.id == reopened.id } }
            meeting.drafts += drafts.met
            meeting.failed = drafts.failed
            let failed = Set(drafts.failed.map(\.name))
            // What failed was not agreed on.
            let before = shared
            shared = theirs
            for name in failed { shared.refs[name] = before.refs[name] }
            try keep(shared, with: remote)
            meeting.pushes = try SharedRefs.own(in: self).pushes(to: theirs, over: drafts.over)
                .filter { !failed.contains($0.name) }
            return meeting
        }
    }

    private func redactedHistory(_ theirs: SharedRefs) throws -> RedactedHistory {
        let maps = theirs.refs.filter { $0.key.hasPrefix(BlogRef.redactions) }.map(\.value)
        return try RedactedHistory(
            self, maps: maps + git.references(under: BlogRef.redactions).map(\.id))
    }

    /// Notes that a push was done.
    package func notePushed(_ pushes: [RefPush], to remote: String) async throws {
        try await git.withLock {
            var shared = try sharedRefs(with: remote)
            for push in pushes { shared.refs[push.name] = push.new }
            try keep(shared, with: remote)
        }
    }
}

extension SharedRefs {
    /// What has to be moved in a remote so that it has what is here.
    ///
    /// - Parameter over: what may go there, because it is proven to be over.
    func pushes(to theirs: SharedRefs, over: Set<String>) -> [RefPush] {
        Set(refs.keys).union(theirs.refs.keys).sorted().compactMap { name in
            let (own, their) = (refs[name], theirs.refs[name])
            guard own != their else { return nil }
            if own == nil, !over.contains(name) { return nil }
            return RefPush(name: name, expected: their, new: own)
        }
    }
}
