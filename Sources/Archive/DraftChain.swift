package import Editorial
package import Git

/// An open or spiked draft: its history and its text.
package struct DraftChain: Sendable {
    package let id: EntryID
    /// The ref that holds it.
    package let ref: String
    package let tip: ObjectID
    /// Where its file lies in its tree.
    package let path: String
    /// The file, byte for byte.
    package let bytes: [UInt8]
    /// The acts of the chain, oldest first.
    package let acts: [DraftAct]
    /// The commit of `main` that it starts from, if the entry is published already.
    package let base: ObjectID?

    /// Whether it is neither spiked nor published.
    package var isOpen: Bool { ref.hasPrefix(BlogRef.drafts) }

    /// The text id of the file.
    package var text: String { BlogRepository.textID(of: bytes) }

    /// Where it stands under a policy, whoever was on the desk: that is judged elsewhere.
    package func status(_ policy: Policy) -> DraftStatus {
        DraftStatus(folding: acts, policy: policy)
    }

    /// Where it stands under the policy of a desk, and with its people as they are.
    package func status(_ desk: Desk) -> DraftStatus {
        DraftStatus(folding: acts, policy: desk.policy, desk: desk)
    }

    /// The file as an entry.
    ///
    /// - Throws: `InvalidFile` where it does not decode; the text is kept all the same.
    package func file() throws(InvalidFile) -> EntryFile {
        try EntryFile(bytes: bytes, path: path)
    }

    /// What to call it in a list, even if it does not decode.
    package var name: String {
        if let file = try? file() { return file.entry.name }
        return "(does not read: see `lb show \(id)`)"
    }
}

extension BlogRepository {
    /// The draft of that id.
    ///
    /// - Throws: `ArchiveError` if there is none, or its chain is not one.
    package func draft(_ id: EntryID) throws -> DraftChain {
        for ref in [BlogRef.draft(id), BlogRef.spiked(id)] {
            guard let tip = try git.reference(ref),
                try !closedDrafts().contains(Journal.Closing(ref: ref, tip: tip))
            else { continue }
            return try chain(id, ref: ref, tip: tip)
        }
        throw ArchiveError(
            .notFound, "there is no open draft \(id)", "`lb list` shows what there is.")
    }

    /// All open drafts, in the order of their ids.
    ///
    /// One that cannot be read does not hide the others: it is in `damaged`, with what is wrong.
    package func drafts(
        spiked: Bool = false
    ) throws -> (drafts: [DraftChain], damaged: [(name: String, error: any Error)]) {
        var drafts: [DraftChain] = []
        var damaged: [(name: String, error: any Error)] = []
        for (name, tip) in try openDrafts(under: spiked ? BlogRef.spiked : BlogRef.drafts) {
            do {
                guard
                    let id = EntryID(
                        name.dropFirst((spiked ? BlogRef.spiked : BlogRef.drafts).count))
                else {
                    throw ArchiveError(
                        .invalid, "\(name) does not name an entry",
                        "`git update-ref -d \(name)` removes it.")
                }
                drafts.append(try chain(id, ref: name, tip: tip))
            } catch {
                damaged.append((name, error))
            }
        }
        return (drafts, damaged)
    }

    /// The history of a draft that was published, by the last commit of its chain.
    package func closedDraft(_ id: EntryID, at tip: ObjectID) throws -> DraftChain {
        try chain(id, ref: BlogRef.draft(id), tip: tip)
    }

    private func chain(_ id: EntryID, ref: String, tip: ObjectID) throws -> DraftChain {
        var acts: [DraftAct] = []
        var base: ObjectID?
        var commits = try git.firstParents(from: tip, limit: Limits.draftActs)
        commits.reverse()
        var path: String?
        for commit in commits {
            let trailers = Trailers(message: commit.message)
            let entry = try draftFile(id, in: commit)
            if let entry { path = entry.path }
            // A commit of plain git has no trailers: it counts as an edit by its author.
            let act = trailers[.act].flatMap(Act.init(rawValue:)) ?? .edit
            if let text = trailers[.base].flatMap(ObjectID.init(hex:)) { base = text }
            acts.append(
                DraftAct(
                    act: act, by: trailers[.by] ?? SafeText.line(commit.author.email),
                    at: Instant(seconds: commit.author.seconds), text: entry?.text ?? "",
                    note: Trailers.text(of: commit.message),
                    detail: act.detail.flatMap { trailers[$0] },
                    flags: act == .draft ? trailers.values(.flag) : [], commit: commit.id.hex))
        }
        guard let path, let last = commits.last,
            let bytes = try file(path, in: last.tree, limit: Limits.entryBytes)
        else {
            throw ArchiveError(
                .invalid, "the draft \(id) holds no file of that entry",
                "`git log -p \(ref)` shows what it holds.")
        }
        return DraftChain(
            id: id, ref: ref, tip: tip, path: path, bytes: bytes, acts: acts, base: base)
    }

    /// The entry's file in a commit of its chain, wherever it lies in it.
    package func draftBytes(_ id: EntryID, in commit: ObjectID) throws -> [UInt8]? {
        let commit = try git.commit(commit)
        guard let found = try draftFile(id, in: commit) else { return nil }
        return try file(found.path, in: commit.tree, limit: Limits.entryBytes)
    }

    /// The entry's file in a commit of its chain, and its text id, computed and never believed.
    private func draftFile(
        _ id: EntryID, in commit: Commit
    ) throws -> (path: String, text: String)? {
        let key = "\(id) \(commit.tree)"
        if let known = fileCache[key] { return known }
        var found: (path: String, text: String)?
        if let entry = try git.entry(at: EntryPath.summary, in: commit.tree), entry.kind == .file {
            found = (EntryPath.summary, try textID(of: entry.id))
        } else if let path = try entryPaths(in: commit.tree, limit: 8)
            .first(where: { EntryPath.id(in: $0) == id }),
            let entry = try git.entry(at: path, in: commit.tree)
        {
            found = (path, try textID(of: entry.id))
        }
        if let found { fileCache[key] = found }
        return found
    }

    private func textID(of blob: ObjectID) throws -> String {
        Self.textID(of: try git.blob(blob, limit: Limits.entryBytes))
    }
}
