package import Archive
package import Editorial
internal import Git

extension Shift {
    /// A text to start a draft with.
    package struct NewDraft: Sendable {
        package var kind = Kind.update
        package var title: String?
        /// Markdown as typed; with `isWhole`, a whole entry file with front matter.
        package var text: [UInt8] = []
        package var isWhole = false

        package init() {}
    }

    /// What became of an act on a draft.
    package struct DraftOutcome: Sendable {
        package let id: EntryID
        package let state: DraftState
        package let path: String
        package let written: Written
        /// What does not pass: the draft is kept all the same.
        package var problems: [Diagnostic] = []
        /// Keys that look mistyped, which hold nothing up.
        package var hints: [Diagnostic] = []
    }

    /// Makes a draft a change of what readers have by now; nil if nothing was published since it was started.
    package func bringOver(_ id: EntryID) async throws -> DraftRebase? {
        let setting = try setting()
        let who = try committer(setting, at: clock.now())
        return try await blog.git.withLock {
            try await blog.rebaseDraft(id, fork: nil, by: who, person: setting.person.id)
        }
    }

    /// Starts a draft. A text that does not decode is kept as a draft too, with its problems.
    ///
    /// - Throws: `Refusal` if the person may not report; errors of the disk.
    package func draft(_ new: NewDraft, id: EntryID) async throws -> DraftOutcome {
        let setting = try setting()
        try Workflow.decideDraft(by: setting.person)
        let now = clock.now()
        var id = id
        var base: (path: String, bytes: [UInt8])?
        if new.kind == .summary, let summary = try publishedSummary(setting.tip) {
            id = summary.id
            base = (EntryPath.summary, summary.bytes)
            if let chain = try openDraft(id), chain.isOpen {
                throw ArchiveError(
                    .exists, "the summary has an open draft already, \(id)",
                    "`lb edit \(id)` changes it.")
            }
        }
        let bytes = Self.file(new, id: id, by: setting.person, at: now, base: base?.bytes)
        let path =
            base?.path
            ?? EntryPath.of(id, kind: new.kind, title: Self.title(bytes, new), at: now)
        var trailers = trailers(.draft, id, text: BlogRepository.textID(of: bytes), setting)
        if base != nil { trailers.add(.base, setting.tip.commit.hex) }
        let name = new.title ?? Self.entry(bytes, path: path)?.name ?? id.description
        let written = try await blog.startDraft(
            id, path: path, bytes: bytes, message: trailers.message(subject: "draft: \(name)"),
            by: try committer(setting, at: now))
        return DraftOutcome(
            id: id, state: .draft, path: path, written: written,
            problems: Self.problems(bytes, path: path),
            hints: KeyHints.hints(bytes, path: path, form: .entry))
    }

    /// The file of a new draft. `id` wins over any that the text brings.
    private static func file(
        _ new: NewDraft, id: EntryID, by person: Person, at now: Instant, base: [UInt8]?
    ) -> [UInt8] {
        if new.isWhole {
            let bytes = EntryFile.adopting(new.text, id: id, created: now)
            guard let title = new.title, entry(bytes, path: "draft") != nil else { return bytes }
            return EntryFile.setting([("title", .text(title))], in: bytes)
        }
        if let base, let file = try? EntryFile(bytes: base, path: EntryPath.summary) {
            return Array(base[..<file.bodyRange.lowerBound]) + new.text
        }
        return EntryFile.new(
            id: id, kind: new.kind, title: new.title, byline: [Byline(person: person.id)],
            created: now, body: new.text)
    }

    private static func title(_ bytes: [UInt8], _ new: NewDraft) -> String? {
        new.title ?? entry(bytes, path: "draft")?.title
    }

    static func entry(_ bytes: [UInt8], path: String) -> Entry? {
        try? EntryFile(bytes: bytes, path: path).entry
    }

    static func problems(_ bytes: [UInt8], path: String) -> [Diagnostic] {
        do {
            _ = try EntryFile(bytes: bytes, path: path)
            return []
        } catch {
            return error.diagnostics
        }
    }

    private func publishedSummary(
        _ tip: BlogRepository.Tip
    ) throws -> (id: EntryID, bytes: [UInt8])? {
        guard
            let bytes = try blog.file(
                EntryPath.summary, in: tip.tree, limit: Limits.entryBytes),
            let entry = Self.entry(bytes, path: EntryPath.summary)
        else { return nil }
        return (entry.id, bytes)
    }

    func openDraft(_ id: EntryID) throws -> DraftChain? {
        do {
            return try blog.draft(id)
        } catch let error as ArchiveError where error.kind == .notFound {
            return nil
        }
    }
}
