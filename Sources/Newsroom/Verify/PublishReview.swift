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
        let said = act.trailers.parts(from: .entry)
        guard !ids.isEmpty, ids.count == texts.count, ids.count == said.count,
            act.commit.parents.count == ids.count + 1
        else {
            return act.others(than: [])
                + [.init(.unknownAct, "it does not say which texts it publishes")]
        }
        var findings = act.mayHave(.edit)
        var spokenOf: [String] = []
        var purposes: [DraftPurpose] = []
        for (index, id) in ids.enumerated() {
            guard let change = act.changes.first(where: { names($0.path, id) }),
                let file = change.new, file.kind == .file
            else {
                findings.append(.init(.otherText, "it did not change \(id)", id))
                continue
            }
            spokenOf.append(change.path)
            guard !act.redacted.contains(id.description) else {
                if try !act.isTombstone(file, change.path) {
                    findings.append(.init(.otherText, "it gave \(id) a text again", id))
                }
                continue
            }
            let bytes = try act.blog.git.blob(file.id, limit: Limits.entryBytes)
            if BlogRepository.textID(of: bytes) != texts[index] {
                findings.append(
                    .init(.otherText, "the text of \(id) is not the one that was decided on", id))
            }
            let draft = draft(of: id, text: texts[index], chainTip: act.commit.parents[index + 1])
            findings += draft.findings
            if let purpose = draft.purpose { purposes.append(purpose) }
            findings += try timesAndFormat(of: id, change, bytes, draft.purpose)
            if let status = draft.status, let chain = draft.chain {
                findings += PublishClaims(
                    act: act, at: at, id: id, chain: chain, status: status, said: said[index]
                ).findings()
            }
            findings += act.checks(
                id, said[index], needed: hadHooks && draft.purpose != .retract)
        }
        findings += others(than: spokenOf, ids, purposes)
        if purposes.count == ids.count { findings += name(purposes) }
        if let unreviewed = ActUnderReview.unreviewed(act.trailers) { findings.append(unreviewed) }
        return findings
    }

    /// What else it changed: media of its drafts come with them, and a pin goes with what is taken back.
    private func others(
        than spokenOf: [String], _ ids: [EntryID], _ purposes: [DraftPurpose]
    ) -> [ActUnderReview.Finding] {
        var allowed = spokenOf
        let drafts = act.commit.parents.dropFirst().compactMap { try? act.blog.git.commit($0).tree }
        for change in act.changes {
            if change.path == EntryPath.blog, purposes.contains(.retract) || !act.redacted.isEmpty,
                act.isUnpinning(change, ids)
            {
                allowed.append(change.path)
            } else if change.path.hasPrefix("media/"), (try? act.isNewMedia(change)) == true,
                drafts.contains(where: {
                    (try? act.blog.git.entry(at: change.path, in: $0)) == change.new
                })
            {
                allowed.append(change.path)
            }
        }
        return act.others(than: allowed)
    }

    /// Whether the act is called what its drafts are.
    private func name(_ purposes: [DraftPurpose]) -> [ActUnderReview.Finding] {
        let right = Set(purposes).count == 1 ? purposes[0] : .publish
        let said = act.trailers[.act] ?? ""
        return said == right.rawValue
            ? []
            : [
                .init(
                    .unknownAct,
                    "it says to be a \(SafeText.line(said)), and its draft is a \(right.rawValue)")
            ]
    }

    private func names(_ path: String, _ id: EntryID) -> Bool {
        if EntryPath.id(in: path) == id { return path.hasPrefix(EntryPath.entries + "/") }
        return act.changes.contains { $0.path == path && $0.new != nil && act.isSummary($0, id) }
    }

    private var hadHooks: Bool {
        (try? act.blog.git.entry(at: "Hooks/pre-publish.d", in: act.before.tree)) ?? nil != nil
    }

    private func timesAndFormat(
        of id: EntryID, _ change: TreeDifference, _ bytes: [UInt8], _ purpose: DraftPurpose?
    ) throws -> [ActUnderReview.Finding] {
        let entry: Entry
        do {
            entry = try EntryFile(bytes: bytes, path: change.path).entry
        } catch {
            return [.init(.format, error.diagnostics.first?.description ?? "it does not read", id)]
        }
        var findings: [ActUnderReview.Finding] = []
        if purpose == .retract, entry.retracted == nil {
            findings.append(.init(.otherText, "\(id) was to be taken back, and was not", id))
        }
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

    /// A draft that was published: its history, where that can be read, and what is wrong with it.
    private struct Draft {
        var chain: DraftChain?
        var status: DraftStatus?
        var findings: [ActUnderReview.Finding]

        /// A change of what was published before is an update if nobody said otherwise.
        var purpose: DraftPurpose? {
            guard let chain, let status else { return nil }
            return status.purpose == .publish && chain.base != nil ? .update : status.purpose
        }
    }

    private func draft(of id: EntryID, text: String, chainTip: ObjectID) -> Draft {
        guard let desk = act.desk else { return Draft(findings: []) }
        guard let chain = try? act.blog.closedDraft(id, at: chainTip) else {
            return Draft(
                findings: [
                    .init(.notApproved, "the history of the draft \(id) cannot be read", id)
                ])
        }
        let status = chain.status(desk.policy)
        guard status.text == text else {
            return Draft(
                findings: [.init(.otherText, "the draft of \(id) ended with another text", id)])
        }
        return Draft(
            chain: chain, status: status,
            findings: released(id, status, desk) + approval(of: id, status, desk))
    }

    private func approval(
        of id: EntryID, _ status: DraftStatus, _ desk: Desk
    ) -> [ActUnderReview.Finding] {
        guard act.trailers[.unreviewed] == nil else { return [] }
        var approvers = status.approvals.map(\.by).filter { desk.person($0)?.has(.edit) == true }
        if let publisher = act.person, publisher.has(.edit), act.trailers[.planned] == nil,
            !approvers.contains(publisher.id),
            !(desk.policy.fourEyes && status.isWritten(by: publisher.id))
        {
            approvers.append(publisher.id)
        }
        guard approvers.count < desk.policy.approvals else { return [] }
        return [
            .init(
                .notApproved,
                "\(approvers.count) of \(desk.policy.approvals) people approved this text of \(id)",
                id)
        ]
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
