internal import Archive
package import Editorial
internal import Git

extension Shift {
    /// What became of a draft whose time had come.
    package enum TickResult: Sendable {
        case published(PublishOutcome, planned: PlannedTime)
        /// Not published, and why; somebody has to look at it.
        case held(EntryID, name: String, reason: String)
        /// Somebody else published or changed it at the same moment.
        case gone(EntryID)
        /// It could not be tried now, as while another process works on the blog; it stays due.
        case postponed(EntryID, any Error)
    }

    /// Publishes what is due, in order, each once however many do this at the same time.
    ///
    /// Whoever scheduled it is who publishes it; checks and policy are applied again at this moment.
    /// What comes later than the policy allows, or does not pass, is held and not published.
    package func tick(_ report: (TickResult) throws -> Void) async throws {
        let now = clock.now()
        var tried: Set<EntryID> = []
        var isMoved = true
        // What waits for an entry that goes out now goes out now as well.
        while isMoved {
            isMoved = false
            let tip = try blog.tip()
            let policy = try blog.deskFile(at: tip).desk.policy
            for due in try planned(policy) where due.moment <= now {
                guard due.status.holds.isEmpty || stillHeld(due, tip) == false,
                    tried.insert(due.chain.id).inserted
                else { continue }
                let result = await tick(due, policy, now)
                if case .published = result { isMoved = true }
                try report(result)
            }
        }
        try await unpinWhatIsOver(now)
    }

    /// When something will be due next; nil if nothing is planned.
    package func nextDue() throws -> Instant? {
        let policy = try blog.deskFile(at: blog.tip()).desk.policy
        return try planned(policy).filter { $0.status.holds.isEmpty }.first?.moment
    }

    private func stillHeld(_ due: Due, _ tip: BlogRepository.Tip) -> Bool {
        due.status.holds.contains { hold in
            guard case .published(let other) = hold.until else { return true }
            return (try? blog.published(other, at: tip)) == nil
        }
    }

    private func tick(_ due: Due, _ policy: Policy, _ now: Instant) async -> TickResult {
        let id = due.chain.id
        let scheduler = carryingOut(for: due.schedule.by)
        let late = (now.seconds - due.moment.seconds) / 60
        do {
            guard late <= policy.latenessMinutes else {
                return try await hold(
                    due, .lateSeen, scheduler,
                    "Its time was \(late) minutes ago; the desk allows \(policy.latenessMinutes).")
            }
            do {
                var order = PublishOrder()
                order.planned = due.schedule.time
                return .published(
                    try await scheduler.publish([id], order), planned: due.schedule.time)
            } catch let refused as ChecksRefused {
                return try await hold(due, .checksSeen, scheduler, Self.reason(refused))
            } catch let refusal as Refusal {
                return try await hold(due, .checksSeen, scheduler, refusal.message + ".")
            } catch let error as DeskError {
                return .held(id, name: due.chain.name, reason: error.message)
            } catch let error as InvalidFile {
                let reason = error.diagnostics.first?.description ?? "the text does not read"
                return try await hold(due, .checksSeen, scheduler, reason)
            }
        } catch let error as ArchiveError
            where error.kind == .conflict || error.kind == .notFound
        {
            return .gone(id)
        } catch let refusal as Refusal {
            return .held(id, name: due.chain.name, reason: refusal.message)
        } catch {
            return .postponed(id, error)
        }
    }

    private static func reason(_ refused: ChecksRefused) -> String {
        let result = refused.results[0].result
        let errors = result.findings.filter { $0.severity == .error }
            .map { "\($0.rule): \($0.message)" }
        return (errors + result.failures).first ?? "the checks stopped it"
    }

    /// Keeps it back until an editor has looked, in the name of whoever scheduled it.
    private func hold(
        _ due: Due, _ until: Hold.Until, _ scheduler: Shift, _ reason: String
    ) async throws -> TickResult {
        let setting = try scheduler.setting()
        _ = try await scheduler.decide(
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
