package import Archive
package import Editorial

extension Shift {
    /// A time that was set for a draft, and what is unusual about it.
    package struct TimeOutcome: Sendable {
        package let draft: DraftOutcome
        package let reading: TimePhrase.Reading
    }

    /// Plans a draft to be published by itself.
    ///
    /// - Parameters:
    ///   - phrase: the time as typed, see `TimePhrase`.
    ///   - zone: IANA name of the clocks that it speaks of; nil for the blog's.
    /// - Throws: `TimePhrase.Unclear`; `Refusal` for a time that is past or under embargo, a flag
    ///   that nobody signed off, or a text that is not approved.
    package func schedule(
        _ id: EntryID, at phrase: String, zone: String? = nil
    ) async throws -> TimeOutcome {
        let setting = try setting()
        let chain = try blog.draft(id)
        let status = chain.status(setting.desk)
        let reading = try reading(phrase, zone, setting)
        let now = clock.now()
        guard reading.time.utc > now else { throw Refusal.past(reading.time) }
        if let embargo = status.embargo,
            embargo.end(clocks.rules).map({ reading.time.utc < $0 }) ?? true
        {
            throw Refusal.insideEmbargo(reading.time, embargo).about(id, chain.name)
        }
        if let flag = status.openFlags.first {
            throw Refusal.flagged(flag).about(id, chain.name)
        }
        let outcome = try await decide(
            Decision(.schedule, detail: reading.time.description, seen: chain.text), on: chain,
            setting)
        return TimeOutcome(draft: outcome, reading: reading)
    }

    /// Forbids to publish a draft before a time; without one, lifts that.
    ///
    /// A schedule that is earlier stays, and waits for the embargo: the later of the two counts.
    package func embargo(
        _ id: EntryID, until phrase: String?, zone: String? = nil, note: String? = nil
    ) async throws -> (outcome: DraftOutcome, reading: TimePhrase.Reading?) {
        let setting = try setting()
        let reading = try phrase.map { try self.reading($0, zone, setting) }
        if let reading, reading.time.utc <= clock.now() { throw Refusal.past(reading.time) }
        let chain = try blog.draft(id)
        if reading == nil, chain.status(setting.desk).embargo == nil {
            throw Refusal.notUnderEmbargo.about(id, chain.name)
        }
        let outcome = try await decide(
            Decision(.embargo, note: note, detail: reading?.time.description ?? "none"), on: id)
        return (outcome, reading)
    }

    /// The time that a phrase means on the blog's clocks, or on those of another zone.
    package func reading(
        _ phrase: String, _ zone: String?, _ setting: Setting
    ) throws -> TimePhrase.Reading {
        if let zone, !Zone.isKnown(zone) {
            throw TimePhrase.Unclear(
                message: "there is no time zone '\(SafeText.line(zone))'",
                remedy: Zone.suggestion(for: zone))
        }
        let zone = Zone(zone ?? setting.blogFile.blog.timeZone)
        return try TimePhrase.read(
            phrase, now: clock.now(), rules: zone.rules, isAhead: true)
    }

    /// A draft that is planned, and when it will really go out.
    package struct Due: Sendable {
        package let chain: DraftChain
        package let status: DraftStatus
        package let schedule: DraftStatus.Schedule
        /// The later of schedule and embargo, by the rules of their zones as they are now.
        package let moment: Instant
        /// Why it will not go out then as things are, in words without a full stop.
        package let obstacle: String?
    }

    /// Drafts that are planned, in the order in which they go out; those too whose schedule does not count now.
    package func planned(_ desk: Desk) throws -> [Due] {
        let rules = clocks.rules
        return try blog.drafts().drafts.compactMap { chain in
            let status = chain.status(desk)
            guard let schedule = status.planned, let moment = status.due(rules) else { return nil }
            return Due(
                chain: chain, status: status, schedule: schedule, moment: moment,
                obstacle: status.obstacle(rules))
        }.sorted { ($0.moment, $0.chain.id) < ($1.moment, $1.chain.id) }
    }
}
