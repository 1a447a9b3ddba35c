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
    let policy: Policy

    /// What came of it.
    struct Outcome {
        /// The new end of the chain; nil if both changed the same lines.
        var tip: ObjectID?
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
            switch try plan(commit, on: tip) {
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
            case .leave(let act): outcome.dropped.append(act)
            case .conflict: outcome.tip = nil
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
            if EntryPath.isEntry(change.path) { text = BlogRepository.textID(of: merged) }
            changes[change.path] = .file(
                try blog.git.writeTogether { try blog.git.writeBlob(merged) })
        }
        guard changes.isEmpty else { return .same(changes, text: text) }
        let isSameText = try blog.draftBytes(id, in: commit.id) == blog.draftBytes(id, in: tip)
        let state = try blog.closedDraft(id, at: tip).status(policy).state
        return carriesOver(act, isSameText: isSameText, state)
            ? .same([:], text: nil) : .leave(act.rawValue)
    }

    /// Whether an act without a text of its own is still what it was meant to be.
    private func carriesOver(_ act: Act, isSameText: Bool, _ state: DraftState) -> Bool {
        switch act {
        case .comment, .hold, .release, .embargo, .flag, .unschedule, .return: true
        case .submit: state == .draft || state == .returned
        case .draft, .publish, .breakGlass: false
        case .edit, .undo, .approve, .clear, .schedule, .spike, .revive: isSameText
        }
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
