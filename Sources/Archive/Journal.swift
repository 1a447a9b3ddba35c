internal import Git

/// What a publishing act has yet to do once `main` has moved, so that a crash in between is mended.
///
/// Written under the lock before `main` moves, removed when everything is done.
package struct Journal: Sendable {
    /// `main` before the act.
    let before: ObjectID
    /// `main` after the act.
    let after: ObjectID
    /// Paths to bring into the checkout.
    let paths: [String]
    /// Drafts whose refs go.
    let closes: [(ref: String, tip: ObjectID)]

    /// One fact a line; the last line says that the file is whole.
    var bytes: [UInt8] {
        var lines = ["lb journal 1", "before \(before)", "after \(after)"]
        lines += paths.map { "path \($0)" }
        lines += closes.map { "close \($0.tip) \($0.ref)" }
        lines.append("end")
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    init(
        before: ObjectID, after: ObjectID, paths: [String], closes: [(ref: String, tip: ObjectID)]
    ) {
        self.before = before
        self.after = after
        self.paths = paths
        self.closes = closes
    }

    /// Nil for a file that is not whole: then `main` had not moved when it was left.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard lines.first == "lb journal 1", lines.last == "end" else { return nil }
        var before: ObjectID?
        var after: ObjectID?
        var paths: [String] = []
        var closes: [(ref: String, tip: ObjectID)] = []
        for line in lines.dropFirst().dropLast() {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return nil }
            switch parts[0] {
            case "before": before = ObjectID(hex: String(parts[1]))
            case "after": after = ObjectID(hex: String(parts[1]))
            case "path": paths.append(String(parts[1]))
            case "close":
                let words = parts[1].split(separator: " ")
                guard words.count == 2, let tip = ObjectID(hex: String(words[0])) else {
                    return nil
                }
                closes.append((String(words[1]), tip))
            default: return nil
            }
        }
        guard let before, let after else { return nil }
        self.init(before: before, after: after, paths: paths, closes: closes)
    }
}

extension BlogRepository {
    private var journalPath: String { privateFolder + "/journal" }

    /// Notes what is to be done; under the lock.
    func writeJournal(_ journal: Journal) throws {
        try DurableFile.write(journal.bytes, to: journalPath)
    }

    func removeJournal() throws {
        try DurableFile.remove(journalPath)
    }

    /// Whether an act was interrupted and waits to be finished.
    package var isInterrupted: Bool { DurableFile.exists(journalPath) }

    /// Finishes or drops what an interrupted act left; under the lock.
    ///
    /// - Returns: paths that somebody changed by hand meanwhile, which stay as they are.
    @discardableResult
    package func finishInterrupted() async throws -> [String] {
        guard isInterrupted else { return [] }
        var kept: [String] = []
        if let bytes = try DurableFile.read(journalPath, limit: 1 << 24),
            let journal = Journal(bytes), let main = try git.reference(BlogRef.main),
            main == journal.after || (try? git.isAncestor(journal.after, of: main)) == true
        {
            kept = try await finish(journal, main: main)
        }
        try removeJournal()
        return kept
    }

    /// Brings the checkout up to date and closes the drafts.
    func finish(_ journal: Journal, main: ObjectID) async throws -> [String] {
        let open = try journal.closes.filter { try git.reference($0.ref) == $0.tip }
        if !open.isEmpty {
            try await git.deleteReferences(open.map { ($0.ref, $0.tip) })
        }
        guard let checkout = Checkout(git) else { return [] }
        return try checkout.update(
            journal.paths, from: git.commit(journal.before).tree, to: git.commit(main).tree)
    }
}
