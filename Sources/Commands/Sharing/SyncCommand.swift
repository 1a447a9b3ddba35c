internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct SyncCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Share drafts and what is published with the desk's repository.",
        discussion: """
            Fetches, brings both sides together here, and pushes, all of it at once. What others \
            published first comes first; acts of yours that nobody had seen are written anew on top. \
            Two changes of one draft are brought together line by line; an approval stays with the text \
            that was approved. Where both changed the same lines, theirs is the draft, yours is in a \
            file that is named, and nothing is lost. Without a network nothing changes.

            After `lb redact`, in the clone where it was done and then in each other one, add \
            --follow-redactions: what was redacted goes from the remote and the clone, and nothing else.

            Exit code 5: something of yours stands back; what, and what to do, is told.

            Examples:
              lb sync
              lb sync backup
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(
        help: ArgumentHelp(
            "A remote of the repository; else the only one, or origin.", valueName: "remote"))
    var remote: String?

    @Flag(
        name: .customLong("follow-redactions"),
        help: "First take what was redacted, here or by others, out of both histories.")
    var followsRedactions = false

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        if followsRedactions {
            let (followed, trouble) = try await shift.followRedactions(with: remote)
            let names = followed.entries.map(\.description).joined(separator: ", ")
            console.note(
                "lb: Without \(names): \(followed.commits) commits were made anew here, "
                    + "\(followed.pushes.count) refs there.")
            if let trouble {
                console.note(
                    "lb: the old text is still in this repository: \(SafeText.forTerminal(trouble))."
                )
                console.note(
                    "    `git reflog expire --expire=now --all && git gc --prune=now` removes it.")
            }
        }
        let outcome = try await shift.sync(with: remote)
        if global.json {
            try console.print(json: SyncReport.json(outcome))
        } else {
            try SyncReport.tell(outcome, console)
        }
        if let trouble = outcome.meetings.compactMap(\.trouble).first {
            console.note("lb: it was done, but the disk reported an error: \(trouble).")
            throw ExitCode(Exit.doneDespite.rawValue)
        }
        if outcome.hasConflicts { throw ExitCode(Exit.conflict.rawValue) }
    }
}

/// Tells what a sync did.
enum SyncReport {
    /// Acts that are named one by one; more are only counted.
    private static let mostNamed = 10

    static func tell(_ outcome: Shift.SyncOutcome, _ console: Console) throws {
        let place = SafeText.forTerminal(SafeText.line(outcome.remote))
        let received = outcome.meetings.flatMap(\.received)
        let drafts = outcome.meetings.flatMap(\.drafts)
        for act in received.prefix(mostNamed) {
            try console.print(
                "  \(Report.fit(act.subject, console.width - 30))  (\(clean(act.by)))")
        }
        if received.count > mostNamed {
            try console.print("  and \(received.count - mostNamed) more acts")
        }
        for draft in drafts {
            try console.print(
                "  \(Style.name(draft.id.description, console)) "
                    + "\(Report.fit(draft.name, 50)): \(words(draft))")
        }
        let came = told(received.count, drafts.count)
        let went = told(outcome.sentActs, outcome.sentDrafts.count)
        switch (came, went) {
        case (nil, nil): try console.print("In step with \(place).")
        case (let came?, nil): try console.print("Received from \(place): \(came).")
        case (nil, let went?): try console.print("Sent to \(place): \(went).")
        case (let came?, let went?):
            try console.print("Received from \(place): \(came). Sent: \(went).")
        }
        for draft in drafts {
            guard case .conflict(let file) = draft.event else { continue }
            console.note("lb: your text of \(draft.id) is kept in \(clean(file)).")
            console.note(
                "    `lb edit \(draft.id)` to take over what is missing, or with `--file` to put yours in."
            )
        }
        let closed = Set(drafts.filter(\.isClosed).map(\.id))
        for act in outcome.meetings.flatMap(\.setAside) {
            tell(act, act.entries.filter { !closed.contains($0) }, console)
        }
        for (name, error) in outcome.meetings.flatMap(\.failed) {
            let failure = Failure(error)
            let why = failure.message.hasSuffix(".") ? "" : "."
            console.note("lb: \(clean(name)) could not be brought over: \(failure.message)\(why)")
            if error is ArchiveError, let remedy = failure.remedy {
                console.note("    \(clean(remedy))")
            }
        }
        for path in outcome.meetings.flatMap(\.kept) {
            console.note(
                "lb: \(clean(path)) was changed by hand here and stays so; `git diff` shows it.")
        }
    }

    private static func tell(_ act: SetAside, _ open: [EntryID], _ console: Console) {
        let subject = Report.fit(act.subject, 60)
        guard !act.isSame else {
            return console.note("lb: “\(subject)” was done elsewhere as well; it counts once.")
        }
        if let refusal = act.refusal {
            console.note("lb: “\(subject)” is set aside: \(clean(refusal)).")
            return tellKept(act, open, console)
        }
        let other = act.other.map { "\(clean($0.name)) at \($0.at)" } ?? "somebody else"
        console.note(
            "lb: “\(subject)” is set aside: \(other) published a change of the same first.")
        tellKept(act, open, console)
    }

    private static func tellKept(_ act: SetAside, _ open: [EntryID], _ console: Console) {
        console.note("    It is kept: `git show \(act.commit.hex.prefix(12))`.")
        for id in open {
            console.note(
                "    \(id) is open again: `lb diff \(id) --published`, then `lb edit` or `lb spike`."
            )
        }
    }

    private static func words(_ draft: MetDraft) -> String {
        let by = clean(draft.by)
        switch draft.event {
        case .new: return "new, from \(by)"
        case .changed: return "went on, by \(by)"
        case .closed: return "published or spiked elsewhere"
        case .merged(let left):
            let without = left.isEmpty ? "" : ", without \(left.joined(separator: ", "))"
            return "changed on both sides, brought together\(without)"
        case .conflict: return "both changed the same lines; \(by)'s text is the draft"
        case .revision(true, true): return "was published meanwhile, and changes that now"
        case .revision(_, true): return "brought together with what readers have by now"
        case .revision(_, false):
            return
                "readers have another text in the same lines: see `lb diff \(draft.id) --published`"
        case .reopened: return "open again"
        }
    }

    /// Nil for nothing.
    static func told(_ acts: Int, _ drafts: Int) -> String? {
        let parts = [(acts, "act"), (drafts, "draft")].filter { $0.0 > 0 }.map { Count.of($0, $1) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func clean(_ text: String) -> String {
        SafeText.forTerminal(SafeText.line(text))
    }

    static func json(_ outcome: Shift.SyncOutcome) -> JSON {
        .fields([
            "lb": .number(1), "remote": .string(SafeText.line(outcome.remote)),
            "received": .array(
                outcome.meetings.flatMap(\.received).map {
                    .fields([
                        "commit": .string($0.commit.hex), "subject": .string($0.subject),
                        "by": .string($0.by),
                    ])
                }),
            "drafts": .array(outcome.meetings.flatMap(\.drafts).map(json)),
            "set_aside": .array(
                outcome.meetings.flatMap(\.setAside).map { act in
                    .fields([
                        "commit": .string(act.commit.hex), "subject": .string(act.subject),
                        "entries": .array(act.entries.map { .string($0.description) }),
                        "by": .text(act.other?.name), "same": .bool(act.isSame),
                    ])
                }),
            "failed": .array(
                outcome.meetings.flatMap(\.failed).map { .string(SafeText.line($0.name)) }),
            "sent": .fields([
                "acts": .number(outcome.sentActs),
                "drafts": .array(outcome.sentDrafts.map { .string($0.description) }),
            ]),
        ])
    }

    private static func json(_ draft: MetDraft) -> JSON {
        var file: String?
        var left: [String] = []
        let event: String
        switch draft.event {
        case .new: event = "new"
        case .changed: event = "changed"
        case .closed: event = "closed"
        case .merged(let without): (event, left) = ("merged", without)
        case .conflict(let path): (event, file) = ("conflict", path)
        case .revision: event = "revision"
        case .reopened: event = "reopened"
        }
        return .fields([
            "id": .string(draft.id.description), "event": .string(event), "by": .string(draft.by),
            "file": .text(file), "without": .array(left.map(JSON.string)),
        ])
    }
}
