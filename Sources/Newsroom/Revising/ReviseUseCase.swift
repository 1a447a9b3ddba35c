internal import Archive
package import Editorial
package import Git

extension Shift {
    /// What is to become of a published entry.
    package struct Revision: Sendable {
        package var purpose: DraftPurpose
        /// The new file, whole; nil leaves the text as it is.
        package var bytes: [UInt8]?
        /// With `correct`, what was wrong, for readers; with `retract`, the reason, for readers.
        package var note: String?
        /// With `correct`: the words that were wrong, and what stands there now.
        package var was: String?
        package var now: String?
        /// Whether it may start from a tombstone, to bring back what was taken back by mistake.
        var evenTakenBack = false

        package init(_ purpose: DraftPurpose, note: String? = nil) {
            self.purpose = purpose
            self.note = note
        }
    }

    /// The file that a revision starts from: what readers have.
    ///
    /// - Throws: `ArchiveError` if it is not published, was taken back, or has an open draft.
    package func revisable(
        _ id: EntryID, evenTakenBack: Bool = false
    ) throws -> (path: String, bytes: [UInt8], entry: Entry) {
        let found = try publishedEntry(id, evenTakenBack: evenTakenBack)
        if let chain = try openDraft(id), chain.isOpen {
            throw ArchiveError(
                .exists, "\(id) has an open draft already",
                "`lb edit \(id)` changes it, `lb spike \(id)` puts it aside.")
        }
        return found
    }

    /// Starts a draft of a published entry: an update, a correction or a retraction.
    package func revise(_ id: EntryID, _ revision: Revision) async throws -> DraftOutcome {
        let setting = try setting()
        try Workflow.decideDraft(by: setting.person)
        let now = clock.now()
        if revision.purpose == .retract { try await putAside(id, setting) }
        let found = try revisable(id, evenTakenBack: revision.evenTakenBack)
        let bytes = try bytes(of: revision, found, setting, at: now)
        guard EntryFile.textBytes(bytes) != EntryFile.textBytes(found.bytes) else {
            throw ArchiveError(
                .unchanged, "nothing changed in \(id)", "Readers have exactly this text.")
        }
        var trailers = trailers(.draft, id, text: BlogRepository.textID(of: bytes), setting)
        trailers.add(.purpose, revision.purpose.rawValue)
        trailers.add(.base, setting.tip.commit.hex)
        // What a lawyer had to see, a lawyer has to see again; but nothing may hold a retraction up.
        if revision.purpose != .retract {
            for flag in try flags(of: id, found.entry, setting) { trailers.add(.flag, flag) }
        }
        let written = try await blog.startDraft(
            id, path: found.path, bytes: bytes,
            message: trailers.message(
                subject: "\(revision.purpose.rawValue): \(found.entry.name)", text: revision.note),
            by: try committer(setting, at: now))
        return DraftOutcome(
            id: id, state: .draft, path: found.path, written: written,
            problems: Self.problems(bytes, path: found.path),
            hints: KeyHints.hints(bytes, path: found.path, form: .entry))
    }

    /// Spikes an update or a correction that is in the making: what is to be taken back does not wait for it.
    private func putAside(_ id: EntryID, _ setting: Setting) async throws {
        guard let chain = try openDraft(id), chain.isOpen,
            chain.status(setting.desk).purpose != .retract
        else { return }
        _ = try await decide(
            Decision(.spike, note: "The entry is being taken back.", seen: chain.text), on: chain,
            setting)
    }

    /// The sign-offs that the published version of an entry needed.
    private func flags(
        of id: EntryID, _ entry: Entry, _ setting: Setting
    ) throws -> [String] {
        var flags: [String] = []
        try blog.git.eachFirstParent(from: setting.tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            // An hour of grace for clocks that differ; plain git may have any time.
            if let published = entry.published, trailers[.act] != nil,
                commit.committer.seconds < published.seconds - 3600
            {
                return false
            }
            let entries = trailers.values(.entry)
            guard commit.parents.count == entries.count + 1,
                let place = entries.firstIndex(of: id.description)
            else { return true }
            let chain = try? blog.closedDraft(id, at: commit.parents[place + 1])
            flags = chain?.status(setting.desk).flags.map(\.name) ?? []
            return false
        }
        return flags
    }

    private func bytes(
        of revision: Revision, _ found: (path: String, bytes: [UInt8], entry: Entry),
        _ setting: Setting, at now: Instant
    ) throws -> [UInt8] {
        let note = SafeText.line(revision.note ?? "")
        switch revision.purpose {
        case .publish, .update: return revision.bytes ?? found.bytes
        case .correct:
            let bytes = revision.bytes ?? found.bytes
            guard let file = try? EntryFile(bytes: bytes, path: found.path) else { return bytes }
            let change = WordChange(from: found.entry.body, to: file.entry.body)
            return file.adding(
                Correction(
                    at: now, was: revision.was ?? change?.was, now: revision.now ?? change?.now,
                    note: note, by: setting.person.id))
        case .retract:
            return EntryFile.retracted(
                found.entry,
                Retraction(at: now, reason: note.isEmpty ? nil : note, by: setting.person.id))
        }
    }

    /// Starts a draft that brings an earlier version back: of the entry on `main`, or of an open draft.
    ///
    /// - Parameter reason: why; needed where the entry was taken back.
    /// - Throws: `Refusal` for what was taken back without a reason or by nobody who may edit, and for what was
    ///   redacted; `ArchiveError`.
    package func revert(
        _ id: EntryID, to commit: ObjectID, reason: String? = nil
    ) async throws -> DraftOutcome {
        let tree = try blog.git.commit(commit).tree
        let chain = try openDraft(id).flatMap { $0.isOpen ? $0 : nil }
        guard let path = try chain?.path ?? blog.published(id, at: blog.tip())?.path,
            let bytes = try blog.file(path, in: tree, limit: Limits.entryBytes)
                ?? blog.draftBytes(id, in: commit)
        else {
            throw ArchiveError(
                .notFound, "\(id) was not there at \(commit.hex.prefix(10))",
                "`lb log \(id)` lists the commits of its story.")
        }
        let text = EntryFile.textBytes(bytes)
        if let chain {
            return try await decide(
                Decision(.edit, note: "As it was at \(commit.hex.prefix(10))", bytes: text),
                on: chain,
                setting())
        }
        let note = SafeText.line(reason ?? "")
        var back = Revision(
            .update,
            note: "As it was at \(commit.hex.prefix(10))" + (note.isEmpty ? "" : ": \(note)"))
        let published = try revisable(id, evenTakenBack: true).entry
        if published.retracted != nil {
            try requireRetractedByMistake(id, note)
            back.evenTakenBack = true
        }
        back.bytes = EntryFile.setting(
            [
                ("published", published.published.map { .time($0) }),
                ("updated", published.updated.map { .time($0) }),
            ],
            in: (try? EntryFile(bytes: text, path: path).keepingCorrections(of: published)) ?? text)
        return try await revise(id, back)
    }

    private func requireRetractedByMistake(_ id: EntryID, _ reason: String) throws {
        let setting = try setting()
        guard setting.person.has(.edit) else {
            throw Refusal.capability("bring back what was taken back", .edit, setting.person)
        }
        if try isRedacted(id, at: setting.tip) {
            throw Refusal(
                .already, "\(id) is redacted: its text is gone",
                "`lb log \(id)` tells by whom and why.")
        }
        guard !reason.isEmpty else {
            throw Refusal(
                .text, "\(id) was taken back, and readers were told why",
                "Say why it comes back: `lb revert \(id) --to REV --reason …`; the draft is "
                    + "reviewed like any other.")
        }
    }
}
