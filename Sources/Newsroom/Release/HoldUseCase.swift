internal import Archive
package import Editorial

extension Shift {
    /// Keeps a draft back until another entry is published.
    ///
    /// - Throws: `Refusal` if that entry is published already, is spiked, or waits for this draft itself, be it
    ///   by way of others; or by the table of transitions.
    package func hold(
        _ id: EntryID, after other: EntryID, note: String? = nil
    ) async throws -> DraftOutcome {
        let setting = try setting()
        let name = try blog.draft(id).name
        guard other != id else {
            throw Refusal(.hold, "it cannot wait for itself", "Name another entry.").about(id, name)
        }
        if try blog.published(other, at: setting.tip) != nil {
            throw Refusal(
                .already, "it need not wait for \(other), which is published already",
                "`lb hold ID -m …` keeps it back until somebody says so."
            ).about(id, name)
        }
        if try openDraft(other)?.isOpen == false {
            throw Refusal(
                .hold, "it would wait for \(other), which is spiked, for good",
                "`lb spike \(other) --revive` takes that up again."
            ).about(id, name)
        }
        if let way = try waits(of: other, for: id, setting) {
            throw Refusal(
                .hold,
                "neither would ever go out: "
                    + way.map(\.description).joined(separator: " waits for "),
                "`lb hold \(other) --release` first, or publish both together: "
                    + "`lb publish ID \(other)`."
            ).about(id, name)
        }
        return try await decide(
            Decision(.hold, note: note, detail: Hold.Until.published(other).description), on: id)
    }

    /// The way from one draft to another by what each waits for; nil if there is none.
    private func waits(
        of start: EntryID, for goal: EntryID, _ setting: Setting
    ) throws -> [EntryID]? {
        var ways = [[start]]
        var seen: Set<EntryID> = [start]
        while let way = ways.popLast(), let last = way.last {
            if last == goal { return way }
            for hold in try openDraft(last)?.status(setting.desk).holds ?? [] {
                guard case .published(let next) = hold.until, seen.insert(next).inserted else {
                    continue
                }
                ways.append(way + [next])
            }
        }
        return nil
    }
}
