internal import Archive
internal import Editorial
internal import Git

/// Whether a publish was right: the approved text, by people who might, checked, at its time.
struct PublishReview {
    private let act: ActUnderReview
    private let at: Instant

    init(_ act: ActUnderReview) {
        self.act = act
        // The author's time: a commit that was brought onto others' later keeps it.
        at = Instant(seconds: act.commit.author.seconds)
    }

    func findings() throws -> [ActUnderReview.Finding] {
        let ids = act.trailers.values(.entry).compactMap { EntryID($0) }
        let texts = act.trailers.values(.text)
        guard !ids.isEmpty, ids.count == texts.count, act.commit.parents.count == ids.count + 1
        else { return [.init(.unknownAct, "it does not say which texts it publishes")] }
        var findings = act.mayHave(.edit)
        var spokenOf: [String] = []
        for (index, id) in ids.enumerated() {
            guard let change = act.changes.first(where: { names($0.path, id) }),
                let file = change.new
            else {
                findings.append(.init(.otherText, "it did not change \(id)", id))
                continue
            }
            spokenOf.append(change.path)
            let bytes = try act.blog.git.blob(file.id, limit: Limits.entryBytes)
            guard !act.redacted.contains(id.description) else { continue }
            if BlogRepository.textID(of: bytes) != texts[index] {
                findings.append(
                    .init(.otherText, "the text of \(id) is not the one that was decided on", id))
            }
            findings += try timesAndFormat(of: id, change, bytes)
            findings += approval(
                of: id, text: texts[index], chainTip: act.commit.parents[index + 1])
        }
        let isRetraction = act.trailers[.act] == "retract"
        findings += act.others(than: spokenOf + (isRetraction ? [EntryPath.blog] : []))
            .filter { !($0.message.contains("media/") && $0.entry == nil) }
        if act.trailers.values(.checked).isEmpty, !isRetraction, hadHooks {
            findings.append(.init(.notChecked, "no checks are on record"))
        }
        if let unreviewed = ActUnderReview.unreviewed(act.trailers) { findings.append(unreviewed) }
        return findings
    }

    private func names(_ path: String, _ id: EntryID) -> Bool {
        if EntryPath.id(in: path) == id { return path.hasPrefix(EntryPath.entries + "/") }
        guard path == EntryPath.summary, let change = act.changes.first(where: { $0.path == path }),
            let file = change.new,
            let bytes = try? act.blog.git.blob(file.id, limit: Limits.entryBytes)
        else { return false }
        return (try? EntryFile(bytes: bytes, path: path).entry.id) == id
    }

    private var hadHooks: Bool {
        (try? act.blog.git.entry(at: "Hooks/pre-publish.d", in: act.before.tree)) ?? nil != nil
    }

    private func timesAndFormat(
        of id: EntryID, _ change: TreeDifference, _ bytes: [UInt8]
    ) throws -> [ActUnderReview.Finding] {
        let entry: Entry
        do {
            entry = try EntryFile(bytes: bytes, path: change.path).entry
        } catch {
            return [.init(.format, error.diagnostics.first?.description ?? "it does not read", id)]
        }
        var findings: [ActUnderReview.Finding] = []
        if let old = change.old {
            let before = try? EntryFile(
                bytes: act.blog.git.blob(old.id, limit: Limits.entryBytes), path: change.path
            ).entry
            if before?.published != entry.published {
                findings.append(
                    .init(.times, "the time of first publication of \(id) changed", id))
            }
            if entry.updated != at {
                findings.append(.init(.times, "the time of the update of \(id) is not its own", id))
            }
        } else if try act.blog.paths(ofPrefix: id.description, at: act.blog.tip()).count > 1 {
            findings.append(.init(.otherFiles, "readers have \(id) more than once", id))
        } else if entry.published != at {
            findings.append(.init(.times, "the time of publication of \(id) is not its own", id))
        }
        return findings
    }

    private func approval(
        of id: EntryID, text: String, chainTip: ObjectID
    ) -> [ActUnderReview.Finding] {
        guard let desk = act.desk else { return [] }
        guard let chain = try? act.blog.closedDraft(id, at: chainTip) else {
            return [.init(.notApproved, "the history of the draft \(id) cannot be read", id)]
        }
        let status = chain.status(desk.policy)
        guard status.text == text else {
            return [.init(.otherText, "the draft of \(id) ended with another text", id)]
        }
        var findings = released(id, status, desk)
        guard act.trailers[.unreviewed] == nil else { return findings }
        var approvers = status.approvals.map(\.by).filter { desk.person($0)?.has(.edit) == true }
        if let publisher = act.person, publisher.has(.edit), act.trailers[.planned] == nil,
            !approvers.contains(publisher.id),
            !(desk.policy.fourEyes && status.isWritten(by: publisher.id))
        {
            approvers.append(publisher.id)
        }
        if approvers.count < desk.policy.approvals {
            findings.append(
                .init(
                    .notApproved,
                    "\(approvers.count) of \(desk.policy.approvals) people approved this text of \(id)",
                    id))
        }
        return findings
    }

    private func released(
        _ id: EntryID, _ status: DraftStatus, _ desk: Desk
    ) -> [ActUnderReview.Finding] {
        var findings: [ActUnderReview.Finding] = []
        if let embargo = status.embargo, at < embargo.utc {
            findings.append(
                .init(.notReleased, "\(id) was under embargo until \(embargo.utc)", id))
        }
        for signOff in status.flags {
            let lawyer = signOff.cleared.flatMap { desk.person($0.by) }
            if !signOff.isCleared(for: status.text) || lawyer?.has(.legal) != true {
                findings.append(
                    .init(.notReleased, "\(id) lacked its \(signOff.name) sign-off", id))
            }
        }
        if status.holds.contains(where: { $0.until == .released }) {
            findings.append(.init(.notReleased, "\(id) was held", id))
        }
        return findings
    }
}
