internal import Editorial

/// A time of the entry that lies in the future.
struct FutureTime: Rule {
    static let code = "TIM-701"
    static let defaultSeverity = Severity.error
    static let readsLanguage = false
    static let explanation = RuleExplanation(
        rule: "What is published, taken or captured lies in the past.",
        why: "A clock that is wrong puts entries in the wrong order.",
        failing: "taken: tomorrow",
        passing: "taken: an hour ago",
        guideline: "House style",
        repair: "Correct the time, and check the clock and the time zone of the machine.")

    func findings(in input: CheckInput) -> [Finding] {
        guard let clock = input.now, let entry = input.entry else { return [] }
        // An entry of a blog whose clock is ahead of this one is held against its own time: what it
        // speaks of was there when it was published.
        let own = [entry.published, entry.updated].compactMap { $0?.seconds }.max()
        let isAhead = entry.published.map { $0.seconds > clock.seconds + 300 } ?? false
        let now = Instant(seconds: isAhead ? max(clock.seconds, own ?? 0) : clock.seconds)
        var result: [Finding] = []
        func check(_ time: Instant?, _ what: String) {
            guard let time, time.seconds > now.seconds + 300 else { return }
            result.append(record("\(what) \(time) lies in the future.", in: input))
        }
        check(entry.created, "`created`")
        check(entry.updated, "`updated`")
        for media in entry.media { check(media.taken, "`taken` of a media record,") }
        for embed in entry.embeds { check(embed.captured, "`captured` of an embedded post,") }
        for source in entry.sources { check(source.obtained, "`obtained` of a source,") }
        for claim in entry.claims { check(claim.at, "`at` of a claim,") }
        return result
    }
}
