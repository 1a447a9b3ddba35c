internal import Archive
internal import Editorial
internal import Git

extension Shift {
    /// An act on what readers see that brings no text: settings, pin, key event, state.
    struct BlogAct {
        /// As in the trailer `Lb-Act`.
        let name: String
        let need: Capability
        let subject: String
        var entry: EntryID?
        /// For readers or for the log: why.
        var note: String?
        /// When, where its files say it as well; else now.
        var at: Instant?
        /// More trailers.
        var trailers: [(TrailerKey, String)] = []
    }

    /// Does it: one commit on `main`.
    ///
    /// - Parameters:
    ///   - changes: whether the act is to change something; then, if nothing does, that is an error.
    ///   - change: the files as they are to be.
    /// - Throws: `DeskError` if the person may not; `ArchiveError`.
    func act(
        _ act: BlogAct, changes: Bool = true,
        _ change: (BlogRepository.Tip) throws -> [(path: String, bytes: [UInt8]?)]
    ) async throws -> Publication {
        let setting = try setting()
        guard setting.person.has(act.need) else {
            throw act.need == .manage
                ? DeskError.mayNotManage(setting.person)
                : Refusal.capability(act.name, act.need, setting.person)
        }
        let now = act.at ?? clock.now()
        var trailers = Trailers()
        trailers.add(.act, act.name)
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        trailers.add(.entry, act.entry?.description)
        for (key, value) in act.trailers { trailers.add(key, value) }
        let message = trailers.message(subject: act.subject, text: act.note)
        return try await blog.publish(by: committer(setting, at: now)) { tip in
            guard try blog.sameDesk(setting.tip, tip) else {
                throw ArchiveError(
                    .conflict, "the desk changed at the same moment", "Look at it and try again.")
            }
            let files = try change(tip)
            let isChanged =
                try !changes
                || files.contains { path, bytes in
                    try blog.file(
                        path, in: tip.tree,
                        limit: path.hasPrefix("media/") ? Limits.mediaBytes : Limits.entryBytes)
                        != bytes
                }
            guard isChanged else {
                throw ArchiveError(
                    .unchanged, "that is how it is already", "Nothing had to be changed.")
            }
            return PublishingAct(files: files, message: message)
        }
    }
}
