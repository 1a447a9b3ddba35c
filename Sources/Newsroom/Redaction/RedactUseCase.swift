package import Archive
package import Editorial
internal import Git

extension Shift {
    /// Takes the texts of an entry out of all history, by order of a court or the like.
    ///
    /// - Parameter reason: for readers, on the tombstone.
    /// - Throws: `Refusal` without `manage`; `ArchiveError` if the entry was never there, or is redacted already.
    package func redact(_ id: EntryID, reason: String) async throws -> Redaction {
        let setting = try setting()
        guard setting.person.has(.manage) else {
            throw Refusal.capability("redact", .manage, setting.person)
        }
        // One that was cut off is finished by asking for it again.
        let resumed = try await blog.git.withLock { try await blog.finishRedaction() }
        if let resumed, resumed.entry == id {
            if resumed.redaction.trouble == nil { try? await putAside(id) }
            return resumed.redaction
        }
        try await requireText(of: id, setting)
        let now = clock.now()
        let retraction = Retraction(
            at: now, reason: SafeText.line(reason), by: setting.person.id)
        let redaction = try await blog.redact(
            id, retraction: retraction, by: committer(setting, at: now)
        ) { digests in
            var trailers = Trailers()
            trailers.add(.act, "redact")
            trailers.add(.by, setting.person.id)
            trailers.add(.through, setting.through?.id)
            trailers.add(.entry, id.description)
            trailers.add(.map, digests.commits)
            trailers.add(.mapMedia, digests.media)
            return trailers.message(subject: "redact: \(id)", text: reason)
        }
        // What was done stands, even if its empty draft could not be put aside; a draft that may still be on the old
        // history is left alone until that is gone.
        if redaction.trouble == nil { try? await putAside(id) }
        return redaction
    }

    /// Spikes the draft of a redacted entry: it has no text any more, and nothing may come of it.
    private func putAside(_ id: EntryID) async throws {
        guard let chain = try openDraft(id), chain.isOpen else { return }
        _ = try await decide(.init(.spike, note: "The entry is redacted."), on: chain, setting())
    }

    /// Refuses to write history anew for an entry of which nothing came since it was redacted.
    private func requireText(of id: EntryID, _ setting: Setting) async throws {
        var last: String?
        try blog.git.eachFirstParent(from: setting.tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            if trailers.values(.entry).contains(id.description) { last = trailers[.act] }
            return last == nil
        }
        guard last == "redact" else { return }
        if let draft = try openDraft(id), draft.isOpen {
            // Cut off before its empty draft was put aside; a draft with a text is redacted again.
            guard Self.entry(draft.bytes, path: draft.path)?.retracted != nil else { return }
            try await putAside(id)
        }
        throw ArchiveError(
            .unchanged, "\(id) is redacted already",
            "`lb log \(id)` tells when; `lb doctor` looks whether its text is gone from here, and "
                + "`lb sync --follow-redactions` takes it out of other clones."
        )
    }
}
