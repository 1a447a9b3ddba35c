internal import Archive
internal import Editorial
internal import Newsroom

/// An editor at a terminal, going through drafts with one key for each decision.
struct ReviewSession {
    let shift: Shift
    let console: Console

    static let keys = "[a]pprove  [r]eturn  [c]omment  [e]dit  [p]ublish  [s]kip  [q]uit"

    func run(_ ids: [EntryID]) async throws {
        for (index, id) in ids.enumerated() {
            try console.print(
                "\n"
                    + Style.dim(
                        "── \(index + 1) of \(ids.count) ".padding(toRule: console.width), console))
            guard try await review(id) else { return }
        }
        try console.print("\nThat was the queue.")
    }

    /// False when the editor quits. What goes wrong is said, and the same draft asked about again.
    private func review(_ id: EntryID) async throws -> Bool {
        while true {
            guard let chain = try ShowCommand.draft(id, shift) else {
                try console.print("\(id) is no longer open: somebody published or spiked it.")
                return true
            }
            let setting = try shift.setting()
            let status = chain.status(setting.desk)
            try ShowCommand.print(chain, status, console: console)
            if status.lastDecision != nil {
                let changes = try await DiffCommand.changes(
                    in: chain, status: status, shift: shift, color: console.color)
                if !changes.isEmpty {
                    try console.print(Style.strong("\nChanged since the last decision:", console))
                    try console.print(changes)
                }
            }
            if let file = try? chain.file() {
                let result = try await shift.check(
                    file, path: chain.path, event: .prePublish, setting)
                CheckReport.advise(result, file: file, path: chain.path, console: console)
            }
            do {
                switch try await decide(chain) {
                case .next: return true
                case .again: continue
                case .quit: return false
                }
            } catch {
                Failure(error).report(json: false, console: console)
                try console.print("Any key goes on.")
                guard console.key() != nil else { return false }
            }
        }
    }

    private enum Step { case next, again, quit }

    private func decide(_ chain: DraftChain) async throws -> Step {
        try console.print("\n" + Style.strong(Self.keys, console) + " ", terminator: "")
        while true {
            guard let key = console.key() else {
                try console.print("")
                return .quit
            }
            switch key.lowercased() {
            case "a":
                try console.print("approve")
                try await act(.init(.approve, seen: chain.text), chain)
                return .next
            case "p":
                try console.print("publish")
                try await PublishCommand.publish(
                    [chain.id], shift: shift, json: false, console: console)
                return .next
            case "r":
                guard let reason = try words("Reason: ") else { return .again }
                try await act(.init(.return, note: reason, seen: chain.text), chain)
                return .next
            case "c":
                guard let comment = try words("Comment: ") else { return .again }
                try await act(.init(.comment, note: comment), chain)
                return .again
            case "e":
                try console.print("edit")
                try await edit(chain)
                return .again
            case "s", " ":
                try console.print("skip")
                return .next
            case "q":
                try console.print("quit")
                return .quit
            default: continue
            }
        }
    }

    private func act(_ decision: Shift.Decision, _ chain: DraftChain) async throws {
        let outcome = try await shift.decide(decision, on: chain.id)
        try console.print(
            Style.good("\(decision.act.rawValue): now \(outcome.state.rawValue)", console))
    }

    private func edit(_ chain: DraftChain) async throws {
        let written = try await KeptText.write(
            chain.bytes, for: shift.blog, name: "edit-\(chain.id)", console: console)
        let bytes = written.file(
            chain.bytes, path: chain.path, id: chain.id, created: chain.acts.first?.at)
        guard bytes != chain.bytes else { return written.kept.typed.discard() }
        try await written.kept.during(again: "lb edit \(chain.id)") {
            try await act(.init(.edit, bytes: bytes, seen: chain.text), chain)
        }
        // What an editor changes in review stays in the queue, for somebody else to approve.
        guard let now = try ShowCommand.draft(chain.id, shift) else { return }
        try await act(.init(.submit, note: "Changed in review"), now)
    }

    /// A line of words; nil if there are none, which takes the key back.
    private func words(_ question: String) throws -> String? {
        guard let line = try console.ask(question), !SafeText.line(line).isEmpty else {
            return nil
        }
        return line
    }
}

extension String {
    /// The text with a rule after it, so many columns wide.
    func padding(toRule width: Int) -> String {
        self + String(repeating: "─", count: max(0, min(width, 100) - count))
    }
}
