internal import Archive
internal import Checks
internal import Editorial
internal import FoundationEssentials
internal import Git

/// Looks at everything in a blog's repository that a crash, a full disk or another program may have left in
/// disorder. Changes nothing.
struct Examination {
    /// The age from which a temporary file belongs to nobody, in seconds.
    private static let leftoverAge: Double = 3600
    /// Loose objects from which on packing is worth while: about a thousand publishes.
    private static let mostLoose = 6000
    private static let mostPacks = 50

    let blog: BlogRepository
    /// What is wrong with the lists of redactions.
    let redactionTroubles: () throws -> [Violation]
    let now: Date
    private(set) var ailments: [Ailment] = []

    init(
        _ blog: BlogRepository, now: Date = Date(),
        redactionTroubles: @escaping () throws -> [Violation]
    ) {
        self.blog = blog
        self.redactionTroubles = redactionTroubles
        self.now = now
    }

    private var git: Repository { blog.git }

    /// Everything, what is most in the way first.
    mutating func run() async throws {
        locks()
        interruptedAct()
        leftovers()
        caches()
        spareSites()
        typedTexts()
        settings()
        wordLists()
        try await entries()
        try await redactions()
        try await repository()
        try await checkout()
        try await packing()
    }

    private mutating func locks() {
        let folders = Array(Set([git.gitDirectory, git.commonDirectory])).sorted()
        for path in Locks(folders: folders, now: now).stale() {
            ailments.append(
                Ailment(
                    .lock, "the lock \(path) is older than a minute, and no process has it open",
                    advice: "remove it", remedy: .remove(path)))
        }
    }

    private mutating func interruptedAct() {
        guard blog.isInterrupted else { return }
        ailments.append(
            Ailment(
                .act, "an act was cut off before it was finished",
                advice: "finish it if it was published, else drop what is left of it",
                remedy: .finishAct))
    }

    /// Temporary files of ours and of git that are older than an hour.
    private mutating func leftovers() {
        var paths: [String] = []
        for folder in ["", "/cache", "/tmp", "/typed", "/open"] {
            let place = blog.privateFolder + folder
            for name in Locks.names(place)
            where name.hasPrefix(".lb-") || name.hasPrefix(".") && name.hasSuffix(".tmp") {
                paths.append("\(place)/\(name)")
            }
        }
        let objects = git.commonDirectory + "/objects"
        for folder in Locks.names(objects) where folder.count == 2 || folder == "pack" {
            for name in Locks.names("\(objects)/\(folder)")
            where name.hasPrefix("tmp_") || name.hasPrefix(".tmp-") {
                paths.append("\(objects)/\(folder)/\(name)")
            }
        }
        for path in paths where Locks.age(of: path, now: now).map({ $0 > Self.leftoverAge }) == true
        {
            ailments.append(
                Ailment(
                    .leftover, "\(path) was left behind by an act that was cut off",
                    advice: "remove it", remedy: .remove(path)))
        }
    }

    /// Caches that do not have the form that they should; they are made anew when they are next needed.
    private mutating func caches() {
        let folder = blog.privateFolder + "/cache"
        for name in Locks.names(folder) where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            // What this version does not know belongs to another, and is in nobody's way.
            guard let form = CacheForm(name),
                let bytes = (try? DurableFile.read(path, limit: 1 << 28)) ?? nil, !form.fits(bytes)
            else { continue }
            ailments.append(
                Ailment(
                    .cache, "the cache \(path) is damaged",
                    advice: "remove it; it is made anew", remedy: .remove(path)))
        }
    }

    /// Second folders of exports whose sites are gone.
    private mutating func spareSites() {
        for spare in blog.abandonedSites() {
            let message = "\(spare.holder) belongs to an export to \(spare.site), which is gone"
            if let file = spare.foreign {
                ailments.append(
                    Ailment(
                        .leftover, "\(message), and \(file) is not of an export",
                        advice: "move that file elsewhere", isWrong: false))
            } else {
                ailments.append(
                    Ailment(
                        .leftover, message, advice: "remove it; an export makes it anew",
                        remedy: .removeSpareSite(spare.holder), isWrong: false))
            }
        }
    }

    private mutating func typedTexts() {
        for path in blog.keptTexts() where path.split(separator: "/").last?.hasPrefix(".") == false
        {
            ailments.append(
                Ailment(
                    .typed, "\(path) holds a text that never became a draft",
                    advice: "look at it; `lb draft --file` takes it up, or delete it",
                    isWrong: false))
        }
    }

    private mutating func settings() {
        if git.signsOtherwise {
            ailments.append(
                Ailment(
                    .settings,
                    "git is set to sign commits, and lb signs with SSH keys only: its acts stay unsigned",
                    advice: "set gpg.format to ssh and user.signingkey to your key", isWrong: false)
            )
        }
        do {
            let tip = try blog.tip()
            let hints =
                KeyHints.hints(try blog.blogFile(at: tip).bytes, path: EntryPath.blog, form: .blog)
                + KeyHints.hints(
                    try blog.deskFile(at: tip).bytes, path: EntryPath.desk, form: .desk)
            for hint in hints {
                ailments.append(
                    Ailment(
                        .settings, "\(hint)", advice: "until then it has no effect",
                        isWrong: false))
            }
        } catch let error as InvalidFile {
            for diagnostic in error.diagnostics {
                ailments.append(
                    Ailment(.settings, "\(diagnostic)", advice: "mend the file and commit it"))
            }
        } catch {
            let text = (error as? ArchiveError)?.message ?? "\(error)"
            ailments.append(
                Ailment(
                    .settings, text,
                    advice:
                        "point main at a sound commit: \(git.commonDirectory)/logs/refs/heads/main lists "
                        + "those that it had, the last one below, and "
                        + "`git update-ref --no-deref refs/heads/main COMMIT` sets it"))
        }
    }

    /// Lists of the newsroom's words that have no effect.
    private mutating func wordLists() {
        guard let tip = try? blog.tip(), let language = try? blog.blogFile(at: tip).blog.language,
            let lists = try? blog.wordLists(language, at: tip)
        else { return }
        let tag = language.prefix { $0 != "-" && $0 != "_" }.lowercased()
        for list in lists {
            for problem in WordList.problems(String(decoding: list.bytes, as: UTF8.self)) {
                ailments.append(
                    Ailment(
                        .settings,
                        "Hooks/words/\(tag)/\(SafeText.line(list.name)), line \(problem.line) "
                            + problem.text,
                        advice: "mend the file and commit it"))
            }
        }
    }

    /// Entries that readers have and that do not read: until they do, no page can be made.
    private mutating func entries() async throws {
        guard let tip = try? blog.tip(), (try? blog.edition(at: tip.commit)) == nil,
            let damaged = try? blog.readableEntries(at: tip).damaged
        else { return }
        for file in damaged {
            guard let first = file.diagnostics.first else { continue }
            let good = try await blog.lastReadable(first.file, from: tip)
            ailments.append(
                Ailment(
                    .entry, SafeText.line("\(first)".dropLast()),
                    advice: good.map {
                        "bring back what it was at \($0.commit.hex.prefix(10)), in an act that says so"
                    } ?? "mend the file and commit it",
                    remedy: good.map { _ in .restore([first.file]) }))
        }
    }

    /// Lists of redactions that are not what those say, and what redactions took out and is still here.
    private mutating func redactions() async throws {
        for trouble in (try? redactionTroubles()) ?? [] {
            ailments.append(
                Ailment(
                    .redaction, "\(trouble.commit.prefix(10)): \(trouble.message)",
                    advice: "take the list from a clone that has it: `git fetch CLONE "
                        + "'+\(BlogRef.redactions)*:\(BlogRef.redactions)*'`"))
        }
        // One that is not finished is told as an act that was cut off.
        guard !blog.isInterrupted, let left = try await blog.oldObjects() else { return }
        let names = left.refs.prefix(3).map(SafeText.line).joined(separator: ", ")
        ailments.append(
            Ailment(
                .redaction,
                "\(left.commits) commits with a text that was redacted are still here"
                    + (left.isHeld ? ", held by \(names)" : ""),
                advice: left.isHeld
                    ? "`lb sync --follow-redactions` moves what was fetched; another branch goes with "
                        + "`git branch -D`; then look again"
                    : "remove them for good, as the redaction was to do",
                remedy: left.isHeld ? nil : .forget))
    }

    /// What `git fsck` says; objects that are gone come back only from another clone.
    private mutating func repository() async throws {
        let answer = try await git.runGit(
            ["fsck", "--strict", "--no-dangling", "--no-progress"], input: [])
        guard answer.status != 0 else { return }
        // As git-fsck(1): the commit graph, and the index of several packs.
        if answer.status & (16 | 32) != 0 {
            ailments.append(
                Ailment(
                    .cache, "what git keeps to find commits and objects sooner is damaged",
                    advice: "make it anew; no object is touched", remedy: .rebuildGraph))
        }
        guard answer.status & ~(16 | 32) != 0 else { return }
        let text = String(decoding: answer.output + answer.errors, as: UTF8.self)
        // Without its index git cannot check that; it is looked at on its own.
        let lines = text.split(separator: "\n").filter {
            !$0.contains("commit-graph") && !$0.contains("multi-pack-index")
                && !$0.contains("index file") && !$0.hasPrefix("notice:")
                && !$0.contains("cache-tree")
        }
        guard !lines.isEmpty else { return }
        for line in lines.prefix(20) {
            ailments.append(
                Ailment(
                    .repository, "git fsck says: \(SafeText.line(line.prefix(300)))",
                    advice: "fetch the missing objects from another clone, or restore a backup"))
        }
    }

    private mutating func checkout() async throws {
        guard !git.isBare else { return }
        let head = try await git.runGit(["symbolic-ref", "--quiet", "HEAD"], input: [])
        let branch = SafeText.line(String(decoding: head.output, as: UTF8.self))
        if branch != BlogRef.main {
            ailments.append(
                Ailment(
                    .checkout,
                    "the working files are of \(branch.isEmpty ? "a commit on no branch" : branch), "
                        + "not of main, which is what readers have",
                    advice: "`git switch main` brings them back", isWrong: false))
        }
        guard Checkout(git) != nil else { return }
        var step = CheckoutStep(git)
        ailments += try await step.ailments()
    }

    private mutating func packing() async throws {
        let answer = try await git.runGit(["count-objects", "-v"], input: [])
        var counts: [Substring: Int] = [:]
        for line in String(decoding: answer.output, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: ":")
            if parts.count == 2 { counts[parts[0]] = Int(parts[1].drop { $0 == " " }) }
        }
        let loose = counts["count"] ?? 0
        let packs = counts["packs"] ?? 0
        guard loose > Self.mostLoose || packs > Self.mostPacks else { return }
        ailments.append(
            Ailment(
                .packing, "\(loose) loose objects and \(packs) packs make git slower",
                advice:
                    "pack them with `git repack -d -l --geometric=2`, which throws nothing away",
                remedy: .repack, isWrong: false))
    }
}

/// What a cache must look like to be one.
enum CacheForm {
    case paths, verified, outlines

    init?(_ name: String) {
        switch name {
        case "paths-2": self = .paths
        case "verified-3": self = .verified
        case OutlineFiles.base, OutlineFiles.since: self = .outlines
        default: return nil
        }
    }

    func fits(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .paths:
            CheckSum.checked(bytes) != nil
        case .verified: CheckSum.checked(bytes).flatMap { Verification($0) } != nil
        // It carries a check sum that whoever reads it looks at.
        case .outlines: OutlineFiles.fits(bytes)
        }
    }
}
