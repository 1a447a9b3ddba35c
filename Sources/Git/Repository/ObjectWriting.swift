import CLibgit2

/// What `Repository.writeTogether` has to write at its end.
struct ObjectBatch {
    var files = DurableBatch()
    /// The objects, also those that were there before.
    var kinds: [ObjectID: ObjectKind] = [:]
}

extension Repository {
    /// Writes the objects of one act, and the files added by `addFile`, together at the end of `body`.
    ///
    /// That costs about as many syncs as one object alone. When it returns they are all durable, and the objects
    /// were read back from the disk. Within `body` no object of it can be read. Throws what `body` throws,
    /// `FileError` and `GitError`; objects that are there by then are in nobody's way.
    package func writeTogether<Result>(_ body: () throws -> Result) throws -> Result {
        guard batch == nil else { return try body() }
        batch = ObjectBatch()
        defer { batch = nil }
        let result = try body()
        try settle()
        return result
    }

    /// `writeTogether` for a body that waits, as for a signature.
    package func together<Result>(
        _ body: () async throws -> Result
    ) async throws -> Result {
        guard batch == nil else { return try await body() }
        batch = ObjectBatch()
        defer { batch = nil }
        let result = try await body()
        try settle()
        return result
    }

    private func settle() throws {
        guard let batch else { return }
        try batch.files.settle()
        try verifyWritten(Array(batch.kinds.keys))
    }

    /// Adds a file of ours to what `writeTogether` writes, after the objects so far.
    package func addFile(_ bytes: [UInt8], at path: String) throws {
        guard batch != nil else { return try DurableFile.write(bytes, to: path) }
        batch?.files.add(bytes, at: path, temporary: ".\(DurableFile.name(of: path)).")
    }

    /// Writes an object and gives its id; within `writeTogether`, at its end.
    ///
    /// libgit2 would sync each object and then its folder, one after the other, which is most of the time of a
    /// publish. Throws `FileError` and `GitError`.
    func write(_ bytes: [UInt8], _ kind: ObjectKind) throws -> ObjectID {
        try writeTogether {
            let object = LooseObject(kind, bytes)
            guard batch?.kinds.updateValue(kind, forKey: object.id) == nil,
                try !refreshed(object.id, bytes, kind)
            else { return object.id }
            batch?.files.add(
                object.bytes, at: "\(commonDirectory)/objects/\(object.path)",
                temporary: "tmp_obj_", mode: 0o444)
            return object.id
        }
    }

    /// Whether the object is there already and whole; it is then made young again, so that a `git gc` beside
    /// us lets it be. A damaged one is written anew, which mends it.
    private func refreshed(_ id: ObjectID, _ bytes: [UInt8], _ kind: ObjectKind) throws -> Bool {
        try withDatabase { odb in
            var oid = id.oid
            guard unsafe git_odb_exists_ext(odb, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
            else { return false }
            do {
                try verifyWritten([id])
            } catch {
                return false
            }
            // It writes nothing where the object exists, and sets the time of its file.
            try unsafe bytes.withUnsafeBytes { data in
                try unsafe check(
                    git_odb_write(&oid, odb, data.baseAddress, data.count, kind.code),
                    "write a \(kind) of \(bytes.count) bytes")
            }
            return true
        }
    }

    /// Throws `GitError` unless the object is there, or will be at the end of `writeTogether`.
    func require(_ id: ObjectID, _ kind: ObjectKind, limit: Int) throws {
        if batch?.kinds[id] == kind { return }
        try withDatabase { try checkHeader(id, kind, limit: limit, in: $0) }
    }
}
