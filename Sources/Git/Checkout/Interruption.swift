import Glibc

extension Checkout {
    private var recordPath: String { repository.gitDirectory + "/lb/checkout" }

    /// Writes down that the working files are about to go from one tree to another, before the ref moves.
    ///
    /// Should the process be stopped between the two, `finishInterrupted` can tell files that are behind
    /// from files that somebody changed. `update` to the same tree crosses it out.
    package func announce(from old: ObjectID?, to new: ObjectID) throws {
        try DurableFile.createFolder(repository.gitDirectory + "/lb", sharing: true)
        try DurableFile.write(Array("\(old ?? .zero) \(new)\n".utf8), to: recordPath)
    }

    /// Finishes an update that was announced and never done, and gives the paths that were left alone
    /// since somebody changed them by hand; does nothing when there is none.
    ///
    /// `tree` is that of the branch now. What it does not have in common with the announced tree is none
    /// of this update: the ref did not move, or somebody committed on top. Only inside `withLock`,
    /// before anything else is done there. Throws as `update` does.
    package func finishInterrupted(at tree: ObjectID?) throws -> [String] {
        try repository.requireLock(to: "finish what was interrupted")
        guard let (old, new) = try announced() else { return [] }
        let paths = try repository.differences(from: old, to: new).filter { difference in
            try entry(at: difference.path, in: tree) == difference.new
        }.map(\.path)
        guard !paths.isEmpty else {
            try forget(to: new)
            return []
        }
        return try update(paths, from: old, to: new)
    }

    /// Crosses out the announcement of an update to this tree.
    func forget(to new: ObjectID) throws {
        guard let (_, announced) = try announced(), announced == new else { return }
        guard unsafe unlink(recordPath) == 0 || errno == ENOENT else {
            throw FileError.last("remove", recordPath)
        }
    }

    private func announced() throws -> (old: ObjectID?, new: ObjectID)? {
        let file: OpenFile
        do {
            file = try OpenFile(recordPath, O_RDONLY | O_NOFOLLOW)
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
        let ids = String(decoding: try file.read(at: 0, count: 128), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).map { ObjectID(hex: String($0)) }
        guard ids.count == 2, let old = ids[0], let new = ids[1] else { return nil }
        return (old == .zero ? nil : old, new)
    }
}
