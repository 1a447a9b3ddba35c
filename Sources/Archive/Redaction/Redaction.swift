package import Editorial
package import Git

/// What a redaction did, for the people who have to see it through in other clones.
package struct Redaction: Sendable {
    /// Commits that became others, oldest first.
    package let renamed: [(old: ObjectID, new: ObjectID)]
    /// The ref that keeps the list.
    package let mapRef: String
    /// SHA-256 of the list, which is in the message of the redaction.
    package let digest: String
    /// Refs that still hold the old history, such as branches of other tools and what was fetched.
    package let left: [String]
    /// Why the old objects could not be removed; they go with `git gc --prune=now`.
    package let trouble: String?
}

/// SHA-256 of what a redaction keeps of what it did, which its message names.
package struct RedactionDigests: Hashable, Sendable {
    /// Of the list of commits, old and new.
    package let commits: String
    /// Of the list of media files that went.
    package let media: String
}

extension BlogRepository {
    /// Takes the texts of one entry out of all history, and says so in a commit on `main`.
    ///
    /// Under the lock: every commit of `main` and of `refs/lb` that held it, and all that stand on them, are
    /// written anew; then all refs move at once, and the old objects are removed. From before the refs move until
    /// then it is noted in a journal, by which the next act finishes it.
    ///
    /// - Parameters:
    ///   - reason: for readers, on the tombstone.
    ///   - message: gives the message of the redaction from the digests of its lists.
    /// - Throws: `ArchiveError` if the entry was never there; errors of the disk, with nothing changed.
    package func redact(
        _ id: EntryID, retraction: Retraction, by who: Committer,
        message: (RedactionDigests) -> String
    ) async throws -> Redaction {
        try await git.withLock {
            try await finishInterrupted()
            guard !isInterrupted else {
                throw ArchiveError(
                    .conflict, "an earlier act is not finished yet",
                    "Nothing was redacted. `lb doctor` says what is in its way.")
            }
            let paths = try await everyPath(of: id, in: Self.ours)
            guard !paths.isEmpty else {
                throw ArchiveError(.notFound, "\(id) is nowhere in the history", "Check the id.")
            }
            let tip = try tip()
            let media = try await ownMedia(of: paths, at: tip)
            var rewriter = HistoryRewriter(
                self, [Cut(entry: id, retraction: retraction, paths: paths, media: media)])
            let commits = try await everyCommit()
            for commit in commits { try rewriter.rewrite(commit) }
            let renamed = commits.compactMap { old in rewriter.renamed[old].map { (old, $0) } }
            let list = renamed.map { "\($0.0) \($0.1)\n" }.joined()
            let mediaList = media.sorted().map { $0 + "\n" }.joined()
            let digests = RedactionDigests(
                commits: SHA256.hex(of: Array(list.utf8)),
                media: SHA256.hex(of: Array(mediaList.utf8)))
            let map = try await writeMap(list, media: mediaList, digests, by: who)
            let mapRef = BlogRef.redactions + digests.commits.prefix(16)
            let newTip = rewriter.renamed[tip.commit] ?? tip.commit
            let tree = try git.commit(newTip).tree
            let commit = try await git.writeAct(
                tree: tree, parents: [newTip], author: who.author, committer: who.committer,
                message: message(digests))
            let changed = Array(paths) + paths.map { HistoryRewriter.bare($0, id) }
            let journal = RedactionJournal(
                entry: id, main: .init(ref: BlogRef.main, old: tip.commit, new: commit),
                map: .init(ref: mapRef, old: map, new: map),
                moves: try git.references(under: "refs/lb/").compactMap { name, old in
                    rewriter.renamed[old].map { .init(ref: name, old: old, new: $0) }
                }, texts: rewriter.cut.sorted { $0.hex < $1.hex },
                paths: (changed + media).sorted())
            do {
                try write(journal)
                try await moveAll(journal)
                return try await complete(journal)
            } catch {
                // "Failed" may be "done": then it stays noted, and what comes next finishes it.
                guard try git.reference(BlogRef.main) == commit else {
                    // What cannot be dropped now is dropped by what comes next, since it had not begun.
                    try? await drop(journal)
                    throw error
                }
                return Redaction(
                    renamed: renamed, mapRef: mapRef, digest: digests.commits, left: [],
                    trouble: "\(error)")
            }
        }
    }

    /// What runs without an error; its output as lines.
    func lines(_ arguments: [String], input: [UInt8] = []) async throws -> [String] {
        let result = try await git.runGit(arguments, input: input)
        guard result.status == 0 else {
            let said = SafeText.line(String(decoding: result.errors, as: UTF8.self))
            throw GitError(
                operation:
                    "run git \(arguments.first { !$0.hasPrefix("-") && !$0.contains("=") } ?? "")",
                message: said.isEmpty ? "it was stopped, or said nothing" : said,
                code: result.status)
        }
        return String(decoding: result.output, as: UTF8.self).split(
            whereSeparator: { $0 == "\n" || $0 == "\0" }
        ).map(String.init)
    }

    /// As `lines`, but waits for locks that a git left which was stopped, and removes them.
    func linesPastLocks(_ arguments: [String], input: [UInt8] = []) async throws -> [String] {
        // A git that was stopped may have left a lock of a ref and one of its log, and each is met in turn.
        for _ in 0..<4 {
            do { return try await lines(arguments, input: input) } catch let error as GitError {
                guard try await git.removeStaleLocks(namedIn: error.message) else { throw error }
            }
        }
        return try await lines(arguments, input: input)
    }

    private static let ours = [BlogRef.main, "--glob=refs/lb/*"]

    private func everyCommit() async throws -> [ObjectID] {
        try await lines(["rev-list", "--date-order", "--reverse"] + Self.ours)
            .compactMap { ObjectID(hex: $0) }
    }

    /// Paths of an entry in any commit that can be reached from some refs, as `git log` takes them.
    func everyPath(of id: EntryID, in refs: [String]) async throws -> Set<String> {
        let names = try await lines(
            ["log", "-m", "--format=", "--name-only", "-z"] + refs
                + ["--", "*-\(id).md"])
        var paths = Set(names.filter { EntryPath.id(in: $0) == id })
        for commit in try await lines(
            ["log", "-m", "--format=%H"] + refs + ["--", EntryPath.summary])
        {
            guard let commit = ObjectID(hex: commit),
                let bytes = try file(
                    EntryPath.summary, in: git.commit(commit).tree, limit: Limits.entryBytes),
                (try? EntryFile(bytes: bytes, path: EntryPath.summary).entry.id) == id
            else { continue }
            paths.insert(EntryPath.summary)
        }
        return paths
    }

    /// Media files that versions of the entry name, and that no other published entry has.
    private func ownMedia(of paths: Set<String>, at tip: Tip) async throws -> Set<String> {
        var own: Set<String> = []
        let commits = try await lines(
            ["log", "-m", "--format=%H"] + Self.ours + ["--"] + paths.sorted())
        for commit in Set(commits).compactMap({ ObjectID(hex: $0) }) {
            let tree = try git.commit(commit).tree
            for path in paths {
                guard let bytes = try file(path, in: tree, limit: Limits.entryBytes),
                    let entry = try? EntryFile(bytes: bytes, path: path).entry
                else { continue }
                own.formUnion(entry.media.compactMap(\.file))
            }
        }
        guard !own.isEmpty else { return [] }
        for path in try entryPaths(in: tip.tree) where !paths.contains(path) {
            guard let bytes = try file(path, in: tip.tree, limit: Limits.entryBytes),
                let entry = try? EntryFile(bytes: bytes, path: path).entry
            else { continue }
            own.subtract(entry.media.compactMap(\.file))
        }
        return own
    }

    private func writeMap(
        _ list: String, media: String, _ digests: RedactionDigests, by who: Committer
    ) async throws -> ObjectID {
        try await git.together {
            let lists = ["commits": list, "media": media]
            let tree = try git.writeTree(
                base: nil,
                changes: lists.mapValues { .file(try git.writeBlob(Array($0.utf8))) })
            return try await git.writeAct(
                tree: tree, parents: [], author: who.author, committer: who.committer,
                message:
                    "Commits that a redaction made anew: old and new id\n\nSHA-256 of the list: \(digests.commits)\n"
            )
        }
    }

    /// The lists of redactions, by the names of their refs, each with the SHA-256 that they have now; nil for one
    /// that cannot be read.
    package func redactionMaps() throws -> [(
        ref: String, commit: ObjectID, digests: RedactionDigests?
    )] {
        try git.references(under: BlogRef.redactions).map { ref, map in
            let lists = try? ["commits", "media"].map {
                try file($0, in: git.commit(map).tree, limit: 1 << 28)
            }
            guard let lists, let commits = lists[0] else { return (ref, map, nil) }
            return (
                ref, map,
                RedactionDigests(
                    commits: SHA256.hex(of: commits), media: SHA256.hex(of: lists[1] ?? []))
            )
        }
    }

    /// The list of a redaction: what each commit was, and what it is now.
    package func redactedCommits(_ map: ObjectID) throws -> [(old: ObjectID, new: ObjectID)] {
        let list = try file("commits", in: git.commit(map).tree, limit: 1 << 28) ?? []
        return list.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let ids = line.split(separator: UInt8(ascii: " ")).compactMap {
                ObjectID(hex: String(decoding: $0, as: UTF8.self))
            }
            return ids.count == 2 ? (ids[0], ids[1]) : nil
        }
    }

    /// Removes what no ref holds any more, and what was derived from it.
    ///
    /// - Returns: why that could not be done; nil if the old objects are gone from this repository.
    package func forgetRedacted() async throws -> String? {
        try await git.withLock { await forgetOldObjects() }
    }

    /// - Parameter texts: what must be gone as well, if it is known.
    func forgetOldObjects(texts: [ObjectID] = []) async -> String? {
        CacheFile.removeFolder(privateFolder + "/cache")
        CacheFile.removeFolder(privateFolder + "/index")
        emptySpareSites()
        do {
            _ = try await linesPastLocks([
                "reflog", "expire", "--expire=now", "--expire-unreachable=now", "--all",
            ])
            // It names commits, and is no longer right; what is missing of it costs time and nothing else.
            let info = git.commonDirectory + "/objects/info/"
            let hadGraph =
                DurableFile.exists(info + "commit-graph")
                || DurableFile.exists(info + "commit-graphs")
            try DurableFile.remove(info + "commit-graph")
            CacheFile.removeFolder(info + "commit-graphs")
            _ = try await linesPastLocks(["repack", "-a", "-d", "-q", "--no-write-bitmap-index"])
            _ = try await lines(["prune", "--expire=now"])
            if hadGraph { _ = try await lines(["commit-graph", "write", "--reachable"]) }
            if let left = try await oldObjects(), !left.isHeld {
                return
                    "\(left.commits) old commits are still here, in a pack that git was told to keep, or by a "
                    + "stash or an index of another work tree"
            }
            // A git that cannot remove one file says nothing of it.
            let left = try await present(texts)
            guard !left.isEmpty else { return nil }
            let held = try await lines(["rev-list", "--objects", "--all"])
                .compactMap { ObjectID(hex: String($0.prefix(40))) }
            return left.isSubset(of: held)
                ? nil
                : "\(left.subtracting(held).count) of the old texts and files could not be removed"
        } catch {
            return "\(error)"
        }
    }

    /// Old commits of redactions that are still here, and whether refs hold them, such as branches of other tools; nil
    /// if all are gone.
    package func oldObjects() async throws -> (commits: Int, isHeld: Bool, refs: [String])? {
        var old: Set<ObjectID> = []
        for map in try redactionMaps() {
            for (before, _) in (try? redactedCommits(map.commit)) ?? [] { old.insert(before) }
        }
        guard !old.isEmpty else { return nil }
        let here = try await present(old)
        guard !here.isEmpty else { return nil }
        let refs = try await refsWithOldHistory(here)
        return (here.count, !refs.isEmpty, refs)
    }

    /// Those of some objects that are in the repository.
    private func present(_ objects: some Collection<ObjectID>) async throws -> Set<ObjectID> {
        guard !objects.isEmpty else { return [] }
        // Another process: ours may still have a pack open that is gone.
        return Set(
            try await lines(
                ["cat-file", "--batch-check=%(objectname)"],
                input: Array(objects.map { "\($0)\n" }.joined().utf8)
            ).compactMap { ObjectID(hex: $0) })
    }

    func refsWithOldHistory(_ old: Set<ObjectID>) async throws -> [String] {
        var left: [String] = []
        for (name, id) in try git.references(under: "refs/")
        where name != BlogRef.main && !name.hasPrefix("refs/lb/") {
            let commits = try await lines(["rev-list", id.hex])
            if commits.contains(where: { ObjectID(hex: $0).map(old.contains) ?? false }) {
                left.append(name)
            }
        }
        return left
    }
}
