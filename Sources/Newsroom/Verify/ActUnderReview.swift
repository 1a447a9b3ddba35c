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

    var isOfRedactedEntry: Bool { trailers.values(.entry).contains(where: redacted.contains) }

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
            let path = SafeText.line(change.path)
            if EntryPath.isEntry(change.path) {
                findings.append(
                    Finding(
                        .silentEdit, "\(who) changed \(path) with plain git",
                        EntryPath.id(in: change.path)))
            } else if [EntryPath.blog, EntryPath.desk].contains(change.path) {
                findings.append(Finding(.silentSettings, "\(who) changed \(path) with plain git"))
            } else if ["Templates/", "Hooks/", "media/"].contains(where: change.path.hasPrefix) {
                findings.append(
                    Finding(
                        change.path.hasPrefix("media/") ? .silentEdit : .silentSettings,
                        "\(who) changed \(path) with plain git"))
            }
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

    /// A key event: nothing but the two keys of one entry.
    func key() throws -> [Finding] {
        var findings = mayHave(.edit)
        let id = trailers[.entry].flatMap { EntryID($0) }
        let paths = changes.map(\.path).filter { EntryPath.isEntry($0) }
        findings += others(than: paths)
        guard paths.count == 1, let change = changes.first(where: { $0.path == paths[0] }),
            let old = change.old, let new = change.new
        else { return findings + [Finding(.otherFiles, "it is not about one entry", id)] }
        let bare = try [old, new].map { entry in
            EntryFile.setting(
                [("key", nil), ("key_text", nil)],
                in: try blog.git.blob(entry.id, limit: Limits.entryBytes))
        }
        if bare[0] != bare[1] {
            findings.append(
                Finding(.otherText, "a key event changed more than the timeline", id))
        }
        return findings
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

    /// What a publish without review leaves open until a second person has looked.
    static func unreviewed(_ trailers: Trailers) -> Finding? {
        trailers[.unreviewed].map { reason in
            Finding(
                .unreviewed, "published without review: \(SafeText.line(reason))",
                trailers[.entry].flatMap { EntryID($0) })
        }
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
        guard let undone, let earlier = undone.parents.first else {
            return [Finding(.otherText, "it does not say what act it takes back")]
        }
        var findings: [Finding] = []
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

    /// A finding for every changed file that the act is not about.
    func others(than allowed: [String]) -> [Finding] {
        changes.map(\.path).filter { !allowed.contains($0) }.prefix(Self.mostTold).map {
            Finding(.otherFiles, "it also changed \(SafeText.line($0))", EntryPath.id(in: $0))
        }
    }
}
