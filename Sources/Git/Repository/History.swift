import CLibgit2

extension Repository {
    /// The commits from a tip along first parents, newest first; at most `limit` of them.
    package func firstParents(from tip: ObjectID, limit: Int? = nil) throws -> [Commit] {
        var commits: [Commit] = []
        guard limit != 0 else { return [] }
        try eachFirstParent(from: tip) { commit in
            commits.append(commit)
            return commits.count != limit
        }
        return commits
    }

    /// Hands the commits from a tip along first parents to `body`, newest first, until it says false.
    package func eachFirstParent(
        from tip: ObjectID, _ body: (Commit) throws -> Bool
    ) throws {
        var next: ObjectID? = tip
        while let id = next {
            let commit = try commit(id)
            guard try body(commit) else { return }
            next = commit.parents.first
        }
    }

    /// Whether one commit is the other or can be reached from it.
    package func isAncestor(_ ancestor: ObjectID, of commit: ObjectID) throws -> Bool {
        guard ancestor != commit else { return true }
        var (older, newer) = (ancestor.oid, commit.oid)
        let answer = unsafe git_graph_descendant_of(handle, &newer, &older)
        try check(answer, "compare the histories of \(ancestor) and \(commit)")
        return answer == 1
    }
}
