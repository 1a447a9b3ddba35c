internal import Archive
internal import ArgumentParser
internal import Editorial
internal import Git
internal import Newsroom

struct LogCommand: BlogCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The story of the blog, or of one entry.",
        discussion: """
            Examples:
              lb log
              lb log 3kq
              lb log -n 100 --json
              lb log --overrides
              lb log --author ana --since "2016-02-10 06:00"
              lb log --state submitted,published --tag strike
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: ArgumentHelp("An entry: any unique start of its id.", valueName: "id"))
    var id: String?

    @Option(name: .customShort("n"), help: "At most so many publishing acts; also -20.")
    var count = 20

    @Flag(help: "Only acts in which somebody answered for a rule, or went without review.")
    var overrides = false

    @OptionGroup var choice: DraftFilter

    func validate() throws {
        let isChosen = !choice.state.isEmpty || !choice.filter.tag.isEmpty
        try Filter.goes(with: id == nil, isEmpty: !isChosen)
    }

    func work(_ console: Console) async throws {
        let shift = try global.shift()
        let tip = try shift.blog.tip()
        let zone = try Zone(shift.blog.blogFile(at: tip).blog.timeZone)
        let wanted = try choice.filter.wanted(shift)
        let states = try choice.wantedStates
        var lines: [LogLine] = []
        if let typed = id {
            let id = try shift.blog.resolve(typed, in: .any, at: tip)
            lines = try story(of: id, shift, tip).filter { takes($0, wanted) }
        } else {
            let isOut = states.isEmpty || states.contains(.published)
            lines = isOut ? try publishing(wanted, shift, tip) : []
            let drafting = try drafting(states, wanted, shift)
            if !drafting.isEmpty {
                lines = Array(Self.newestFirst(lines + drafting).prefix(count))
            }
        }
        try choice.filter.refuseUnknown(shift, foundSome: !lines.isEmpty)
        if global.json {
            return try console.print(
                json: .fields(["lb": .number(1), "acts": .array(lines.map(\.json))]))
        }
        if lines.isEmpty { try console.print("No such acts.") }
        for line in lines { try line.print(zone, console) }
    }

    private func takes(_ line: LogLine, _ wanted: Filter.Wanted) -> Bool {
        (wanted.takes(by: line.by) || line.drafters.contains { wanted.takes(by: $0) })
            && wanted.takes(line.at)
            && (!overrides || line.trailers[.override] != nil || line.trailers[.unreviewed] != nil)
    }

    /// What readers saw, newest first, at most `count`.
    private func publishing(
        _ wanted: Filter.Wanted, _ shift: Shift, _ tip: BlogRepository.Tip
    ) throws -> [LogLine] {
        var lines: [LogLine] = []
        var known: [String: Bool] = [:]
        func hasTag(_ id: String) -> Bool {
            if let known = known[id] { return known }
            let has = EntryID(id).map { wanted.takes(tags: shift.tags(of: $0, at: tip)) } ?? false
            known[id] = has
            return has
        }
        try shift.blog.git.eachFirstParent(from: tip.commit) { commit in
            if commit.committer.seconds < wanted.since.seconds { return false }
            let line = LogLine(publishing: commit)
            if takes(line, wanted),
                !wanted.hasTags || line.trailers.values(.entry).contains(where: hasTag)
            {
                lines.append(line)
            }
            return lines.count < count
        }
        return lines
    }

    /// What was done to the drafts that are in some states now.
    private func drafting(
        _ states: Set<DraftState>, _ wanted: Filter.Wanted, _ shift: Shift
    ) throws -> [LogLine] {
        let drafts = states.subtracting([.published])
        guard !drafts.isEmpty else { return [] }
        let desk = try shift.blog.deskFile(at: shift.blog.tip()).desk
        var lines: [LogLine] = []
        for spiked in [false, true] where spiked ? drafts.contains(.spiked) : drafts != [.spiked] {
            for chain in try shift.blog.drafts(spiked: spiked).drafts
            where drafts.contains(chain.status(desk).state)
                && (!wanted.hasTags || wanted.takes(tags: chain.tags))
            {
                lines += try acts(on: chain, shift).filter { takes($0, wanted) }
            }
        }
        return lines
    }

    private func acts(on chain: DraftChain, _ shift: Shift) throws -> [LogLine] {
        try shift.blog.git.firstParents(from: chain.tip, limit: chain.acts.count)
            .map(LogLine.init(drafting:))
    }

    /// In the order of their times; acts of one second stay as they are.
    private static func newestFirst(_ lines: [LogLine]) -> [LogLine] {
        lines.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }
            .map(\.element)
    }

    /// Newest first: publishing acts of the entry, and the acts of the drafts behind each.
    private func story(
        of id: EntryID, _ shift: Shift, _ tip: BlogRepository.Tip
    ) throws -> [LogLine] {
        var lines: [LogLine] = []
        if let chain = try ShowCommand.draft(id, shift) {
            lines += try acts(on: chain, shift)
        }
        guard let (path, bytes) = try shift.blog.published(id, at: tip) else { return lines }
        let published = (try? EntryFile(bytes: bytes, path: path))?.entry.published
        try shift.blog.git.eachFirstParent(from: tip.commit) { commit in
            let trailers = Trailers(message: commit.message)
            // An hour of grace for clocks that differ; plain git may have any time.
            if let published, trailers[.act] != nil,
                commit.committer.seconds < published.seconds - 3600
            {
                return false
            }
            guard let index = trailers.values(.entry).firstIndex(of: id.description) else {
                if try trailers[.act] == nil && changes(path, commit, shift) {
                    lines.append(LogLine(publishing: commit))
                }
                return true
            }
            lines.append(LogLine(publishing: commit))
            if commit.parents.count > index + 1 {
                for draft in try shift.blog.git.firstParents(
                    from: commit.parents[index + 1], limit: Limits.draftActs)
                {
                    lines.append(LogLine(drafting: draft))
                }
            }
            return true
        }
        return lines
    }
}

extension LogCommand {
    /// Whether a commit changes a file.
    private func changes(_ path: String, _ commit: Commit, _ shift: Shift) throws -> Bool {
        let git = shift.blog.git
        let before = try commit.parents.first.flatMap {
            try git.entry(at: path, in: git.commit($0).tree)
        }
        return try git.entry(at: path, in: commit.tree) != before
    }
}
