internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct StatusCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "The desk at a glance: what waits, and for whom.")

    @OptionGroup var global: GlobalOptions

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        await shift.finishInterruptedWork()
        let tip = try shift.blog.tip()
        let blog = try shift.blog.blogFile(at: tip).blog
        let desk = try shift.blog.deskFile(at: tip).desk
        let person = try? shift.setting().person
        let read = try shift.blog.drafts()
        let rows = read.drafts.map { ($0, $0.status(desk.policy)) }
            .sorted {
                ($0.1.changed ?? .distantPast, $0.0.id) < ($1.1.changed ?? .distantPast, $1.0.id)
            }
        let kept = shift.blog.keptTexts()
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "title": .string(blog.title),
                    "state": .string(blog.state.rawValue), "person": .text(person?.id),
                    "drafts": .array(rows.map { Report.json($0.0, $0.1) }),
                    "kept": .array(kept.map(JSON.string)),
                    "damaged": .array(read.damaged.map { .string($0.name) }),
                ]))
        }
        try console.print(
            "\(Style.strong(SafeText.forTerminal(blog.title), console)) (\(blog.state.rawValue))"
                + (person.map { ", you are \($0.name)" } ?? ", and you are not on its desk"))
        let groups: [(DraftState, String)] = [
            (.approved, "Approved, ready for `lb publish`"),
            (.submitted, "Waiting for an editor, `lb review`"),
            (.returned, "Returned to its writers, `lb edit`"),
            (.draft, "Being written"),
        ]
        for (state, heading) in groups {
            let group = rows.filter { $0.1.state == state }
            guard !group.isEmpty else { continue }
            try console.print("\n\(heading):")
            try DraftTable.print(group, shift: shift, console: console)
        }
        if rows.isEmpty { try console.print("No drafts. `lb draft` starts one.") }
        for (name, error) in read.damaged {
            console.note("lb: \(name) does not read: \(Failure(error).message).")
        }
        if !kept.isEmpty {
            try console.print("\nTexts that never became a draft, `lb draft --file PATH`:")
            for path in kept { try console.print("  \(path)") }
        }
    }
}
