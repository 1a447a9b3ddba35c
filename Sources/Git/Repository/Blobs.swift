extension Repository {
    /// The content of a blob of at most `limit` bytes.
    ///
    /// The size is asked first: a few kilobytes on disk may expand to gigabytes. Throws `GitError` when it
    /// is larger, is no blob, is missing or is damaged.
    package func blob(_ id: ObjectID, limit: Int) throws -> [UInt8] {
        try object(id, .blob, limit: limit)
    }

    /// Writes a blob and gives its id.
    package func writeBlob(_ bytes: [UInt8]) throws -> ObjectID {
        try write(bytes, .blob)
    }
}
