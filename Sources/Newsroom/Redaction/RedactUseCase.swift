package import Archive
package import Editorial
internal import Git

extension Shift {
    /// Takes the texts of an entry out of all history, by order of a court or the like.
    ///
    /// - Parameter reason: for readers, on the tombstone.
    /// - Throws: `DeskError` without `manage`; `ArchiveError` if the entry was never there.
    package func redact(_ id: EntryID, reason: String) async throws -> Redaction {
        let setting = try setting()
        guard setting.person.has(.manage) else { throw DeskError.mayNotManage(setting.person) }
        let now = clock.now()
        let retraction = Retraction(
            at: now, reason: SafeText.line(reason), by: setting.person.id)
        return try await blog.redact(
            id, retraction: retraction, by: committer(setting, at: now)
        ) { digest in
            var trailers = Trailers()
            trailers.add(.act, "redact")
            trailers.add(.by, setting.person.id)
            trailers.add(.through, setting.through?.id)
            trailers.add(.entry, id.description)
            trailers.add(.map, digest)
            return trailers.message(subject: "redact: \(id)", text: reason)
        }
    }
}
