internal import Archive
internal import Editorial
internal import Git

/// Whether an import did what an import may: bring in entries, and follow the source in those that nobody here has
/// touched since, by somebody who manages the blog.
///
/// What they say was approved elsewhere, and their authors are those of the source; whoever brought them in is the
/// committer. The entry's file proves itself: its line `imported:` has a digest of the rest, which any act of the
/// desk would break.
struct ImportReview {
    let act: ActUnderReview
    /// Entries that readers have more than once.
    let doubles: Set<EntryID>

    func findings() throws -> [ActUnderReview.Finding] {
        var findings = act.mayHave(.manage) + act.committer()
        let names = act.trailers.values(.entry)
        guard names.count == 1, let id = EntryID(names[0]) else {
            return findings + act.others(than: [])
                + [.init(.unknownAct, "it does not say which entry it brings in")]
        }
        var own: [String] = []
        var media: Set<String> = []
        for change in act.changes
        where act.isFile(change, of: id) {
            own.append(change.path)
            findings += try entry(change, id, &media)
        }
        for change in act.changes
        where media.contains(MediaFileName.narrower(change.path)?.picture ?? change.path) {
            guard try act.isNewMedia(change) else { continue }
            own.append(change.path)
        }
        findings += act.others(than: own)
        if own.count(where: EntryPath.isEntry) > 1 {
            findings.append(.init(.otherFiles, "it brings in \(id) more than once", id))
        }
        return findings
    }

    /// What is wrong with the entry's file; its media are added to `media`.
    private func entry(
        _ change: TreeDifference, _ id: EntryID, _ media: inout Set<String>
    ) throws -> [ActUnderReview.Finding] {
        if act.redacted.contains(id.description) {
            let isBare = try change.new == nil || act.isTombstone(change.new, change.path)
            return isBare ? [] : [.init(.silentEdit, "it gave \(id) a text again", id)]
        }
        let place = SafeText.line(change.path)
        if let old = change.old {
            let bytes = try act.blog.git.blob(old.id, limit: Limits.entryBytes)
            guard ImportMark.isAsImported(bytes) else {
                return [
                    .init(.silentEdit, "it changed \(place), which is the desk's own by then", id)
                ]
            }
        } else if doubles.contains(id) {
            return [.init(.otherFiles, "readers have \(id) more than once", id)]
        }
        guard let new = change.new else { return [] }
        guard new.kind == .file else { return [.init(.format, "\(place) is no plain file", id)] }
        let bytes = try act.blog.git.blob(new.id, limit: Limits.entryBytes)
        guard ImportMark.isAsImported(bytes),
            BlogRepository.textID(of: bytes) == act.trailers[.text]
        else {
            return [.init(.silentEdit, "the text of \(place) is not the one that came in", id)]
        }
        do {
            media.formUnion(
                try EntryFile(bytes: bytes, path: change.path).entry.media.compactMap(\.file))
            return []
        } catch {
            return [.init(.format, error.diagnostics.first?.description ?? "it does not read", id)]
        }
    }
}

extension ActUnderReview {
    /// Whether a change adds a media file, and its content is the one that its name is the digest of.
    ///
    /// A narrower version, `media/…-480w.jpg`, has the name of the whole one; it only must not have been there.
    func isNewMedia(_ change: TreeDifference) throws -> Bool {
        guard change.old == nil, let file = change.new, file.kind == .file,
            let name = change.path.split(separator: "/").last
        else { return false }
        guard name.prefix(while: { $0 != "." }).count == 64 else { return true }
        let bytes = try blog.git.blob(file.id, limit: Limits.mediaBytes)
        return name.hasPrefix(SHA256.hex(of: bytes))
    }
}
