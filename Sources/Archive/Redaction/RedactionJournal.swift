package import Editorial
internal import Git
internal import Synchronization

/// What a redaction has yet to do, so that one that was cut off is finished and never half done.
///
/// Written under the lock before any ref moves, removed when the old objects are gone. It names no text, but for the
/// words of a title in a path.
struct RedactionJournal: Sendable {
    /// A ref and where it goes.
    struct Move: Hashable, Sendable {
        let ref: String
        let old: ObjectID
        let new: ObjectID
    }

    let entry: EntryID
    /// `main` before the redaction, and the redaction.
    let main: Move
    /// The list of commits; it is new, so its `old` is its `new`.
    let map: Move
    /// All other refs of ours.
    let moves: [Move]
    /// The texts and media files that have to be gone in the end.
    let texts: [ObjectID]
    /// Files to bring into the checkout; empty once they are.
    var paths: [String]

    init(
        entry: EntryID, main: Move, map: Move, moves: [Move], texts: [ObjectID], paths: [String]
    ) {
        self.entry = entry
        self.texts = texts
        self.main = main
        self.map = map
        self.moves = moves
        self.paths = paths
    }

    private static let format = "lb redaction 1"

    var bytes: [UInt8] {
        func line(_ key: String, _ move: Move) -> (key: String, value: String) {
            (key, "\(move.old) \(move.new) \(move.ref)")
        }
        return JournalText.bytes(
            Self.format,
            [("entry", "\(entry)"), line("main", main), line("map", map)]
                + moves.map { line("move", $0) } + texts.map { ("text", "\($0)") }
                + paths.map { ("path", $0) })
    }

    /// Nil for a file that is not whole: then no ref had moved when it was left.
    init?(_ bytes: [UInt8]) {
        guard let facts = JournalText.facts(bytes, format: Self.format) else { return nil }
        var entry: EntryID?
        var found: [String: [Move]] = [:]
        var texts: [ObjectID] = []
        paths = []
        for fact in facts {
            switch fact.key {
            case "entry": entry = EntryID(fact.value)
            case "path": paths.append(fact.value)
            case "text": texts += ObjectID(hex: fact.value).map { [$0] } ?? []
            default:
                guard let words = fact.words(3), let old = ObjectID(hex: words[0]),
                    let new = ObjectID(hex: words[1])
                else { return nil }
                found[fact.key, default: []].append(Move(ref: words[2], old: old, new: new))
            }
        }
        guard let entry, let main = found["main"]?.first, let map = found["map"]?.first else {
            return nil
        }
        self.entry = entry
        self.main = main
        self.map = map
        moves = found["move"] ?? []
        self.texts = texts
    }
}

extension BlogRepository {
    private var redactionPath: String { privateFolder + "/redaction" }

    /// Whether a redaction was cut off and waits to be finished.
    var isRedactionOpen: Bool { DurableFile.exists(redactionPath) }

    func write(_ journal: RedactionJournal) throws {
        try DurableFile.createFolder(privateFolder)
        try DurableFile.write(journal.bytes, to: redactionPath)
    }

    func removeRedactionJournal() throws {
        try DurableFile.remove(redactionPath)
    }

    /// Finishes a redaction that was cut off, if there is one; under the lock.
    ///
    /// One that `main` has nothing of had not begun, and is dropped, which is told: whoever asked for it may have seen
    /// no answer.
    ///
    /// - Returns: what it was; nil if there was none, or it had not begun.
    /// - Throws: where it cannot be finished now; it stays noted.
    package func finishRedaction() async throws -> (entry: EntryID, redaction: Redaction)? {
        guard isRedactionOpen else { return nil }
        let bytes = try DurableFile.read(redactionPath, limit: 1 << 28)
        guard let journal = bytes.flatMap(RedactionJournal.init) else {
            try removeRedactionJournal()
            return nil
        }
        let main = try git.reference(BlogRef.main)
        let isMoved = try main.map { try git.isAncestor(journal.main.new, of: $0) } ?? false
        guard isMoved else {
            try await drop(journal)
            Repository.mended.withLock { $0 }?(
                "dropped a redaction of \(journal.entry) that was cut off before it had changed anything; "
                    + "`lb redact \(journal.entry)` asks for it again")
            return nil
        }
        try await moveAll(journal)
        return (journal.entry, try await complete(journal))
    }

    /// Takes back what is left of a redaction that had not begun.
    func drop(_ journal: RedactionJournal) async throws {
        if try git.reference(journal.map.ref) == journal.map.new {
            try await git.deleteReferences([(journal.map.ref, journal.map.new)])
        }
        try removeRedactionJournal()
    }

    /// Finishes a redaction before an act on a draft, which may still stand on the old history; under the lock.
    ///
    /// - Throws: `ArchiveError` of kind `conflict` if the draft is no longer where it was read.
    func finishRedactionFirst(for chain: DraftChain) async throws {
        guard isRedactionOpen, try await finishRedaction() != nil,
            try git.reference(chain.ref) != chain.tip
        else { return }
        throw ArchiveError(
            .conflict, "a redaction had been cut off, and was finished first",
            "Nothing else was changed. `lb show \(chain.id)` shows the draft as it is now.")
    }

    /// Moves all refs that have not moved yet, at once.
    func moveAll(_ journal: RedactionJournal) async throws {
        // What was fetched is there again after the next sync.
        try await git.deleteReferences(
            git.references(under: SharedRefs.fetchedRoot).map { ($0.name, $0.id) })
        // Git moves them in this order once it has all locks: main is never without the list that its commit speaks of.
        var orders = ""
        if try git.reference(journal.map.ref) == nil {
            orders += "create \(journal.map.ref)\0\(journal.map.new)\0"
        }
        for move in [journal.main] + journal.moves where try git.reference(move.ref) == move.old {
            orders += "update \(move.ref)\0\(move.new)\0\(move.old)\0"
        }
        guard !orders.isEmpty else { return }
        _ = try await linesPastLocks(
            ["-c", "core.fsync=all", "update-ref", "--no-deref", "-z", "--stdin"],
            input: Array(orders.utf8))
    }

    /// What comes after the refs: the working files, and the end of the old objects.
    ///
    /// What cannot be removed stays noted, so that it is tried again with the next act.
    func complete(_ journal: RedactionJournal) async throws -> Redaction {
        var journal = journal
        if !journal.paths.isEmpty {
            if let main = try git.reference(BlogRef.main),
                let old = try? git.commit(journal.main.old)
            {
                _ = try Checkout(git)?.update(
                    journal.paths, from: old.tree, to: git.commit(main).tree)
            }
            journal.paths = []
            try write(journal)
        }
        let renamed = try redactedCommits(journal.map.new)
        let trouble = await forgetOldObjects(texts: journal.texts)
        let left = try await refsWithOldHistory(Set(renamed.map(\.old)))
        if trouble == nil { try removeRedactionJournal() }
        let list = try file("commits", in: git.commit(journal.map.new).tree, limit: 1 << 28) ?? []
        return Redaction(
            renamed: renamed, mapRef: journal.map.ref, digest: SHA256.hex(of: list), left: left,
            trouble: trouble)
    }
}
