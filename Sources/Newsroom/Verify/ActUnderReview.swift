internal import Archive
internal import Editorial
internal import Git

/// One commit of `main`, with what it changed and the desk that was in force before it.
struct ActUnderReview {
    let commit: Commit
    let before: Commit
    let trailers: Trailers
    let changes: [TreeDifference]
    let desk: Desk?
    let blog: BlogRepository
    /// Entries whose texts were taken out of history.
    let redacted: Set<String>

    /// Something that cannot be accounted for.
    struct Finding {
        let kind: Violation.Kind
        let message: String
        let entry: EntryID?

        init(_ kind: Violation.Kind, _ message: String, _ entry: EntryID? = nil) {
            self.kind = kind
            self.message = message
            self.entry = entry
        }
    }

    /// At most so many findings of one commit are told one by one.
    private static let mostTold = 20

    /// Who did it, if they were on the desk then.
    var person: Person? { trailers[.by].flatMap { desk?.person($0) } }

    /// A commit that `lb` did not make: readers' text must not have changed in it.
    func plainGit() -> [Finding] {
        let who = SafeText.line(commit.author.name)
        var findings: [Finding] = []
        for change in changes {
            let kind = Self.kind(of: change.path)
            guard kind != .otherFiles else { continue }
            findings.append(
                Finding(
                    kind, "\(who) changed \(SafeText.line(change.path)) with plain git",
                    EntryPath.id(in: change.path)))
        }
        guard findings.count > Self.mostTold else { return findings }
        let more = findings.count - Self.mostTold
        return findings.prefix(Self.mostTold) + [
            Finding(.silentEdit, "\(who) changed \(more) more files with plain git")
        ]
    }

    /// An act on files of the blog's settings.
    func settings(_ need: Capability, allowed: [String]) -> [Finding] {
        mayHave(need) + others(than: allowed)
    }

    /// New files that the blog's own settings show, such as its logo.
    func picturesOfTheBlog() -> [String] {
        guard changes.contains(where: { $0.path.hasPrefix("media/") }),
            let bytes = try? blog.file(
                EntryPath.blog, in: commit.tree, limit: Limits.settingsBytes),
            let settings = try? BlogFile(bytes: bytes, path: EntryPath.blog).blog
        else { return [] }
        let named = [settings.logo, settings.image].compactMap(\.self)
        return changes.filter { $0.old == nil && named.contains($0.path) }.map(\.path)
    }

    /// Whether a file is what a redaction leaves of an entry: that it was there, and nothing of what it said.
    func isTombstone(_ file: TreeEntry?, _ path: String) throws -> Bool {
        guard let file, file.kind == .file else { return false }
        let bytes = try blog.git.blob(file.id, limit: Limits.entryBytes)
        guard let entry = try? EntryFile(bytes: bytes, path: path).entry,
            let retraction = entry.retracted
        else { return false }
        return EntryFile.retracted(entry, retraction) == bytes
    }

    /// What a publish without review leaves open until a second person has looked.
    static func unreviewed(_ trailers: Trailers) -> Finding? {
        trailers[.unreviewed].map { reason in
            Finding(
                .unreviewed, "published without review: \(SafeText.line(reason))",
                trailers[.entry].flatMap { EntryID($0) })
        }
    }

    /// A finding if whoever did it might not.
    func mayHave(_ need: Capability) -> [Finding] {
        let by = SafeText.line(trailers[.by] ?? "nobody")
        guard let person else { return [Finding(.notAllowed, "\(by) was not on the desk")] }
        return person.has(need)
            ? [] : [Finding(.notAllowed, "\(by) might not \(need.rawValue)")]
    }

    /// A finding if git names somebody else as the author than the act does.
    func author() -> [Finding] {
        let email = commit.author.email
        guard let person, !person.emails.isEmpty, !person.hasEmail(email) else { return [] }
        return [
            Finding(
                .otherAuthor,
                "it says that \(SafeText.line(person.name)) did it, and git that "
                    + "\(SafeText.line(email)) wrote it")
        ]
    }

    /// A sentence if a decision on a draft, which was made under this desk or an earlier one, says to be of
    /// one person, and git of another who is on the desk.
    func otherAuthor(of decision: Commit) -> String? {
        let email = decision.author.email
        guard let by = Trailers(message: decision.message)[.by].flatMap({ desk?.person($0) }),
            !by.hasEmail(email), let other = desk?.person(email: email)
        else { return nil }
        return "it says that \(SafeText.line(by.name)) did it, and git that "
            + "\(SafeText.line(other.name)) wrote it"
    }

    /// A finding if git names somebody else as the one at the machine than the act does.
    func committer() -> [Finding] {
        let email = commit.committer.email
        guard let person, !person.emails.isEmpty, !person.hasEmail(email) else { return [] }
        let through = trailers[.through].flatMap { desk?.person($0) }
        if desk?.policy.actAs == true, through?.hasEmail(email) == true { return [] }
        return [
            Finding(
                .otherAuthor,
                "it says that \(SafeText.line(person.name)) did it, and git that "
                    + "\(SafeText.line(email)) was at the machine")
        ]
    }

    /// A finding for every changed file that the act is not about.
    func others(than allowed: [String]) -> [Finding] {
        changes.map(\.path).filter { !allowed.contains($0) }.prefix(Self.mostTold).map {
            Finding(Self.kind(of: $0), "it also changed \(SafeText.line($0))", EntryPath.id(in: $0))
        }
    }

    /// What a change of a file is that no act accounts for.
    private static func kind(of path: String) -> Violation.Kind {
        if EntryPath.isEntry(path) || path.hasPrefix("media/") { return .silentEdit }
        let isSetting =
            [EntryPath.blog, EntryPath.desk].contains(path)
            || ["Templates/", "Hooks/"].contains(where: path.hasPrefix)
        return isSetting ? .silentSettings : .otherFiles
    }
}
