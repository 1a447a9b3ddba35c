package import Editorial
package import Git

/// How a draft was brought onto what readers have by now.
package enum DraftRebase: Sendable {
    /// Both texts in one; `isNew` if the entry was not published yet when the draft was started.
    case merged(isNew: Bool)
    /// Both changed the same lines: the draft says what it said, and asks to be looked at.
    case kept
}

extension BlogRepository {
    /// Makes an open draft a change of what readers have now, if somebody published the entry since it was
    /// started; under the lock.
    ///
    /// The two texts are brought together line by line. What was decided on the draft was decided on another
    /// change, so it is returned to its writers, but for a retraction, which is right whatever it takes back.
    ///
    /// - Parameters:
    ///   - fork: what the draft was when it and what was published went apart, if they were one and it is known.
    ///   - person: who is named as having brought it over.
    /// - Returns: nil if nothing was published meanwhile.
    package func rebaseDraft(
        _ id: EntryID, fork: ObjectID?, by who: Committer, person: String
    ) async throws -> DraftRebase? {
        guard let chain = try? draft(id), chain.isOpen else { return nil }
        let tip = try tip()
        guard let published = try published(id, at: tip) else { return nil }
        var before = try fork.flatMap { try draftBytes(id, in: $0) }
        if let base = chain.base {
            // It may be gone: an act of ours that was written anew, when this machine stopped in the middle.
            let start = try (try? git.commit(base)).flatMap {
                try file(published.path, in: $0.tree, limit: Limits.entryBytes)
            }
            if start == published.bytes {
                if (try? git.isAncestor(base, of: tip.commit)) != true {
                    _ = try await add(
                        .edit, to: chain, base: tip.commit, person, who,
                        note: "It starts from another commit of main now.")
                }
                return nil
            }
            before = before ?? start
        }
        let desk = (try? deskFile(at: tip).desk) ?? Desk()
        let status = chain.status(desk)
        let isRetraction = status.purpose == .retract
        let entry = try? EntryFile(bytes: published.bytes, path: published.path).entry
        if entry?.retracted != nil, !isRetraction {
            // Nothing brings back what was taken back but a decision of its own.
            guard status.state.awaitsRelease else { return nil }
            _ = try await add(
                .return, to: chain, person, who, note: "The entry was retracted meanwhile.")
            return .kept
        }
        let merged =
            isRetraction
            ? chain.bytes : try mergedText(before, ours: chain.bytes, with: published)
        let bytes = dated(try merged ?? withCorrections(chain, of: published), like: entry)
        let now = try await add(
            .edit, to: chain, moving: (published.path, bytes), base: tip.commit, person, who,
            note: merged == nil
                ? "Readers have another text by now, changed in the same lines."
                : "Brought onto what readers have by now.")
        if !isRetraction, now.status(desk).state.awaitsRelease {
            _ = try await add(
                .return, to: now, person, who,
                note:
                    "The entry was published meanwhile: `lb diff \(id) --published` shows what this "
                    + "would change.")
        }
        return merged == nil ? .kept : .merged(isNew: chain.base == nil)
    }

    /// The changes of two people in one text; nil where both changed the same lines, or nothing that reads
    /// came of it.
    private func mergedText(
        _ before: [UInt8]?, ours: [UInt8], with published: (path: String, bytes: [UInt8])
    ) throws -> [UInt8]? {
        let (own, other) = (EntryFile.textBytes(ours), EntryFile.textBytes(published.bytes))
        if own == other { return own }
        guard let before,
            let merged = try Repository.merged(
                base: EntryFile.textBytes(before), ours: own, theirs: other),
            (try? EntryFile(bytes: merged, path: published.path)) != nil
        else { return nil }
        return merged
    }

    /// The draft's own text with every correction that readers were told of.
    private func withCorrections(
        _ chain: DraftChain, of published: (path: String, bytes: [UInt8])
    ) throws -> [UInt8] {
        guard let file = try? chain.file(),
            let other = try? EntryFile(bytes: published.bytes, path: published.path).entry
        else { return chain.bytes }
        return file.keepingCorrections(of: other)
    }

    /// A text with the times at which the entry was published.
    private func dated(
        _ bytes: [UInt8], like entry: Entry?
    ) -> [UInt8] {
        EntryFile.setting(
            [
                ("published", entry?.published.map(ScalarValue.time)),
                ("updated", entry?.updated.map(ScalarValue.time)),
            ], in: bytes)
    }

    private func add(
        _ act: Act, to chain: DraftChain, moving file: (path: String, bytes: [UInt8])? = nil,
        base: ObjectID? = nil, _ person: String, _ who: Committer, note: String
    ) async throws -> DraftChain {
        var trailers = Trailers()
        trailers.add(.act, act.rawValue)
        trailers.add(.entry, chain.id.description)
        trailers.add(.text, file.map { Self.textID(of: $0.bytes) } ?? chain.text)
        trailers.add(.by, person)
        if let base { trailers.add(.base, base.hex) }
        let message = trailers.message(subject: "\(act.rawValue): \(chain.name)", text: note)
        let commit = try await git.together {
            var tree = try git.commit(chain.tip).tree
            if let file {
                var changes: [String: TreeChange] = [:]
                // Where it was started and first published within a minute, both have the same path.
                if chain.path != file.path { changes[chain.path] = .remove }
                changes[file.path] = .file(try git.writeBlob(file.bytes))
                tree = try git.writeTree(base: tree, changes: changes)
            }
            return try await git.writeAct(
                tree: tree, parents: [chain.tip], author: who.author, committer: who.committer,
                message: message)
        }
        _ = try move(chain.ref, from: chain.tip, to: commit, message: "brought over")
        return try draft(chain.id)
    }
}

extension DraftState {
    /// Whether an editor or a clock may send it to readers without anything more from its writers.
    fileprivate var awaitsRelease: Bool { [.submitted, .approved, .scheduled].contains(self) }
}
