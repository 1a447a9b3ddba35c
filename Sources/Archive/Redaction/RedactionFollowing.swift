package import Editorial
package import Git

/// How redactions that were done in another clone were carried over.
package struct FollowedRedactions: Sendable {
    /// The entries whose texts were taken out.
    package let entries: [EntryID]
    /// How many commits of this clone became others.
    package let commits: Int
    /// Refs in the remote that have to move to what is left of them.
    package let pushes: [RefPush]
}

extension BlogRepository {
    /// Takes what was redacted here or in a remote, as last fetched, out of the history of both.
    ///
    /// Only what was redacted goes. Acts and drafts that were done meanwhile, here or there, are written anew on
    /// top of what is left, as a redaction does it; so nobody has to throw away a clone, or a draft in it.
    ///
    /// - Throws: `ArchiveError` if nothing was redacted, or a list of a redaction cannot be read.
    package func followRedactions(of remote: String) async throws -> FollowedRedactions {
        try await git.withLock {
            try await finishInterrupted()
            let theirs = try SharedRefs.fetched(from: remote, in: git).refs
            var own: [String: ObjectID] = [BlogRef.main: try tip().commit]
            for (name, id) in try git.references(under: "refs/lb/") { own[name] = id }
            let mains = [own[BlogRef.main], theirs[BlogRef.main]].compactMap { $0 }
            let orders = try mains.flatMap(redactions)
            let maps = Set(
                [own, theirs].flatMap { refs in
                    refs.filter { $0.key.hasPrefix(BlogRef.redactions) }.map(\.value)
                })
            guard !orders.isEmpty, !maps.isEmpty else {
                throw ArchiveError(
                    .notFound, "nothing was redacted, here or in \(remote)",
                    "`lb log` tells why the two histories differ.")
            }
            let refs =
                [BlogRef.main, "--glob=refs/lb/*", "--glob=refs/lb-remotes/\(remote)/*"]
                + (theirs[BlogRef.main] == nil ? [] : ["refs/remotes/\(remote)/main"])
            var media: Set<String> = []
            for map in maps {
                let list = try file("media", in: git.commit(map).tree, limit: 1 << 20) ?? []
                media.formUnion(
                    String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init))
            }
            var cuts: [Cut] = []
            for (entry, retraction) in orders where !cuts.contains(where: { $0.entry == entry }) {
                cuts.append(
                    Cut(
                        entry: entry, retraction: retraction,
                        paths: try await everyPath(of: entry, in: refs),
                        media: media.filter { $0.hasPrefix("media/") }))
            }
            let known = try renames(maps).filter { (try? git.commit($0.value)) != nil }
            var rewriter = HistoryRewriter(
                self, cuts, renamed: known,
                done: try await redactedHistory(mains, known: Set(known.values)))
            for commit in try await lines(["rev-list", "--topo-order", "--reverse"] + refs) {
                if let id = ObjectID(hex: commit) { try rewriter.rewrite(id) }
            }
            let pushes = theirs.compactMap { name, id in
                rewriter.renamed[id].map { RefPush(name: name, expected: id, new: $0) }
            }
            let changed = own.filter { rewriter.renamed[$0.value] != nil }
            try await move(changed, rewriter.renamed)
            // What was agreed on is gone.
            try keep(SharedRefs(), with: remote)
            return FollowedRedactions(
                entries: cuts.map(\.entry), commits: rewriter.renamed.count - known.count,
                pushes: pushes.sorted { $0.name < $1.name })
        }
    }

    /// What was redacted in the history of a commit of main, with what readers are told instead.
    private func redactions(
        in main: ObjectID
    ) throws -> [(entry: EntryID, retraction: Retraction)] {
        var found: [(EntryID, Retraction)] = []
        try git.eachFirstParent(from: main) { commit in
            let trailers = Trailers(message: commit.message)
            if trailers[.act] == "redact",
                let id = trailers.values(.entry).lazy.compactMap({ EntryID($0) }).first,
                let published = try published(
                    id, at: Tip(commit: commit.id, tree: commit.tree)),
                let retraction = try EntryFile(bytes: published.bytes, path: published.path)
                    .entry.retracted
            {
                found.append((id, retraction))
            }
            return true
        }
        return found
    }

    /// What each commit became in the end, over one redaction after another.
    private func renames(_ maps: Set<ObjectID>) throws -> [ObjectID: ObjectID] {
        var steps: [ObjectID: ObjectID] = [:]
        for map in maps {
            for (old, new) in try redactedCommits(map) { steps[old] = new }
        }
        return steps.mapValues { first in
            var last = first
            for _ in maps { last = steps[last] ?? last }
            return last
        }
    }

    /// The commits of a history in which the redactions were done, which stay as they are.
    private func redactedHistory(
        _ mains: [ObjectID], known: Set<ObjectID>
    ) async throws -> Set<ObjectID> {
        var done = known
        for main in mains where try !redactions(in: main).isEmpty {
            for commit in try await lines(["rev-list", main.hex]) {
                if let id = ObjectID(hex: commit) { done.insert(id) }
            }
        }
        return done
    }

    /// Moves own refs to what is left of them, all at once, and the working files with main; what was fetched of
    /// the old history goes.
    private func move(
        _ changed: [String: ObjectID], _ renamed: [ObjectID: ObjectID]
    ) async throws {
        try await git.deleteReferences(
            git.references(under: SharedRefs.fetchedRoot).map { ($0.name, $0.id) })
        guard !changed.isEmpty else { return }
        var orders = ""
        for (name, old) in changed {
            guard let new = renamed[old] else { continue }
            orders += "update \(name)\0\(new)\0\(old)\0"
        }
        _ = try await linesPastLocks(
            ["-c", "core.fsync=all", "update-ref", "--no-deref", "-z", "--stdin"],
            input: Array(orders.utf8))
        guard let old = changed[BlogRef.main], let new = renamed[old] else { return }
        let (before, after) = try (git.commit(old).tree, git.commit(new).tree)
        let paths = try git.differences(from: before, to: after).map(\.path)
        _ = try Checkout(git)?.update(paths.sorted(), from: before, to: after)
    }
}
