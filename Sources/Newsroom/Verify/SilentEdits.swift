internal import Archive
package import Editorial
internal import Git

/// A change of what readers have that no update, correction or retraction accounts for.
package struct SilentEdit: Hashable, Sendable {
    package let at: Instant
    /// Nil for media and `blog.yml`.
    package let entry: EntryID?
    /// The title or first words, as they are now; empty where there is none.
    package let name: String
    /// Who did it, and how, a sentence without a full stop.
    package let note: String
    /// The words that stood there; nil where that cannot be told in short.
    package let was: String?
    package let now: String?
}

extension Shift {
    /// What some act may be called by, and its change be silent all the same.
    private static let kinds: Set<Violation.Kind> = [
        .silentEdit, .silentSettings, .otherText, .otherFiles, .unknownAct, .notAllowed,
        .unclosed,
    ]

    /// Compares the trees of every act that is not accounted for: whatever of it readers see is a silent edit, whatever
    /// the act says of itself.
    package func silentEdits(_ result: Verification) throws -> [SilentEdit] {
        var order: [String] = []
        var found: [String: [Violation]] = [:]
        for violation in result.violations where Self.kinds.contains(violation.kind) {
            if found[violation.commit] == nil { order.append(violation.commit) }
            found[violation.commit, default: []].append(violation)
        }
        return try order.flatMap { hex -> [SilentEdit] in
            guard let id = ObjectID(hex: hex), let commit = try? blog.git.commit(id) else {
                return []
            }
            return try silentEdits(in: commit, found[hex] ?? [])
        }
    }

    private func silentEdits(in commit: Commit, _ violations: [Violation]) throws -> [SilentEdit] {
        let before = try commit.parents.first.map { try blog.git.commit($0).tree }
        let isWhole = violations.contains { violation in
            violation.entry == nil
                && [.unknownAct, .notAllowed, .otherText].contains(violation.kind)
        }
        return try blog.git.differences(from: before, to: commit.tree).compactMap { change in
            let (old, new) = (entry(change.old, change.path), entry(change.new, change.path))
            let id = EntryPath.id(in: change.path) ?? (new ?? old)?.id
            let isSilent =
                if EntryPath.isEntry(change.path) {
                    isWhole || violations.contains { $0.entry == id || $0.names(change.path) }
                } else if change.path == EntryPath.blog {
                    isWhole || violations.contains { $0.kind == .silentSettings }
                } else {
                    change.path.hasPrefix("media/")
                        && (isWhole || violations.contains { $0.names(change.path) })
                }
            guard isSilent else { return nil }
            let decided = try id.flatMap { try self.decided($0, commit) } ?? old
            let words = change.path == EntryPath.blog ? title(change) : Self.words(decided, new)
            return SilentEdit(
                at: Instant(seconds: commit.committer.seconds),
                entry: EntryPath.isEntry(change.path) ? id : nil, name: (new ?? old)?.name ?? "",
                note: note(commit, change.path), was: words?.was, now: words?.now)
        }
    }

    /// What a publish says to have published: the text that its draft ended with.
    private func decided(_ id: EntryID, _ commit: Commit) throws -> Entry? {
        let entries = Trailers(message: commit.message).values(.entry)
        guard let place = entries.firstIndex(of: id.description),
            commit.parents.count == entries.count + 1,
            let bytes = try? blog.draftBytes(id, in: commit.parents[place + 1])
        else { return nil }
        return try? EntryFile(bytes: bytes, path: "draft").entry
    }

    private func note(_ commit: Commit, _ path: String) -> String {
        let who = SafeText.line(commit.author.name)
        let act = Trailers(message: commit.message)[.act]
        return "\(who) changed \(SafeText.line(path))"
            + (act.map { ", in an act that calls itself “\(SafeText.line($0))”" }
                ?? " with plain git")
    }

    private func entry(_ file: TreeEntry?, _ path: String) -> Entry? {
        guard let file, EntryPath.isEntry(path),
            let bytes = try? blog.git.blob(file.id, limit: Limits.entryBytes)
        else { return nil }
        return try? EntryFile(bytes: bytes, path: path).entry
    }

    /// The words of the text that differ, or of the title.
    private static func words(_ old: Entry?, _ new: Entry?) -> (was: String, now: String)? {
        guard let old, let new else { return nil }
        let change =
            WordChange(from: old.body, to: new.body)
            ?? WordChange(from: old.title ?? "", to: new.title ?? "")
        return change.map { ($0.was, $0.now) }
    }

    private func title(_ change: TreeDifference) -> (was: String, now: String)? {
        let titles = [change.old, change.new].map { file -> String? in
            guard let file,
                let bytes = try? blog.git.blob(file.id, limit: Limits.settingsBytes)
            else { return nil }
            return (try? BlogFile(bytes: bytes, path: EntryPath.blog))?.blog.title
        }
        guard let old = titles[0], let new = titles[1], old != new else { return nil }
        return (old, new)
    }
}

extension Violation {
    /// Whether it speaks of a file.
    fileprivate func names(_ path: String) -> Bool { message.contains(SafeText.line(path)) }
}
