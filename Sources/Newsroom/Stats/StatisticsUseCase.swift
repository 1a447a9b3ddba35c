internal import Archive
package import Editorial
internal import Git

extension Shift {
    /// Counts what `main` and the drafts behind it tell.
    ///
    /// - Parameters:
    ///   - since: acts before it do not count.
    ///   - until: nor do those from it on.
    ///   - author: nor what this person wrote no part of.
    ///   - takes: nor what was done to an entry that this refuses.
    package func statistics(
        since: Instant? = nil, until: Instant? = nil, author: String? = nil,
        takes: ((EntryID) -> Bool)? = nil
    ) throws -> Statistics {
        let tip = try blog.tip()
        var count = StatisticsCount(zone: Zone(try blog.blogFile(at: tip).blog.timeZone))
        try blog.git.eachFirstParent(from: tip.commit) { commit in
            let at = Instant(seconds: commit.author.seconds)
            let trailers = Trailers(message: commit.message)
            count.undone.formUnion(trailers.values(.undoes))
            if let until, at >= until { return true }
            // Acts stand in the order of time, but clocks of machines differ.
            if let since, at < since {
                return commit.committer.seconds > since.seconds - 86400
            }
            let entries = trailers.values(.entry)
            let wanted = trailers.keepingParts { part in
                (author.map { Self.isWritten(part, by: $0) } ?? true)
                    && (takes.map { takes in
                        part[.entry].flatMap { EntryID($0) }.map(takes) ?? false
                    } ?? true)
            }
            let isWhole = wanted == trailers
            guard isWhole || wanted[.entry] != nil else { return true }
            let kept = wanted.values(.entry)
            let chains = try commit.parents.dropFirst().enumerated()
                .filter {
                    isWhole || $0.offset < entries.count && kept.contains(entries[$0.offset])
                }
                .map { try blog.git.firstParents(from: $0.element, limit: Limits.draftActs) }
            count.take(commit, wanted, chains)
            return true
        }
        return count.result
    }

    private static func isWritten(_ part: Trailers, by person: String) -> Bool {
        part.values(.drafted).contains { $0.prefix { $0 != " " } == person }
    }
}

/// Adds up one commit of `main` after another.
private struct StatisticsCount {
    let zone: Zone
    private var statistics = Statistics()
    /// Acts that were taken back, 40 hexadecimal digits each.
    var undone: Set<String> = []
    private var toPublish: [Int64] = []
    private var inReview: [Int64] = []

    init(zone: Zone) {
        self.zone = zone
    }

    var result: Statistics {
        var result = statistics
        result.toPublish = Spread(toPublish)
        result.inReview = Spread(inReview)
        return result
    }

    /// - Parameter chains: the drafts that the commit publishes, newest act first.
    mutating func take(_ commit: Commit, _ trailers: Trailers, _ chains: [[Commit]]) {
        let count = max(1, trailers.values(.entry).count)
        guard !undone.contains(commit.id.hex) else {
            // Readers saw it all the same, so what nobody had looked at still counts.
            return takeExceptions(
                trailers, by: trailers[.by] ?? commit.author.name, count)
        }
        switch trailers[.act] {
        case "publish": statistics.entries += count
        case "update": statistics.updates += count
        case "correct": statistics.corrections += count
        case "retract": statistics.retractions += count
        case "import":
            if !commit.message.hasPrefix("import: update "), trailers[.text] != nil {
                statistics.imported += count
            }
        case "key":
            // Readers were told that the timeline had said something else.
            if Trailers.text(of: commit.message) != nil { takeTimelineCorrection(trailers) }
            return
        default: return
        }
        let clock = zone.wallClock(Instant(seconds: commit.author.seconds))
        statistics.hours[min(max(clock.hour, 0), 23)] += count
        guard trailers[.act] != "import" else { return }
        takePeople(trailers, by: trailers[.by] ?? commit.author.name, count)
        for chain in chains {
            takeTimes(of: chain, published: commit.author.seconds, trailers[.act] == "publish")
        }
    }

    private mutating func takeTimelineCorrection(_ trailers: Trailers) {
        statistics.corrections += 1
        guard let by = trailers[.by] else { return }
        statistics.people[by, default: PersonStatistics()].corrected += 1
    }

    private mutating func takePeople(_ trailers: Trailers, by: String, _ count: Int) {
        func person(_ value: String) -> String { String(value.prefix { $0 != " " }) }
        statistics.people[by, default: PersonStatistics()].published += count
        takeExceptions(trailers, by: by, count)
        for value in trailers.values(.approved) {
            statistics.people[person(value), default: PersonStatistics()].approved += 1
        }
        for value in trailers.values(.drafted) {
            statistics.people[person(value), default: PersonStatistics()].wrote += 1
            if trailers[.act] == "correct" {
                statistics.people[person(value), default: PersonStatistics()].corrected += 1
            }
        }
    }

    /// Rules that somebody answered for, and publishes without review.
    private mutating func takeExceptions(_ trailers: Trailers, by: String, _ count: Int) {
        func rule(_ value: String) -> String { String(value.prefix { $0 != " " }) }
        for value in trailers.values(.override) {
            statistics.overrides[rule(value), default: 0] += 1
            statistics.people[by, default: PersonStatistics()].overrides += 1
        }
        if trailers[.unreviewed] != nil {
            statistics.withoutReview += count
            statistics.people[by, default: PersonStatistics()].withoutReview += count
        }
    }

    /// How long one draft took, and how long of that it waited for an editor.
    private mutating func takeTimes(of chain: [Commit], published: Int64, _ isFirst: Bool) {
        guard let first = chain.last else { return }
        if isFirst { toPublish.append(max(0, published - first.author.seconds)) }
        var waited: Int64 = 0
        var submitted: Int64?
        var wasSubmitted = false
        for commit in chain.reversed() {
            let at = commit.author.seconds
            switch Trailers(message: commit.message)[.act] {
            case "submit":
                submitted = submitted ?? at
                wasSubmitted = true
            case "approve", "return", "spike", "undo":
                if let start = submitted { waited += max(0, at - start) }
                submitted = nil
            default: break
            }
        }
        if let submitted { waited += max(0, published - submitted) }
        if wasSubmitted { inReview.append(waited) }
    }
}
