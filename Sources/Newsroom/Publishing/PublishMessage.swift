internal import Archive
internal import Editorial

extension Shift {
    /// The message of a publish: names for people, and on record who wrote, approved, checked and why.
    func publishMessage(
        _ items: [PublishItem], _ order: PublishOrder, _ setting: Setting, at now: Instant
    ) -> String {
        let purposes = Set(items.map(\.purpose))
        let act = purposes.count == 1 ? items[0].purpose : .publish
        var trailers = Trailers()
        trailers.add(.act, act.rawValue)
        trailers.add(.by, setting.person.id)
        trailers.add(.through, setting.through?.id)
        for item in items {
            trailers.add(.entry, item.chain.id.description)
            trailers.add(.text, item.status.text)
            if let started = item.status.started {
                for writer in item.status.writers { trailers.add(.drafted, "\(writer) \(started)") }
            }
            for approval in approvals(of: item.status, order, setting, at: now) {
                trailers.add(.approved, "\(approval.by) \(approval.at)")
            }
            for flag in item.status.flags {
                guard let cleared = flag.cleared else { continue }
                trailers.add(.signedOff, "\(flag.name) \(cleared.by) \(cleared.at)")
            }
            for ran in item.result.ran { trailers.add(.checked, ran) }
            for (rule, reason) in order.overrides.sorted(by: { $0.key < $1.key })
            where item.result.findings.contains(where: { $0.rule == rule }) {
                trailers.add(.override, "\(rule) \(reason)")
            }
        }
        trailers.add(.planned, order.planned?.description)
        trailers.add(.unreviewed, order.withoutReview)
        let names = items.map(\.file.entry.name)
        let subject =
            names.count == 1
            ? "\(act.rawValue): \(names[0])" : "\(act.rawValue): \(names.count) entries"
        return trailers.message(
            subject: subject, text: names.count == 1 ? nil : names.joined(separator: "\n"))
    }

    /// Those on record, and the publisher's own if they may approve and have looked.
    private func approvals(
        of status: DraftStatus, _ order: PublishOrder, _ setting: Setting, at now: Instant
    ) -> [Approval] {
        let person = setting.person.id
        guard order.withoutReview == nil, order.planned == nil,
            !status.approvals.contains(where: { $0.by == person }),
            !(setting.policy.fourEyes && status.isWritten(by: person))
        else { return status.approvals }
        return status.approvals + [Approval(by: person, at: now, text: status.text)]
    }
}
