internal import Archive
internal import Editorial
internal import Git

/// Acts that bring no text: each may change the one thing that it is about, and nothing else.
extension ActUnderReview {
    /// A key event: nothing but the two keys of the entry that it names.
    func key() throws -> [Finding] {
        let names = trailers.values(.entry)
        guard names.count == 1, let id = EntryID(names[0]) else {
            return mayHave(.edit) + others(than: [])
                + [Finding(.unknownAct, "it does not say which entry it is about")]
        }
        let own = changes.filter { isFile($0, of: id) }
        let findings = mayHave(.edit) + others(than: own.map(\.path))
        if redacted.contains(id.description) {
            // Both sides are the same tombstone by now, mostly.
            let isBare = try own.allSatisfy { try isTombstone($0.new, $0.path) }
            return isBare
                ? findings : findings + [Finding(.otherText, "it gave \(id) a text again", id)]
        }
        guard own.count == 1, let old = own[0].old, let new = own[0].new else {
            return findings + [Finding(.otherText, "it is not about one entry", id)]
        }
        let bytes = try [old, new].map { try blog.git.blob($0.id, limit: Limits.entryBytes) }
        guard let change = KeyChange(from: bytes[0], to: bytes[1], path: own[0].path) else {
            // One that does not read has its keys all the same.
            let isDamaged = (try? EntryFile(bytes: bytes[0], path: own[0].path)) == nil
            return isDamaged && KeyChange.bare(bytes[0]) == KeyChange.bare(bytes[1])
                ? findings
                : findings + [Finding(.otherText, "a key event changed more than the timeline", id)]
        }
        guard let correction = change.correction else { return findings }
        let at = Instant(seconds: commit.author.seconds)
        guard correction.at == at, correction.by == trailers[.by], correction.note != nil else {
            return findings + [
                Finding(.otherText, "the correction of the timeline is not its own", id)
            ]
        }
        return findings
    }

    /// A repair: an entry that did not read is again what it was when it last did.
    func repair() throws -> [Finding] {
        let names = trailers.values(.entry)
        guard names.count == 1, let id = EntryID(names[0]),
            let base = trailers[.base].flatMap(ObjectID.init(hex:)),
            try blog.git.isAncestor(base, of: before.id)
        else {
            return mayHave(.edit) + others(than: [])
                + [Finding(.unknownAct, "it does not say what it repairs, or from where")]
        }
        let own = changes.filter { isFile($0, of: id) }
        let findings = mayHave(.edit) + others(than: own.map(\.path))
        guard own.count == 1, reads(own[0].new, own[0].path), let old = own[0].old,
            !reads(old, own[0].path)
        else { return findings + [Finding(.silentEdit, "it changed \(id), which was whole", id)] }
        // From there on nothing else at this path read.
        var isLast = true
        try blog.git.eachFirstParent(from: before.id) { commit in
            let there = try blog.git.entry(at: own[0].path, in: commit.tree)
            if commit.id == base {
                isLast = isLast && there == own[0].new
            } else if reads(there, own[0].path), there != own[0].new {
                isLast = false
            }
            return isLast && commit.id != base
        }
        return isLast
            ? findings
            : findings + [
                Finding(.silentEdit, "it brought another version of \(id) back than the last", id)
            ]
    }

    /// Whether a file is an entry that decodes.
    private func reads(_ file: TreeEntry?, _ path: String) -> Bool {
        guard let file, file.kind == .file,
            let bytes = try? blog.git.blob(file.id, limit: Limits.entryBytes)
        else { return false }
        return (try? EntryFile(bytes: bytes, path: path)) != nil
    }

    /// Whether a change is of the entry of this id.
    func isFile(_ change: TreeDifference, of id: EntryID) -> Bool {
        EntryPath.isEntry(change.path) && EntryPath.id(in: change.path) == id
            || isSummary(change, id)
    }

    /// Whether a change is of the summary, and that is the entry of this id.
    func isSummary(_ change: TreeDifference, _ id: EntryID) -> Bool {
        guard change.path == EntryPath.summary, let file = change.new ?? change.old,
            let bytes = try? blog.git.blob(file.id, limit: Limits.entryBytes)
        else { return false }
        return (try? EntryFile(bytes: bytes, path: change.path).entry.id) == id
    }

    /// An act of an editor on the page as a whole: nothing but some keys of `blog.yml`.
    func page(_ keys: [String]) throws -> [Finding] {
        let findings = mayHave(.edit) + others(than: [EntryPath.blog])
        guard let change = changes.first(where: { $0.path == EntryPath.blog }) else {
            return findings
        }
        let bare = [change.old, change.new].map { file in blogFile(file).map { without(keys, $0) } }
        guard let before = bare[0], let after = bare[1] else {
            return findings + [Finding(.format, "blog.yml does not read")]
        }
        guard before == after else {
            return findings + [
                Finding(
                    .silentSettings,
                    "it changed more of blog.yml than \(keys.joined(separator: " and "))")
            ]
        }
        return findings
    }

    /// A pin, or its end: of the entry that it names.
    func pin() throws -> [Finding] {
        let findings = try page(["pin"])
        let change = changes.first { $0.path == EntryPath.blog }
        guard let file = blogFile(change?.new) else { return findings }
        let named = trailers[.act] == "pin" ? trailers[.entry] : nil
        return file.blog.pin?.entry.description == named
            ? findings
            : findings + [Finding(.silentSettings, "it pinned another entry than it says")]
    }

    /// Whether all that changed in `blog.yml` is that the pin of one of some entries is gone.
    func isUnpinning(_ change: TreeDifference, _ ids: [EntryID]) -> Bool {
        guard let before = blogFile(change.old), let after = blogFile(change.new),
            let pin = before.blog.pin, after.blog.pin == nil
        else { return false }
        return ids.contains(pin.entry) && without(["pin"], before) == without(["pin"], after)
    }

    private func blogFile(_ file: TreeEntry?) -> BlogFile? {
        guard let file, file.kind == .file,
            let bytes = try? blog.git.blob(file.id, limit: Limits.settingsBytes)
        else { return nil }
        return try? BlogFile(bytes: bytes, path: EntryPath.blog)
    }

    /// The bytes without some keys; the end of the last line is added with a key that comes after it.
    private func without(_ keys: [String], _ file: BlogFile) -> [UInt8] {
        var bytes = file.setting(keys.map { ($0, nil) })
        while bytes.last == 0x0A || bytes.last == 0x0D { bytes.removeLast() }
        return bytes
    }

    /// A second look: by somebody else, and it changes nothing.
    func look() -> [Finding] {
        var findings = mayHave(.edit) + others(than: [])
        let looked = trailers.values(.looked)
        for hex in looked {
            guard let act = try? ObjectID(hex: hex).map(blog.git.commit) else {
                findings.append(Finding(.unknownAct, "what it looked at cannot be read"))
                continue
            }
            let there = Trailers(message: act.message)
            let writers = there.values(.drafted).map { String($0.prefix { $0 != " " }) }
            if desk?.policy.fourEyes != false, let by = person?.id,
                ([there[.by] ?? ""] + writers).contains(by)
            {
                findings.append(
                    Finding(.notApproved, "\(by) looked at what they wrote or published"))
            }
        }
        if looked.isEmpty {
            findings.append(Finding(.unknownAct, "it does not say what was looked at"))
        }
        return findings
    }

    /// The act on main that an undo takes back; nil if it names none of the last ones.
    func undone() throws -> Commit? {
        guard let id = trailers[.undoes].flatMap(ObjectID.init(hex:)) else { return nil }
        var found: Commit?
        var left = Shift.undoReach
        try blog.git.eachFirstParent(from: before.id) { commit in
            if commit.id == id { found = commit }
            left -= 1
            return found == nil && left > 0
        }
        return found
    }

    /// An undo: all that an act of the same person changed is as it was before, and nothing else is changed.
    func undo(of undone: Commit?) throws -> [Finding] {
        var findings =
            person == nil
            ? [
                Finding(
                    .notAllowed, "\(SafeText.line(trailers[.by] ?? "nobody")) was not on the desk")
            ]
            : []
        guard let undone, let earlier = undone.parents.first else {
            return findings + others(than: [])
                + [Finding(.unknownAct, "it does not say what act it takes back")]
        }
        let parts = try blog.git.differences(
            from: blog.git.commit(earlier).tree, to: undone.tree)
        let isExact = parts.elementsEqual(changes) { part, change in
            part.path == change.path && part.old == change.new && part.new == change.old
        }
        if !isExact {
            findings.append(
                Finding(.otherText, "it does not take back exactly what that act did"))
        }
        if Trailers(message: undone.message)[.by] != trailers[.by] {
            findings.append(Finding(.notAllowed, "it takes back what somebody else did"))
        }
        return findings
    }
}
