internal import Archive
internal import Editorial

/// What a key event changes in an entry's file; for the act and for whoever verifies it.
struct KeyChange {
    let isKey: Bool
    /// Nil leaves the short text as it is.
    let text: String?
    /// What readers are told of a timeline that said something else.
    var correction: Correction?

    init(isKey: Bool, text: String?, correction: Correction? = nil) {
        self.isKey = isKey
        self.text = text
        self.correction = correction
    }

    /// What changed between two versions of a file, if it was the timeline and nothing else, with at most one
    /// correction more; nil if it was anything else.
    init?(from old: [UInt8], to new: [UInt8], path: String) {
        guard let before = try? EntryFile(bytes: old, path: path).entry,
            let after = try? EntryFile(bytes: new, path: path).entry
        else { return nil }
        isKey = after.isKey
        text = after.keyText == before.keyText ? nil : after.keyText
        if after.corrections.count != before.corrections.count {
            correction = after.corrections.last
            guard (try? applied(to: old, path: path)) == new else { return nil }
        } else {
            guard Self.bare(old) == Self.bare(new), before.updated == after.updated else {
                return nil
            }
        }
    }

    /// - Throws: `InvalidFile` if that is no entry then.
    func applied(to bytes: [UInt8], path: String) throws -> [UInt8] {
        var changes: [(String, ScalarValue?)] = [("key", isKey ? .bool(true) : nil)]
        if let text { changes.append(("key_text", .text(text))) }
        if !isKey { changes.append(("key_text", nil)) }
        if let at = correction?.at { changes.append(("updated", .time(at))) }
        let changed = try EntryFile(bytes: EntryFile.setting(changes, in: bytes), path: path)
        guard let correction else { return changed.bytes }
        return try EntryFile(bytes: changed.adding(correction), path: path).bytes
    }

    /// The file without what an act on its key event changes.
    static func bare(_ bytes: [UInt8]) -> [UInt8] {
        EntryFile.setting([("key", nil), ("key_text", nil)], in: EntryFile.textBytes(bytes))
    }
}
