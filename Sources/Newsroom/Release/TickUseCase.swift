internal import Archive
package import Editorial
internal import Git

extension Shift {
    /// What became of a draft whose time had come.
    package enum TickResult: Sendable {
        case published(PublishOutcome, planned: PlannedTime)
        /// Not published, and why; it is kept back until somebody has looked at it.
        case held(EntryID, name: String, reason: String)
        /// Not published, and not kept back on record either, since nobody here may do that.
        case stuck(EntryID, name: String, reason: String)
        /// Somebody else published or changed it at the same moment.
        case gone(EntryID)
        /// It could not be tried now, as while another process works on the blog; it stays due.
        case postponed(EntryID, any Error)
    }

    /// Publishes what is due, in order, each once however many do this at the same time.
    ///
    /// Whoever scheduled it is who publishes it; checks and policy are applied again at this moment.
    /// What comes later than the policy allows, does not pass, or may no longer go out is held and not published.
    package func tick(_ report: (TickResult) throws -> Void) async throws {
        let now = clock.now()
        var tried: Set<EntryID> = []
        var isMoved = true
        // Others plan and publish meanwhile.
        while isMoved {
            isMoved = false
            var tip = try blog.tip()
            let desk = try blog.deskFile(at: tip).desk
            var left = try planned(desk).filter { $0.moment <= now && !tried.contains($0.chain.id) }
            var out: [EntryID: Bool] = [:]
            // What waits for an entry that goes out now goes out now as well, before what is due later.
            while let next = try left.firstIndex(where: { try isFree($0, &out, tip) }) {
                let due = left.remove(at: next)
                tried.insert(due.chain.id)
                let result = await tick(due, desk, now)
                if case .published = result {
                    isMoved = true
                    tip = try blog.tip()
                    out[due.chain.id] = true
                }
                try report(result)
            }
        }
        try await unpinWhatIsOver(now)
    }

    /// When something will be due next; nil if nothing is planned.
    package func nextDue() throws -> Instant? {
        try planned(blog.deskFile(at: blog.tip()).desk).filter { $0.status.holds.isEmpty }.first?
            .moment
    }

    /// Whether nothing holds it but entries that are out.
    private func isFree(
        _ due: Due, _ out: inout [EntryID: Bool], _ tip: BlogRepository.Tip
    ) throws -> Bool {
        for hold in due.status.holds {
            guard case .published(let other) = hold.until else { return false }
            let isOut = try out[other] ?? (blog.published(other, at: tip) != nil)
            out[other] = isOut
            guard isOut else { return false }
        }
        return true
    }

    private func tick(_ due: Due, _ desk: Desk, _ now: Instant) async -> TickResult {
        let id = due.chain.id
        do {
            if let obstacle = due.obstacle {
                return try await hold(due, .checksSeen, desk, "Its time came with \(obstacle).")
            }
            let late = now.seconds - due.moment.seconds
            guard late <= Int64(desk.policy.latenessMinutes) * 60 else {
                return try await hold(
                    due, .lateSeen, desk,
                    "Its time was \(Self.spoken(late)) ago; the desk allows "
                        + "\(desk.policy.latenessMinutes).")
            }
            do {
                var order = PublishOrder()
                order.planned = due.schedule.time
                return .published(
                    try await carryingOut(for: due.schedule.by).publish([id], order),
                    planned: due.schedule.time)
            } catch let refused as ChecksRefused {
                return try await hold(due, .checksSeen, desk, Self.reason(refused))
            } catch let refusal as Refusal {
                return try await hold(due, .checksSeen, desk, refusal.message + ".")
            } catch let error as DeskError {
                return try await hold(due, .checksSeen, desk, error.message + ".")
            } catch let error as InvalidFile {
                let reason = error.diagnostics.first?.description ?? "the text does not read"
                return try await hold(due, .checksSeen, desk, reason)
            }
        } catch let error as ArchiveError
            where error.kind == .conflict || error.kind == .notFound
        {
            return .gone(id)
        } catch {
            return .postponed(id, error)
        }
    }

    /// Whole minutes, with the seconds of the first few.
    private static func spoken(_ seconds: Int64) -> String {
        func count(_ number: Int64, _ what: String) -> String {
            "\(number) \(what)\(number == 1 ? "" : "s")"
        }
        let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
        if minutes == 0 { return count(rest, "second") }
        return count(minutes, "minute") + (rest > 0 ? " and " + count(rest, "second") : "")
    }

    private static func reason(_ refused: ChecksRefused) -> String {
        let result = refused.results[0].result
        let errors = result.findings.filter { $0.severity == .error }
            .map { "\($0.rule): \($0.message)" }
        return (errors + result.failures).first ?? "the checks stopped it"
    }

    /// Keeps it back until an editor has looked: in the name of whoever scheduled it, or of whoever is at work
    /// here where that person may no longer do so.
    private func hold(
        _ due: Due, _ until: Hold.Until, _ desk: Desk, _ reason: String
    ) async throws -> TickResult {
        let maySay = desk.person(due.schedule.by)?.has(.edit) == true
        let holder = maySay ? carryingOut(for: due.schedule.by) : self
        guard let setting = try? holder.setting(), setting.person.has(.edit) else {
            return .stuck(due.chain.id, name: due.chain.name, reason: reason)
        }
        _ = try await holder.decide(
            Decision(.hold, note: reason, detail: until.description, seen: due.chain.text),
            on: due.chain, setting)
        return .held(due.chain.id, name: due.chain.name, reason: reason)
    }

    /// Ends a pin whose time is over, in the name of whoever pinned it.
    private func unpinWhatIsOver(_ now: Instant) async throws {
        let pin = try blog.blogFile(at: blog.tip()).blog.pin
        guard let pin, let until = pin.until, until <= now, let by = pin.by else { return }
        do {
            _ = try await carryingOut(for: by).pin(nil)
        } catch is ArchiveError {
            // Somebody else ended it at the same moment.
        } catch is DeskError {
            // Whoever pinned it has left the desk; an editor can still end it.
        }
    }
}
