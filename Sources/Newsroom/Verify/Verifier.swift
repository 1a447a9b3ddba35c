internal import Archive
internal import Editorial
internal import Git

/// Looks at one commit of `main` after another, oldest first, and notes what cannot be accounted for.
///
/// Each act is judged by the desk and the policy that were in force before it, never by what the
/// commit says of itself.
struct Verifier {
    let blog: BlogRepository
    private(set) var result: Verification
    /// Seconds that the clocks of two machines may differ by.
    private static let clockSkew: Int64 = 60
    private var desks: [ObjectID: Desk] = [:]
    private var doubles: Set<EntryID>?
    /// Commits of an import whose end is yet to come. Apart from `result`, which is copied for each commit.
    private var open: [Commit] = []
    /// What the last commit of an import covers, 40 hexadecimal digits each.
    private var covered: Set<String> = []

    /// Entries whose texts were taken out of history: what is left of them can no longer be compared.
    private let redacted: Set<String>
    private(set) var signatures: SignatureReview

    init(
        _ blog: BlogRepository, from result: Verification, redacted: Set<String>,
        rewritten: Set<String>
    ) {
        self.blog = blog
        self.result = result
        self.redacted = redacted
        signatures = SignatureReview(rewritten: rewritten)
    }

    /// Whether everything could be read; if not, it is to be looked at again.
    private(set) var isWhole = true

    /// Looks at a commit; what cannot be read of it is one of its violations.
    mutating func look(at commit: Commit) {
        let before = result
        do {
            try account(for: commit)
        } catch {
            isWhole = false
            result = before
            result.commits += 1
            result.tip = commit.id.hex
            report(.unreadable, commit, "it cannot be read: \(SafeText.line("\(error)"))")
        }
    }

    /// Sees whether all files of main are there; their content was looked at when they were published.
    mutating func lookForTexts(at tip: BlogRepository.Tip) throws {
        let commit = try blog.git.commit(tip.commit)
        let files: [TreeDifference]
        do {
            files = try blog.git.differences(from: nil, to: tip.tree)
        } catch {
            return report(
                .unreadable, commit, "the folders of what readers have cannot be read: \(error)")
        }
        for file in files {
            guard let entry = file.new, entry.kind != .submodule, !blog.git.hasBlob(entry.id)
            else { continue }
            report(
                .unreadable, commit,
                "\(SafeText.line(file.path)) is no longer in the repository (\(entry.id.hex.prefix(10)))",
                EntryPath.id(in: file.path))
        }
    }

    private mutating func account(for commit: Commit) throws {
        result.commits += 1
        result.tip = commit.id.hex
        let trailers = Trailers(message: commit.message)
        guard let parent = commit.parents.first else {
            result.unsigned += 1
            result.closesImports = trailers.values(.closes).contains("import")
            if trailers[.act] != "init" {
                report(.unknownAct, commit, "the history starts without lb")
            }
            return
        }
        let before = try blog.git.commit(parent)
        if commit.committer.seconds < before.committer.seconds - Self.clockSkew {
            report(.times, commit, "it is older than the commit that it stands on")
        }
        if commit.author.seconds > commit.committer.seconds + Self.clockSkew {
            report(.times, commit, "it says that it was done after it was written")
        }
        let changes = try blog.git.differences(from: before.tree, to: commit.tree)
        if !changes.isEmpty { result.acts += 1 }
        let act = try ActUnderReview(
            commit: commit, before: before, trailers: trailers, changes: changes,
            desk: desk(of: before), blog: blog, redacted: redacted)
        let isImport = trailers[.act] == "import"
        let findings = try judge(act, trailers[.act]) + (isImport ? [] : act.author())
        for finding in findings {
            report(finding.kind, commit, finding.message, finding.entry)
        }
        // What is brought in from elsewhere comes by the thousand, and was approved there; an import that does
        // anything else has to bear the proof of who did it.
        let isClaim = try lookAtSignatures(act, needed: !isImport || !findings.isEmpty)
        if isImport, result.closesImports { open.append(commit) }
        if trailers[.act] == ImportClosing.act, findings.isEmpty {
            settle(areSigned: isClaim)
        }
    }

    /// What the last commit of an import covers is brought in by whoever signed that.
    private mutating func settle(areSigned: Bool) {
        result.closesImports = true
        let covered = covered
        open.removeAll { covered.contains($0.id.hex) }
        result.violations.removeAll {
            covered.contains($0.commit)
                && ($0.kind == .unclosed || areSigned && $0.kind == .signature)
        }
        if areSigned { result.unsigned -= covered.count }
    }

    /// Reports what no import that was brought to its end covers.
    mutating func endImports() {
        for commit in open {
            report(
                .unclosed, commit, "it brings something in, and no import that was ended covers it",
                Trailers(message: commit.message)[.entry].flatMap { EntryID($0) })
        }
        open = []
    }

    /// Whether the names in the commit, and in the approvals that it stands on, are proven.
    ///
    /// - Returns: whether the commit's own is a claim that is yet to be checked.
    private mutating func lookAtSignatures(_ act: ActUnderReview, needed: Bool) throws -> Bool {
        let (isClaim, missing) = signatures.look(at: act.commit, needed ? act.desk : nil)
        if !isClaim { result.unsigned += 1 }
        if let missing { report(.signature, act.commit, missing) }
        for (id, tip) in zip(act.trailers.values(.entry), act.commit.parents.dropFirst()) {
            guard let id = EntryID(id), let chain = try? blog.closedDraft(id, at: tip) else {
                continue
            }
            let decisions: [Act: String] = [
                .approve: "approval", .clear: "sign-off", .schedule: "schedule",
            ]
            for approval in chain.acts {
                guard let decision = decisions[approval.act] else { continue }
                guard let id = ObjectID(hex: approval.commit) else { continue }
                let commit = try blog.git.commit(id)
                if let missing = signatures.look(at: commit, entry: chain.id, act.desk).missing {
                    report(.signature, commit, "the \(decision): \(missing)", chain.id)
                }
                if let other = act.otherAuthor(of: commit) {
                    report(.otherAuthor, commit, "the \(decision): \(other)", chain.id)
                }
            }
        }
        return isClaim
    }

    /// Sees whether the lists of the redactions are what those say that they are.
    mutating func lookAtRedactions() throws {
        result.violations += try RedactionReview(blog, result.redactions).violations()
    }

    /// Checks the signatures that were found on the way.
    mutating func checkSignatures() async throws {
        for claim in try await signatures.wrong(in: blog) {
            result.violations.append(
                Violation(
                    kind: .signature, commit: claim.commit.hex, at: claim.at, entry: claim.entry,
                    message: "it is signed, but not by a key of \(SafeText.line(claim.name))"))
        }
    }

    private mutating func judge(
        _ act: ActUnderReview, _ name: String?
    ) throws -> [ActUnderReview.Finding] {
        switch name {
        case nil: return act.plainGit()
        case "publish", "update", "correct", "retract": return try PublishReview(act).findings()
        case "settings":
            return act.settings(
                .manage, allowed: [EntryPath.blog, EntryPath.desk] + act.picturesOfTheBlog())
        case "pin", "unpin": return try act.pin()
        case "end", "reopen": return try act.page(["state", "end"])
        case "order": return try act.page(["order"])
        case "look":
            let findings = act.look()
            if findings.isEmpty {
                let looked = act.trailers.values(.looked)
                result.violations.removeAll {
                    $0.kind == .unreviewed && looked.contains($0.commit)
                }
            }
            return findings
        case "undo":
            let undone = try act.undone()
            let findings = try act.undo(of: undone)
            if findings.isEmpty, let undone { try reopenLooks(undone) }
            return findings
        case "redact":
            if let redaction = RedactionReview.Act(act.commit) {
                result.redactions.append(redaction)
            }
            return act.settings(.manage, allowed: [])
        case "key": return try act.key()
        case Shift.repairAct: return try act.repair()
        case "import":
            let findings = try ImportReview(act: act, doubles: findDoubles()).findings()
            if findings.isEmpty { result.imported += 1 }
            return findings
        case ImportClosing.act:
            let (covered, findings) = try ImportClosingReview(act: act).look()
            self.covered = covered
            return findings
        default:
            return act.others(than: []) + [
                .init(.unknownAct, "'\(SafeText.line(name ?? ""))' is no act that this lb knows")
            ]
        }
    }

    /// What a second look has settled is open again once that look is taken back. (A publish that is taken back
    /// still wants its look: readers saw it.)
    private mutating func reopenLooks(_ undone: Commit) throws {
        for hex in Trailers(message: undone.message).values(.looked) {
            guard let publish = try ObjectID(hex: hex).map(blog.git.commit),
                let finding = ActUnderReview.unreviewed(Trailers(message: publish.message))
            else { continue }
            report(finding.kind, publish, finding.message, finding.entry)
        }
    }

    /// Entries that readers have more than once, as of now.
    private mutating func findDoubles() throws -> Set<EntryID> {
        if let doubles { return doubles }
        var seen: Set<EntryID> = []
        var found: Set<EntryID> = []
        for path in try blog.entryPaths(in: blog.tip().tree) {
            guard let id = EntryPath.id(in: path), !seen.insert(id).inserted else { continue }
            found.insert(id)
        }
        doubles = found
        return found
    }

    private mutating func desk(of commit: Commit) throws -> Desk? {
        guard let entry = try blog.git.entry(at: EntryPath.desk, in: commit.tree) else {
            return nil
        }
        if let known = desks[entry.id] { return known }
        let tip = BlogRepository.Tip(commit: commit.id, tree: commit.tree)
        let desk = try? blog.deskFile(at: tip).desk
        desks[entry.id] = desk
        if let desk { signatures.note(desk, from: commit) }
        return desk
    }

    private mutating func report(
        _ kind: Violation.Kind, _ commit: Commit, _ message: String, _ entry: EntryID? = nil
    ) {
        result.violations.append(
            Violation(
                kind: kind, commit: commit.id.hex, at: Instant(seconds: commit.committer.seconds),
                entry: entry, message: message))
    }
}
