package import Archive
internal import Editorial

extension Shift {
    /// Adds a record to the front matter of an open draft, by an act of editing.
    ///
    /// - Parameters:
    ///   - list: `claims`, `quotes` or `sources`.
    ///   - fields: in the order of the file; empty ones are left out.
    /// - Throws: `InvalidFile` if the draft does not decode or would not with the record.
    package func addRecord(
        _ list: String, _ fields: [(String, ScalarValue?)], note: String, to chain: DraftChain
    ) async throws -> DraftOutcome {
        let given = fields.compactMap { name, value in
            value.flatMap { $0 == .text("") ? nil : (name, $0) }
        }
        let bytes = try chain.file().appendingRecord(list: list, fields: given)
        _ = try EntryFile(bytes: bytes, path: chain.path)
        return try await decide(
            .init(.edit, note: note, bytes: bytes, seen: chain.text), on: chain.id)
    }

    /// The draft of an id as typed.
    ///
    /// - Throws: `ArchiveError` if no open draft has it.
    package func draft(typed: String) throws -> DraftChain {
        try blog.draft(blog.resolve(typed, in: .drafts, at: blog.tip()))
    }
}
