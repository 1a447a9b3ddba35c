internal import Archive
internal import Editorial
internal import Git
internal import Newsroom

/// What was published without review, above everything else that waits.
enum LookTable {
    static func print(_ looks: [Shift.AwaitedLook], console: Console) throws {
        guard !looks.isEmpty else { return }
        try console.print(
            Style.bad(
                "\nPublished without review, `lb review ID --seen` when you have looked:", console))
        for look in looks {
            let reason = look.reason.map { ": \(SafeText.forTerminal($0))" } ?? ""
            try console.print(
                "\(Style.name(look.id.description, console))  \(Report.fit(look.name, 50)), "
                    + "by \(SafeText.forTerminal(look.by))\(reason)")
        }
    }
}

extension Report {
    static func json(_ look: Shift.AwaitedLook) -> JSON {
        .fields([
            "id": .string(look.id.description), "commit": .string(look.commit.hex),
            "by": .string(look.by), "at": .time(look.at), "reason": .text(look.reason),
            "name": .string(look.name),
        ])
    }
}
