package import Archive
package import Editorial
internal import Git

/// A remote that cannot be reached, or that refuses.
package struct RemoteError: Error, Sendable {
    /// What is wrong, without a full stop.
    package let message: String
    /// What is the case now, and the way out, as sentences.
    package let remedy: String
}

extension Shift {
    /// What was sent and what came in.
    package struct SyncOutcome: Sendable {
        /// The remote, by its name.
        package let remote: String
        /// What the meetings found, in order: more than one if others pushed at the same moment.
        package var meetings: [Meeting] = []
        /// Acts on `main` that the remote has now.
        package var sentActs = 0
        /// Drafts that the remote has now as they are here.
        package var sentDrafts: [EntryID] = []

        /// Whether something of ours stands back behind what others did.
        package var hasConflicts: Bool {
            meetings.contains { meeting in
                meeting.setAside.contains { !$0.isSame } || !meeting.failed.isEmpty
                    || meeting.drafts.contains {
                        if case .conflict = $0.event { true } else { false }
                    }
            }
        }
    }

    /// How often somebody else may push first before it is given up.
    private static let mostRounds = 10

    /// Brings the blog together with a remote: fetches, brings both together here, and pushes.
    ///
    /// Nobody waits for the network with the blog locked. All that is pushed goes out at once or not at all.
    ///
    /// - Parameter name: the remote; nil: the only one, or `origin`.
    /// - Throws: `ArchiveError` if there is no such remote or it is no clone of this blog; `GitError` if it
    ///   cannot be reached, with everything here as it was or brought together.
    package func sync(with name: String? = nil) async throws -> SyncOutcome {
        let remote = try remote(name)
        let person = try? setting()
        var outcome = SyncOutcome(remote: remote)
        var lastReason = ""
        for round in 0..<Self.mostRounds {
            try await Self.reaching(
                remote, round == 0 ? "Nothing was changed here." : Self.cameIn
            ) {
                try await blog.git.fetch(from: remote, SharedRefs.fetched(from: remote))
            }
            let now = clock.now()
            let who: Committer
            if let person {
                who = try committer(person, at: now)
            } else {
                // A machine that only ticks may be nobody on the desk.
                guard machine != .unknown else { throw DeskError.nobody }
                let signature = try Signature(
                    name: SafeText.line(machine.name), email: machine.email, seconds: now.seconds,
                    offsetMinutes: 0)
                who = Committer(author: signature, committer: signature)
            }
            let meeting = try await blog.meet(
                remote, by: who, person: person?.person.id ?? SafeText.line(machine.email),
                judge: missing)
            outcome.meetings.append(meeting)
            let pushed = try await Self.reaching(remote, Self.cameIn) {
                try await blog.git.push(to: remote, meeting.pushes)
            }
            guard case .overtaken(let reason) = pushed else {
                try await blog.notePushed(meeting.pushes, to: remote)
                outcome.sentActs = meeting.acts
                outcome.sentDrafts = meeting.pushes.filter { $0.new != nil }.compactMap {
                    $0.name.hasPrefix(BlogRef.drafts)
                        ? EntryID($0.name.dropFirst(BlogRef.drafts.count)) : nil
                }
                return outcome
            }
            lastReason = reason
            // Many who are told to wait must not come back all at once.
            try? await Task.sleep(for: .milliseconds(Int.random(in: 20...(100 << min(round, 4)))))
        }
        throw ArchiveError(
            .conflict,
            "\(remote) did not take what is new here; git says: \(SafeText.line(lastReason))",
            "What was there is here now. Try again; a lock that stays there is for whoever keeps "
                + "that repository to remove.")
    }

    private static let cameIn = "What came in is here; what is new here is not there yet."

    /// Says what is the case when git cannot do its work with a remote.
    private static func reaching<T>(
        _ remote: String, _ standing: String, _ work: () async throws -> T
    ) async throws -> T {
        do {
            return try await work()
        } catch let error as GitError {
            throw RemoteError(
                message: error.description,
                remedy: "\(standing) `git remote -v` shows where \(SafeText.line(remote)) is, and "
                    + "`git fetch \(SafeText.line(remote))` tells more; then `lb sync` again.")
        }
    }

    /// Takes what was redacted here, or by whoever shares a remote, out of both; then everything is as it is for
    /// `sync`.
    ///
    /// - Returns: what was done, and why the old objects are still here, if they are.
    /// - Throws: as `sync` does; `ArchiveError` if nothing was redacted.
    package func followRedactions(
        with name: String? = nil
    ) async throws -> (done: FollowedRedactions, trouble: String?) {
        let remote = try remote(name)
        func fetch(_ standing: String) async throws {
            try await Self.reaching(remote, standing) {
                try await blog.git.fetch(from: remote, SharedRefs.fetched(from: remote))
            }
        }
        var lastReason = ""
        for _ in 0..<Self.mostRounds {
            try await fetch("Nothing was changed here.")
            let followed = try await blog.followRedactions(of: remote)
            let pushed = try await Self.reaching(
                remote, "The text is out of this clone, and not yet out of the remote."
            ) { try await blog.git.push(to: remote, followed.pushes, rewriting: true) }
            guard case .overtaken(let reason) = pushed else {
                // What was fetched still held the old history.
                try await fetch("The text is out of this clone and the remote.")
                for id in followed.entries { try? await putAsideRedacted(id) }
                return (followed, try await blog.forgetRedacted())
            }
            lastReason = reason
        }
        throw ArchiveError(
            .conflict,
            "\(remote) did not take its history without what was redacted; git says: "
                + SafeText.line(lastReason), "The text is out of this clone. Try again.")
    }

    /// Spikes a draft of a redacted entry, which has no text any more: in the name of whoever follows, or of whoever
    /// redacted it.
    private func putAsideRedacted(_ id: EntryID) async throws {
        guard let chain = try openDraft(id), chain.isOpen else { return }
        let spike = Decision(.spike, note: "The entry is redacted.")
        do {
            _ = try await decide(spike, on: id)
        } catch {
            guard let by = try chain.file().entry.retracted?.by else { throw error }
            _ = try await carryingOut(for: by).decide(spike, on: id)
        }
    }

    /// What verifying finds wrong with an act that was written anew and was right before.
    private func missing(_ old: ObjectID, _ new: ObjectID) throws -> String? {
        func violations(of id: ObjectID) throws -> [Violation] {
            var verifier = Verifier(blog, from: Verification(), redacted: [], rewritten: [])
            try verifier.look(at: blog.git.commit(id))
            return verifier.result.violations
        }
        let before = Set(
            try violations(of: old).map { "\($0.kind) \($0.entry?.description ?? "")" })
        return try violations(of: new).first {
            !before.contains("\($0.kind) \($0.entry?.description ?? "")")
        }.map { "by the rules of the desk as they are now, \($0.message)" }
    }

    private func remote(_ name: String?) throws -> String {
        let remotes = try blog.git.remotes()
        if let name {
            guard remotes.contains(name) else {
                throw ArchiveError(
                    .notFound, "there is no remote called '\(SafeText.line(name))'",
                    remotes.isEmpty
                        ? "`git remote add origin URL` names one."
                        : "There is: \(remotes.map(SafeText.line).joined(separator: ", ")).")
            }
            return name
        }
        if remotes.contains("origin") { return "origin" }
        guard remotes.count == 1 else {
            throw ArchiveError(
                .notFound,
                remotes.isEmpty
                    ? "this blog is shared with nobody: it has no remote"
                    : "there are several remotes: \(remotes.map(SafeText.line).joined(separator: ", "))",
                remotes.isEmpty
                    ? "`git remote add origin URL` names the place that the desk shares, such as one "
                        + "made by `lb init --bare` or on any git host."
                    : "Say which: `lb sync NAME`.")
        }
        return remotes[0]
    }
}
