internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

/// What the commands say about acts and drafts, on paper and as JSON.
enum Report {
    /// What became of an act on a draft.
    static func outcome(
        _ outcome: Shift.DraftOutcome, did: String, global: GlobalOptions, console: Console
    ) throws {
        if global.json {
            try console.print(
                json: .fields([
                    "lb": .number(1), "id": .string(outcome.id.description),
                    "state": .string(outcome.state.rawValue),
                    "commit": .string(outcome.written.commit.hex),
                    "problems": .array(outcome.problems.map { .string($0.description) }),
                    "hints": .array(outcome.hints.map { .string($0.description) }),
                ]))
        } else {
            try console.print("\(did) \(Style.name(outcome.id.description, console))")
            for problem in outcome.problems {
                console.note("  \(SafeText.forTerminal(problem.description))")
            }
            for hint in outcome.hints {
                console.note("  \(SafeText.forTerminal(hint.description))")
            }
            if !outcome.problems.isEmpty {
                console.note(
                    "  It is kept as a draft. `lb edit \(outcome.id)` mends it before `lb submit`.")
            }
        }
        try trouble(outcome.written, console)
    }

    /// Ends with its own exit code if an act was done although the disk reported an error.
    static func trouble(_ written: Written, _ console: Console) throws {
        guard case .doneDespite(_, let error) = written else { return }
        console.note("lb: it was done, but the disk reported an error: \(error).")
        console.note("    Look after the disk, then `git fsck`.")
        throw ExitCode(Exit.doneDespite.rawValue)
    }

    /// Does the rest of an act whose first step left a draft: a disk that complains after the first step does
    /// not stop the rest, which may be urgent, but is told at the end.
    ///
    /// - Parameter otherwise: what is the case when the rest fails.
    static func goOn(
        after written: Written, otherwise: String, _ console: Console,
        _ rest: () async throws -> Void
    ) async throws {
        do {
            try await rest()
        } catch let code as ExitCode where code.rawValue == Exit.doneDespite.rawValue {
            throw code
        } catch {
            console.note("lb: \(otherwise)")
            throw error
        }
        try trouble(written, console)
    }

    /// A draft as JSON.
    static func json(_ chain: DraftChain, _ status: DraftStatus) -> JSON {
        let entry = try? chain.file().entry
        return .fields([
            "id": .string(chain.id.description), "state": .string(status.state.rawValue),
            "kind": .text(entry?.kind.rawValue), "title": .text(entry?.title),
            "name": .string(SafeText.line(chain.name)), "text": .string(chain.text),
            "purpose": .string(status.purpose.rawValue), "path": .string(chain.path),
            "published": .bool(chain.base != nil),
            "writers": .array(status.writers.map(JSON.string)),
            "approvals": .array(
                status.approvals.map {
                    .fields(["by": .string($0.by), "at": .time($0.at), "text": .string($0.text)])
                }),
            "started": .time(status.started), "changed": .time(status.changed),
            "scheduled": status.planned.map {
                .fields([
                    "at": .time($0.time.due(Zone.rules(of:))),
                    "wall": .string($0.time.wall.rfc3339),
                    "zone": .string($0.time.zone), "by": .string($0.by),
                ])
            }, "embargo": .time(status.embargo.map { $0.end(Zone.rules(of:)) ?? $0.utc }),
            "waits": .array(waits(status).map(JSON.string)),
        ])
    }

    /// What a draft waits for besides people's approval, a line each.
    static func waits(_ status: DraftStatus) -> [String] {
        var lines: [String] = []
        if let schedule = status.schedule {
            lines.append("goes out at \(schedule.time.spoken), says \(schedule.by)")
        }
        if let lapsed = status.lapsed {
            lines.append(
                "was to go out at \(lapsed.time.spoken), says \(lapsed.by), and will not: "
                    + (status.lapse ?? "it may not"))
        }
        if let embargo = status.embargo { lines.append("embargo until \(embargo.spoken)") }
        lines += status.zoneChanges(Zone.rules(of:))
        lines += status.holds.map { "held \(told($0))" }
        lines += status.openFlags.map { "waits for \($0.demand)" }
        return lines
    }

    /// An act of a chain as JSON.
    static func json(_ act: DraftAct) -> JSON {
        .fields([
            "act": .string(act.act.rawValue), "by": .string(act.by), "at": .time(act.at),
            "text": .string(act.text), "note": .text(act.note), "detail": .text(act.detail),
            "commit": .string(act.commit),
        ])
    }

    /// The colour of a state.
    static func style(_ state: DraftState) -> Style {
        switch state {
        case .draft: .dim
        case .submitted: .warning
        case .returned: .bad
        case .approved, .scheduled, .published: .good
        case .spiked: .dim
        }
    }

    /// `text` cut to so many columns, with an ellipsis.
    static func fit(_ text: String, _ columns: Int) -> String {
        let clean = SafeText.forTerminal(SafeText.line(text))
        return clean.count <= columns ? clean : clean.prefix(max(1, columns - 1)) + "…"
    }
}
