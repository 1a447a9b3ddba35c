import CLibgit2

extension Repository {
    /// Reads objects back from the disk, inflating them and comparing their hashes.
    ///
    /// Writing over a damaged object of the same name succeeds and keeps the damaged one, so this
    /// comes before a ref moves to what was written. Throws `GitError` for the first that is missing
    /// or damaged.
    package func verifyWritten(_ ids: [ObjectID]) throws {
        // A database of its own, since the repository's would answer from its memory.
        try unsafe Handle("open the object database", unsafe git_odb_free) {
            unsafe git_odb_open(&$0, self.commonDirectory + "/objects")
        }.lend { odb in
            for id in ids {
                var oid = id.oid
                try unsafe Handle(
                    "read the object \(id) back from the disk", unsafe git_odb_object_free
                ) {
                    unsafe git_odb_read(&$0, odb, &oid)
                }.lend { _ in }
            }
        }
    }

    /// The content of an object of this kind and of at most `limit` bytes.
    func object(_ id: ObjectID, _ kind: ObjectKind, limit: Int) throws -> [UInt8] {
        var oid = id.oid
        return try withDatabase { odb in
            try checkHeader(id, kind, limit: limit, in: odb)
            return try unsafe Handle("read the \(kind) \(id)", unsafe git_odb_object_free) {
                unsafe git_odb_read(&$0, odb, &oid)
            }.lend { object in
                unsafe [UInt8](
                    UnsafeRawBufferPointer(
                        start: git_odb_object_data(object), count: git_odb_object_size(object)))
            }
        }
    }

    /// The size of a blob in bytes, which is not read; nil: it is no blob.
    package func blobSize(_ id: ObjectID) throws -> Int? {
        try withDatabase { odb in
            var oid = id.oid
            var size = 0
            var found = GIT_OBJECT_INVALID
            try unsafe check(
                git_odb_read_header(&size, &found, odb, &oid), "look at the blob \(id)")
            return found == GIT_OBJECT_BLOB ? size : nil
        }
    }

    /// Whether a blob is there and its head can be read; its content is not looked at.
    package func hasBlob(_ id: ObjectID) -> Bool { (try? blobSize(id)).flatMap(\.self) != nil }

    /// Throws `GitError` unless there is an object of this kind and of at most `limit` bytes.
    @safe func checkHeader(
        _ id: ObjectID, _ kind: ObjectKind, limit: Int, in odb: OpaquePointer
    ) throws(GitError) {
        var oid = id.oid
        var size = 0
        var found = GIT_OBJECT_INVALID
        try unsafe check(git_odb_read_header(&size, &found, odb, &oid), "read the \(kind) \(id)")
        guard found == kind.code else {
            throw GitError(operation: "read the \(kind) \(id)", message: "it is no \(kind).")
        }
        guard size <= limit else {
            throw GitError(
                operation: "read the \(kind) \(id)",
                message: "it has \(size) bytes; at most \(limit) are allowed here.")
        }
    }

    /// Lends the object database.
    @safe func withDatabase<Result>(_ body: (OpaquePointer) throws -> Result) throws -> Result {
        try unsafe Handle("open the object database", unsafe git_odb_free) {
            unsafe git_repository_odb(&$0, self.handle)
        }.lend { try unsafe body($0) }
    }
}
