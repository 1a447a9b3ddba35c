package import Archive
internal import Checks
package import Editorial

extension Shift {
    /// Keeps an entry at the top of the page; nil ends that.
    ///
    /// - Throws: `ArchiveError` if readers do not have the entry; `Refusal` if the person may not edit.
    package func pin(
        _ id: EntryID?, until: Instant? = nil
    ) async throws -> Publication {
        let name = try id.map { try publishedEntry($0).entry.name }
        let person = try setting().person.id
        let now = clock.now()
        if let until, until <= now {
            throw Refusal(
                .time, "the pin would end at \(until), which is over", "Say a time that is to come."
            )
        }
        return try await act(
            BlogAct(
                name: id == nil ? "unpin" : "pin", need: .edit,
                subject: name.map { "pin: \($0)" } ?? "unpin", entry: id)
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard let id else { return [(EntryPath.blog, file.settingPin(nil))] }
            let pin = Blog.Pin(entry: id, by: person, since: now, until: until)
            if let old = file.blog.pin, old.entry == id, old.until == until {
                return [(EntryPath.blog, file.bytes)]
            }
            return [(EntryPath.blog, file.settingPin(pin))]
        }
    }

    /// Makes a published entry a key event, with a short text for the timeline, or no longer one.
    ///
    /// - Parameter text: nil leaves the short text as it is.
    /// - Throws: `Refusal` for a short text that is none, or that says otherwise what readers have seen;
    ///   `ArchiveError` if readers do not have the entry.
    package func key(_ id: EntryID, isKey: Bool, text: String? = nil) async throws -> Publication {
        let found = try publishedEntry(id)
        let name = found.entry.name
        if let text {
            let text = try Self.keyText(text)
            let lexicon = try checker(setting()).lexicon
            if let old = found.entry.keyText,
                let change = ShortTextChange.told(
                    from: old, to: text, body: found.entry.body, lexicon)
            {
                throw Refusal(
                    .already, "the timeline would change silently: \(change.dropLast())",
                    "`lb correct \(id) --note …` changes `key_text` with a word to readers.")
            }
        }
        return try await act(
            BlogAct(
                name: "key", need: .edit, subject: isKey ? "key: \(name)" : "no key: \(name)",
                entry: id)
        ) { tip in
            guard let bytes = try blog.file(found.path, in: tip.tree, limit: Limits.entryBytes)
            else {
                throw ArchiveError(.conflict, "\(id) is no longer published", "Look again.")
            }
            var changes: [(String, ScalarValue?)] = [("key", isKey ? .bool(true) : nil)]
            if let text { changes.append(("key_text", .text(SafeText.line(text)))) }
            if !isKey { changes.append(("key_text", nil)) }
            let changed = EntryFile.setting(changes, in: bytes)
            _ = try EntryFile(bytes: changed, path: found.path)
            return [(found.path, changed)]
        }
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

    /// Ends the coverage, or takes it up again.
    package func setState(_ state: Blog.State) async throws -> Publication {
        let now = clock.now()
        return try await act(
            BlogAct(
                name: state == .ended ? "end" : "reopen", need: .edit,
                subject: state == .ended ? "end of the coverage" : "coverage goes on")
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard file.blog.state != state else { return [(EntryPath.blog, file.bytes)] }
            let bytes = file.setting([
                ("state", .text(state.rawValue)),
                ("end", state == .ended ? .time(now) : nil),
            ])
            return [(EntryPath.blog, bytes)]
        }
    }

    /// In which order readers see the entries.
    package func setOrder(_ order: Blog.Order) async throws -> Publication {
        try await act(
            BlogAct(name: "order", need: .edit, subject: "order: \(order.rawValue)")
        ) { tip in
            let file = try blog.blogFile(at: tip)
            guard file.blog.order != order else { return [(EntryPath.blog, file.bytes)] }
            return [(EntryPath.blog, file.setting([("order", .text(order.rawValue))]))]
        }
    }

    /// The published entry of that id.
    ///
    /// - Parameter evenTakenBack: whether a tombstone will do.
    /// - Throws: `ArchiveError` if readers do not have it, or if it was taken back.
    package func publishedEntry(
        _ id: EntryID, evenTakenBack: Bool = false
    ) throws -> (path: String, bytes: [UInt8], entry: Entry) {
        guard let (path, bytes) = try blog.published(id, at: blog.tip()) else {
            throw ArchiveError(
                .notFound, "\(id) is not published",
                "`lb list --published` shows what readers have.")
        }
        let entry = try EntryFile(bytes: bytes, path: path).entry
        guard evenTakenBack || entry.retracted == nil else {
            throw ArchiveError(
                .invalid, "\(id) was taken back", "`lb log \(id)` tells by whom and why.")
        }
        return (path, bytes, entry)
    }
}
