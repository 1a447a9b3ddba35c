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
        try await addRecords([(list, fields)], note: note, to: chain)
    }

    /// Adds several records by one act.
    func addRecords(
        _ records: [(list: String, fields: [(String, ScalarValue?)])], note: String,
        to chain: DraftChain
    ) async throws -> DraftOutcome {
        var file = try chain.file()
        for record in records {
            let given = record.fields.compactMap { name, value in
                value.flatMap { $0 == .text("") ? nil : (name, $0) }
            }
            file = try EntryFile(
                bytes: file.appendingRecord(list: record.list, fields: given), path: chain.path)
        }
        let bytes = file.bytes
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
