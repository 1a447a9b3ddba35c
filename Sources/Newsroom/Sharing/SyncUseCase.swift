package import Archive
package import Editorial
internal import Git

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
        let namespaces = ["lb/drafts/", "lb/spiked/", "lb/unreviewed/", "lb/kept/"]
        var outcome = SyncOutcome(remote: remote)
        var lastReason = ""
        for round in 0..<Self.mostRounds {
            try await blog.git.fetch(from: remote, namespaces)
            let now = clock.now()
            let who: Committer
            if let person {
                who = try committer(person, at: now)
            } else {
                // A machine that only ticks may be nobody on the desk.
                let signature = try Signature(
                    name: SafeText.line(machine.name), email: machine.email, seconds: now.seconds,
                    offsetMinutes: 0)
                who = Committer(author: signature, committer: signature)
            }
            let meeting = try await blog.meet(
                remote, by: who, person: person?.person.id ?? SafeText.line(machine.email))
            outcome.meetings.append(meeting)
            guard
                case .overtaken(let reason) = try await blog.git.push(to: remote, meeting.pushes)
            else {
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
