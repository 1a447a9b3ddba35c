extension DraftStatus {
    /// When it is to go out by itself, whether or not that counts now.
    package var planned: Schedule? { schedule ?? lapsed }

    /// Why its schedule does not count, in words without a full stop; nil if it counts, or there is none.
    package var lapse: String? {
        guard let lapsed else { return nil }
        if let desk, desk.person(lapsed.by)?.has(.edit) != true {
            return desk.person(lapsed.by) == nil
                ? "\(lapsed.by), who scheduled it, is no longer on the desk"
                : "\(lapsed.by), who scheduled it, may no longer edit"
        }
        let approved = Set(standing.filter { $0.act == .approve && $0.text == text }.map(\.by))
        let void = approved.subtracting(approvals.map(\.by)).sorted()
        let gone = desk.map { desk in void.filter { desk.person($0)?.has(.edit) != true } } ?? []
        return "\(approvals.count) of the \(policy.approvals) people who must have approved it"
            + (gone.isEmpty
                ? "" : " (\(gone.joined(separator: ", ")) no longer counts)")
    }

    /// Why it will not go out at its time as things are, in words without a full stop; nil if it will, or if no
    /// time is set.
    package func obstacle(_ rules: (String) -> ZoneRules?) -> String? {
        guard let planned else { return nil }
        if let lapse { return lapse }
        return [planned.time, embargo].compactMap { $0 }
            .first { $0.change(rules) == .unknownZone }?.told(rules)
    }

    /// When it goes out if nothing stands in the way: the later of its schedule and its embargo. Nil if no time
    /// is set.
    package func due(_ rules: (String) -> ZoneRules?) -> Instant? {
        guard let planned else { return nil }
        let moment = planned.time.due(rules)
        guard let embargo else { return moment }
        return max(moment, embargo.end(rules) ?? embargo.utc)
    }

    /// What has become of the zones of its times since they were set, a sentence each without a full stop.
    package func zoneChanges(_ rules: (String) -> ZoneRules?) -> [String] {
        var told: [String] = []
        for time in [planned?.time, embargo].compactMap({ $0 }) {
            if let change = time.told(rules), !told.contains(change) { told.append(change) }
        }
        return told
    }
}
