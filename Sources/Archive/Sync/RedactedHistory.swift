internal import Editorial
internal import Git

/// The commits that redactions replaced, here or in a remote; what stands on one must not be shared again.
struct RedactedHistory {
    private let blog: BlogRepository
    private let old: Set<ObjectID>

    /// - Parameter maps: the commits that hold the lists of redactions.
    init(_ blog: BlogRepository, maps: some Sequence<ObjectID>) throws {
        self.blog = blog
        var old: Set<ObjectID> = []
        for map in Set(maps) {
            for (before, _) in try blog.redactedCommits(map) { old.insert(before) }
        }
        self.old = old
    }

    var isEmpty: Bool { old.isEmpty }

    func holds(_ commit: ObjectID) -> Bool { old.contains(commit) }

    /// Whether a draft, or an act that was kept, is or stands on a commit that was replaced.
    func taints(_ tip: ObjectID) throws -> Bool {
        guard !old.isEmpty else { return false }
        var left = Limits.draftActs
        var isTainted = false
        try blog.git.eachFirstParent(from: tip) { commit in
            left -= 1
            isTainted = ([commit.id] + commit.parents).contains(where: old.contains)
            return !isTainted && left > 0
        }
        return isTainted
    }
}
