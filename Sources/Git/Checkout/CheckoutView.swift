import Glibc

/// A work tree and its index at one moment, as far as they were looked at.
struct CheckoutView {
    /// One path: what the disk and what the index has.
    struct File {
        let parts: [String]
        let path: [UInt8]
        let finding: WorkTree.Finding
        let entry: IndexEntry?
        /// Whether the index has a conflict there, or a file where this needs a folder, or the other way round.
        let isBlocked: Bool

        /// What the disk says of it, if it is a file.
        var status: stat? {
            if case .file(let status) = finding { return status }
            return nil
        }

        /// Which content the file has now; nil: there is no file.
        var identity: FileIdentity? { status.map { FileIdentity($0) } }

        /// Whether the disk has nothing there.
        var isAbsent: Bool {
            if case .nothing = finding { return true }
            return false
        }
    }

    let repository: Repository
    let workTree: WorkTree
    private(set) var index: Index
    let version: IndexFile.Version
    /// Whether the execute permission of files says nothing (`core.fileMode` is false).
    let ignoresMode: Bool
    private(set) var isIndexChanged = false

    init(
        repository: Repository, workTree: WorkTree, index: Index, version: IndexFile.Version,
        ignoresMode: Bool
    ) {
        self.repository = repository
        self.workTree = workTree
        self.index = index
        self.version = version
        self.ignoresMode = ignoresMode
    }

    /// Looks at a path.
    func file(at path: String) throws -> File {
        let parts = try TreePath.parts(of: path)
        let bytes = Array(path.utf8)
        return try File(
            parts: parts, path: bytes, finding: workTree.look(at: parts),
            entry: index.entry(at: bytes), isBlocked: index.isBlocked(bytes))
    }

    /// Whether the file on disk is what a tree has.
    func isFileUnchanged(_ file: File, _ entry: TreeEntry?) throws -> Bool {
        switch (file.finding, entry) {
        case (.nothing, nil): return true
        case (.file(let status), let entry?):
            guard entry.kind == .file || entry.kind == .executable else { return false }
            let isExecutable = status.st_mode & 0o100 != 0
            guard ignoresMode || isExecutable == (entry.kind == .executable) else { return false }
            // git's own word that it wrote just this: also true where it converted line ends.
            if let known = file.entry, known.id == entry.id, known.stamp.size != 0,
                known.stamp == FileStamp(status)
            {
                return true
            }
            guard try repository.blobSize(entry.id) == Int(status.st_size) else { return false }
            let found = try workTree.blobID(of: file.parts)
            return found.id == entry.id && found.identity == FileIdentity(status)
        default: return false
        }
    }

    /// Whether the index has what a tree has.
    func isStaged(_ file: File, as entry: TreeEntry?) throws -> Bool {
        guard !file.isBlocked else { return false }
        guard let staged = file.entry else { return entry == nil }
        return staged.id == entry?.id && staged.mode == entry?.kind.mode
            && staged.extended & IndexEntry.intentToAdd == 0
    }

    /// Puts what a tree has into the index, with the stamp of the file if that is the same.
    mutating func stage(_ file: File, _ entry: TreeEntry?, status: stat?) throws {
        guard let entry else {
            guard file.entry != nil else { return }
            isIndexChanged = true
            return try index.remove(file.path)
        }
        var staged = IndexEntry(path: file.path, mode: entry.kind.mode, id: entry.id)
        staged.stamp = status.map { FileStamp($0) } ?? .unknown
        staged.extended = file.entry?.extended ?? 0
        staged.isAssumedValid = file.entry?.isAssumedValid ?? false
        guard staged != file.entry else { return }
        isIndexChanged = true
        try index.set(staged)
    }
}
