package import Archive
internal import Checks
package import Editorial
internal import Git

extension Shift {
    /// Makes a published entry a key event, with a short text for the timeline, or no longer one.
    ///
    /// - Parameters:
    ///   - text: nil leaves the short text as it is.
    ///   - note: tells readers what the timeline said before; it goes to the entry's corrections.
    /// - Throws: `Refusal` for a short text that is none, that says otherwise what readers have seen without a
    ///   note, or for a note where they have seen none; `ArchiveError` if readers do not have the entry.
    package func key(
        _ id: EntryID, isKey: Bool, text: String? = nil, note: String? = nil
    ) async throws -> Publication {
        let found = try publishedEntry(id)
        let name = found.entry.name
        let text = try text.map { try Self.keyText($0) }
        let seen = try lastOnTimeline(found)
        if note == nil { try requireOpenChange(id, from: seen, to: text, found.entry) }
        let now = clock.now()
        let correction = try note.map { note in
            let shown = isKey ? text ?? found.entry.keyText ?? name : nil
            guard let was = seen ?? (found.entry.isKey ? name : nil) else {
                throw Refusal(
                    .text, "readers had no short text of \(id) on the timeline",
                    "Leave out --note; `lb correct \(id) --note …` corrects the entry itself.")
            }
            guard was != shown else {
                throw ArchiveError(
                    .unchanged, "the timeline says that already", "A correction needs a change.")
            }
            return Correction(
                at: now, was: was, now: shown, note: SafeText.line(note),
                by: try setting().person.id)
        }
        let change = KeyChange(isKey: isKey, text: text, correction: correction)
        return try await act(
            BlogAct(
                name: "key", need: .edit, subject: isKey ? "key: \(name)" : "no key: \(name)",
                entry: id, note: correction?.note, at: now)
        ) { tip in
            guard let bytes = try blog.file(found.path, in: tip.tree, limit: Limits.entryBytes)
            else {
                throw ArchiveError(.conflict, "\(id) is no longer published", "Look again.")
            }
            return [(found.path, try change.applied(to: bytes, path: found.path))]
        }
    }

    /// Refuses a short text that says otherwise what readers have seen on the timeline.
    private func requireOpenChange(
        _ id: EntryID, from seen: String?, to text: String?, _ entry: Entry
    ) throws {
        guard let seen, let text,
            let change = ShortTextChange.told(
                from: seen, to: text, body: entry.body, try checker(setting()).lexicon)
        else { return }
        throw Refusal(
            .already, "the timeline would change silently: \(change.dropLast())",
            "Tell readers with it: `lb key \(id) --text … --note \"An earlier version of the timeline "
                + "said …\"`; or `lb correct \(id)` changes `key_text`.")
    }

    /// The short text that readers had last on the timeline, also of a key event that is none by now, as long as
    /// nothing else of the entry has changed; nil if they had none.
    private func lastOnTimeline(
        _ found: (path: String, bytes: [UInt8], entry: Entry)
    ) throws -> String? {
        if found.entry.isKey, let text = found.entry.keyText { return text }
        let now = KeyChange.bare(found.bytes)
        let (id, published) = (found.entry.id.description, found.entry.published)
        var seen: String?
        try blog.git.eachFirstParent(from: blog.tip().commit) { commit in
            let trailers = Trailers(message: commit.message)
            if trailers[.act] != nil {
                // An hour of grace for clocks that differ; plain git may have any time.
                if let published, commit.committer.seconds < published.seconds - 3600 {
                    return false
                }
                guard trailers.values(.entry).contains(id) else { return true }
            }
            guard
                let bytes = try blog.file(
                    found.path, in: commit.tree, limit: Limits.entryBytes),
                KeyChange.bare(bytes) == now,
                let entry = try? EntryFile(bytes: bytes, path: found.path).entry
            else { return false }
            seen = entry.isKey ? entry.keyText : nil
            return seen == nil
        }
        return seen
    }

    /// The short text of a key event, in one line.
    ///
    /// - Throws: `Refusal` for one that is empty, or too long for a timeline.
    package static func keyText(_ text: String) throws(Refusal) -> String {
        let line = SafeText.line(text)
        guard line.contains(where: { !$0.isWhitespace }) else {
            throw Refusal(
                .text, "the short text is empty",
                "Leave out --text to show the title; `lb key ID --off` ends the key event.")
        }
        guard line.count <= Limits.titleCharacters else {
            throw Refusal(
                .text,
                "the short text has \(line.count) characters; the timeline takes "
                    + "\(Limits.titleCharacters)", "Say it shorter.")
        }
        return line
    }
}
