package import Editorial
package import Git

/// What became of an act that was written.
package enum Written: Sendable {
    /// Done, and on the disk for good.
    case done(ObjectID)
    /// Done and visible, but the disk reported an error afterwards: it may not survive a power cut.
    case doneDespite(ObjectID, GitError)

    package var commit: ObjectID {
        switch self {
        case .done(let id), .doneDespite(let id, _): id
        }
    }
}

/// Who a commit names.
package struct Committer: Sendable {
    /// The person who acts.
    package let author: Signature
    /// Whoever sits at the machine.
    package let committer: Signature

    package init(author: Signature, committer: Signature) {
        self.author = author
        self.committer = committer
    }

    /// The same, for a commit that stands on one of a machine whose clock is ahead.
    func onto(_ parent: Signature) -> Committer {
        Committer(author: author, committer: committer.notBefore(parent))
    }
}

extension Signature {
    /// The most that a clock is taken to be ahead, in seconds; a time beyond is no reason to write a wrong one.
    private static let mostAhead: Int64 = 86_400

    /// The same at the time of another one, if that is later: git expects that a commit is no older than its
    /// parent. When somebody acted, the author's time says.
    func notBefore(_ other: Signature) -> Signature {
        guard other.seconds > seconds, other.seconds - seconds <= Self.mostAhead else {
            return self
        }
        return dated(other.seconds)
    }
}

extension BlogRepository {
    /// Starts a chain with a first text.
    package func startDraft(
        _ id: EntryID, path: String, bytes: [UInt8], message: String, by who: Committer
    ) async throws -> Written {
        try await git.withLock {
            let commit = try await git.together {
                let blob = try git.writeBlob(bytes)
                let tree = try git.writeTree(base: nil, changes: [path: .file(blob)])
                return try await git.writeAct(
                    tree: tree, parents: [], author: who.author, committer: who.committer,
                    message: message)
            }
            return try move(BlogRef.draft(id), from: nil, to: commit, message: "draft")
        }
    }

    /// Adds an act to a chain: with `bytes`, a new text; without, the same.
    ///
    /// - Parameter ref: where the chain goes on, if elsewhere: spiked drafts have a folder of their own.
    /// - Throws: `ArchiveError` of kind `conflict` if somebody else added one meanwhile.
    package func addAct(
        to chain: DraftChain, bytes: [UInt8]? = nil, media: [(path: String, bytes: [UInt8])] = [],
        message: String, by who: Committer, ref: String? = nil
    ) async throws -> Written {
        let target = ref ?? chain.ref
        return try await git.withLock {
            try await finishRedactionFirst(for: chain)
            // An entry may be spiked more than once; the earlier draft stays reachable from the later.
            let earlier = target == chain.ref ? nil : try git.reference(target)
            guard earlier == nil || target.hasPrefix(BlogRef.spiked) else {
                throw ArchiveError(
                    .exists, "\(chain.id) has an open draft already",
                    "`lb show \(chain.id)` shows it; publish or spike it first.")
            }
            let commit = try await git.together {
                var tree = try git.commit(chain.tip).tree
                if let bytes {
                    var changes: [String: TreeChange] = [:]
                    for (path, bytes) in [(chain.path, bytes)] + media {
                        changes[path] = .file(try git.writeBlob(bytes))
                    }
                    tree = try git.writeTree(base: tree, changes: changes)
                }
                return try await git.writeAct(
                    tree: tree, parents: [chain.tip] + (earlier.map { [$0] } ?? []),
                    author: who.author, committer: who.committer, message: message)
            }
            do {
                guard target != chain.ref else {
                    return try move(chain.ref, from: chain.tip, to: commit, message: "act")
                }
                // The new ref first: a crash in between leaves the draft twice, never not at all.
                let moved = try move(target, from: earlier, to: commit, message: "act")
                try await git.deleteReferences([(chain.ref, chain.tip)])
                return moved
            } catch is RefConflict {
                throw try conflict(on: chain)
            }
        }
    }

    /// Moves a ref under the lock; tells "not done" from "done, but the disk complained".
    package func move(
        _ ref: String, from old: ObjectID?, to new: ObjectID, message: String
    ) throws -> Written {
        switch try git.updateReference(ref, to: new, expecting: old, message: message) {
        case .moved: return .done(new)
        case .movedDespite(let error): return .doneDespite(new, error)
        }
    }

    private func conflict(on chain: DraftChain) throws -> ArchiveError {
        guard let now = try? draft(chain.id), let last = now.acts.last else {
            return ArchiveError(
                .conflict, "\(chain.id) was published or spiked while you worked on it",
                "`lb log \(chain.id)` tells by whom.")
        }
        return ArchiveError(
            .conflict,
            "\(chain.id) changed while you worked on it: \(last.act.rawValue) by \(last.by)",
            "`lb show \(chain.id)` shows it as it is now; then do it again.")
    }

    /// Takes drafts off the list of open ones: their refs go, expected where they were last seen.
    package func closeDrafts(_ chains: [DraftChain]) async throws {
        try await git.deleteReferences(chains.map { ($0.ref, $0.tip) })
    }
}
