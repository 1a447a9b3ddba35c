internal import Editorial
internal import Git

/// What the recent acts on main have settled: which drafts they took up, and which publishes were looked at.
///
/// Only this says that a draft which is not here is one that is over; that it once was here does not.
struct Closings {
    /// A clock may be wrong by so many seconds.
    private static let slack: Int64 = 86_400

    private let git: Repository
    /// The ends of the drafts that were published, by entry.
    private(set) var ends: [EntryID: [ObjectID]] = [:]
    /// Publishes that somebody looked at afterwards.
    private var settled: Set<ObjectID> = []
    /// The last publish without review of each entry that nobody has looked at yet.
    private(set) var awaiting: [EntryID: ObjectID] = [:]

    /// Reads main from its tip down to what was there before a time, and to a commit.
    ///
    /// - Parameters:
    ///   - oldest: seconds since 1970; nothing before can have settled what is asked for.
    ///   - last: the commit up to which everything was seen before; nil if nothing was.
    init(_ git: Repository, from tip: ObjectID, oldest: Int64, last: ObjectID?) throws {
        self.git = git
        var isSeen = last == nil
        var undone: Set<ObjectID> = []
        try git.eachFirstParent(from: tip) { commit in
            if commit.id == last { isSeen = true }
            let trailers = Trailers(message: commit.message)
            if let id = trailers[.undoes].flatMap(ObjectID.init(hex:)) { undone.insert(id) }
            if !undone.contains(commit.id) {
                settled.formUnion(trailers.values(.looked).compactMap(ObjectID.init(hex:)))
            }
            let ids = trailers.values(.entry).compactMap { EntryID($0) }
            if trailers[.unreviewed] != nil, !settled.contains(commit.id) {
                for id in ids where awaiting[id] == nil { awaiting[id] = commit.id }
            }
            if !undone.contains(commit.id), commit.parents.count == ids.count + 1 {
                for (id, end) in zip(ids, commit.parents.dropFirst()) {
                    ends[id, default: []].append(end)
                }
            }
            // What was brought in from elsewhere has times of its own.
            let isOld = commit.committer.seconds < oldest - Self.slack
            return !(isSeen && isOld) || trailers[.act]?.hasPrefix("import") == true
        }
    }

    /// Whether the whole chain that ends so was published.
    func hold(_ end: ObjectID, _ id: EntryID) throws -> Bool {
        try ends[id, default: []].contains { try git.isAncestor(end, of: $0) }
    }

    /// Where a chain that went on after its publish, or apart from it, parted from what was published.
    func fork(of end: ObjectID, _ id: EntryID) throws -> ObjectID? {
        for published in ends[id, default: []] {
            if let fork = try git.mergeBase(of: end, and: published) { return fork }
        }
        return nil
    }

    /// Whether a publish without review needs no second look any more.
    func isSettled(_ publish: ObjectID) -> Bool { settled.contains(publish) }
}
