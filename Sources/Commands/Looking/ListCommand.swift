internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Newsroom

struct ListCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List drafts, or what is published.",
        discussion: """
            Examples:
              lb list
              lb list --state submitted,approved
              lb list --author ana --since "2016-02-10 09:00"
              lb list --published --tag strike -n 20
            """)

    @OptionGroup var global: GlobalOptions

    @OptionGroup var choice: DraftFilter

    @Flag(help: "List published entries, newest first.")
    var published = false

    @Option(name: .customShort("n"), help: "At most so many.")
    var count = 50

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        if try published || choice.wantedStates == [.published] {
            return try listPublished(shift, console)
        }
        let rows = try rows(shift, console)
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1), "drafts": .array(rows.map { Report.json($0.0, $0.1) }),
                ]))
        }
        if rows.isEmpty { return try console.print("No drafts.") }
        try DraftTable.print(rows, shift: shift, console: console)
    }

    private func rows(
        _ shift: Shift, _ console: Console
    ) throws -> [(DraftChain, DraftStatus)] {
        let setting = try? shift.setting()
        let tip = try shift.blog.tip()
        let desk = try setting?.desk ?? shift.blog.deskFile(at: tip).desk
        let wanted = try choice.wanted(shift)
        var found: [DraftChain] = []
        for spiked in [false, true]
        where spiked ? wanted.states.contains(.spiked) : wanted.states != [.spiked] {
            let read = try shift.blog.drafts(spiked: spiked)
            found += read.drafts
            for (name, error) in read.damaged {
                console.note("lb: \(name) does not read: \(Failure(error).message).")
            }
        }
        let rows = found.map { ($0, $0.status(desk)) }.filter { wanted.takes($0.0, $0.1) }
            .sorted {
                ($0.1.changed ?? .distantPast, $0.0.id) < ($1.1.changed ?? .distantPast, $1.0.id)
            }
        try choice.filter.refuseUnknown(shift, foundSome: !rows.isEmpty)
        return Array(rows.prefix(count))
    }

    private func listPublished(_ shift: Shift, _ console: Console) throws {
        let tip = try shift.blog.tip()
        let wanted = try choice.filter.wanted(shift)
        if let state = try choice.wantedStates.first(where: { $0 != .published }) {
            throw Failure(
                .usage, "what is published is not in the state '\(state.rawValue)'",
                remedy: "`lb list --state \(state.rawValue)` lists drafts.")
        }
        let zone = try Zone(shift.blog.blogFile(at: tip).blog.timeZone)
        let now = shift.clock.now()
        let unreviewed = Set(try shift.awaitedLooks().map(\.id))
        var items: [Entry] = []
        let isFiltered = wanted.author != nil || wanted.hasTags || wanted.until != nil
        for path in try shift.blog.newestEntryPaths(
            in: tip.tree, limit: isFiltered ? .max : count) where items.count < count
        {
            guard let bytes = try shift.blog.file(path, in: tip.tree, limit: Limits.entryBytes)
            else { continue }
            let entry: Entry
            do {
                entry = try EntryFile(bytes: bytes, path: path).entry
            } catch {
                console.note([error])
                continue
            }
            if entry.published ?? .distantPast < wanted.since { break }
            if wanted.takes(entry.published), wanted.takes(entry) { items.append(entry) }
        }
        try choice.filter.refuseUnknown(shift, foundSome: !items.isEmpty)
        if global.json {
            return try console.print(
                json: .fields([
                    "lb": .number(1),
                    "entries": .array(
                        items.map {
                            .fields([
                                "id": .string($0.id.description), "kind": .string($0.kind.rawValue),
                                "title": .text($0.title), "published": .time($0.published),
                                "updated": .time($0.updated),
                                "unreviewed": .bool(unreviewed.contains($0.id)),
                            ])
                        }),
                ]))
        }
        for entry in items {
            let time = entry.published.map { zone.short($0, now: now) } ?? ""
            try console.print(
                "\(Style.name(entry.id.description, console))  \(time)  "
                    + Report.fit(entry.name, console.width - 32)
                    + (unreviewed.contains(entry.id)
                        ? Style.warning("  (without review)", console) : ""))
        }
    }
}

/// Drafts as a table: id, state, time, writers, title.
enum DraftTable {
    static func print(
        _ rows: [(DraftChain, DraftStatus)], shift: Shift, console: Console
    ) throws {
        let tip = try shift.blog.tip()
        let zone = try Zone(shift.blog.blogFile(at: tip).blog.timeZone)
        let now = shift.clock.now()
        for (chain, status) in rows {
            let time = status.changed.map { zone.short($0, now: now) } ?? ""
            let state = Report.style(status.state)(
                status.state.rawValue.padding(to: 9), console)
            let writers = Report.fit(status.writers.joined(separator: "+"), 14).padding(to: 14)
            let name = Report.fit(chain.name, max(20, console.width - 12 - 11 - 8 - 16))
            try console.print(
                "\(Style.name(chain.id.description, console))  \(state)  \(time)  \(writers)  \(name)"
            )
            for waits in Report.waits(status) {
                try console.print(Style.dim("            \(waits)", console))
            }
        }
    }
}

extension String {
    /// The text with spaces after it, at least so many characters wide.
    func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
