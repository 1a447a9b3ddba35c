internal import Archive
internal import Editorial

/// Whether what a publish says of itself is what the history of its draft bears out: who wrote, who approved and
/// signed off, when it was planned, and what the checks found.
struct PublishClaims {
    let act: ActUnderReview
    let at: Instant
    let id: EntryID
    let chain: DraftChain
    let status: DraftStatus
    /// The lines that the publish has of this entry.
    let said: Trailers

    func findings() -> [ActUnderReview.Finding] {
        writers() + approvals() + signOffs() + plan()
    }

    private func writers() -> [ActUnderReview.Finding] {
        let named = said.values(.drafted).map { String($0.prefix { $0 != " " }) }
        return Set(named) == Set(status.writers)
            ? [] : [.init(.otherAuthor, "it does not name those who wrote \(id)", id)]
    }

    /// Each approval is an act of the draft, or the publisher's own in publishing.
    private func approvals() -> [ActUnderReview.Finding] {
        let real = Set(
            status.standing.filter { $0.act == .approve && $0.text == status.text }
                .map { "\($0.by) \($0.at)" })
        return said.values(.approved).filter { !real.contains($0) && !isOwn($0) }.map {
            .init(
                .notApproved,
                "it says that \(SafeText.line($0.prefix { $0 != " " })) approved \(id), which its draft does "
                    + "not bear out", id)
        }
    }

    private func isOwn(_ claim: String) -> Bool {
        guard act.trailers[.planned] == nil, act.trailers[.unreviewed] == nil,
            let person = act.person, person.has(.edit), claim == "\(person.id) \(at)"
        else { return false }
        return !(act.desk?.policy.fourEyes == true && status.isWritten(by: person.id))
    }

    private func signOffs() -> [ActUnderReview.Finding] {
        let real = Set(
            status.flags.compactMap { flag in
                flag.cleared.map { "\(flag.name) \($0.by) \($0.at)" }
            })
        return said.values(.signedOff).filter { !real.contains($0) }.map {
            .init(
                .notReleased,
                "it says “\(SafeText.line($0))” of a sign-off that the draft of \(id) does not hold",
                id)
        }
    }

    /// What was planned went out in the name of whoever scheduled it; nobody else looked at that moment.
    private func plan() -> [ActUnderReview.Finding] {
        guard let planned = act.trailers[.planned] else { return [] }
        let time = PlannedTime(planned)
        guard let schedule = status.schedule, let time, schedule.time.wall == time.wall,
            schedule.time.zone == time.zone, schedule.by == act.trailers[.by]
        else {
            return [
                .init(
                    .notReleased,
                    "it says that \(id) was scheduled, which its draft does not bear out",
                    id)
            ]
        }
        return []
    }
}

extension ActUnderReview {
    /// What is wrong with the checks on record of an entry: none ran, or errors went out that nobody answered for.
    func checks(_ id: EntryID, _ said: Trailers, needed: Bool) -> [Finding] {
        let lines = said.values(.checked)
        if lines.isEmpty {
            return needed ? [Finding(.notChecked, "no checks of \(id) are on record", id)] : []
        }
        let answered = Set(trailers.values(.override).map { String($0.prefix { $0 != " " }) })
        return lines.compactMap { line in
            guard let record = CheckRecord(line) else {
                return Finding(
                    .notChecked, "a check of \(id) does not say what it found", id)
            }
            let open = record.open(answered)
            guard !open.isEmpty else { return nil }
            return Finding(
                .notChecked,
                "\(SafeText.line(record.name)) found errors in \(id) that nobody answered for "
                    + "(\(open.map(SafeText.line).joined(separator: ", ")))", id)
        }
    }
}
