package import Git

/// What a publishing act has yet to do once `main` has moved, so that a crash in between is mended.
///
/// Written under the lock before `main` moves, removed when everything is done.
struct Journal: Sendable {
    /// A draft that is published, and whose ref goes.
    struct Closing: Hashable, Sendable {
        let ref: String
        let tip: ObjectID
    }

    /// `main` before the act.
    var before: ObjectID
    /// `main` after the act. Where `main` never got there, nothing of the act is to be done.
    var after: ObjectID
    /// Paths to bring into the checkout.
    var paths: [String]
    /// Drafts of this act.
    var closes: [Closing]
    /// Drafts of earlier acts whose refs could not be deleted then.
    var pending: [Closing]
    /// Drafts that the act opens again.
    var reopens: [Closing]

    init(
        before: ObjectID, after: ObjectID, paths: [String] = [], closes: [Closing] = [],
        pending: [Closing] = [], reopens: [Closing] = []
    ) {
        self.before = before
        self.after = after
        self.paths = paths
        self.closes = closes
        self.pending = pending
        self.reopens = reopens
    }

    private static let format = "lb journal 1"

    var bytes: [UInt8] {
        func line(_ key: String, _ closing: Closing) -> (key: String, value: String) {
            (key, "\(closing.tip) \(closing.ref)")
        }
        return JournalText.bytes(
            Self.format,
            [("before", "\(before)"), ("after", "\(after)")] + paths.map { ("path", $0) }
                + closes.map { line("close", $0) } + pending.map { line("pending", $0) }
                + reopens.map { line("reopen", $0) })
    }

    /// Nil for a file that is not whole: then `main` had not moved when it was left.
    init?(_ bytes: [UInt8]) {
        guard let facts = JournalText.facts(bytes, format: Self.format) else { return nil }
        var ids: [String: ObjectID] = [:]
        var found: [String: [Closing]] = [:]
        paths = []
        for fact in facts {
            switch fact.key {
            case "path": paths.append(fact.value)
            case "close", "pending", "reopen":
                guard let words = fact.words(2), let tip = ObjectID(hex: words[0]) else {
                    return nil
                }
                found[fact.key, default: []].append(Closing(ref: words[1], tip: tip))
            default: ids[fact.key] = ObjectID(hex: fact.value)
            }
        }
        guard let before = ids["before"], let after = ids["after"] else { return nil }
        self.before = before
        self.after = after
        closes = found["close"] ?? []
        pending = found["pending"] ?? []
        reopens = found["reopen"] ?? []
    }
}

extension BlogRepository {
    private var journalPath: String { privateFolder + "/journal" }

    /// Notes what is to be done; under the lock.
    func writeJournal(_ journal: Journal) throws {
        try git.addFile(journal.bytes, at: journalPath)
    }

    func removeJournal() throws {
        try DurableFile.remove(journalPath)
    }

    /// Whether an act was interrupted and waits to be finished.
    package var isInterrupted: Bool { DurableFile.exists(journalPath) || isRedactionOpen }

    private func readJournal() throws -> Journal? {
        guard DurableFile.exists(journalPath) else { return nil }
        return try DurableFile.read(journalPath, limit: 1 << 24).flatMap(Journal.init)
    }

    /// Whether `main` has what the journal's act made.
    private func isDone(_ journal: Journal) throws -> Bool {
        guard let main = try git.reference(BlogRef.main) else { return false }
        return try main == journal.after || git.isAncestor(journal.after, of: main)
    }

    /// Drafts that are published, although their refs are still there.
    func closedDrafts() throws -> Set<Journal.Closing> {
        guard let journal = try readJournal() else { return [] }
        return Set(try isDone(journal) ? journal.closes + journal.pending : journal.pending)
    }

    /// Refs of drafts that are open, sorted by name.
    package func openDrafts(
        under folder: String = BlogRef.drafts
    ) throws -> [(name: String, id: ObjectID)] {
        let closed = try closedDrafts()
        return try git.references(under: folder).filter { ref in
            !closed.contains(Journal.Closing(ref: ref.name, tip: ref.id))
        }
    }

    /// Finishes or drops what an interrupted act left; under the lock.
    ///
    /// What cannot be finished stays noted: it is in nobody's way, and is tried again the next time.
    ///
    /// - Returns: paths that somebody changed by hand meanwhile, which stay as they are.
    @discardableResult
    package func finishInterrupted() async throws -> [String] {
        guard isInterrupted else { return [] }
        _ = try await finishRedaction()
        guard var journal = try readJournal() else {
            try removeJournal()
            return []
        }
        if try !isDone(journal) {
            journal.closes = []
            journal.paths = []
            journal.reopens = []
        }
        return try await finish(journal).kept
    }

    /// What a publishing act leaves to be done afterwards, and what of it went wrong.
    struct Finish {
        var kept: [String] = []
        /// Why the working files are behind.
        var trouble: (any Error)?
        /// Why refs of published drafts are still there; they are on no list, and go with a later act.
        var postponed: (any Error)?
    }

    /// Brings the checkout up to date, closes the drafts, and removes or rewrites the journal.
    ///
    /// - Throws: only where the journal itself cannot be written.
    func finish(_ journal: Journal) async throws -> Finish {
        var finish = Finish()
        var left = Journal(before: journal.before, after: journal.after)
        left.paths = journal.paths
        left.reopens = journal.reopens
        left.pending = journal.closes + journal.pending
        var isCheckoutTried = false
        do {
            for draft in journal.reopens where try git.reference(draft.ref) == nil {
                _ = try git.updateReference(
                    draft.ref, to: draft.tip, expecting: nil, message: "open again")
            }
            left.reopens = []
            let open = try left.pending.filter { try git.reference($0.ref) == $0.tip }
            left.pending = open
            // The program git takes its time to start, which is enough for the working files.
            try await git.deleteReferences(open.map { ($0.ref, $0.tip) }) {
                isCheckoutTried = true
                bringCheckout(&left, &finish)
            }
            left.pending = []
        } catch {
            finish.postponed = error
        }
        if !isCheckoutTried { bringCheckout(&left, &finish) }
        if left.pending.isEmpty, left.paths.isEmpty, left.reopens.isEmpty {
            try removeJournal()
        } else if left.bytes != journal.bytes {
            try writeJournal(left)
        }
        return finish
    }

    /// Brings the working files to `main`, or notes why not.
    private func bringCheckout(_ left: inout Journal, _ finish: inout Finish) {
        do {
            if let checkout = Checkout(git), !left.paths.isEmpty,
                let main = try git.reference(BlogRef.main)
            {
                finish.kept = try checkout.update(
                    left.paths, from: git.commit(left.before).tree, to: git.commit(main).tree)
            }
            left.paths = []
        } catch {
            finish.trouble = error
        }
    }

    /// What an earlier act has left open, for the journal of the next one to take on.
    func leftOpen() throws -> Journal? { try readJournal() }
}
