import Glibc

/// The working files of a repository that is not bare, and its index.
///
/// It brings files from one tree to another without ever writing over what somebody changed by hand.
/// Files are written as their blobs are; git's filters (line ends, LFS) are not applied. Symbolic links
/// and submodules are left alone.
package struct Checkout {
    /// The largest file that is written, in bytes.
    private static let largestFile = 64 << 20

    let repository: Repository
    let workDirectory: String
    let indexFile: IndexFile

    /// The checkout of `main`; nil when the repository is bare, and while something else is checked out.
    ///
    /// Another branch's files are none of ours; git brings up those of `main` when somebody goes back to it.
    package init?(_ repository: Repository) {
        self.init(
            repository, splitFrom: IndexFile.defaultSplitFrom,
            mostChanges: IndexFile.defaultMostChanges)
    }

    /// The same with other limits, for tests: from how many entries on the index is split, and from how many
    /// changes on its shared part is written anew.
    package init?(_ repository: Repository, splitFrom: Int, mostChanges: Int = 512) {
        guard let workDirectory = repository.workDirectory,
            (try? repository.headBranch()) == "refs/heads/main"
        else { return nil }
        self.repository = repository
        self.workDirectory = workDirectory
        indexFile = IndexFile(
            gitDirectory: repository.gitDirectory, splitFrom: splitFrom, mostChanges: mostChanges)
    }

    /// Which of some paths somebody changed by hand: on disk or in the index they are not what `tree` has.
    ///
    /// A path that `tree` (nil: the empty tree) does not have is changed when there is something at it.
    package func changedByHand(
        _ paths: [String], comparedWith tree: ObjectID?
    ) throws -> [String] {
        let view = try view(of: tree)
        return try paths.filter { path in
            let file = try view.file(at: path)
            let entry = try entry(at: path, in: tree)
            return try !view.isFileUnchanged(file, entry) || !view.isStaged(file, as: entry)
        }
    }

    /// Brings the files and the index entries of some paths from one tree to another, and gives those
    /// paths that it left alone since somebody changed them by hand.
    ///
    /// Each file is replaced at one stroke and is on the disk when the call returns; a change in the very
    /// last instant is put back. Where a file was changed by hand but not staged, the index still
    /// moves to `new`, so that a plain `git commit` takes nothing back. Doing it again does no harm. Only
    /// inside `withLock`. Throws `LockBusy` when git holds the index for more than three seconds; the
    /// files are then in place, and the same call does the rest later.
    package func update(
        _ paths: [String], from old: ObjectID?, to new: ObjectID
    ) throws -> [String] {
        try repository.requireLock(to: "update the working files")
        for _ in 0..<10 {
            var view = try view(of: old)
            var kept: Set<String> = []
            let changes = try paths.map {
                try TreeDifference(
                    path: $0, old: entry(at: $0, in: old), new: entry(at: $0, in: new))
            }
            // What goes away first: a file may take the place of a folder, and the other way round.
            for change in changes.filter({ $0.new == nil }) + changes.filter({ $0.new != nil })
            where try !bring(change, &view) {
                kept.insert(change.path)
            }
            if try !view.isIndexChanged || indexFile.write(view.index, replacing: view.version) {
                return paths.filter(kept.contains)
            }
        }
        throw LockBusy(path: indexFile.path, waited: .zero)
    }

    /// Brings one path to the new tree; false: it is left alone.
    private func bring(_ change: TreeDifference, _ view: inout CheckoutView) throws -> Bool {
        let (old, new) = (change.old, change.new)
        let file = try view.file(at: change.path)
        guard Self.isOrdinary(old), Self.isOrdinary(new), !file.isBlocked,
            try view.isStaged(file, as: old) || view.isStaged(file, as: new)
        else { return false }
        if let entry = file.entry, entry.extended & IndexEntry.skipWorktree != 0, file.isAbsent {
            try view.stage(file, new, status: nil)
            return true
        }
        if try view.isFileUnchanged(file, new) {
            try view.stage(file, new, status: file.status)
            return true
        }
        guard try view.isFileUnchanged(file, old), let status = try put(new, over: file, view)
        else {
            try view.stage(file, new, status: nil)
            return false
        }
        try view.stage(file, new, status: status.written)
        return true
    }

    /// What writing or removing a file left: its status, or nothing.
    private struct Outcome {
        var written: stat?
    }

    /// Writes or removes a file that is as it should have been; nil: somebody was quicker.
    private func put(
        _ entry: TreeEntry?, over file: CheckoutView.File, _ view: CheckoutView
    ) throws -> Outcome? {
        guard let entry else {
            guard let identity = file.identity else { return Outcome() }
            return try view.workTree.remove(file.parts, expecting: identity) ? Outcome() : nil
        }
        let bytes = try repository.blob(entry.id, limit: Self.largestFile)
        return try view.workTree.write(
            bytes, isExecutable: entry.kind == .executable, to: file.parts, expecting: file.identity
        ).map(Outcome.init)
    }

    /// What a tree has at a path; a folder is nothing, since only what is in it is checked out.
    func entry(at path: String, in tree: ObjectID?) throws -> TreeEntry? {
        let entry = try tree.flatMap { try repository.entry(at: path, in: $0) }
        return entry?.kind == .folder ? nil : entry
    }

    /// Whether there is nothing, or an ordinary file.
    private static func isOrdinary(_ entry: TreeEntry?) -> Bool {
        switch entry?.kind {
        case nil, .file, .executable: true
        case .folder, .symlink, .submodule: false
        }
    }

    /// The index as it is, or, without one, as it would be for a tree.
    private func view(of tree: ObjectID?) throws -> CheckoutView {
        var (index, version) = try indexFile.read()
        if version == nil, let tree {
            index = Index(
                entries: try repository.differences(from: nil, to: tree).compactMap { difference in
                    difference.new.map {
                        IndexEntry(
                            path: Array(difference.path.utf8), mode: $0.kind.mode, id: $0.id)
                    }
                })
        }
        return try CheckoutView(
            repository: repository,
            workTree: WorkTree(workDirectory, gitDirectory: repository.gitDirectory),
            index: index, version: version,
            ignoresMode: repository.configuration("core.filemode") == "false")
    }
}

extension TreeEntry.Kind {
    /// The mode by which git's trees and index name the kind.
    var mode: UInt32 {
        switch self {
        case .file: 0o100644
        case .executable: 0o100755
        case .folder: 0o040000
        case .symlink: 0o120000
        case .submodule: 0o160000
        }
    }
}
