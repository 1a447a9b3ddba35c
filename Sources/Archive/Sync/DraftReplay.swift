internal import Editorial
internal import Git

/// Writes acts on a draft anew, onto what others did to it meanwhile in another clone.
///
/// Two changes of the text are brought together line by line. What speaks of one text only, such as an
/// approval, does not go over to another text.
struct DraftReplay {
    let blog: BlogRepository
    let id: EntryID
    let who: Committer
    let desk: Desk

    /// What came of it.
    struct Outcome {
        /// The new end of the chain; nil if the two have nothing in common.
        var tip: ObjectID?
        /// Whether both changed the same lines, so that only what else was said and done went over.
        var isConflict = false
        /// Acts of ours that did not go over, by their names.
        var dropped: [String] = []
    }

    /// - Parameters:
    ///   - own: the end of our chain.
    ///   - theirs: the end of the other one, which comes first.
    func replay(_ own: ObjectID, onto theirs: ObjectID) async throws -> Outcome {
        guard let base = try blog.git.mergeBase(of: own, and: theirs) else { return Outcome() }
        var commits: [Commit] = []
        try blog.git.eachFirstParent(from: own) { commit in
            guard commit.id != base, commits.count < Limits.draftActs else { return false }
            commits.append(commit)
            return true
        }
        var outcome = Outcome(tip: theirs)
        var renamed: [ObjectID: ObjectID] = [:]
        for commit in commits.reversed() {
            guard let tip = outcome.tip else { break }
            let plan = try plan(commit, on: tip)
            // What follows a text that did not go over speaks of that.
            if outcome.isConflict, plan.isText { continue }
            switch plan {
            case .same(let changes, let text):
                var message = commit.message
                if let old = Trailers(message: message)[.text], let text {
                    message = Self.changed(.text, from: old, to: text, in: message)
                }
                for (old, now) in renamed {
                    message = Self.changed(.undoes, from: old.hex, to: now.hex, in: message)
                }
                let id = try await write(commit, changes, message: message, on: tip)
                renamed[commit.id] = id
                outcome.tip = id
            case .leave(let act):
                outcome.dropped.append(act)
                if let comment = comment(for: commit, on: tip) {
                    outcome.tip = try await write(commit, [:], message: comment, on: tip)
                }
            case .conflict:
                outcome.isConflict = true
                outcome.tip = try await write(
                    commit, pictures(of: own, missingIn: tip), message: beside(own, on: tip),
                    on: tip)
            }
        }
        return outcome
    }

    private enum Plan {
        /// The act as it was, with these changes to the files, and the text id if it is one of two texts
        /// brought together.
        case same([String: TreeChange], text: String?)
        case leave(String)
        case conflict

        var isText: Bool {
            switch self {
            case .same(let changes, _): !changes.isEmpty
            case .leave: false
            case .conflict: true
            }
        }
    }

    private func plan(_ commit: Commit, on tip: ObjectID) throws -> Plan {
        let trailers = Trailers(message: commit.message)
        let act = trailers[.act].flatMap(Act.init(rawValue:)) ?? .edit
        let old = try commit.parents.first.map { try blog.git.commit($0).tree }
        var changes: [String: TreeChange] = [:]
        var text: String?
        let now = try blog.git.commit(tip).tree
        for change in try blog.git.differences(from: old, to: commit.tree) {
            let there = try blog.git.entry(at: change.path, in: now)
            if there?.id == change.new?.id { continue }
            if there?.id == change.old?.id {
                changes[change.path] = change.new.map { .file($0.id) } ?? .remove
                continue
            }
            guard let before = change.old, let after = change.new, let there else {
                return .conflict
            }
            let texts = try [before, after, there].map {
                try blog.git.blob($0.id, limit: Limits.entryBytes)
            }
            guard
                let merged = try Repository.merged(
                    base: texts[0], ours: texts[1], theirs: texts[2])
            else { return .conflict }
            if EntryPath.isEntry(change.path) || change.path == EntryPath.summary {
                // Each side may have written the same key in another place.
                let reads = (texts + [merged]).map {
                    (try? EntryFile(bytes: $0, path: change.path)) != nil
                }
                if reads == [true, true, true, false] { return .conflict }
            }
            if EntryPath.isEntry(change.path) { text = BlogRepository.textID(of: merged) }
            changes[change.path] = .file(
                try blog.git.writeTogether { try blog.git.writeBlob(merged) })
        }
        guard changes.isEmpty else { return .same(changes, text: text) }
        return try carriesOver(commit, act, trailers, onto: tip)
            ? .same([:], text: nil) : .leave(act.rawValue)
    }

    /// Media files of a chain that another one has not; named by what they hold, they are in nobody's way.
    private func pictures(
        of own: ObjectID, missingIn tip: ObjectID
    ) throws -> [String: TreeChange] {
        var changes: [String: TreeChange] = [:]
        for file in try blog.git.differences(
            from: blog.git.commit(tip).tree, to: blog.git.commit(own).tree)
        where file.old == nil && file.path.hasPrefix("media/") {
            if let new = file.new, new.kind == .file { changes[file.path] = .file(new.id) }
        }
        return changes
    }

    /// Says that there is another text.
    private func beside(_ own: ObjectID, on tip: ObjectID) throws -> String {
        let chain = try blog.closedDraft(id, at: tip)
        let name = BlogRef.kept(own)
        return comment(
            "Another text, changed in the same lines, is kept: `git log -p \(name)`.", on: chain,
            by: try blog.closedDraft(id, at: own).acts.last?.by)
    }

    private func comment(_ text: String, on chain: DraftChain, by person: String?) -> String {
        var new = Trailers()
        new.add(.act, Act.comment.rawValue)
        new.add(.entry, id.description)
        new.add(.text, chain.text)
        if let person { new.add(.by, person) }
        return new.message(subject: "comment: \(chain.name)", text: text)
    }

    /// Whether an act without a text of its own may be done to the draft as it stands there, by the same person,
    /// and is still what it was meant to be.
    private func carriesOver(
        _ commit: Commit, _ act: Act, _ trailers: Trailers, onto tip: ObjectID
    ) throws -> Bool {
        let isSameText = try blog.draftBytes(id, in: commit.id) == blog.draftBytes(id, in: tip)
        switch act {
        case .comment: return true
        case .draft, .publish, .breakGlass: return false
        case .edit, .undo: return isSameText
        case .approve, .clear, .schedule, .spike, .revive, .return:
            guard isSameText else { return false }
        case .hold, .release, .embargo, .flag, .unschedule, .submit: break
        }
        guard let person = trailers[.by].flatMap({ desk.person($0) }) else { return false }
        let status = try blog.closedDraft(id, at: tip).status(desk)
        let before = try commit.parents.first.map {
            try blog.closedDraft(id, at: $0).status(desk)
        }
        guard keepsWhatIsStricter(act, trailers, there: status, here: before) else { return false }
        return (try? Workflow.decide(act, on: status, by: person, policy: desk.policy)) != nil
    }

    /// Whether an act lifts only what whoever did it knew of: of two restrictions the stricter stands.
    private func keepsWhatIsStricter(
        _ act: Act, _ trailers: Trailers, there: DraftStatus, here: DraftStatus?
    ) -> Bool {
        let time = act.detail.flatMap { trailers[$0] }.flatMap { PlannedTime($0) }
        switch act {
        case .release: return there.holds.allSatisfy { here?.holds.contains($0) == true }
        case .embargo:
            guard let set = there.embargo, set != here?.embargo else { return true }
            return time.map { $0.utc >= set.utc } ?? false
        case .schedule:
            guard let set = there.schedule, set != here?.schedule else { return true }
            return time.map { $0.utc >= set.time.utc } ?? false
        default: return true
        }
    }

    /// What somebody wrote with an act that does not go over, as a comment; nil if they wrote nothing.
    private func comment(for commit: Commit, on tip: ObjectID) -> String? {
        let trailers = Trailers(message: commit.message)
        guard let chain = try? blog.closedDraft(id, at: tip),
            let note = Trailers.text(of: commit.message), !note.isEmpty
        else { return nil }
        return self.comment(
            "(\(trailers[.act] ?? "act")) \(note)", on: chain, by: trailers[.by])
    }

    private static func changed(
        _ key: TrailerKey, from old: String, to new: String, in message: String
    ) -> String {
        message.replacing("\(key.rawValue): \(old)", with: "\(key.rawValue): \(new)")
    }

    private func write(
        _ commit: Commit, _ changes: [String: TreeChange], message: String, on tip: ObjectID
    ) async throws -> ObjectID {
        try await blog.git.together {
            var tree = try blog.git.commit(tip).tree
            if !changes.isEmpty { tree = try blog.git.writeTree(base: tree, changes: changes) }
            return try await blog.git.writeAct(
                tree: tree, parents: [tip], author: commit.author, committer: who.committer,
                message: message)
        }
    }
}
